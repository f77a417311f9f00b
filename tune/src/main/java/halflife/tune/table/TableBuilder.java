package halflife.tune.table;

import halflife.tune.source.CellSink;
import halflife.tune.source.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the cells of a source in one pass, without a string for a cell that is a number, and hands
 * its rows to {@link Rows}.
 */
final class TableBuilder implements CellSink {
  private final ReadAs readAs;
  private final Map<Integer, ColumnReader.As> asked;
  private final RowNames rowNames = new RowNames();
  private final List<String> cells = new ArrayList<>();

  /** The cells of that row which are numbers without doubt, by their place. */
  private final Map<Integer, Double> exact = new HashMap<>();

  private Path file;
  private List<String> first = List.of();
  private Map<Integer, Double> firstExact = Map.of();
  private long firstLine;
  private boolean firstQuoted;

  /** Whether the first row certainly holds names. */
  private boolean named;

  private Header header = Header.NONE;
  private ColumnReader[] columns = {};
  private boolean[] read = {};
  private boolean any;
  private char delimiter;
  private boolean started;

  /** Whether the next row is the first of another file, which repeats the names. */
  private boolean another;

  /** The lines of the files before, so that lines are those of all files joined. */
  private long linesBefore;

  private long lastLine = 1;
  private final Rows rows;

  /**
   * A builder of what comes from a source.
   *
   * @param asked the way to read some columns, by their place, whatever {@code readAs} says
   * @param rows takes the rows
   */
  TableBuilder(Path file, ReadAs readAs, Map<Integer, ColumnReader.As> asked, Rows rows) {
    this.file = file;
    this.readAs = readAs;
    this.asked = asked;
    this.rows = rows;
  }

  /** What becomes of rows, one after the other. */
  interface Rows {
    /** Whether the cells of a column are wanted. */
    default boolean reads(int column, String name) {
      return true;
    }

    /** Whether the names of rows are. */
    default boolean readsNames() {
      return false;
    }

    /**
     * Takes rows of plain numbers, all of which the columns take, without adding them.
     *
     * @param values the numbers row after row
     * @param from the place of the first number
     * @param line the line of the first row; each is on the line after the one before
     * @return whether it did; otherwise they are added, and each row ends
     */
    default boolean passes(ColumnReader[] columns, double[] values, int from, int count, int line) {
      return false;
    }

    /**
     * Ends a row, whose cells are the last of these columns.
     *
     * @return whether the columns shall begin anew
     */
    boolean end(ColumnReader[] columns, int line);
  }

  Header header() {
    return header;
  }

  ColumnReader[] columns() {
    return columns;
  }

  RowNames rowNames() {
    return rowNames;
  }

  /**
   * Takes all cells of a source.
   *
   * @return the SHA-256 of its bytes
   */
  String take(TableSource source) throws IOException {
    String sha256 = source.read(this);
    file = source.place();
    if (!started && !first.isEmpty()) {
      start();
    }
    if (!started) {
      throw new IllegalArgumentException(
          file + " is empty; give a CSV file with a line of column names and a line for each row");
    }
    if (!any) {
      throw new IllegalArgumentException(
          file + " has a line of column names and no rows; add a line for each row");
    }
    return sha256;
  }

  @Override
  public void begin(Path from, char separator, boolean certainlyNamed) {
    another = !first.isEmpty();
    if (another && separator != delimiter && header.width() > 1) {
      throw otherNames(from);
    }
    linesBefore = another ? linesBefore + lastLine : 0;
    lastLine = 1;
    file = from;
    delimiter = separator;
    named = certainlyNamed;
  }

  @Override
  public void cell(int index, char[] text, int from, int length, boolean quoted, long line) {
    if (started && !another) {
      take(index, text, from, length, line);
    } else {
      cells.add(new String(text, from, length).strip());
      firstQuoted |= quoted && first.isEmpty();
    }
  }

  @Override
  public void cell(int index, char[] text, int from, int length, double value, long line) {
    int column = header.first().hidden() ? index - 1 : index;
    boolean usual = started && !another && (index > 0 || !header.first().rowNames());
    if (usual && column >= 0 && column < columns.length) {
      if (read[column]) {
        columns[column].add(text, from, length, value, line);
      }
    } else {
      cell(index, text, from, length, false, line);
    }
  }

  @Override
  public boolean rows(double[] values, int from, int width, int count, long line) {
    boolean usual = started && !another && !header.first().rowNames() && width == header.width();
    boolean late = linesBefore + line + count > Integer.MAX_VALUE;
    if (!usual || width != columns.length || late || !takePlain()) {
      return false;
    }
    if (rows.passes(columns, values, from, count, lineOfAll(line))) {
      lastLine = line + count - 1;
      any = true;
      return true;
    }
    for (int row = 0; row < count; row++) {
      for (int c = 0; c < width; c++) {
        if (read[c]) {
          columns[c].addPlain(values[from + row * width + c]);
        }
      }
      endRow(width, line + row);
    }
    return true;
  }

