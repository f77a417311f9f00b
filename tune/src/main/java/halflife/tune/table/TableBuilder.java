package halflife.tune.table;

import halflife.tune.source.CellSink;
import halflife.tune.source.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Table} from the cells of a source in one pass, without a string for a cell that
 * is a number.
 *
 * <p>Columns whose later cells show that they were read wrongly are read once more.
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
  private char delimiter;
  private boolean started;

  /** Whether the next row is the first of another file, which repeats the names. */
  private boolean another;

  /** The lines of the files before, so that lines are those of all files joined. */
  private long linesBefore;

  private long lastLine = 1;
  private int[] lines = new int[16];
  private int rows;

  private TableBuilder(Path file, ReadAs readAs, Map<Integer, ColumnReader.As> asked) {
    this.file = file;
    this.readAs = readAs;
    this.asked = asked;
  }

  static Table read(TableSource source, ReadAs readAs) throws IOException {
    TableBuilder builder = new TableBuilder(source.place(), readAs, Map.of());
    String sha256;
    try {
      sha256 = builder.take(source);
    } catch (IllegalArgumentException e) {
      if (!source.readsOtherwise()) {
        throw e;
      }
      return read(source, readAs);
    }
    builder.requireRows();
    Map<Integer, ColumnReader.As> again = new HashMap<>();
    TableStyle style = TableStyle.of(builder.columns);
    List<Column> ended = new ArrayList<>();
    for (int i = 0; i < builder.columns.length; i++) {
      int at = i;
      builder.columns[i].again(style).ifPresent(as -> again.put(at, as));
      ended.add(again.containsKey(i) ? Table.UNREAD : builder.columns[i].end());
    }
    if (!again.isEmpty()) {
      TableBuilder second = new TableBuilder(source.place(), readAs, again);
      if (!second.take(source).equals(sha256)) {
        throw new IllegalArgumentException(
            source.place() + " was changed while it was read; try again");
      }
      again.keySet().forEach(i -> ended.set(i, second.columns[i].end()));
    }
    return new Table(
        new Table.Source(source.place(), sha256),
        builder.header,
        source.readings(),
        builder.header.names(),
        ended,
        builder.rowNames,
        Arrays.copyOf(builder.lines, builder.rows));
  }

  private String take(TableSource source) throws IOException {
    String sha256 = source.read(this);
    file = source.place();
    if (!started && !first.isEmpty()) {
      start();
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
      if (isRead(column)) {
        columns[column].add(value, line);
      }
    } else {
      char[] text = ColumnReader.text(value).toCharArray();
      take(index, text, 0, text.length, line);
    }
  }

  private void take(int index, char[] text, int from, int length, long line) {
    if (index == 0 && header.first().rowNames() && asked.isEmpty()) {
      rowNames.add(text, from, length);
    }
    int column = header.first().hidden() ? index - 1 : index;
    if (column >= 0 && column < columns.length) {
      if (isRead(column)) {
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
    for (int i = 0; i < columns.length; i++) {
      ColumnReader.As as = readAs.of(header.names().get(i));
      columns[i] = new ColumnReader(asked.getOrDefault(i, as), delimiter == ';');
    }
    if (!header.named()) {
      row(first, firstExact, firstLine);
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
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows + (rows >> 1));
    }
    lines[rows++] = (int) Math.min(linesBefore + line, Integer.MAX_VALUE);
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

  /** Whether this pass is about that column: the first is about all of them. */
  private boolean isRead(int column) {
    return asked.isEmpty() || asked.containsKey(column);
  }

  private void requireRows() {
    if (!started) {
      throw new IllegalArgumentException(
          file + " is empty; give a CSV file with a line of column names and a line for each row");
    }
    if (rows == 0) {
      throw new IllegalArgumentException(
          file + " has a line of column names and no rows; add a line for each row");
    }
    if (header.first() == Header.FirstColumn.BEFORE_NAMES) {
      rowNames.repeated().ifPresent(this::refuseRowName);
    }
  }

  /** Row names that are none: a separator stands in a cell of every line, or a name is missing. */
  private void refuseRowName(int row) {
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
