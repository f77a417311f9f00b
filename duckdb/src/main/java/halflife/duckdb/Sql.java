package halflife.duckdb;

import java.nio.file.Path;

/** Writes names, texts and paths as SQL has them. */
final class Sql {
  private Sql() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** An absolute path, in which nothing is taken for a pattern. */
  static String path(Path file) {
    return text(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
  }
}