  /** Whether all columns that are read take plain numbers. */
  private boolean takePlain() {
    for (int c = 0; c < columns.length; c++) {
      if (read[c] && !columns[c].takesPlain()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void number(int index, double value, long line) {
    if (started && !another) {
      take(index, value, line);
    } else {
      exact.put(index, value);
      cells.add(ColumnReader.text(value));
    }
  }

  private void take(int index, double value, long line) {
    int column = header.first().hidden() ? index - 1 : index;
    boolean rowName = index == 0 && header.first().rowNames();
    if (!rowName && column >= 0 && column < columns.length) {
      if (read[column]) {
        columns[column].add(value, line);
      }
    } else {
      char[] text = ColumnReader.text(value).toCharArray();
      take(index, text, 0, text.length, line);
    }
  }

  private void take(int index, char[] text, int from, int length, long line) {
    if (index == 0 && header.first().rowNames() && rows.readsNames()) {
      rowNames.add(text, from, length);
    }
    int column = header.first().hidden() ? index - 1 : index;
    if (column >= 0 && column < columns.length) {
      if (read[column]) {
        columns[column].add(text, from, length, line);
      }
    } else if (column == columns.length && header.trailing()) {
      requireBlank(new String(text, from, length).strip(), line);
    }
  }

  private void requireBlank(String cell, long line) {
    if (!cell.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + ", line "
              + line
              + ": '"
              + BadCell.shortened(cell)
              + "' stands in column "
              + header.width()
              + ", which has no name; name it in the first line, or remove the column");
    }
  }

  @Override
  public void endRow(int count, long line) {
    lastLine = line;
    if (another) {
      another = false;
      goOn(line);
    } else if (started) {
      end(count, line);
    } else if (first.isEmpty()) {
      first = List.copyOf(cells);
      firstExact = Map.copyOf(exact);
      firstLine = line;
    } else {
      start();
      row(cells, exact, line);
    }
    cells.clear();
    exact.clear();
  }

  /** Takes the first row of another file: the same names, or, where there are none, a row. */
  private void goOn(long line) {
    if (started && !header.named()) {
      row(cells, exact, line);
    } else if (!cells.equals(first)) {
      throw otherNames(file);
    }
  }

  private static IllegalArgumentException otherNames(Path file) {
    return new IllegalArgumentException(
        file
            + " has other columns than the files before it; give files with the same first line,"
            + " or one file alone");
  }

  private void start() {
    started = true;
    header = named ? Header.named(file, first) : Header.of(file, first, firstQuoted, cells);
    columns = new ColumnReader[header.names().size()];
    read = new boolean[columns.length];
    for (int i = 0; i < columns.length; i++) {
      read[i] = rows.reads(i, header.names().get(i));
    }
    renew();
    if (!header.named()) {
      row(first, firstExact, firstLine);
    }
  }

  private void renew() {
    for (int i = 0; i < columns.length; i++) {
      ColumnReader.As as = readAs.of(header.names().get(i));
      columns[i] = new ColumnReader(asked.getOrDefault(i, as), delimiter == ';');
    }
  }

  private void row(List<String> texts, Map<Integer, Double> numbers, long line) {
    for (int i = 0; i < texts.size(); i++) {
      if (numbers.containsKey(i)) {
        take(i, numbers.getOrDefault(i, Double.NaN), line);
      } else {
        take(i, texts.get(i).toCharArray(), 0, texts.get(i).length(), line);
      }
    }
    end(texts.size(), line);
  }

  private void end(int count, long line) {
    if (count != header.width()) {
      throw ragged(count, line);
    }
    any = true;
    if (rows.end(columns, lineOfAll(line))) {
      renew();
    }
  }

  /** The line of all files joined. */
  private int lineOfAll(long line) {
    return (int) Math.min(linesBefore + line, Integer.MAX_VALUE);
  }

  private IllegalArgumentException ragged(int count, long line) {
    boolean second = header.width() > first.size();
    return new IllegalArgumentException(
        file
            + ", line "
            + line
            + " has "
            + cells(count)
            + ", but the "
            + (second ? "second" : "first")
            + " line has "
            + header.width()
            + "; correct the line ("
            + howCellsEnd()
            + ")");
  }

  private String howCellsEnd() {
    if (delimiter == CellSink.NO_DELIMITER) {
      return "nothing but the table may stand in the sheet, its names in one row";
    }
    String separator = delimiter == ' ' ? "space, which separates cells here," : "separator";
    return "a cell with a " + separator + " in it must be quoted";
  }

  /** Refuses row names that are none, once all rows are there. */
  void checkRowNames(int[] lines) {
    if (header.first() == Header.FirstColumn.BEFORE_NAMES) {
      rowNames.repeated().ifPresent(row -> refuseRowName(row, lines));
    }
  }

  /** Row names that are none: a separator stands in a cell of every line, or a name is missing. */
  private void refuseRowName(int row, int[] lines) {
    throw new IllegalArgumentException(
        file
            + ", line "
            + lines[row]
            + " has "
            + header.width()
            + " cells, but the first line has "
            + first.size()
            + ", and the first cells are no row names because '"
            + BadCell.shortened(rowNames.get(row))
            + "' is there twice; give every column a name (a cell with a separator in it must be"
            + " quoted)");
  }

  @Override
  public long lastLine() {
    return lastLine;
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }
}
