package halflife.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of JSON objects as a relation. All of them are looked at for the names and types of its
 * columns; text stays as it is written, even where it is a date.
 */
final class JsonScan {
  private static final String OPTIONS =
      ", sample_size = -1, map_inference_threshold = -1, records = 'true', hive_partitioning = false";
  private static final Set<String> READ_FROM_TEXT = Set.of("UUID", "JSON", "\"NULL\"");

  /** The name that DuckDB gives a column whose name it cannot tell from another one's. */
  private static final Pattern RENAMED = Pattern.compile("(.*)_\\d+");

  private JsonScan() {}

  /** The call that reads a file, with dates as dates. */
  static String typed(Path file) {
    return "read_json(" + Sql.path(file) + OPTIONS + ")";
  }

  /**
   * The call that reads a file, with text as text.
   *
   * @throws IllegalArgumentException if two names differ in capitals only
   */
  static String asWritten(Engine engine, Path file) throws SQLException {
    List<ResultColumn> columns = engine.columns(typed(file));
    requireDistinct(engine, file, columns);
    String types =
        columns.stream()
            .map(column -> Sql.text(column.name()) + ": " + Sql.text(type(column.type())))
            .collect(Collectors.joining(", "));
    return "read_json(" + Sql.path(file) + OPTIONS + ", columns = {" + types + "})";
  }

  private static String type(String inferred) {
    boolean time = inferred.startsWith("TIME") || inferred.equals("DATE");
    boolean text = (time && !inferred.endsWith("]")) || READ_FROM_TEXT.contains(inferred);
    return text ? "VARCHAR" : inferred;
  }

  private static void requireDistinct(Engine engine, Path file, List<ResultColumn> columns)
      throws SQLException {
    for (ResultColumn column : columns) {
      Optional<String> other = other(column, columns);
      if (other.isPresent() && !isKey(engine, file, column.name())) {
        throw new IllegalArgumentException(
            file
                + " has two keys that differ from '"
                + other.get()
                + "' in capitals only; rename one of them");
      }
    }
  }

  private static Optional<String> other(ResultColumn column, List<ResultColumn> columns) {
    Matcher renamed = RENAMED.matcher(column.name());
    if (!renamed.matches()) {
      return Optional.empty();
    }
    return columns.stream()
        .map(ResultColumn::name)
        .filter(name -> name.equalsIgnoreCase(renamed.group(1)))
        .findFirst();
  }

  private static boolean isKey(Engine engine, Path file, String name) throws SQLException {
    String objects = "read_json_objects(" + Sql.path(file) + ")";
    String found = "list_contains(json_keys(json), " + Sql.text(name) + ")";
    return !engine.texts("SELECT 1 FROM " + objects + " WHERE " + found + " LIMIT 1").isEmpty();
  }
}
