package halflife.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records kept in a file as they are made, a line each and forced to the disk, so that long work
 * that is interrupted can go on. A line that was cut short by a kill is dropped.
 *
 * @param <T> the records
 */
public final class Journal<T extends Record> implements Closeable {
  private static final SchemaJson JSON =
      new SchemaJson(
          new Schema(Map.of(), Map.of(), Set.of(), Set.of(), List.of(), List.of(), false, true));

  private final Path file;
  private final FileChannel channel;
  private final Map<String, T> known = new ConcurrentHashMap<>();

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a journal of some work, a new one if there is none.
   *
   * @param work what the records are of; those of other work are not to be mixed with them
   * @param goOn whether the records that are there are read, if they are of this work; otherwise
   *     they are dropped
   * @throws IllegalArgumentException if another program has it open, or records of other work are
   *     to be read
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public static <T extends Record> Journal<T> open(
      Path file, String work, boolean goOn, Class<T> type) {
    String head = work.replaceAll("\\s+", " ");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Journal<T> journal = new Journal<>(file, channel);
      try {
        journal.lock();
        journal.begin(head, goOn, type);
        return journal;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IllegalArgumentException(
          file + " is in use by a command that is still running; wait for it, or end it");
    }
  }

  private void begin(String head, boolean goOn, Class<T> type) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      continue;
    }
    String text = new String(bytes.array(), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String found = end < 0 ? "" : text.substring(0, end);
    if (goOn && !found.isEmpty() && !found.equals(head)) {
      throw new IllegalArgumentException(
          file
              + " is of other work than what is asked for now; repeat the command that was"
              + " interrupted, or start anew");
    }
    int whole = 0;
    if (goOn && found.equals(head)) {
      whole = end + 1;
      for (int next = text.indexOf('\n', whole);
          next >= 0 && read(text.substring(whole, next), type);
          next = text.indexOf('\n', whole)) {
        whole = next + 1;
      }
    }
    channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    if (whole == 0) {
      write(head);
    }
  }

  /** Reads a line: the key, a tab and the record. */
  private boolean read(String line, Class<T> type) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return false;
    }
    try {
      known.put(line.substring(0, tab), JSON.read(JSON.parse(line.substring(tab + 1)), type));
      return true;
    } catch (IllegalArgumentException e) {
      return false; // cut short, or changed: whoever needs it makes it again
    }
  }

  /** The record of a key, if it is kept. */
  public Optional<T> find(String key) {
    return Optional.ofNullable(known.get(name(key)));
  }

  /**
   * Keeps a record; may be called from any thread.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public synchronized void keep(String key, T record) {
    try {
      write(name(key) + "\t" + JSON.line(record));
    } catch (IOException e) {
      throw failed(file, e);
    }
    known.put(name(key), record);
  }

  private static String name(String key) {
    return key.replaceAll("\\s+", " ");
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  /** The number of records that are kept. */
  public int size() {
    return known.size();
  }

  /** Closes the file and leaves it there. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Closes the file and deletes it: the work is done. */
  public void delete() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static UncheckedIOException failed(Path file, IOException e) {
    return new UncheckedIOException(file + " cannot be kept: " + e.getMessage(), e);
  }
}
