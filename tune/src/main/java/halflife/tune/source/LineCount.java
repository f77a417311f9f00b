package halflife.tune.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The number of lines of a file, eight bytes at a time. */
final class LineCount {
  private static final int BUFFER = 1 << 20;
  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long FEEDS = 0x0A0A0A0A0A0A0A0AL;

  private LineCount() {}

  /** Counts line feeds, and a last line without one. */
  static long of(Path file) throws IOException {
    long lines = 0;
    byte last = '\n';
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        int length = buffer.limit();
        if (length > 0) {
          last = buffer.get(length - 1);
        }
        while (buffer.remaining() >= Long.BYTES) {
          // the high bit of a byte is left where the byte is a line feed
          long other = buffer.getLong() ^ FEEDS;
          lines += Long.bitCount(~((other & LOW) + LOW | other | LOW));
        }
        while (buffer.hasRemaining()) {
          lines += buffer.get() == '\n' ? 1 : 0;
        }
        buffer.clear();
      }
    }
    return last == '\n' ? lines : lines + 1;
  }
}
