package halflife.linear.blocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/**
 * Blocks of numbers in a file without a name, which ends with the program however that ends: the
 * operating system takes it back, even after a crash.
 *
 * <p>Blocks are read by their place, not mapped: a mapping would outlive this, and turn a failing
 * disk into the end of the program.
 */
final class ScratchFile implements AutoCloseable {
  private static final String NAME = "halflife-rows-";
  private static final double GIGABYTE = 1e9;

  private final Path folder;
  private final FileChannel channel;
  private final int bytes;

  private ScratchFile(Path folder, FileChannel channel, int bytes) {
    this.folder = folder;
    this.channel = channel;
    this.bytes = bytes;
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
            String.format(
                Locale.ROOT,
                "the rows take %.1f GB of disk while they are fitted, but %s has only %.1f GB left;"
                    + " make room, or name another folder, as"
                    + " HALFLIFE_JAVA_OPTS=-Djava.io.tmpdir=/larger does",
                needed / GIGABYTE,
                folder,
                there / GIGABYTE));
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
        Files.deleteIfExists(file);
      }
    }
  }

  private static UncheckedIOException failed(Path folder, IOException e) {
    return new UncheckedIOException(
        "the rows could not be kept in a file in " + folder + ": " + e.getMessage(), e);
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

  /** Reads the block with a number. */
  DoubleBuffer read(long number, ByteBuffer block) {
    block.clear();
    try {
      long at = number * bytes;
      while (block.hasRemaining()) {
        int read = channel.read(block, at);
        if (read < 0) {
          throw new IOException("it ends before its last block");
        }
        at += read;
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
    block.clear();
    return block.asDoubleBuffer();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }
}
