package halflife.cli;

import halflife.core.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes a file so that there is the old one or the whole new one, never a part. */
final class SafeFile {
  private SafeFile() {}

  /**
   * Writes beside the file and moves it into place; a device or pipe is written to as it is.
   *
   * @throws IllegalArgumentException if the file is a folder, or its folder does not exist
   * @throws Failure if it cannot be written
   */
  static void write(Path file, String text) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; name a file to write");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.writeString(file, text);
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

  /** What to say when a path could not be written. */
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
