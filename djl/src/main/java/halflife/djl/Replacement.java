package halflife.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A text that takes a file's place: written beside it and moved there, so that there is never a
 * part of one.
 *
 * @param file where it goes
 * @param beside where it is written
 * @param text what it holds
 */
record Replacement(Path file, Path beside, String text) {
  /** Nothing is written yet. */
  static Replacement of(Path file, String text) {
    String hidden = "." + file.getFileName() + "." + UUID.randomUUID() + ".tmp";
    return new Replacement(file, file.resolveSibling(hidden), text);
  }

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
    Replacement replacement = of(whole, text);
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      replacement.write();
      replacement.move();
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      replacement.remove();
    }
  }

  void write() throws IOException {
    Files.writeString(beside, text);
  }

  void move() throws IOException {
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What could not be moved is removed, or is in nobody's way. */
  void remove() {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // Then it stays, hidden.
    }
  }

  static UncheckedIOException failed(Path place, IOException e) {
    return new UncheckedIOException(
        place + " cannot be written: " + e.getMessage() + "; check the disk, or name another", e);
  }
}
