package halflife.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Sha256;
import halflife.evidence.note.Note;
import halflife.tune.table.Table;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type of value becomes the cell that a file of text would have. */
class ValuesTest {
  @TempDir private Path folder;

  /** As another program writes it, by make-pandas.py beside the file. */
  @Test
  void aFrameOfPandasIsReadWithItsRowNames() throws Exception {
    Path file = folder.resolve("pandas.parquet");
    try (InputStream in = ValuesTest.class.getResourceAsStream("pandas.parquet")) {
      Files.copy(in, file);
    }
    Table table = Duck.read(file, "whole");
    assertEquals(
        List.of("whole", "short", "real", "flag", "town", "kind", "seen", "zoned"), table.names());
    assertEquals(Optional.of(List.of("r1", "r2", "r3")), table.rowNames());
    assertEquals(List.of("1", "2", "9007199254740993"), table.texts("whole"));
    assertArrayEquals(new double[] {0.1, Double.NaN, 3}, table.numeric("short").values());
    assertArrayEquals(new double[] {0.1, 2.5, Double.NaN}, table.numeric("real").values());
    assertEquals(List.of("true", "false", "true"), table.texts("flag"));
    assertEquals(List.of("Köln", "", "Ürzig"), table.texts("town"));
    assertEquals(List.of("b", "a", "b"), table.texts("kind"));
    assertEquals(List.of("2024-01-02 03:04:05", "2024-01-03 00:00:00", ""), table.texts("seen"));
    assertEquals("2024-01-02 02:04:05", table.texts("zoned").get(0));
    assertTrue(Note.english(table.readings()).get(0).contains("column 'tags' is left out"));
    assertEquals(Sha256.hex(file), table.source().sha256());
  }

  /** The decimals of 19 digits are those whose nearest double a division would miss. */
  @Test
  void numbersAreTheNearestDoublesOfTheirDecimals() throws Exception {
    Path file = folder.resolve("n.parquet");
    Duck.run(
        "",
        "COPY (SELECT 0.07::DECIMAL(4,2) AS small, 1234567890123.456789::DECIMAL(25,6) AS large,"
            + " 170141183460469231731687303715884105727::HUGEINT AS huge, 18446744073709551615::UBIGINT"
            + " AS unsigned, 1e-300::DOUBLE AS tiny, -3::TINYINT AS byte, -0.0::DOUBLE AS zero)"
            + " TO '"
            + file
            + "'");
    Table table = Duck.read(file);
    assertArrayEquals(new double[] {0.07}, table.numbers("small"));
    assertArrayEquals(new double[] {1234567890123.456789}, table.numbers("large"));
    assertArrayEquals(new double[] {0x1p127}, table.numbers("huge"));
    assertArrayEquals(new double[] {0x1p64}, table.numbers("unsigned"));
    assertArrayEquals(new double[] {1e-300}, table.numbers("tiny"));
    assertArrayEquals(new double[] {-3}, table.numbers("byte"));
    assertArrayEquals(new double[] {0}, table.numbers("zero"), 0);
  }

  @Test
  void aNumberThatIsNotFiniteIsRefusedWithItsLine() throws Exception {
    Path file = folder.resolve("i.parquet");
    Duck.run("", "COPY (SELECT unnest([1, 'inf'::DOUBLE, 2]) AS x) TO '" + file + "'");
    Table table = Duck.read(file);
    Duck.assertOneSentence(
        assertThrows(IllegalArgumentException.class, () -> table.numbers("x")).getMessage(),
        "line 3",
        "'x'");
  }

  /** Dates in JSON are text, written in whatever way. */
  @Test
  void jsonKeepsTextAsItIsWritten() throws Exception {
    Path file =
        Duck.write(
            folder.resolve("j.jsonl"),
            """
            {"day": "2024-01-02T03:04:05Z", "other": "31/12/2024", "id": "007", "x": 1, "n": null}
            {"day": "2024-01-03T03:04:05Z", "other": "30/12/2024", "id": "008", "x": 2.5, "y": {"z": 1}}
            {"x": 9007199254740993, "id": "8b2c1f5e-0f0a-4c6e-9d3b-6a4a5b2c1d0e"}
            """);
    Table table = Duck.read(file, "id");
    assertEquals(List.of("day", "other", "id", "x", "n"), table.names());
    assertEquals(List.of("2024-01-02T03:04:05Z", "2024-01-03T03:04:05Z", ""), table.texts("day"));
    assertEquals(List.of("31/12/2024", "30/12/2024", ""), table.texts("other"));
    assertEquals("007", table.texts("id").get(0));
    assertArrayEquals(new double[] {1, 2.5, 9007199254740992.0}, table.numbers("x"));
    assertEquals(3, table.numeric("n").missing());
    assertTrue(Note.english(table.readings()).get(0).contains("column 'y' is left out"));
  }

  /** A key that appears after any sample, and one that was a number until then. */
  @Test
  void allRowsOfJsonDecide() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append("{\"a\": ").append(i).append("}\n");
    }
    Path file = Duck.write(folder.resolve("l.jsonl"), text + "{\"a\": \"b7\", \"late\": 1}\n");
    Table table = Duck.read(file, "a");
    assertEquals("b7", table.texts("a").get(30_000));
    assertEquals(30_000, table.numeric("late").missing());
  }

  @Test
  void keysThatDifferInCapitalsAreRefusedAndOthersAreNot() throws Exception {
    Path file =
        Duck.write(folder.resolve("c.jsonl"), "{\"a\": 1, \"A\": 2}\n{\"a\": 2, \"A\": 4}\n");
    Duck.assertRefused(file, "c.jsonl", "differ from 'a' in capitals only");
    Path fine =
        Duck.write(folder.resolve("d.jsonl"), "{\"a\": 1, \"a_1\": 2}\n{\"a\": 2, \"a_1\": 4}\n");
    assertArrayEquals(new double[] {2, 4}, Duck.read(fine).numbers("a_1"));
  }

  @Test
  void namesOfFilesAreNoPatternsAndFoldersAddNoColumns() throws Exception {
    Path year = Files.createDirectories(folder.resolve("year=2024"));
    Path file = year.resolve("it's [1].parquet");
    Duck.run("", "COPY (SELECT 1 AS x, 2 AS y) TO '" + file.toString().replace("'", "''") + "'");
    assertEquals(List.of("x", "y"), Duck.read(file).names());
    Path json = Duck.write(year.resolve("q[2].json"), "[{\"x\": 1, \"y\": 2}]");
    assertEquals(List.of("x", "y"), Duck.read(json).names());
  }

  @Test
  void severalTablesOfADatabaseAreListed() throws Exception {
    Path file = folder.resolve("d.duckdb");
    Duck.run(
        file.toString(),
        "CREATE TABLE a(x INT)",
        "CREATE SCHEMA s",
        "CREATE VIEW s.\"B c\" AS SELECT 1 AS x");
    Duck.assertRefused(file, "holds several tables: a, s.\"B c\"", "--sql 'from a'");
    Duck.run(file.toString(), "DROP TABLE a");
    assertArrayEquals(new double[] {1}, Duck.read(file).numbers("x"));
  }
}
