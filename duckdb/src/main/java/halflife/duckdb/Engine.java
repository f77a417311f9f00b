package halflife.duckdb;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;

/**
 * A database in memory that reads some files and nothing else: once it is {@linkplain #lock locked}
 * it opens no other file, no connection and no extension.
 *
 * <p>It runs on one thread, so that the rows of a query without an order come in the same order
 * every time. What it holds beyond its memory goes to a folder that is removed when it is closed.
 */
final class Engine implements AutoCloseable {
  private static final long LEAST_MEGABYTES = 256;

  private final DuckDBConnection connection;
  private final SpillFolder spill;

  private Engine(DuckDBConnection connection, SpillFolder spill) {
    this.connection = connection;
    this.spill = spill;
  }

  static Engine open() throws SQLException, IOException {
    SpillFolder spill = SpillFolder.create();
    Properties settings = new Properties();
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", memoryMegabytes() + "MB");
    settings.setProperty("temp_directory", spill.path().toString());
    settings.setProperty("preserve_insertion_order", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("allow_community_extensions", "false");
    settings.setProperty("allow_persistent_secrets", "false");
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try {
      Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
      return new Engine((DuckDBConnection) connection, spill);
    } catch (SQLException | RuntimeException | LinkageError e) {
      spill.close();
      throw e;
    }
  }

  /** Half of the memory of this machine or container that is not Java's, in MB. */
  static long memoryMegabytes() {
    long all =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    long rest = all - Runtime.getRuntime().maxMemory();
    return Math.max(LEAST_MEGABYTES, rest / 2 >> 20);
  }

  /** Opens a database file to read it, under a name. */
  void attach(Path file, String name) throws SQLException {
    String path = Sql.text(file.toAbsolutePath().toString());
    run("ATTACH " + path + " AS " + Sql.name(name) + " (READ_ONLY)");
  }

  /** Leaves only these files to be read, and no setting to be changed. */
  void lock(List<Path> readable) throws SQLException {
    String paths =
        readable.stream()
            .flatMap(file -> Stream.of(Sql.text(file.toAbsolutePath().toString()), Sql.path(file)))
            .collect(Collectors.joining(", "));
    run("SET TimeZone = 'UTC'");
    run("SELECT setseed(0.5)");
    run("SET allowed_paths = [" + paths + "]");
    run("SET enable_external_access = false");
    run("SET lock_configuration = true");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The columns of a relation: a table, or what else may stand after FROM. */
  List<ResultColumn> columns(String relation) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + relation)) {
      ResultSetMetaData about = statement.getMetaData();
      List<ResultColumn> columns = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        columns.add(new ResultColumn(about.getColumnName(i), about.getColumnTypeName(i)));
      }
      return columns;
    }
  }

  /** The texts of a small result, row after row; an empty text for none. */
  List<List<String>> texts(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          String text = result.getString(i);
          row.add(text == null ? "" : text);
        }
        rows.add(row);
      }
      return rows;
    }
  }

  DuckDBPreparedStatement prepare(String sql) throws SQLException {
    return connection.prepare(sql);
  }

  DuckDBAppender appender(String table) throws SQLException {
    return connection.createAppender(table);
  }

  @Override
  public void close() throws SQLException {
    try (spill) {
      connection.close();
    }
  }

  /** A folder that only this user can look into, until it is closed or the process ends. */
  private record SpillFolder(Path path, Thread atExit) implements AutoCloseable {
    static SpillFolder create() throws IOException {
      Path path = Files.createTempDirectory("halflife");
      Thread atExit = new Thread(() -> delete(path));
      Runtime.getRuntime().addShutdownHook(atExit);
      return new SpillFolder(path, atExit);
    }

    @Override
    public void close() {
      delete(path);
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        return; // the process is ending, and the hook runs
      }
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        return; // the system's own cleaning of that place is left
      }
    }
  }
}
