package halflife.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries over files: what they may see, and what they may do. */
class QueryTest {
  @TempDir private Path folder;
  private Path orders = Path.of("");

  @BeforeEach
  void write() throws Exception {
    orders =
        Duck.write(
            folder.resolve("orders.csv"), "id;price;day\n1;1,5;2024-01-02\n2;2,25;2024-02-03\n");
  }

  @Test
  void aFileIsATableOfItsNameAndReadAsEver() {
    Table table = Duck.query("select id, price * 2 as twice, month(day) as m from orders", orders);
    assertArrayEquals(new double[] {3, 4.5}, table.numbers("twice"));
    assertArrayEquals(new double[] {1, 2}, table.numbers("m"));
    assertEquals(1, Duck.query("from \"orders.csv\" where id = 2", orders).rows());
    assertEquals(
        1,
        Duck.query("with o as (from orders) select * from o where day > DATE '2024-01-15'", orders)
            .rows());
  }

  @Test
  void filesOfAllKindsAreJoined() throws Exception {
    Path shop = folder.resolve("shop.duckdb");
    Duck.run(
        shop.toString(),
        "CREATE TABLE customers AS SELECT 1 AS id, 'x' AS name UNION ALL SELECT 2, 'y'",
        "CREATE SCHEMA extra",
        "CREATE TABLE extra.more AS SELECT 2 AS id, 7 AS z");
    Path items =
        Duck.write(
            folder.resolve("items.jsonl"),
            "{\"id\": 1, \"n\": {\"deep\": 3}}\n{\"id\": 2, \"n\": {\"deep\": 4}}\n");
    Table table =
        Duck.query(
            "select price, name, n.deep as deep, z from orders join customers using (id)"
                + " join items using (id) left join shop.extra.more using (id) order by id",
            orders,
            shop,
            items);
    assertArrayEquals(new double[] {3, 4}, table.numbers("deep"));
    assertEquals(List.of("x", "y"), table.texts("name"));
    assertArrayEquals(new double[] {Double.NaN, 7}, table.numeric("z").values());
  }

  /**
   * Rows without an order, and random ones, are the same each time; another query is another table.
   */
  @Test
  void theSameQueryGivesTheSameRows() throws Exception {
    StringBuilder text = new StringBuilder("g,x\n");
    for (int i = 0; i < 20_000; i++) {
      text.append((i * 7919L) % 5003).append(',').append(i).append('\n');
    }
    Path file = Duck.write(folder.resolve("many.csv"), text.toString());
    String sql = "select g, sum(x) as s, random() as r from many group by g";
    Table first = Duck.query(sql, file);
    Table second = Duck.query(sql, file);
    assertEquals(5003, first.rows());
    for (String column : List.of("g", "s", "r")) {
      assertArrayEquals(first.numbers(column), second.numbers(column), column);
    }
    assertEquals(first.source().sha256(), second.source().sha256());
    assertNotEquals(
        first.source().sha256(), Duck.query(sql + " order by 1", file).source().sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 as x; select 2 as x",
        "copy orders to 'out.csv'",
        "attach 'other.duckdb'",
        "install httpfs",
        "pragma version",
        "create table t as select 1",
        "set threads = 8",
        "drop table orders",
        "",
        "-- nothing"
      })
  void whatIsNoSingleQueryIsRefused(String sql) {
    Duck.assertQueryRefused(sql, orders, "--sql must be one query", "SELECT");
  }

  @Test
  void anErrorIsSaidInOneSentence() {
    Duck.assertQueryRefused(
        "selec 1", orders, "--sql cannot be read as SQL: syntax error at or near");
    Duck.assertQueryRefused(
        "from order_s", orders, "--sql is refused (Table with name order_s does not exist");
    Duck.assertQueryRefused("select prize from orders", orders, "prize");
    Duck.assertQueryRefused(
        "select ('a' || id)::int as x from orders", orders, "--sql is refused", "'a1'");
    Duck.assertQueryRefused("select [1] as x", orders, "no column of numbers or words");
    Duck.assertQueryRefused("select ? as x", orders, "--sql");
  }

  /** Not even what this user may read. */
  @Test
  void nothingElseIsReadOrWritten() throws Exception {
    Path secret = Duck.write(folder.resolve("secret.csv"), "a,b\n1,2\n");
    for (String sql :
        List.of(
            "from '" + secret + "'",
            "from read_text('" + secret + "')",
            "from glob('" + folder + "/*')",
            "from 'https://example.org/a.parquet'",
            "from read_parquet('s3://bucket/a.parquet')")) {
      Duck.assertQueryRefused(sql, orders, "--sql asks for more than the files that are given");
    }
    Path spy = folder.resolve("spy.duckdb");
    Duck.run(spy.toString(), "CREATE VIEW v AS FROM read_csv('" + secret + "')");
    Duck.assertRefused(spy, "spy.duckdb asks for more than the files that are given");
  }

  @Test
  void aPatternIsOneTable() throws Exception {
    for (int i = 0; i < 3; i++) {
      Duck.run(
          "",
          "COPY (SELECT "
              + i
              + " AS x, 'a' AS y) TO '"
              + folder.resolve("p_" + i + ".parquet")
              + "'");
    }
    Table table = Duck.query("select x from p", folder.resolve("p_*.parquet"));
    assertArrayEquals(new double[] {0, 1, 2}, table.numbers("x"));
    Duck.run("", "COPY (SELECT 1 AS x, 'a' AS z) TO '" + folder.resolve("p_9.parquet") + "'");
    Duck.assertQueryRefused(
        "from p", folder.resolve("p_*.parquet"), "p_9.parquet has other columns");
    Path data = folder.resolve("*.csv");
    assertEquals(2, Duck.query("from data", data).rows());
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other")).resolve("Orders.csv");
    Duck.write(other, "a\n1\n");
    Duck.assertOneSentence(
        assertThrows(IllegalArgumentException.class, () -> Duck.query("from orders", orders, other))
            .getMessage(),
        "the table 'Orders'");
  }

  /** Ids that a double cannot hold, codes among numbers, and missing cells. */
  @Test
  void cellsOfTextKeepTheirDigits() throws Exception {
    Path file =
        Duck.write(
            folder.resolve("t.csv"),
            "id,code,x\n9007199254740993,1,1\n9007199254740992,2,\n7,a7,3\n");
    Table table =
        Duck.query("select count(distinct id) as n, count(x) as k, max(code) as c from t", file);
    assertArrayEquals(new double[] {3}, table.numbers("n"));
    assertArrayEquals(new double[] {2}, table.numbers("k"));
    assertEquals(List.of("a7"), table.texts("c"));
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Duck.query("from orders", orders);
    Duck.assertQueryRefused("from nothing", orders, "nothing");
    try (var files = Files.list(temporary)) {
      assertFalse(
          files.anyMatch(
              f -> f.getFileName().toString().matches("halflife\\d+") && Files.isDirectory(f)));
    }
    try (var files = Files.list(folder)) {
      assertTrue(files.allMatch(orders::equals));
    }
  }
}
