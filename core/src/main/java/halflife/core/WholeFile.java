package halflife.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Puts a file in its place whole or not at all: it is written beside, and then moved there. */
public final class WholeFile {
  /** Writes what is to be moved. */
  public interface Writer {
    /**
     * Writes it.
     *
     * @param beside a path in the same folder that nothing has
     */
    void write(Path beside) throws IOException;
  }

  private WholeFile() {}

  /**
   * Has a file written and moves it into place. If that fails, what was there is still there.
   *
   * @param file its place, in a folder that exists
   */
  public static void write(Path file, Writer writer) throws IOException {
    Path beside = sibling(file);
    try {
      writer.write(beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteQuietly(beside);
    }
  }

  /** A name in the same folder that nothing has. */
  public static Path sibling(Path path) {
    Path name = path.getFileName();
    return path.toAbsolutePath().resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // what was asked for is done, or has failed with its own message
    }
  }
}
