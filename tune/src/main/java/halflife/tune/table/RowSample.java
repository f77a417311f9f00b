package halflife.tune.table;

import static java.util.stream.Collectors.toMap;

import halflife.core.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A seeded sample of rows of which it is not known how many come, each as likely as any other
 * (Vitter 1985, <i>Random sampling with a reservoir</i>), and beside it the rows that tell what a
 * column is.
 */
final class RowSample implements TableBuilder.Rows {
  /** A column with more words is none of categories, and no row is kept for each of them. */
  private static final int MOST_WORDS = WordList.LASTING;

  /** The seeds of other draws are the folds'; see FoldAssignment. */
  private static final long STREAM = -7;

  private static final int HEARD = 1 << 16;
  private static final int LEAST = 1;
  private static final int GREATEST = 2;
  private static final int MISSING = 4;

  /** What the first of all words is; the next ones follow. */
  private static final int WORD = 8;

  private final SampledTable.Asked asked;
  private final SplitMix64 random;
  private int capacity;
  private int target = -1;
  private int[] lines = {};
  private int[] numbers = {};
  private int size;
  private long rows;
  private long dropped;
  private Seen[] seen = {};

  /** The range of the numbers of each column so far. */
  private double[] least = {};

  private double[] greatest = {};
  private final Map<Long, Witness> witnesses = new HashMap<>();
  private int[] kept = {};

  /** The cells of the row that is looked at, as numbers. */
  private double[] row = {};

  private final List<String> names = new ArrayList<>();

  /** A row that is kept for what it tells of a column. */
  private record Witness(int number, int line, double[] cells) {}

  /** What has been seen of a column beside its range. */
  private static final class Seen {
    private boolean missing;
    private final BitSet words = new BitSet();

    /** What a missing cell tells, if it is the first. */
    int missing() {
      boolean fresh = !missing;
      missing = true;
      return fresh ? MISSING : 0;
    }

    /** What a word tells, if it is new. */
    int word(int code) {
      boolean fresh = code < MOST_WORDS && !words.get(code);
      words.set(Math.min(code, MOST_WORDS));
      return fresh ? WORD + code : 0;
    }
  }

  RowSample(SampledTable.Asked asked) {
    this.asked = asked;
    random = SplitMix64.stream(asked.seed(), STREAM);
  }

  @Override
  public boolean reads(int column, String name) {
    target = name.equals(asked.target()) ? column : target;
    names.add(name);
    return true;
  }

  @Override
  public boolean end(ColumnReader[] columns, int line) {
    if (seen.length == 0) {
      begin(columns.length);
    }
    if (target >= 0 && columns[target].lastIsMissing()) {
      dropped++;
      endRow(columns, -1);
      return false;
    }
    look(columns, count(), line);
    endRow(columns, draw(row, 0, line));
    return false;
  }

  @Override
  public boolean passes(ColumnReader[] columns, double[] values, int from, int count, int line) {
    if (seen.length == 0) {
      begin(columns.length);
    }
    int width = columns.length;
    for (int c = 0; c < width; c++) {
      look(c, values, from, count, line);
      columns[c].passPlain(values, from + c, width, count);
    }
    for (int k = 0; k < count; k++) {
      count();
      int place = from + k * width;
      int slot = draw(values, place, line + k);
      for (int c = 0; c < width && slot >= 0; c++) {
        columns[c].keepPassed(values[place + c], slot);
      }
    }
    return true;
  }

  /** Keeps the next rows, all of numbers, for what they tell of the range of a column. */
  private void look(int column, double[] values, int from, int count, int line) {
    int width = seen.length;
    for (int k = 0; k < count; k++) {
      int place = from + k * width;
      double value = values[place + column];
      if (value < least[column] || value > greatest[column]) {
        double[] cells = Arrays.copyOfRange(values, place, place + width);
        keep(column, widened(column, value), new Witness((int) rows + k, line + k, cells));
      }
    }
  }

