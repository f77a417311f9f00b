package halflife.tune.table;

import halflife.core.Internal;
import halflife.evidence.note.Note;
import halflife.tune.source.TableLocation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file of rows and named columns, read into memory.
 *
 * <p>CSV in UTF-8, or UTF-16 with a byte order mark, plain or packed by gzip; cells are separated
 * by a comma, semicolon, tab or bar, whichever fits the first lines, or by runs of spaces where
 * none of them does; quotes as in RFC 4180. If every cell of the first line is a number there is no
 * header, and the columns are named c1, c2, …. A column of mostly numbers is numbers; a cell there
 * may be missing ({@code NA}, nothing, …), and a column with any other cell is refused when it is
 * asked for, so that a column nobody uses may hold anything.
 */
public final class Table {

  /**
   * The source of a table.
   *
   * @param file the path, as it was given
   * @param sha256 the SHA-256 of the file's bytes, in hexadecimal
   */
  public record Source(Path file, String sha256) {}

  /** The placeholder of a column until it has been read. */
  static final Column UNREAD = new Column.Numbers(new double[0], 0);

  private final Source source;
  private final Header header;
  private final List<Note> readings;
  private final List<String> names;
  private final List<Column> columns;
  private final RowNames rowNames;
  private final int[] lines;
  private final Map<String, Integer> index = new HashMap<>();

  @Internal
  public Table(
      Source source,
      Header header,
      List<Note> readings,
      List<String> names,
      List<Column> columns,
      RowNames rowNames,
      int[] lines) {
    this.source = source;
    this.header = header;
    this.readings = List.copyOf(readings);
    this.names = List.copyOf(names);
    this.columns = List.copyOf(columns);
    this.rowNames = rowNames;
    this.lines = lines;
    for (int i = 0; i < names.size(); i++) {
      index.put(names.get(i), i);
    }
  }

  /**
   * Reads a CSV file, several, or standard input.
   *
   * @param file the file; a pattern such as {@code part-*.csv}, whose files have the same first
   *     line and are joined in the order of their names; or {@code -}
   * @param asText the columns that are kept as text even if they look like numbers; names that the
   *     file does not have are ignored
   * @throws IllegalArgumentException if there is no such file, or it is not a table: the message
   *     names the file, the line and what to do
   * @throws UncheckedIOException if reading fails half-way
   */
  public static Table read(Path file, Set<String> asText) {
    return read(TableLocation.of(file), asText);
  }

  /** Reads a table as {@link #read(Path, Set)} does, from files and in a way that are named. */
  public static Table read(TableLocation where, Set<String> asText) {
    return read(where, new ReadAs(asText, Map.of()));
  }

  /** Reads a table, some columns as it is known already. */
  @Internal
  public static Table read(Path file, ReadAs readAs) {
    return read(TableLocation.of(file), readAs);
  }

  /** Reads a table, some columns as it is known already. */
  @Internal
  public static Table read(TableLocation where, ReadAs readAs) {
    return TableReader.reading(where, () -> TableReader.whole(TableReader.open(where), readAs));
  }

  /** The columns, in the order of the file. */
  public List<String> names() {
    return names;
  }

  /** The number of rows. */
  public int rows() {
    return lines.length;
  }

  /** The source of the table. */
  public Source source() {
    return source;
  }

  /** Whether the first line named the columns; if not, they are named c1, c2, …. */
  public boolean hasHeader() {
    return header.named();
  }

  /**
   * The name of each row, where the first column holds them: it has no name, pandas calls it {@code
   * Unnamed: 0}, or the first line has one name fewer than the others have cells. It is no feature.
   */
  public Optional<List<String>> rowNames() {
    return header.first().rowNames()
        ? Optional.of(java.util.Collections.unmodifiableList(rowNames))
        : Optional.empty();
  }

  /** Whether this is the column of row names, which then has a name. */
  @Internal
  public boolean holdsRowNames(String name) {
    return header.first() == Header.FirstColumn.UNNAMED && name.equals(header.names().get(0));
  }

  /** The reading of the file and of columns without a name. */
  @Internal
  public List<Note> readings() {
    return Stream.concat(readings.stream(), header.readings().stream()).toList();
  }

  /** Whether there is a column of this name. */
  public boolean has(String name) {
    return index.containsKey(name);
  }

  /**
   * The line of the file a row begins on.
   *
   * @param row from 0
   */
  public int line(int row) {
    return lines[row];
  }

