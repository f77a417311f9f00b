package halflife.tune.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds a {@link Table} from a file in one pass, without a string for a cell that is a number.
 *
 * <p>Columns whose later cells show that they were read wrongly are read once more.
 */
final class TableReader extends AbstractBaseCsvCallbackHandler<Boolean> {
  private static final int SAMPLE = 1 << 16;

  private final Path file;
  private final Set<String> asText;
  private final Map<Integer, ColumnReader.As> asked;
  private final RowNames rowNames = new RowNames();
  private final List<String> cells = new ArrayList<>();
  private List<String> first = List.of();
  private long firstLine;
  private boolean firstQuoted;
  private Header header = Header.NONE;
  private ColumnReader[] columns = {};
  private char delimiter;
  private boolean started;
  private int[] lines = new int[16];
  private int rows;

  private TableReader(Path file, Set<String> asText, Map<Integer, ColumnReader.As> asked) {
    this.file = file;
    this.asText = asText;
    this.asked = asked;
  }

  static Table read(Path file, Set<String> asText) throws IOException {
    TableInput input = TableInput.of(file);
    TableReader handler = new TableReader(file, asText, Map.of());
    String sha256 = handler.read(input);
    handler.requireRows();
    Map<Integer, ColumnReader.As> again = new HashMap<>();
    List<Column> ended = new ArrayList<>();
    for (int i = 0; i < handler.columns.length; i++) {
      int at = i;
      handler.columns[i].again().ifPresent(as -> again.put(at, as));
      ended.add(again.containsKey(i) ? Table.UNREAD : handler.columns[i].end());
    }
    if (!again.isEmpty()) {
      TableReader second = new TableReader(file, asText, again);
      if (!second.read(input).equals(sha256)) {
        throw new IllegalArgumentException(file + " was changed while it was read; try again");
      }
      again.keySet().forEach(i -> ended.set(i, second.columns[i].end()));
    }
    return new Table(
        new Table.Source(file, sha256),
        handler.header,
        handler.header.names(),
        ended,
        handler.rowNames,
        Arrays.copyOf(handler.lines, handler.rows));
  }

  /** Reads all rows; gives the SHA-256 of the bytes. */
  private String read(TableInput input) throws IOException {
    CheckedBytes bytes = null;
    try (InputStream in = input.open()) {
      bytes = new CheckedBytes(in, file);
      Reader decoded =
          new InputStreamReader(
              bytes,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      parse(new BufferedReader(decoded, SAMPLE));
      return bytes.sha256();
    } catch (CharacterCodingException e) {
      throw notUtf8(bytes, e);
    } catch (CsvParseException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException refused) {
          throw refused;
        }
        if (cause instanceof CharacterCodingException) {
          throw notUtf8(bytes, e);
        }
        if (cause instanceof IOException failed) {
          throw failed;
        }
        if (cause instanceof Error error) {
          throw error; // memory has run out
        }
      }
      throw new IllegalArgumentException(file + noCells(e), e);
    }
  }

  /** The finding of the parser of lines and cells, after the name of the file. */
  private String noCells(CsvParseException e) {
    if (String.valueOf(e.getMessage()).contains("buffer size")) {
      return " has a cell of more than 16 million characters after line "
          + lastLine()
          + ": close the quote (\") that is open there, or, if none is, give a table of lines and"
          + " cells";
    }
    return " cannot be read as CSV after line "
        + lastLine()
        + ": look for a quote (\") that is not closed, or not doubled inside a quoted cell";
  }

  private void parse(BufferedReader text) throws IOException {
    delimiter = delimiter(text);
    try (CsvReader<Boolean> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .build(this, delimiter == ' ' ? new SpaceRuns(text) : text)) {
      csv.forEach(record -> {});
      if (!started && !first.isEmpty()) {
        start();
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static char delimiter(BufferedReader text) throws IOException {
    text.mark(SAMPLE);
    char[] sample = new char[SAMPLE];
    int length = 0;
    int count = 0;
    while (length < SAMPLE && count >= 0) {
      length += count;
      count = text.read(sample, length, SAMPLE - length);
    }
    text.reset();
    return Delimiter.of(java.nio.CharBuffer.wrap(sample, 0, length), length < SAMPLE);
  }

  @Override
  protected void handleField(int index, char[] text, int from, int length, boolean quoted) {
    if (started) {
      cell(index, text, from, length, getStartingLineNumber());
    } else {
      cells.add(new String(text, from, length).strip());
      firstQuoted |= quoted && first.isEmpty();
    }
  }

  private void cell(int index, char[] text, int from, int length, long line) {
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
  protected Boolean buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return true;
    }
    if (started) {
      endRow(getFieldCount(), getStartingLineNumber());
    } else if (first.isEmpty()) {
      first = List.copyOf(cells);
      firstLine = getStartingLineNumber();
      cells.clear();
    } else {
      start();
      row(cells, getStartingLineNumber());
    }
    return true;
  }

  private void start() {
    started = true;
    header = Header.of(file, first, firstQuoted, cells);
    columns = new ColumnReader[header.names().size()];
    for (int i = 0; i < columns.length; i++) {
      boolean text = asText.contains(header.names().get(i));
      ColumnReader.As as = text ? ColumnReader.As.WORDS : ColumnReader.As.CELLS_DECIDE;
      columns[i] = new ColumnReader(asked.getOrDefault(i, as), delimiter == ';');
    }
    if (!header.named()) {
      row(first, firstLine);
    }
  }

  private void row(List<String> texts, long line) {
    for (int i = 0; i < texts.size(); i++) {
      cell(i, texts.get(i).toCharArray(), 0, texts.get(i).length(), line);
    }
    endRow(texts.size(), line);
  }

  private void endRow(int count, long line) {
    if (count != header.width()) {
      throw ragged(count, line);
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows + (rows >> 1));
    }
    lines[rows++] = (int) Math.min(line, Integer.MAX_VALUE);
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
            + "; correct the line (a cell with a "
            + (delimiter == ' ' ? "space, which separates cells here," : "separator")
            + " in it must be quoted)");
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

  private IllegalArgumentException notUtf8(
      @org.jspecify.annotations.Nullable CheckedBytes bytes, Exception cause) {
    return new IllegalArgumentException(
        file
            + " is not UTF-8 (at or before line "
            + (bytes == null ? 1 : bytes.lines())
            + "); save it as CSV in UTF-8",
        cause);
  }

  private long lastLine() {
    return rows == 0 ? 1 : lines[rows - 1];
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }
}
