package halflife.optim.checkpoint;

import halflife.core.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of Hugging Face's safetensors format: eight bytes with the length of a header, the header,
 * and numbers, all little-endian. Nothing in such a file can be executed.
 */
final class Safetensors {
  /** The format's own limit to a header. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final int BUFFER = 1 << 20;

  private Safetensors() {}

  static void write(Checkpoint checkpoint, Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; give the name of a file in it");
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      WholeFile.write(
          file,
          beside -> {
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
              write(checkpoint, out);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** All before the numbers: the length of the header, and the header, filled up with spaces. */
  private static byte[] start(Checkpoint checkpoint) {
    byte[] header = Header.of(checkpoint).getBytes(StandardCharsets.UTF_8);
    int padding = (8 - header.length % 8) % 8;
    byte[] start = new byte[8 + header.length + padding];
    Arrays.fill(start, (byte) ' ');
    put(header.length + padding, Long.BYTES, start, 0);
    System.arraycopy(header, 0, start, 8, header.length);
    return start;
  }

  /** Writes the lower bytes of a number, the lowest first. */
  private static void put(long bits, int count, byte[] out, int at) {
    for (int b = 0; b < count; b++) {
      out[at + b] = (byte) (bits >> 8 * b);
    }
  }

  private static void write(Checkpoint checkpoint, WritableByteChannel out) throws IOException {
    byte[] start = start(checkpoint);
    writeAll(buffer(start.length).put(start), out);
    ByteBuffer buffer = buffer(BUFFER);
    for (Stored array : checkpoint.arrays().values()) {
      int count = BUFFER / Header.width(array.type());
      for (int from = 0; from < array.size(); from += count) {
        put(array, from, Math.min(count, array.size() - from), buffer.clear());
        writeAll(buffer, out);
      }
    }
  }

  private static void writeAll(ByteBuffer buffer, WritableByteChannel out) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private static void put(Stored array, int from, int count, ByteBuffer out) {
    array.numbers().put(from, count, out);
    out.position(count * Header.width(array.type()));
  }

  /** The bytes of the file, without what a browser lacks. */
  static byte[] bytes(Checkpoint checkpoint) {
    byte[] start = start(checkpoint);
    long size = start.length;
    for (Stored array : checkpoint.arrays().values()) {
      size += (long) array.size() * Header.width(array.type());
    }
    byte[] bytes = Arrays.copyOf(start, Math.toIntExact(size));
    int at = start.length;
    for (Stored array : checkpoint.arrays().values()) {
      int width = Header.width(array.type());
      for (int i = 0; i < array.size(); i++) {
        put(array.numbers().bits(i), width, bytes, at);
        at += width;
      }
    }
    return bytes;
  }

  static Checkpoint read(Path file) {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(in);
    } catch (EOFException e) {
      throw new IllegalArgumentException(file + " is cut short; copy it again", e);
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
      throw new UncheckedIOException(file + " cannot be read: " + why, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " " + e.getMessage(), e);
    }
  }

  private static Checkpoint read(FileChannel in) throws IOException {
    long length = fill(in, buffer(8)).getLong();
    if (length < 2 || length > LONGEST_HEADER) {
      throw new IllegalArgumentException(
          "is no safetensors file: its header would be "
              + Long.toUnsignedString(length)
              + " bytes");
    }
    if (length > in.size() - 8) {
      throw new EOFException();
    }
    byte[] bytes = new byte[(int) length];
    fill(in, buffer(bytes.length)).get(bytes);
    Header header = Header.parse(new String(bytes, StandardCharsets.UTF_8));
    long start = 8 + length;
    refuseOverlapsAndGaps(header, in.size() - start);
    header.entries().forEach(Safetensors::refuseOtherSizes);
    Map<String, Stored> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Header.Entry> entry : header.entries().entrySet()) {
      arrays.put(entry.getKey(), array(entry.getValue(), in, start));
    }
    return new Checkpoint(header.metadata(), arrays);
  }

  /**
   * The arrays fill the rest of the file, one after the other, as the format has it. Otherwise a
   * small file could ask for much memory.
   */
  private static void refuseOverlapsAndGaps(Header header, long size) throws EOFException {
    List<Header.Entry> inOrder = new ArrayList<>(header.entries().values());
    inOrder.sort(Comparator.comparingLong(Header.Entry::from).thenComparingLong(Header.Entry::to));
    long end = 0;
    for (Header.Entry entry : inOrder) {
      if (entry.from() > entry.to()) {
        throw notOne("an array ends before it begins");
      }
      if (entry.from() != end) {
        throw notOne(
            entry.from() < end ? "its arrays overlap" : "there is a gap between its arrays");
      }
      end = entry.to();
      if (end > size) {
        throw new EOFException();
      }
    }
    if (end < size) {
      throw notOne("it goes on after its last array");
    }
  }

  private static IllegalArgumentException notOne(String why) {
    return new IllegalArgumentException("is no safetensors file: " + why);
  }

  private static void refuseOtherSizes(String name, Header.Entry entry) {
    if (!entry.type().matches("F32|F64|I64")) {
      throw new IllegalArgumentException(
          "has numbers of type "
              + entry.type()
              + " in "
              + name
              + ", but Halflife reads F32, F64 and I64; convert them first");
    }
    if (entry.to() - entry.from() != (long) size(entry) * Header.width(entry.type())) {
      throw new IllegalArgumentException(
          "is no safetensors file: " + name + " has another size than its shape says");
    }
  }

  private static int size(Header.Entry entry) {
    return entry.shape().stream().reduce(1, (a, b) -> a * b);
  }

  private static Stored array(Header.Entry entry, FileChannel in, long start) throws IOException {
    int size = size(entry);
    int width = Header.width(entry.type());
    in.position(start + entry.from());
    Stored.Numbers numbers = Stored.Numbers.of(entry.type(), size);
    int count = BUFFER / width;
    for (int from = 0; from < size; from += count) {
      int part = Math.min(count, size - from);
      numbers.get(from, part, fill(in, buffer(part * width)));
    }
    return new Stored(entry.shape(), numbers);
  }

  private static ByteBuffer fill(FileChannel in, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (in.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