  /**
   * A column of finite numbers, one per row; it must not be changed.
   *
   * @throws IllegalArgumentException if there is no such column, or a cell is missing, text or not
   *     finite: the message names its line
   */
  public double[] numbers(String name) {
    Column.Numbers column = numeric(name);
    for (int i = 0; column.missing() > 0 && i < column.values().length; i++) {
      if (Double.isNaN(column.values()[i])) {
        throw new IllegalArgumentException(
            source.file() + ", " + new BadCell(line(i), "").describe(name, false));
      }
    }
    return column.values();
  }

  /**
   * A column of finite numbers, NaN where a cell is missing.
   *
   * @throws IllegalArgumentException if there is no such column, or it holds something else
   */
  @Internal
  public Column.Numbers numeric(String name) {
    return numeric(name, false);
  }

  /** The {@link #numeric} column of a feature, so that an error may advise to leave it out. */
  @Internal
  public Column.Numbers feature(String name) {
    return numeric(name, true);
  }

  private Column.Numbers numeric(String name, boolean optional) {
    Column column = column(name);
    if (column instanceof Column.Words words) {
      throw new IllegalArgumentException(
          source.file()
              + ", line "
              + line(0)
              + ", column '"
              + name
              + "' holds text ('"
              + BadCell.shortened(words.words().get(words.codes()[0]))
              + "'), but must hold numbers; choose another column, or correct it");
    }
    if (column instanceof Column.Broken broken) {
      throw new IllegalArgumentException(
          source.file() + ", " + broken.fault().describe(name, optional));
    }
    return (Column.Numbers) column;
  }

  /**
   * A column of text, one per row; empty where the cell is.
   *
   * @throws IllegalArgumentException if there is no such column, or it was read as numbers because
   *     {@link #read} was not told to keep it as text
   */
  public List<String> texts(String name) {
    Column.Words words = words(name);
    return new Cells(words.words(), words.codes());
  }

  /** The words of a column of text, which may be empty throughout; refused as {@link #texts}. */
  @Internal
  public Column.Words words(String name) {
    Column column = column(name);
    if (column instanceof Column.Words words) {
      return words;
    }
    if (column instanceof Column.Numbers numbers && numbers.missing() == rows()) {
      return new Column.Words(List.of(""), new int[rows()]);
    }
    throw new IllegalArgumentException(
        source.file() + ", column '" + name + "' was read as numbers; name it in asText");
  }

  /** Whether a column was read as words: classes or names, not numbers. */
  @Internal
  public boolean isText(String name) {
    return column(name) instanceof Column.Words;
  }

  /** A copy with these columns only, so that the memory of the others can be freed. */
  @Internal
  public Table select(Collection<String> kept) {
    List<String> ordered = names.stream().filter(Set.copyOf(kept)::contains).toList();
    return new Table(
        source,
        header,
        readings,
        ordered,
        ordered.stream().map(this::column).toList(),
        rowNames,
        lines);
  }

  /**
   * A copy with these rows only, in this order, each as often as it is named; the table itself if
   * they are all as they stand.
   */
  @Internal
  public Table pick(int[] rows) {
    if (rows.length == lines.length
        && IntStream.range(0, rows.length).allMatch(i -> rows[i] == i)) {
      return this;
    }
    int[] picked = IntStream.of(rows).map(row -> lines[row]).toArray();
    return new Table(
        source,
        header,
        readings,
        names,
        columns.stream().map(c -> c.pick(rows)).toList(),
        header.first().rowNames() ? rowNames.pick(rows) : rowNames,
        picked);
  }

  /**
   * Checks that there is a column of this name.
   *
   * @param why what is said after its name in a refusal
   * @param taken the columns that have another use, so that none of them was meant
   * @throws IllegalArgumentException if there is none
   */
  @Internal
  public void require(String name, String why, Set<String> taken) {
    if (!has(name)) {
      throw new IllegalArgumentException(
          source.file() + " has no column '" + name + "'" + why + Names.hint(name, names, taken));
    }
  }

  /**
   * The column of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  @Internal
  public Column column(String name) {
    require(name, "", Set.of());
    return columns.get(index.getOrDefault(name, 0));
  }

  private static final class Cells extends AbstractList<String> implements RandomAccess {
    private final List<String> words;
    private final int[] codes;

    Cells(List<String> words, int[] codes) {
      this.words = words;
      this.codes = codes;
    }

    @Override
    public String get(int row) {
      return words.get(codes[row]);
    }

    @Override
    public int size() {
      return codes.length;
    }
  }
}