  /** Counts a row that has a target, and gives its number. */
  private int count() {
    if (rows == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "there are more than " + Integer.MAX_VALUE + " rows; give fewer");
    }
    int number = (int) rows++;
    if (number % HEARD == 0) {
      asked.heard().accept(number);
    }
    return number;
  }

  /**
   * Shows the last row to who is beside, and draws its place in the sample.
   *
   * @param values has its cells as numbers
   * @param from the place of the first
   * @return the place; −1 if it has none
   */
  private int draw(double[] values, int from, int line) {
    int number = (int) (rows - 1);
    asked.beside().row(number, values, from);
    int slot = number < capacity ? number : (int) (random.nextDouble() * (number + 1.0));
    if (slot >= capacity) {
      return -1;
    }
    size = Math.max(size, slot + 1);
    lines[slot] = line;
    numbers[slot] = number;
    return slot;
  }

  private void begin(int columns) {
    seen = new Seen[columns];
    Arrays.setAll(seen, c -> new Seen());
    least = new double[columns];
    greatest = new double[columns];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    row = new double[columns];
    asked.beside().begin(names);
    capacity = (int) Math.max(1000, Math.min(asked.most(), asked.cells() / columns));
    lines = new int[capacity];
    numbers = new int[capacity];
  }

  private static void endRow(ColumnReader[] columns, int slot) {
    for (ColumnReader column : columns) {
      column.endRow(slot);
    }
  }

  private void look(ColumnReader[] columns, int number, int line) {
    double[] cells = {};
    for (int c = 0; c < columns.length; c++) {
      row[c] = Double.NaN;
      if (columns[c].stores()) {
        boolean word = columns[c].storesWords();
        double last = columns[c].last();
        row[c] = word ? Double.NaN : last;
        int news =
            word
                ? seen[c].word((int) last)
                : Double.isNaN(last) ? seen[c].missing() : widened(c, last);
        if (news > 0) {
          if (cells.length == 0) {
            cells = Arrays.stream(columns).mapToDouble(ColumnReader::last).toArray();
          }
          keep(c, news, new Witness(number, line, cells));
        }
      }
    }
  }

  /** What a number tells of the range of a column: {@link #LEAST}, {@link #GREATEST}, or both. */
  private int widened(int column, double value) {
    int news = 0;
    if (value < least[column]) {
      least[column] = value;
      news = LEAST;
    }
    if (value > greatest[column]) {
      greatest[column] = value;
      news |= GREATEST;
    }
    return news;
  }

  /** Keeps a row for what it tells of a column. */
  private void keep(int column, int news, Witness witness) {
    long place = (long) column << Integer.SIZE;
    if (news == (LEAST | GREATEST)) {
      witnesses.put(place | LEAST, witness);
      witnesses.put(place | GREATEST, witness);
    } else {
      witnesses.put(place | news, witness);
    }
  }

  /** Appends the rows that tell what a column is. */
  void finish(ColumnReader[] columns) {
    int[] drawn = Arrays.copyOf(numbers, size);
    Arrays.sort(drawn);
    List<Witness> more =
        witnesses.values().stream()
            .filter(witness -> Arrays.binarySearch(drawn, witness.number()) < 0)
            .collect(toMap(Witness::number, witness -> witness, (one, same) -> one, TreeMap::new))
            .values()
            .stream()
            .toList();
    kept = new int[more.size()];
    for (int w = 0; w < kept.length; w++) {
      kept[w] = more.get(w).line();
      for (int c = 0; c < columns.length; c++) {
        columns[c].append(more.get(w).cells()[c]);
      }
    }
  }

  /** The lines of what was kept, as it stands. */
  int[] lines() {
    int[] all = Arrays.copyOf(lines, size + kept.length);
    System.arraycopy(kept, 0, all, size, kept.length);
    return all;
  }

  /** The rows in order, from the columns that have ended. */
  SampledTable table(Table all) {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingInt(slot -> numbers[slot]))
            .mapToInt(slot -> slot)
            .toArray();
    int[] rowsInOrder =
        IntStream.concat(Arrays.stream(order), IntStream.range(size, size + kept.length)).toArray();
    return new SampledTable(
        all.pick(rowsInOrder),
        Arrays.stream(order).map(slot -> numbers[slot]).toArray(),
        (int) rows,
        dropped);
  }
}
