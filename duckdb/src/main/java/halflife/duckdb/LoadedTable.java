package halflife.duckdb;

import halflife.tune.source.TableLocation;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.Table;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.duckdb.DuckDBAppender;

/**
 * A table of text or of a workbook for a query, read as it is read without one: the same encoding,
 * separator, decimals and missing cells.
 */
final class LoadedTable {
  /** From here on a double may stand for another whole number than the file has. */
  private static final double EXACT = 0x1p53;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private LoadedTable() {}

  /** Reads a table: numbers that are codes, or have too many digits, stay text. */
  static Table read(TableLocation where) {
    Table table = Table.read(where, Set.of());
    Set<String> asText = new HashSet<>();
    for (String name : table.names()) {
      Column column = table.column(name);
      boolean inexact =
          column instanceof Column.Numbers numbers
              && DoubleStream.of(numbers.values()).anyMatch(value -> Math.abs(value) >= EXACT);
      if (inexact || column instanceof Column.Broken) {
        asText.add(name);
      }
    }
    return asText.isEmpty() ? table : Table.read(where, asText);
  }

  /**
   * Makes a table of a database of it: whole numbers are BIGINT, others DOUBLE, days as 2024-01-31
   * DATE, and text VARCHAR.
   */
  static void create(Engine engine, String name, Table table) throws SQLException {
    List<Writer> writers = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (String column : table.names()) {
      Writer writer = Writer.of(table.column(column));
      writers.add(writer);
      columns.add(Sql.name(column) + " " + writer.type());
    }
    engine.run(
        "CREATE TABLE "
            + Sql.name(name)
            + columns.stream().collect(Collectors.joining(", ", " (", ")")));
    try (DuckDBAppender to = engine.appender(name)) {
      for (int row = 0; row < table.rows(); row++) {
        to.beginRow();
        for (Writer writer : writers) {
          writer.append(to, row);
        }
        to.endRow();
      }
    }
  }

  /** Writes the values of one column. */
  private sealed interface Writer {
    String type();

    void append(DuckDBAppender to, int row) throws SQLException;

    static Writer of(Column column) {
      if (column instanceof Column.Numbers numbers) {
        double[] values = numbers.values();
        return new Numbers(values, DoubleStream.of(values).allMatch(Writer::isWhole));
      }
      if (column instanceof Column.Words words) {
        return new Words(words.words(), words.codes(), isDays(words.words()));
      }
      throw new IllegalStateException("a broken column is read as text");
    }

    private static boolean isDays(List<String> words) {
      return words.stream().allMatch(word -> BadCell.nothing(word) || isDay(word))
          && words.stream().anyMatch(Writer::isDay);
    }

    private static boolean isDay(String word) {
      if (!DAY.matcher(word).matches()) {
        return false;
      }
      try {
        LocalDate.parse(word);
        return true;
      } catch (DateTimeParseException e) {
        return false;
      }
    }

    private static boolean isWhole(double value) {
      return Double.isNaN(value) || value == Math.rint(value);
    }
  }

  private record Numbers(double[] values, boolean whole) implements Writer {
    @Override
    public String type() {
      return whole ? "BIGINT" : "DOUBLE";
    }

    @Override
    public void append(DuckDBAppender to, int row) throws SQLException {
      double value = values[row];
      if (Double.isNaN(value)) {
        to.appendNull();
      } else if (whole) {
        to.append((long) value);
      } else {
        to.append(value);
      }
    }
  }

  private record Words(List<String> words, int[] codes, boolean days) implements Writer {
    @Override
    public String type() {
      return days ? "DATE" : "VARCHAR";
    }

    @Override
    public void append(DuckDBAppender to, int row) throws SQLException {
      String word = words.get(codes[row]);
      if (days ? BadCell.nothing(word) : word.isEmpty()) {
        to.appendNull();
      } else if (days) {
        to.append(LocalDate.parse(word));
      } else {
        to.append(word);
      }
    }
  }
}
