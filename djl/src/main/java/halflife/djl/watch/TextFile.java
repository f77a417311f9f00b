package halflife.djl.watch;

import halflife.core.Internal;
import halflife.core.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a text that somebody asked for. */
@Internal
public final class TextFile {
  private TextFile() {}

  /**
   * Writes a file, and the folders it lies in.
   *
   * @throws IllegalArgumentException if it is a folder
   * @throws UncheckedIOException if it cannot be written; what was there is still there
   */
  static void write(Path file, String text) {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || Files.isDirectory(whole)) {
      throw new IllegalArgumentException(
          file + " is a folder; name a file, such as " + file.resolve("training.html"));
    }
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      WholeFile.write(whole, beside -> Files.writeString(beside, text));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  public static UncheckedIOException failed(Path place, IOException e) {
    return new UncheckedIOException(
        place + " cannot be written: " + e.getMessage() + "; check the disk, or name another", e);
  }
}
