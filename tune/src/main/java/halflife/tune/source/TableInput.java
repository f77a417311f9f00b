package halflife.tune.source;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a table, which can be read from their beginning again and again. */
interface TableInput {
  /** Opens them at their beginning. */
  InputStream open() throws IOException;

  /** The bytes of a file; those of a pipe are read to their end, however long they take. */
  static TableInput of(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return () -> Files.newInputStream(file);
    }
    byte[] kept = Files.readAllBytes(file);
    return () -> new ByteArrayInputStream(kept);
  }

  /**
   * The bytes of standard input, in a file without a name: the system removes it when this process
   * ends, however it ends.
   */
  static TableInput ofStandardInput() throws IOException {
    Path name = Files.createTempFile("halflife", ".csv");
    FileChannel kept =
        FileChannel.open(
            name,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    OutputStream to = Channels.newOutputStream(kept);
    System.in.transferTo(to);
    return () -> {
      kept.position(0);
      return new Left(Channels.newInputStream(kept));
    };
  }

  /** A stream whose end does not close what it reads. */
  final class Left extends FilterInputStream {
    Left(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
