package halflife.tune.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of a table, which can be read from their beginning again and again.
 *
 * @param file the place of the bytes
 * @param kept the bytes of a file that can be opened only once, such as a pipe
 */
record TableInput(Path file, Optional<byte[]> kept) {

  /** Reads what is no regular file to its end, however long that takes to come. */
  static TableInput of(Path file) throws IOException {
    return new TableInput(
        file, Files.isRegularFile(file) ? Optional.empty() : Optional.of(Files.readAllBytes(file)));
  }

  InputStream open() throws IOException {
    return kept.isPresent() ? new ByteArrayInputStream(kept.get()) : Files.newInputStream(file);
  }
}
