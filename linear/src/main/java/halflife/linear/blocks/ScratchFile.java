package halflife.linear.blocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Blocks of numbers in a file without a name, which ends with the program however that ends: the
 * operating system takes it back, even after a crash.
 *
 * <p>Blocks are written by their place, so that a full disk is an error like any other, and read
 * from a mapping, which the passes after the first find in memory.
 */
final class ScratchFile implements AutoCloseable {
  private static final String NAME = "halflife-rows-";

  /** A mapping has so many bytes at most. */
  private static final int MAPPED = 1 << 30;

  private static final double MEGABYTE = 1e6;
  private static final double GIGABYTE = 1e9;
  private static final String REMEDY =
      "; make room, or name another folder, as HALFLIFE_JAVA_OPTS=-Djava.io.tmpdir=/larger does";

  private final Path folder;
  private final FileChannel channel;
  private final int bytes;

  /** The blocks of one mapping. */
  private final int each;

  private final Map<Long, MappedByteBuffer> mapped = new ConcurrentHashMap<>();

  private ScratchFile(Path folder, FileChannel channel, int bytes) {
    this.folder = folder;
    this.channel = channel;
    this.bytes = bytes;
    each = Math.max(1, MAPPED / bytes);
  }

  /**
   * A file of blocks.
   *
   * @param numbers the numbers of each block
   * @param expected the blocks that there will be
   * @throws IllegalArgumentException if the disk has less room than they take
   */
  static ScratchFile in(Path folder, int numbers, long expected) {
    int bytes = Math.multiplyExact(numbers, Double.BYTES);
    try {
      removeLeft(folder);
      double needed = (double) bytes * expected;
      double there = Files.getFileStore(folder).getUsableSpace();
      if (needed > there) {
        throw new IllegalArgumentException(
            "the rows take "
                + size(needed)
                + " of disk while they are fitted, but "
                + folder
                + " has only "
                + size(there)
                + " left"
                + REMEDY);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME + UUID.randomUUID()),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new ScratchFile(folder, channel, bytes);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** Removes what a program left that was ended between making its file and taking its name. */
  private static void removeLeft(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, NAME + "*")) {
      for (Path file : left) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException another) {
          continue; // somebody else's
        }
      }
    }
  }

  private static String size(double bytes) {
    return bytes < GIGABYTE
        ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
        : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
  }

  private static UncheckedIOException failed(Path folder, IOException e) {
    return new UncheckedIOException(
        "the rows could not be kept in a file in " + folder + ": " + e.getMessage() + REMEDY, e);
  }

  /** Memory for a block on its way. */
  ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** Writes the block with a number. */
  void write(long number, ByteBuffer block) {
    block.clear();
    try {
      for (long at = number * bytes; block.hasRemaining(); ) {
        at += channel.write(block, at);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** The block with a number, once all are written. */
  DoubleBuffer read(long number) {
    MappedByteBuffer part = mapped.computeIfAbsent(number / each, this::map);
    int at = (int) (number % each) * bytes;
    return part.slice(at, bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }

  private MappedByteBuffer map(long part) {
    long from = part * each * bytes;
    try {
      long size = Math.min((long) each * bytes, channel.size() - from);
      return channel.map(FileChannel.MapMode.READ_ONLY, from, size);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  @Override
  public void close() {
    mapped.clear();
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }
}
