package halflife.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import halflife.core.SplitMix64;
import halflife.tune.table.Table;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no tables end in one sentence, and the process goes on. */
class HostileFilesTest {
  private static final long SEED = 11;
  private static final int DAMAGED = 60;
  @TempDir private Path folder;

  private Path make(String name) throws Exception {
    Path file = folder.resolve(name);
    String rows =
        "SELECT range AS x, 'w' || range % 50 AS y, range * 7919 % 9973 / 9973 AS z FROM range(20000)";
    if (name.endsWith(".duckdb")) {
      Duck.run(file.toString(), "CREATE TABLE t AS " + rows);
    } else {
      Duck.run("", "COPY (" + rows + ") TO '" + file + "'");
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "t.parquet, 0.5",
    "t.parquet, 0.99",
    "t.duckdb, 0.3",
    "t.jsonl, 0.4999",
    "t.jsonl.gz, 0.7"
  })
  void aFileThatIsCutShortIsRefused(String name, double share) throws Exception {
    Path file = make(name);
    byte[] bytes = Files.readAllBytes(file);
    int kept = (int) (bytes.length * share);
    while (bytes[kept - 1] == '}' || bytes[kept - 1] == '\n') {
      kept--; // a line that is whole is no damage
    }
    Files.write(file, Arrays.copyOf(bytes, kept));
    Duck.assertRefused(file, name, "damaged or cut short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.parquet", "t.pq", "t.json", "t.jsonl", "t.duckdb", "t.ddb"})
  void anEmptyFileIsRefused(String name) throws Exception {
    Duck.assertRefused(Duck.write(folder.resolve(name), ""), name, "is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.parquet", "t.json", "t.jsonl", "t.duckdb"})
  void textUnderAnotherNameIsRefused(String name) throws Exception {
    Duck.assertRefused(Duck.write(folder.resolve(name), "a,b\n1,2\n3,4\n"), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[1, 2]",
        "3",
        "[{\"a\": 1}, 2]",
        "\"text\"",
        "[[1]]",
        "null",
        "{\"a\": [1"
      })
  void jsonThatHoldsNoRowsIsRefused(String text) throws Exception {
    Duck.assertRefused(Duck.write(folder.resolve("t.json"), text), "t.json");
  }

  @Test
  void aFolderAndAFileThatMayNotBeReadAreRefused() throws Exception {
    Duck.assertRefused(Files.createDirectory(folder.resolve("f.parquet")), "is a folder");
    Path file = make("t.parquet");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    Duck.assertRefused(file, "may not be read by you");
    Duck.assertQueryRefused("from t", file, "may not be read by you");
  }

  @Test
  void parquetWithOtherColumnsIsRefused() throws Exception {
    Duck.run("", "COPY (SELECT 1 AS a, 2 AS b) TO '" + folder.resolve("p1.parquet") + "'");
    Duck.run("", "COPY (SELECT 1 AS b, 2 AS a) TO '" + folder.resolve("p2.parquet") + "'");
    Duck.assertRefused(folder.resolve("p*.parquet"), "p2.parquet has other columns");
    Duck.assertRefused(folder.resolve("q*.parquet"), "no file has a name like");
  }

  /** Held by another process, as it always is: within one, DuckDB shares its databases. */
  @Test
  void aDatabaseThatIsBeingWrittenIsRefused() throws Exception {
    Path file = make("t.duckdb");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
      said.readLine();
      Duck.assertRefused(file, "t.duckdb is being written by another program");
      Duck.assertQueryRefused("from t", file, "t.duckdb is being written by another program");
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    Duck.read(file);
  }

  /** Opens a database to write and waits. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (Connection held =
          new DuckDBDriver().connect("jdbc:duckdb:" + args[0], new Properties())) {
        System.out.println(held.isValid(1));
        System.in.read();
      }
    }
  }

  /** Changes that stand in a file beside the database are read, and are part of its hash. */
  @Test
  void changesBesideADatabaseAreRead() throws Exception {
    Path file = folder.resolve("w.duckdb");
    Duck.run(file.toString(), "CREATE TABLE t AS SELECT 1 AS x");
    String before = Duck.read(file).source().sha256();
    Path copy = folder.resolve("c.duckdb");
    try (Connection open = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
        var statement = open.createStatement()) {
      statement.execute("INSERT INTO t VALUES (2)");
      Files.copy(file, copy);
      Files.copy(folder.resolve("w.duckdb.wal"), folder.resolve("c.duckdb.wal"));
    }
    Table table = Duck.read(copy);
    assertArrayEquals(new double[] {1, 2}, table.numbers("x"));
    assertNotEquals(before, table.source().sha256());
    assertTrue(Files.exists(folder.resolve("c.duckdb.wal")));
  }

  @Test
  void aCellOf200MegabytesIsRefused() throws Exception {
    Path file = folder.resolve("long.parquet");
    Duck.run("", "COPY (SELECT 1 AS x, repeat('a', 200000000) AS note) TO '" + file + "'");
    RuntimeException thrown =
        assertThrows(RuntimeException.class, () -> Table.read(file, Set.of()));
    Duck.assertOneSentence(
        thrown.getMessage(),
        thrown instanceof UncheckedIOException ? "DuckDB may use" : "column 'note' has a cell");
    Duck.assertQueryRefused(
        "select x, note from long", file, "column 'note' has a cell of more than 16 million");
    Path json = folder.resolve("long.jsonl");
    Duck.write(json, "{\"x\": 1, \"note\": \"" + "a".repeat(200_000_000) + "\"}\n");
    Duck.assertRefused(json, "long.jsonl has an object of more than 16 million characters");
  }

  /** Bytes are changed at random; what is read, or refused, is never a crash. */
  @ParameterizedTest
  @ValueSource(strings = {"t.parquet", "t.duckdb"})
  void aDamagedFileIsReadOrRefused(String name) throws Exception {
    byte[] whole = Files.readAllBytes(make(name));
    SplitMix64 random = new SplitMix64(SEED);
    for (int i = 0; i < DAMAGED; i++) {
      byte[] bytes = whole.clone();
      boolean head = random.nextInt(2) == 0;
      for (int k = 0; k <= random.nextInt(4); k++) {
        int at = random.nextInt(head ? 2000 : bytes.length);
        bytes[
                name.endsWith("parquet") && head
                    ? bytes.length - 9 - at
                    : 12 + at % (bytes.length - 12)] ^=
            (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve(i + name), bytes);
      try {
        Table.read(file, Set.of());
      } catch (IllegalArgumentException e) {
        Duck.assertOneSentence(String.valueOf(e.getMessage()), i + name);
      } catch (UncheckedIOException e) {
        Duck.assertOneSentence(String.valueOf(e.getMessage()), "DuckDB may use");
      }
      Files.delete(file);
    }
  }
}
