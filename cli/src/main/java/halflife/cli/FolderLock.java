package halflife.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Keeps other commands from changing a folder's result as long as it is held. The system takes it
 * back from a process that ends in whatever way.
 */
final class FolderLock implements AutoCloseable {
  /** The hidden file that is locked, there only while somebody holds it or was killed. */
  static final String NAME = ".halflife-lock";

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits until no other command holds the folder.
   *
   * @param folder a folder that exists
   * @throws IOException if no file can be made there
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        lock(channel);
        // Whoever held it has deleted the file; then another may have made and locked a new one.
        taken = isStill(file, channel);
        if (taken) {
          return new FolderLock(file, channel);
        }
      } catch (OverlappingFileLockException e) {
        throw new IOException("another command in this process is writing there", e);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    }
  }

  /**
   * Locks the channel. Some network file systems have no locks: there two commands at once must be
   * avoided.
   */
  private static void lock(FileChannel channel) {
    try {
      channel.lock();
    } catch (IOException e) {
      return;
    }
  }

  /** A word that nobody else writes tells whether the name leads to the file that is open here. */
  private static boolean isStill(Path file, FileChannel channel) throws IOException {
    byte[] word = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0).write(ByteBuffer.wrap(word), 0);
    try {
      return Arrays.equals(word, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Lets go. A file that cannot be deleted does no harm: it can be locked again. */
  @Override
  public void close() {
    try (FileChannel locked = channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return;
    }
  }
}
