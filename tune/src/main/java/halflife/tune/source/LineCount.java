package halflife.tune.source;

import halflife.core.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The number of lines of a file, eight bytes at a time. */
final class LineCount {
  private static final int BUFFER = 1 << 20;

  /** A file is divided into so many parts. */
  private static final int PARTS = 8;

  private static final long LOW = 0x7F7F7F7F7F7F7F7FL;
  private static final long FEEDS = 0x0A0A0A0A0A0A0A0AL;

  private LineCount() {}

  /** Counts line feeds, and a last line without one. */
  static long of(Path file, Workers workers) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long[] feeds = new long[PARTS];
      workers.run(
          PARTS,
          part -> feeds[part] = feeds(channel, size * part / PARTS, size * (part + 1) / PARTS));
      ByteBuffer last = ByteBuffer.allocate(1);
      boolean open = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
      return Arrays.stream(feeds).sum() + (open ? 1 : 0);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long feeds(FileChannel channel, long from, long to) {
    long feeds = 0;
    ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER, Math.max(1, to - from)));
    try {
      for (long at = from; at < to; at += buffer.limit()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
        if (channel.read(buffer, at) < 0) {
          break;
        }
        buffer.flip();
        while (buffer.remaining() >= Long.BYTES) {
          // the high bit of a byte is left where the byte is a line feed
          long other = buffer.getLong() ^ FEEDS;
          feeds += Long.bitCount(~((other & LOW) + LOW | other | LOW));
        }
        while (buffer.hasRemaining()) {
          feeds += buffer.get() == '\n' ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return feeds;
  }
}
