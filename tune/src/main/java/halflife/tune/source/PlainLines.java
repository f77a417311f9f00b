package halflife.tune.source;

import halflife.core.SecondThread;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Arrays;

/**
 * Reads lines of cells as long as no cell is quoted, which most tables never have: a cell ends at
 * the next separator or end of line, and nothing else needs to be known.
 *
 * <p>While a second thread takes the cells of some lines, the ends of the next ones are found; if
 * it takes longer than that, their numbers are read meanwhile.
 */
final class PlainLines {
  private static final int BUFFER = 1 << 17;

  /** A line with more cells, or too long for the buffer, is left to the parser that counts them. */
  private static final int MOST_CELLS = 1 << 14;

  /** The rows whose numbers are read before it is asked again whether the other thread waits. */
  private static final int READ = 16;

  private final Reader text;
  private final char delimiter;
  private final CellSink to;

  /** The characters that end a cell or may begin a quoted one, and the greatest of them. */
  private final boolean[] special;

  private final char greatest;
  private long line = 1;
  private boolean skipsNewline;

  /** What has been read and is not handed over: the beginning of a line. */
  private char[] left = {};

  /** Some lines and where their cells are. */
  private static final class Batch {
    private final char[] text = new char[BUFFER];
    private int end;

    /** The character after the last of each cell; the next cell begins behind it. */
    private final int[] ends = new int[BUFFER + 1];

    private int[] starts = new int[1 << 8];
    private int[] widths = new int[1 << 8];
    private long[] lines = new long[1 << 8];
    private int rows;

    /** The numbers of the cells of the first rows; not a number where one is not plain. */
    private final double[] values = new double[BUFFER + 1];

    private int readRows;
    private int readCells;

    /**
     * Reads the numbers of some more rows.
     *
     * @return whether there are rows left
     */
    boolean readSome(CellSink to) {
      int until = Math.min(rows, readRows + READ);
      for (; readRows < until; readRows++) {
        int from = starts[readRows];
        for (int k = 0; k < widths[readRows]; k++) {
          int end = ends[readCells];
          values[readCells++] = to.plain(text, from, end - from);
          from = end + 1;
        }
      }
      return readRows < rows;
    }

    void row(int start, int width, long line) {
      if (rows == widths.length) {
        starts = Arrays.copyOf(starts, 2 * rows);
        widths = Arrays.copyOf(widths, 2 * rows);
        lines = Arrays.copyOf(lines, 2 * rows);
      }
      starts[rows] = start;
      widths[rows] = width;
      lines[rows++] = line;
    }

    void handOver(CellSink to) {
      int cell = 0;
      for (int row = 0; row < rows; row++) {
        int from = starts[row];
        for (int k = 0; k < widths[row]; k++) {
          int end = ends[cell];
          if (row < readRows && !Double.isNaN(values[cell])) {
            to.cell(k, text, from, end - from, values[cell], lines[row]);
          } else {
            to.cell(k, text, from, end - from, false, lines[row]);
          }
          cell++;
          from = end + 1;
        }
        to.endRow(widths[row], lines[row]);
      }
    }
  }

  /**
   * A reader of lines.
   *
   * @param delimiter what separates cells; not a run of spaces
   */
  PlainLines(Reader text, char delimiter, CellSink to) {
    this.text = text;
    this.delimiter = delimiter;
    this.to = to;
    greatest = (char) Math.max('"', delimiter);
    special = new boolean[greatest + 1];
    for (char c : new char[] {'"', '\r', '\n', delimiter}) {
      special[c] = true;
    }
  }

  /** The number of lines that have been handed over. */
  long lines() {
    return line - 1;
  }

  /** What is left to read: from the first line on that may have a quote. */
  Reader rest() throws IOException {
    PushbackReader rest = new PushbackReader(text, Math.max(1, left.length));
    rest.unread(left);
    return rest;
  }

  /**
   * Hands lines over up to one that is not plain, or to the end.
   *
   * @return whether it was the end
   */
  boolean read() throws IOException {
    try (SecondThread second = new SecondThread("halflife-cells")) {
      Batch batch = new Batch();
      Batch other = new Batch();
      boolean plain = true;
      boolean more = true;
      while (plain && more) {
        more = fill(batch);
        plain = divide(batch, !more);
        Batch full = batch;
        if (plain && more) {
          boolean left = true;
          while (left && !second.isIdle()) {
            left = full.readSome(to);
          }
          second.begin(() -> full.handOver(to));
        } else {
          second.await();
          full.handOver(to); // most tables are one batch, for which no thread is started
        }
        batch = other;
        other = full;
      }
      return plain;
    }
  }

  /** Fills a batch with what is left and more; false at the end of the text. */
  private boolean fill(Batch batch) throws IOException {
    System.arraycopy(left, 0, batch.text, 0, left.length);
    batch.end = left.length;
    batch.rows = 0;
    batch.readRows = 0;
    batch.readCells = 0;
    while (batch.end < BUFFER) {
      int count = text.read(batch.text, batch.end, BUFFER - batch.end);
      if (count < 0) {
        return false;
      }
      batch.end += count;
    }
    return true;
  }

  /**
   * Finds the cells of all whole lines, and keeps what is left.
   *
   * @param last whether the text ends here, and with it its last line
   * @return whether all lines were plain
   */
  private boolean divide(Batch batch, boolean last) {
    char[] chars = batch.text;
    int[] ends = batch.ends;
    int start = 0;
    int cells = 0;
    int whole = 0;
    boolean plain = true;
    for (int i = special(chars, 0, batch.end); i < batch.end && plain; ) {
      char c = chars[i];
      if (c == delimiter) {
        ends[cells++] = i;
        plain = cells - whole < MOST_CELLS;
      } else if (c == '"') {
        plain = false;
      } else {
        boolean half = c == '\n' && skipsNewline && i == start;
        if (i > start) {
          ends[cells++] = i;
          batch.row(start, cells - whole, line);
          whole = cells;
        }
        line += half ? 0 : 1;
        skipsNewline = c == '\r';
        start = i + 1;
      }
      i = special(chars, i + 1, batch.end);
    }
    if (plain && last && start < batch.end) {
      ends[cells++] = batch.end;
      batch.row(start, cells - whole, line++);
      start = batch.end;
    }
    left = Arrays.copyOfRange(chars, start, batch.end);
    return plain && (last || left.length < BUFFER);
  }

  /** The next character that ends a cell, or may begin a quoted one. */
  private int special(char[] chars, int from, int to) {
    boolean[] any = special;
    char most = greatest;
    int i = from;
    while (i < to && (chars[i] > most || !any[chars[i]])) {
      i++;
    }
    return i;
  }
}
