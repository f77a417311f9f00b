package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.Csv;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheSeparator(String separator) {
    Table table = Csv.table(folder, "a,b,c\n1,2,3\n4,5,6\n".replace(",", separator));
    assertEquals(List.of("a", "b", "c"), table.names());
    assertArrayEquals(new double[] {2, 5}, table.numbers("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEveryKindOfLineEnd(String end) {
    Table table = Csv.table(folder, "a,b\n1,2\n\n3,4".replace("\n", end));
    assertArrayEquals(new double[] {1, 3}, table.numbers("a"));
    assertArrayEquals(new double[] {2, 4}, table.numbers("b"));
    assertEquals(2, table.rows());
  }

  @Test
  void quotedCellsMayHoldSeparatorsQuotesAndLines() {
    String text = "\"a;,\",\"say \"\"b\"\"\"\n\"x,\ny;;;;\",\"2\"\nz,3\n";
    Table table = Csv.table(folder, text);
    assertEquals(List.of("a;,", "say \"b\""), table.names());
    assertEquals(List.of("x,\ny;;;;", "z"), table.texts("a;,"));
    assertArrayEquals(new double[] {2, 3}, table.numbers("say \"b\""));
    assertEquals(2, table.line(0));
    assertEquals(4, table.line(1));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    bytes.write("größe,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    Path file = Csv.write(folder, bytes.toByteArray());
    assertEquals(List.of("größe", "b"), Table.read(file, Set.of()).names());
  }

  @Test
  void theHashIsThatOfTheFile() throws Exception {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",").append(i * 0.1).append('\n');
    }
    Table table = Csv.table(folder, text.toString());
    byte[] bytes = Files.readAllBytes(table.source().file());
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertEquals(HexFormat.of().formatHex(hash), table.source().sha256());
    assertEquals(30_000, table.rows());
    assertEquals(29_999 * 0.1, table.numbers("b")[29_999]);
    assertEquals(30_000, Arrays.stream(table.numbers("a")).distinct().count());
  }

  @Test
  void aFirstLineOfNumbersIsARow() {
    Table table = Csv.table(folder, "1,2.5\n3,4\n");
    assertFalse(table.hasHeader());
    assertEquals(List.of("c1", "c2"), table.names());
    assertArrayEquals(new double[] {2.5, 4}, table.numbers("c2"));
    assertEquals(1, table.line(0));
    assertTrue(Csv.table(folder, "1,b\n3,4\n").hasHeader());
  }

  @Test
  void textIsKeptAsItIsWhereThatIsAsked() {
    Table table = Csv.table(folder, "id,v\n007,1\n7,2\n,3\n", "id", "nosuch");
    assertEquals(List.of("007", "7", ""), table.texts("id"));
    assertTrue(table.isText("id"));
    Csv.refused(() -> table.texts("v"), "'v' was read as numbers");
  }

  @Test
  void aColumnNobodyUsesMayHoldAnything() {
    Table table = Csv.table(folder, "a,b\n1,2\n,inf\nx,4\n");
    assertEquals(3, table.rows());
    Csv.refused(() -> table.numbers("b"), "line 3", "column 'b'", "inf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "n/a", "null", "?", "-", "NaN"})
  void whereNumbersMustBeCompleteAGapIsNamed(String cell) {
    Table table = Csv.table(folder, "a,b\n1,2\n3," + cell + "\n");
    Csv.refused(() -> table.numbers("b"), "data.csv, line 3, column 'b'", "missing");
    Table first = Csv.table(folder, "a,b\n1," + cell + "\n3,2\n");
    Csv.refused(() -> first.numbers("b"), "line 2", "missing");
    assertEquals(1, first.numeric("b").missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Infinity", "1e999"})
  void whatIsNotFiniteIsCalledSo(String cell) {
    Table table = Csv.table(folder, "a,b\n1,2\n3," + cell + "\n");
    Csv.refused(() -> table.numbers("b"), "line 3, column 'b'", cell, "not a finite number");
  }

  @Test
  void textAmongNumbersNamesTheLine() {
    Table late = Csv.table(folder, "a,b\n1,2\n3,4\n5,six\n");
    Csv.refused(() -> late.numbers("b"), "line 4, column 'b'", "'six' is not a number");
    Csv.refused(() -> late.feature("b"), "'six' is not a number", "--categorical");
    Table early = Csv.table(folder, "a,b\n1,two\n3,4\n");
    Csv.refused(() -> early.numbers("b"), "line 2, column 'b'", "'two' is not a number");
    Table only = Csv.table(folder, "a,b\n1,two\n3,four\n");
    Csv.refused(() -> only.numbers("b"), "'b' holds text ('two')", "must hold numbers");
  }

  @Test
  void columnsThatTurnOutOtherwiseAreReadAgain() {
    Table table = Csv.table(folder, "a;b;c\n1,5;2;7\n2.345,5;3;A\n;4;B\n");
    assertArrayEquals(new double[] {1.5, 2345.5, Double.NaN}, table.numeric("a").values());
    assertArrayEquals(new double[] {2, 3, 4}, table.numbers("b"));
    assertEquals(List.of("7", "A", "B"), table.texts("c"));
    assertTrue(((Column.Numbers) table.column("a")).form().comma());
    assertEquals(64, table.source().sha256().length());
  }

  @Test
  void rowsAndColumnsCanBePicked() {
    Table table = Csv.table(folder, "a,b,c\n1,x,5\n,y,6\n3,x,7\n", "b");
    Table part = table.pick(new int[] {0, 2}).select(List.of("b", "a"));
    assertEquals(List.of("a", "b"), part.names());
    assertEquals(0, part.numeric("a").missing());
    assertEquals(List.of("x"), part.words("b").words(), "words of other rows are forgotten");
    assertEquals(4, part.line(1));
    assertSame(table, table.pick(new int[] {0, 1, 2}));
  }

  @Test
  void anUnknownColumnNamesTheNearest() {
    Table table = Csv.table(folder, "price,size\n1,2\n");
    Csv.refused(() -> table.numbers("Prcie"), "no column 'Prcie'", "did you mean 'price'?");
    Csv.refused(() -> table.numbers("zzzzzz"), "there are: price, size");
  }

  @Test
  void aFileThatIsNoTableIsRefused() throws Exception {
    Csv.refused(() -> Csv.table(folder, ""), "data.csv is empty");
    Csv.refused(() -> Csv.table(folder, "\n\n"), "data.csv is empty");
    Csv.refused(() -> Csv.table(folder, "a,b\n"), "no rows");
    Csv.refused(() -> Csv.table(folder, "a,b\n1,2\n3\n"), "line 3", "1 cell, ", "has 2");
    Csv.refused(() -> Csv.table(folder, "a,b\n1,2\n3,4,5\n"), "line 3", "3 cells", "has 2");
    Csv.refused(() -> Csv.table(folder, "a,b,a\n1,2,3\n"), "two columns are named 'a'");
    Csv.refused(() -> Csv.table(folder, "a,,c\n1,2,3\n"), "column 2 has no name");
    Csv.refused(
        () -> Csv.table(folder, "a," + "b".repeat(51_000) + "\n1,2\n"),
        "line 1: the name of column 2 has 51000 characters",
        "at most 10000");
    Csv.refused(() -> Csv.table(folder, "a,b\n1,\"2\n3,4\n"), "after line 1", "quote");
    Csv.refused(() -> Table.read(folder, Set.of()), "is a folder");
    Path near = folder.resolve("dat.csv");
    Csv.refused(() -> Table.read(near, Set.of()), "no file", "dat.csv", "did you mean", "data.csv");
  }

  @Test
  void bytesThatAreNoUtf8TextAreRefused() throws Exception {
    byte[] bare = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
    byte[] bell = "a,b\n1,\u00072\n".getBytes(StandardCharsets.UTF_8);
    refusedBytes(bare, "UTF-16", "line 1");
    refusedBytes(bell, "control character 0x07", "line 2");
    refusedBytes(new byte[] {'P', 'K', 3, 4, 0, 0}, "is damaged");
    refusedBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0}, "cut short or damaged");
    refusedBytes(
        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "of the old kind (.xls)");
    refusedBytes("BZh91AY&SY".getBytes(StandardCharsets.US_ASCII), "compressed", "bunzip2");
    refusedBytes(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0}, "compressed", "unxz");
    refusedBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4}, "compressed", "unzstd");
    refusedBytes("ARROW1\0\0".getBytes(StandardCharsets.US_ASCII), "an Arrow or Feather file");
    refusedBytes("SQLite format 3".getBytes(StandardCharsets.US_ASCII), "an SQLite file");
    refusedBytes("PAR1xxxx".getBytes(StandardCharsets.US_ASCII), "Parquet");
  }

  /** No quote is open in the first. */
  @Test
  void aCellWithoutAnEndIsCalledSo() {
    String long17 = "x".repeat(17 << 20);
    Csv.refused(
        () -> Csv.table(folder, "a,b\n1,2\n" + long17),
        "a cell of more than 16 million characters after line 2");
    Csv.refused(
        () -> Csv.table(folder, "a,b\n1,2\n\"" + long17 + "\n"),
        "after line 2: close the quote (\") that is open there");
  }

  private void refusedBytes(byte[] bytes, String... parts) {
    Path file = Csv.write(folder, bytes);
    Csv.refused(() -> Table.read(file, Set.of()), parts);
  }

  @Test
  void aTruncatedCharacterLateInTheFileIsNoticed() {
    byte[] text = ("a,b\n" + "1,2\n".repeat(50_000) + "3,x").getBytes(StandardCharsets.UTF_8);
    text[text.length - 1] = (byte) 0xC3;
    refusedBytes(text, "not UTF-8");
  }
}
