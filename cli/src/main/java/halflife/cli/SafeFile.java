package halflife.cli;

import halflife.core.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a file so that there is the old one or the whole new one, never a part. */
final class SafeFile {
  private SafeFile() {}

  /**
   * Makes sure, before anything is computed, that the file may be written.
   *
   * @param inputs the files that the command reads
   * @throws IllegalArgumentException if the file is a folder or an input, a link to nothing, or its
   *     folder does not exist
   */
  static void check(Path file, Inputs inputs) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; name a file to write");
    }
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new IllegalArgumentException(
          file + " is a link to a file that does not exist; make it, or write elsewhere");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      throw new IllegalArgumentException(
          "the folder of " + file + " does not exist; make it, or write elsewhere");
    }
    if (!isOfTheSystem(file)) {
      inputs.refuseAsOutput(file);
    }
  }

  /** A device or a pipe, or a name of one, such as /dev/stdout where that leads to a file. */
  private static boolean isOfTheSystem(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return Files.exists(file)
        && (!Files.isRegularFile(file)
            || absolute.startsWith("/dev/fd")
            || absolute.startsWith("/dev/stdout")
            || absolute.startsWith("/dev/stderr")
            || absolute.startsWith("/proc"));
  }

  /**
   * Writes beside the file and moves it into place; a device or pipe is written to as it is.
   *
   * @throws IllegalArgumentException if the file is a folder, or its folder does not exist
   * @throws Failure if it cannot be written
   */
  static void write(Path file, String text) {
    check(file, Inputs.NONE);
    try {
      if (isOfTheSystem(file)) {
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return;
      }
      Path real = Files.isSymbolicLink(file) ? file.toRealPath() : file;
      WholeFile.write(real, beside -> Files.writeString(beside, text));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "the folder of " + file + " does not exist; make it, or write elsewhere", e);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** The failure of a path that could not be written. */
  static Failure failure(Path path, IOException e) {
    if (e instanceof AccessDeniedException) {
      return new Failure(
          path + " cannot be written: you may not write there; choose another --out", e);
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return new Failure(
        path
            + " cannot be written"
            + (reason == null ? "" : ": " + reason)
            + "; check the disk, or choose another --out",
        e);
  }
}
