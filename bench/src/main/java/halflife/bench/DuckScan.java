package halflife.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * DuckDB sums every column of a table that {@link WriteCsv} wrote, or of the same as Parquet: the
 * least that reading it takes.
 *
 * <p>{@code bench/run DuckScan FILE FEATURES}
 */
public final class DuckScan {
  private static final String THREADS = "set threads = 2";

  private DuckScan() {}

  public static void main(String[] arguments) throws SQLException {
    String file = arguments[0].replace("'", "''");
    int features = Integer.parseInt(arguments[1]);
    String names =
        IntStream.rangeClosed(1, features).mapToObj(j -> "x" + j).collect(Collectors.joining(","));
    String columns = (names + ",y").replace(",", ": 'DOUBLE', ") + ": 'DOUBLE'";
    String sums = "sum(" + (names + ",y").replace(",", "), sum(") + ")";
    String from =
        file.endsWith(".csv")
            ? "read_csv('" + file + "', header = true, columns = {" + columns + "})"
            : "read_parquet('" + file + "')";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(THREADS);
      try (ResultSet row = statement.executeQuery("select " + sums + " from " + from)) {
        row.next();
        System.out.println(row.getDouble(features + 1));
      }
    }
  }
}
