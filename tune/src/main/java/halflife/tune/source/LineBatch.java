package halflife.tune.source;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some lines, cut into cells as far as they are plain, and the beginning of the next one.
 *
 * <p>The ends of all cells are found first, eight characters at a time; then the cells, whose
 * numbers are read, do not wait for each other.
 */
final class LineBatch {
  /** The characters that are fetched at once. */
  static final int SIZE = 1 << 17;

  /** A line with more cells is left to the parser that counts them. */
  private static final int MOST_CELLS = 1 << 14;

  /** The lines that are cut before it is asked again whether the other thread waits. */
  private static final int SOME = 16;

  private final char delimiter;

  /** The characters that end a cell or may begin a quoted one. */
  private final boolean[] special = new boolean[Byte.MAX_VALUE + 1];

  /** Has room for the end of a last line that has none. */
  private final char[] chars = new char[SIZE + 1];

  /** The same characters as bytes; where one is not of ASCII, some byte that is not either. */
  private final byte[] bytes = new byte[SIZE + 1 + EightBytes.COUNT];

  private final CharsetEncoder narrower = StandardCharsets.ISO_8859_1.newEncoder();

  private int end;

  /** Where the lines end that are there to their end. */
  private int whole;

  /** Where the next line to cut begins, the end of its first cell, and the lines before it. */
  private int at;

  private int next;
  private int above;

  /** Whether none of the lines so far has to be left to the parser. */
  private boolean plain = true;

  /** The characters that end cells, or begin quoted ones; the next cell begins behind. */
  private final int[] ends = new int[SIZE + EightBytes.COUNT];

  /** The number of each cell of the rows so far; not a number where it is not plain. */
  private final double[] values = new double[SIZE + 1];

  private int cells;

  /** Of each row its first character, the end of its first cell, its cells, the lines above. */
  private int[] starts = new int[1 << 8];

  private int[] firsts = new int[1 << 8];
  private int[] widths = new int[1 << 8];
  private int[] places = new int[1 << 8];

  /** Whether all its cells are plain numbers. */
  private boolean[] numbers = new boolean[1 << 8];

  private int rows;

  /**
   * A batch of lines.
   *
   * @param delimiter what separates cells
   */
  LineBatch(char delimiter) {
    this.delimiter = delimiter;
    for (char c : new char[] {'"', '\r', '\n', delimiter}) {
      special[c] = true;
    }
  }

  /** Whether none of the lines so far has to be left to the parser. */
  boolean isPlain() {
    return plain;
  }

  /** Gives all characters that were fetched back. */
  void unreadAll(PushbackReader to) throws IOException {
    to.unread(chars, 0, end);
  }

  /**
   * Gives back what was not cut.
   *
   * @param whole whether whole lines only, because another batch has the beginning of the next one
   */
  void unread(PushbackReader to, boolean whole) throws IOException {
    to.unread(chars, at, (whole ? this.whole : end) - at);
  }

  /**
   * Fetches what another batch has left, and more of a text.
   *
   * @return whether there may be still more
   */
  boolean fill(Reader text, LineBatch before) throws IOException {
    end = before.end - before.whole;
    System.arraycopy(before.chars, before.whole, chars, 0, end);
    at = 0;
    above = 0;
    next = 0;
    cells = 0;
    rows = 0;
    int count = 0;
    while (end < SIZE && count >= 0) {
      end += count;
      count = text.read(chars, end, SIZE - end);
    }
    whole = end;
    if (count < 0) {
      chars[end] = '\n';
    } else {
      while (whole > 0 && !endsLine(whole - 1)) {
        whole--;
      }
    }
    plain = count < 0 || whole > 0;
    narrow();
    findEnds();
    return count >= 0;
  }

  private void narrow() {
    CharBuffer wide = CharBuffer.wrap(chars, 0, end + 1);
    narrower.reset().encode(wide, ByteBuffer.wrap(bytes), true);
    for (int i = wide.position(); i <= end; i++) {
      bytes[i] = chars[i] < Byte.MAX_VALUE ? (byte) chars[i] : -1;
    }
  }

