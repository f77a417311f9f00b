package halflife.tune.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Hands on a file's bytes in UTF-8 and refuses what no text file holds. */
final class CheckedBytes extends FilterInputStream {
  private final Path file;
  private final byte[] head;
  private int headAt;
  private long lines = 1;

  /**
   * Reads the first bytes: a UTF-8 byte order mark is left out.
   *
   * @throws IllegalArgumentException if they are the mark of another encoding or kind of file
   */
  CheckedBytes(InputStream in, Path file) throws IOException {
    super(in);
    this.file = file;
    head = in.readNBytes(8);
    refuseOtherKinds();
    scan(head, 0, head.length);
    headAt = startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (headAt < head.length) {
      int count = Math.min(length, head.length - headAt);
      System.arraycopy(head, headAt, bytes, from, count);
      headAt += count;
      return count;
    }
    int count = in.read(bytes, from, length);
    if (count > 0) {
      scan(bytes, from, count);
    }
    return count;
  }

  /** Does nothing: the caller that opened the file closes it. */
  @Override
  public void close() {}

  /** The line that reading has reached, a buffer ahead of what was handed on at most. */
  long lines() {
    return lines;
  }

  /** Looks at eight bytes at a time, and at each of them where one may be a control character. */
  private void scan(byte[] bytes, int from, int count) {
    int to = from + count;
    int i = from;
    for (; i + EightBytes.COUNT <= to; i += EightBytes.COUNT) {
      if (EightBytes.below(EightBytes.at(bytes, i), ' ') != 0) {
        scanEach(bytes, i, i + EightBytes.COUNT);
      }
    }
    scanEach(bytes, i, to);
  }

  private void scanEach(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < ' ' && b >= 0) {
        if (b == '\n') {
          lines++;
        } else if (b != '\r' && b != '\t') {
          throw refused(b);
        }
      }
    }
  }

  private IllegalArgumentException refused(byte b) {
    if (b == 0) {
      return new IllegalArgumentException(
          file
              + " has a zero byte on line "
              + lines
              + ": it is UTF-16 or no text at all; save it as CSV in UTF-8");
    }
    return new IllegalArgumentException(
        file
            + " has the control character "
            + String.format("0x%02X", b)
            + " on line "
            + lines
            + "; remove it, or export the table as CSV again");
  }

  private void refuseOtherKinds() {
    if (startsWith('P', 'K', 3, 4)) {
      throw new IllegalArgumentException(
          file
              + " is a workbook or another zip file; give a workbook as a file of its own, which a pipe"
              + " is not, or export the table as CSV");
    }
    if (startsWith(0xD0, 0xCF, 0x11, 0xE0)) {
      throw new IllegalArgumentException(
          file
              + " is a spreadsheet of the old kind (.xls), or one with a password; save it as .xlsx"
              + " without one, or as CSV");
    }
    compressed("gunzip twice", 0x1F, 0x8B);
    compressed("unxz", 0xFD, '7', 'z', 'X', 'Z', 0);
    compressed("unzstd", 0x28, 0xB5, 0x2F, 0xFD);
    if (startsWith('B', 'Z', 'h') && head.length == 8 && head[4] == '1' && head[5] == 'A') {
      compressed("bunzip2", 'B', 'Z', 'h');
    }
    exported("an Arrow or Feather", 'A', 'R', 'R', 'O', 'W', '1', 0);
    exported("an HDF5", 0x89, 'H', 'D', 'F', '\r', '\n');
    exported("an SQLite", 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f');
    if (startsWith('P', 'A', 'R', '1')) {
      throw new IllegalArgumentException(
          file + " is a Parquet file, which is read from a file only; save it as one, unpacked");
    }
  }

  private void compressed(String tool, int... marks) {
    if (startsWith(marks)) {
      throw new IllegalArgumentException(
          file + " is compressed; unpack it first (" + tool + "), or export the table as CSV");
    }
  }

  private void exported(String kind, int... marks) {
    if (startsWith(marks)) {
      throw new IllegalArgumentException(
          file + " is " + kind + " file, which is not read yet; export the table as CSV");
    }
  }

  private boolean startsWith(int... marks) {
    for (int i = 0; i < marks.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != marks[i]) {
        return false;
      }
    }
    return true;
  }
}
