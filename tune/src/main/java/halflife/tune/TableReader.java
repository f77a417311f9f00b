package halflife.tune;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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
  private static final byte[] NONE = {};

  private final Path file;
  private final Set<String> asText;
  private final Map<Integer, ColumnReader.As> asked;
  private final List<String> first = new ArrayList<>();
  private List<String> names = List.of();
  private ColumnReader[] columns = {};
  private boolean header;
  private boolean semicolons;
  private boolean started;
  private int[] lines = new int[16];
  private int rows;

  private TableReader(Path file, Set<String> asText, Map<Integer, ColumnReader.As> asked) {
    this.file = file;
    this.asText = asText;
    this.asked = asked;
  }

  static Table read(Path file, Set<String> asText) throws IOException {
    byte[] kept = Files.isRegularFile(file) ? NONE : Files.readAllBytes(file);
    TableReader handler = new TableReader(file, asText, Map.of());
    String sha256 = handler.read(kept);
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
      if (!second.read(kept).equals(sha256)) {
        throw new IllegalArgumentException(file + " was changed while it was read; try again");
      }
      again.keySet().forEach(i -> ended.set(i, second.columns[i].end()));
    }
    return new Table(
        new Table.Source(file, sha256),
        handler.header,
        handler.names,
        ended,
        Arrays.copyOf(handler.lines, handler.rows));
  }

  /** Reads the file, or its bytes if it can be read only once; gives its SHA-256. */
  private String read(byte[] kept) throws IOException {
    CheckedBytes bytes = null;
    try (InputStream in =
        kept.length == 0 ? Files.newInputStream(file) : new ByteArrayInputStream(kept)) {
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
      throw new IllegalArgumentException(
          file
              + " cannot be read as CSV after line "
              + lastLine()
              + ": look for a quote (\") that is not closed, or not doubled inside a quoted cell",
          e);
    }
  }

  private void parse(BufferedReader text) throws IOException {
    char delimiter = delimiter(text);
    semicolons = delimiter == ';';
    try (CsvReader<Boolean> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false)
            .build(this, text)) {
      csv.forEach(record -> {});
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
    if (!started) {
      first.add(new String(text, from, length).strip());
    } else if (index < columns.length && isRead(index)) {
      columns[index].add(text, from, length, getStartingLineNumber());
    }
  }

  @Override
  protected Boolean buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return true;
    }
    if (!started) {
      start();
      return true;
    }
    if (getFieldCount() != columns.length) {
      throw new IllegalArgumentException(
          file
              + ", line "
              + getStartingLineNumber()
              + " has "
              + cells(getFieldCount())
              + ", but the first line has "
              + columns.length
              + "; correct the line (a cell with a separator in it must be quoted)");
    }
    endRow();
    return true;
  }

  private void endRow() {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, rows + (rows >> 1));
    }
    lines[rows++] = (int) Math.min(getStartingLineNumber(), Integer.MAX_VALUE);
  }

  private void start() {
    started = true;
    header = !first.stream().allMatch(TableReader::isNumber);
    if (header) {
      names = List.copyOf(first);
      checkNames();
    } else {
      List<String> numbered = new ArrayList<>();
      for (int i = 1; i <= first.size(); i++) {
        numbered.add("c" + i);
      }
      names = numbered;
    }
    columns = new ColumnReader[names.size()];
    for (int i = 0; i < columns.length; i++) {
      boolean text = asText.contains(names.get(i));
      ColumnReader.As as = text ? ColumnReader.As.WORDS : ColumnReader.As.CELLS_DECIDE;
      columns[i] = new ColumnReader(asked.getOrDefault(i, as), semicolons);
      if (!header && isRead(i)) {
        columns[i].add(first.get(i).toCharArray(), 0, first.get(i).length(), 1);
      }
    }
    if (!header) {
      endRow();
    }
  }

  private void checkNames() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            file + ", line 1: column " + (i + 1) + " has no name; name it, or remove the column");
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            file + ", line 1: two columns are named '" + name + "'; rename one of them");
      }
    }
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

  private static boolean isNumber(String text) {
    return Double.isFinite(Decimal.parse(text.toCharArray(), 0, text.length()))
        || DecimalStyle.any(text);
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }
}