  /** Whether a character certainly is the last of a line. */
  private boolean endsLine(int i) {
    return chars[i] == '\n' || chars[i] == '\r' && i + 1 < end && chars[i + 1] != '\n';
  }

  /** Finds the ends of all cells, and all quotes, up to the end of the last whole line. */
  private void findEnds() {
    int found = 0;
    for (int i = 0; i <= whole; i += EightBytes.COUNT) {
      long eight = EightBytes.at(bytes, i);
      long some = EightBytes.below(eight, '-') | EightBytes.equal(eight, delimiter);
      for (; some != 0; some &= some - 1) {
        int at = i + EightBytes.first(some);
        if (special[bytes[at]]) {
          ends[found++] = at;
        }
      }
    }
  }

  /**
   * Cuts some more lines.
   *
   * @return whether there are lines left to cut
   */
  boolean cutSome() {
    for (int k = 0; k < SOME && plain && at < whole; k++) {
      plain = cut();
    }
    return plain && at < whole;
  }

  /** Cuts a line, if it is plain. */
  private boolean cut() {
    boolean all = true;
    int cell = next;
    int from = at;
    byte c = (byte) delimiter;
    for (; c == delimiter; cell++) {
      int i = ends[cell];
      c = bytes[i];
      if (c == '"' || cell - next == MOST_CELLS) {
        return false;
      }
      double value = PlainNumber.of(bytes, from, i);
      values[cells + cell - next] = value;
      all &= !Double.isNaN(value);
      from = i + 1;
    }
    if (from > at + 1) {
      row(cell - next, all);
      cells += cell - next;
    }
    above++;
    at = from;
    next = cell;
    if (c == '\r' && at < whole && bytes[at] == '\n') {
      at++;
      next++;
    }
    return true;
  }

  private void row(int width, boolean all) {
    if (rows == widths.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
      firsts = Arrays.copyOf(firsts, 2 * rows);
      widths = Arrays.copyOf(widths, 2 * rows);
      places = Arrays.copyOf(places, 2 * rows);
      numbers = Arrays.copyOf(numbers, 2 * rows);
    }
    starts[rows] = at;
    firsts[rows] = next;
    widths[rows] = width;
    places[rows] = above;
    numbers[rows++] = all;
  }

  /**
   * Cuts what is not yet cut, and hands all rows over up to a line that is not plain.
   *
   * @param lines the number of lines before these
   * @return how many there are then
   */
  long handOver(CellSink to, long lines) {
    boolean more = true;
    while (more) {
      more = cutSome();
    }
    int cell = 0;
    int until = 0;
    for (int row = 0; row < rows; ) {
      until = row < until ? until : alike(row);
      long line = lines + places[row] + 1;
      int width = widths[row];
      int count = until - row;
      if (count > 0 && to.rows(values, cell, width, count, line)) {
        cell += width * count;
        row = until;
      } else {
        handOver(to, row, cell, line);
        to.endRow(width, line);
        cell += width;
        row++;
      }
    }
    return lines + above;
  }

  /** Where the rows of numbers end that are as wide as one, line after line from there on. */
  private int alike(int first) {
    int row = first;
    while (row < rows
        && numbers[row]
        && widths[row] == widths[first]
        && places[row] - places[first] == row - first) {
      row++;
    }
    return row;
  }

  private void handOver(CellSink to, int row, int first, long line) {
    int from = starts[row];
    for (int k = 0; k < widths[row]; k++) {
      int end = ends[firsts[row] + k];
      double value = values[first + k];
      if (Double.isNaN(value)) {
        to.cell(k, chars, from, end - from, false, line);
      } else {
        to.cell(k, chars, from, end - from, value, line);
      }
      from = end + 1;
    }
  }
}
