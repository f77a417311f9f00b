package halflife.duckdb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A DuckDB database file, opened to be read under a name. */
final class Database {
  private static final int LISTED = 20;

  private Database() {}

  /** The files that make up a database: changes may still stand beside it. */
  static List<Path> files(Path file) {
    Path changes = file.resolveSibling(file.getFileName() + ".wal");
    return Files.exists(changes) ? List.of(file, changes) : List.of(file);
  }

  /**
   * The only table or view of a database that is attached under a name.
   *
   * @throws IllegalArgumentException if it has none or several
   */
  static String onlyTable(Engine engine, Path file, String name) throws SQLException {
    String here = " WHERE database_name = " + Sql.text(name) + " AND NOT internal";
    List<List<String>> tables =
        engine.texts(
            "SELECT schema_name, table_name FROM duckdb_tables()"
                + here
                + " UNION ALL SELECT schema_name, view_name FROM duckdb_views()"
                + here
                + " ORDER BY ALL");
    if (tables.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no table; give a database that does");
    }
    if (tables.size() > 1) {
      throw new IllegalArgumentException(
          file
              + " holds several tables: "
              + listed(tables)
              + "; choose by --sql, as in --sql 'from "
              + written(tables.get(0))
              + "'");
    }
    List<String> only = tables.get(0);
    return Sql.name(name) + "." + Sql.name(only.get(0)) + "." + Sql.name(only.get(1));
  }

  private static String listed(List<List<String>> tables) {
    List<String> names = tables.stream().limit(LISTED).map(Database::written).toList();
    int more = tables.size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String written(List<String> table) {
    String name = plain(table.get(1));
    return table.get(0).equals("main") ? name : plain(table.get(0)) + "." + name;
  }

  private static String plain(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : Sql.name(name);
  }
}
