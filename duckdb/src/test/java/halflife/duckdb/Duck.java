package halflife.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.source.TableLocation;
import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;

/** DuckDB by itself, as another program, to make files; and the reader of tables, to read them. */
final class Duck {
  private Duck() {}

  /** Runs statements in a database file, or in memory where there is none. */
  static void run(String database, String... statements) throws SQLException {
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  static Path write(Path file, String text) throws IOException {
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static Table read(Path file, String... asText) {
    return Table.read(file, Set.of(asText));
  }

  static Table query(String sql, Path... files) {
    return Table.read(
        new TableLocation(List.of(files), Optional.empty(), Optional.empty(), Optional.of(sql)),
        Set.of());
  }

  static void assertRefused(Path file, String... parts) {
    assertOneSentence(
        assertThrows(IllegalArgumentException.class, () -> read(file)).getMessage(), parts);
  }

  static void assertQueryRefused(String sql, Path file, String... parts) {
    assertOneSentence(
        assertThrows(IllegalArgumentException.class, () -> query(sql, file)).getMessage(), parts);
  }

  /** It has these parts, and tells what to do after a semicolon. */
  static void assertOneSentence(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.contains("; "), message);
    assertFalse(message.contains("read_parquet(") || message.contains("LINE 1"), message);
  }
}
