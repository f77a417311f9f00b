package halflife.tune.source;

import static halflife.evidence.note.Note.english;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.Csv;
import halflife.tune.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table from every source. */
class SourcesTest {
  private static final String TEXT = "größe,ort\n1.5,Köln\n2,Ürzig\n,Bonn\n";

  @TempDir private Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static Table read(Path place) {
    return Table.read(place, Set.of("ort"));
  }

  private static void assertSame(Table table, String... decisions) {
    assertEquals(List.of("größe", "ort"), table.names());
    assertArrayEquals(new double[] {1.5, 2, Double.NaN}, table.numeric("größe").values());
    assertEquals(List.of("Köln", "Ürzig", "Bonn"), table.texts("ort"));
    assertEquals(
        decisions.length, english(table.readings()).size(), english(table.readings()).toString());
    for (int i = 0; i < decisions.length; i++) {
      assertTrue(
          english(table.readings()).get(i).contains(decisions[i]),
          english(table.readings()).get(i));
    }
  }

  @Test
  void gzipIsUnpackedAndTheHashIsOfTheFile() throws Exception {
    byte[] packed = gzip(TEXT.getBytes(StandardCharsets.UTF_8));
    Table table = read(file("t.csv.gz", packed));
    assertSame(table);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(packed);
    assertEquals(HexFormat.of().formatHex(digest), table.source().sha256());
    Path cut = file("cut.gz", Arrays.copyOf(packed, packed.length - 12));
    Csv.refused(() -> read(cut), "cut.gz is cut short or damaged");
    packed[packed.length - 6] ^= 1; // of the checksum
    Path damaged = file("damaged.gz", packed);
    Csv.refused(() -> read(damaged), "damaged.gz is cut short or damaged");
    Path twice = file("twice.gz", gzip(gzip(TEXT.getBytes(StandardCharsets.UTF_8))));
    Csv.refused(() -> read(twice), "gunzip twice");
  }

  @Test
  void theHashIsOfTheWholeFileWithItsByteOrderMark() throws Exception {
    byte[] bytes = ("\uFEFFa,b\n" + "1,2\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    Table table = Table.read(file("t.csv", bytes), Set.of());
    assertEquals(List.of("a", "b"), table.names());
    assertEquals(HexFormat.of().formatHex(digest), table.source().sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void utf16IsReadWhereAMarkSaysSo(String name) throws IOException {
    String mark = name.equals("UTF-16") ? "" : "\uFEFF";
    Path file = file("t.csv", (mark + TEXT).getBytes(Charset.forName(name)));
    assertSame(read(file), "t.csv: read as UTF-16");
  }

  /** Pairs of chars are one letter, wherever a buffer ends. */
  @Test
  void lettersOutsideTheBasicPlaneSurvive() throws IOException {
    String text = "x" + "\uD83D\uDE00".repeat(20_000);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
    try (InputStream in =
        new Transcoded(new ByteArrayInputStream(bytes), StandardCharsets.UTF_16LE)) {
      assertEquals(text, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsNotUtf8IsGuessedAndSaid() throws IOException {
    Charset western = Charset.forName("windows-1252");
    assertSame(
        read(file("w.csv", TEXT.getBytes(western))),
        "w.csv: read as windows-1252, because it is not UTF-8");
    String chinese = "尺寸,地方\n1,北京\n2,上海\n";
    Table table =
        Table.read(file("c.csv", chinese.getBytes(Charset.forName("GB18030"))), Set.of("地方"));
    assertEquals(List.of("尺寸", "地方"), table.names());
    assertEquals(List.of("北京", "上海"), table.texts("地方"));
    assertTrue(english(table.readings()).get(0).contains("GB18030"));
  }

  /** Read as windows-1252 its other letters would be wrong. */
  @Test
  void damagedUtf8IsRefused() throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFF;
    Path file = file("d.csv", bytes);
    Csv.refused(() -> read(file), "d.csv is not UTF-8 (at or before line");
  }

  @Test
  void aPatternJoinsFilesInTheOrderOfTheirNames() throws IOException {
    file("part-1.csv", "größe,ort\n1.5,Köln\n");
    file("part-2.csv", "größe,ort\n2,Ürzig\n");
    file("part-3.csv", "größe,ort\n,Bonn\n");
    Table table = read(folder.resolve("part-*.csv"));
    assertSame(table);
    assertEquals(List.of(2, 4, 6), List.of(table.line(0), table.line(1), table.line(2)));
    assertSame(read(folder.resolve("part-[123].csv")));
  }

  @Test
  void aFileOfAPatternMayHoldNoRows() throws IOException {
    file("q1.csv", "größe,ort\n");
    file("q2.csv", TEXT);
    file("q3.csv", "größe,ort\n");
    assertSame(read(folder.resolve("q?.csv")));
  }

  @Test
  void filesWithoutNamesAreJoinedWhole() throws IOException {
    file("n1.csv", "1,2\n3,4\n");
    file("n2.csv", "5,6\n7,8\n");
    Table table = Table.read(folder.resolve("n*.csv"), Set.of());
    assertArrayEquals(new double[] {1, 3, 5, 7}, table.numbers("c1"));
  }

  @Test
  void otherColumnsAndNoFilesAreRefused() throws IOException {
    file("o1.csv", TEXT);
    file("o2.csv", "ort,größe\nKöln,1\n");
    Csv.refused(() -> read(folder.resolve("o*.csv")), "o2.csv has other columns");
    Csv.refused(() -> read(folder.resolve("none-*.csv")), "no file has a name like", "none-*.csv");
    Csv.refused(() -> read(folder.resolve("o[1.csv")), "no file", "o[1.csv");
  }

  @Test
  void aFileWhoseNameLooksLikeAPatternIsRead() throws IOException {
    assertSame(read(file("t[1].csv", TEXT)));
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void standardInputIsReadAsOftenAsNeeded() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("a;b\n1,5;x\n2;7\n".getBytes(StandardCharsets.UTF_8)));
      Table table = Table.read(Path.of("-"), Set.of("b"));
      assertArrayEquals(new double[] {1.5, 2}, table.numbers("a"));
      assertEquals(List.of("x", "7"), table.texts("b"));
      System.setIn(InputStream.nullInputStream());
      Csv.refused(() -> Table.read(Path.of("-"), Set.of()), "standard input is empty");
    } finally {
      System.setIn(before);
    }
  }

  private static TableLocation encoded(Path file, String encoding) {
    return new TableLocation(
        List.of(file), Optional.of(encoding), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-16LE", "utf8", "IBM850"})
  void anEncodingCanBeNamed(String name) throws IOException {
    Path file = file("t.csv", TEXT.getBytes(Charset.forName(name)));
    assertSame(Table.read(encoded(file, name), Set.of("ort")));
  }

  @Test
  void whatIsNotInTheNamedEncodingIsRefused() throws IOException {
    Path file = file("t.csv", TEXT.getBytes(StandardCharsets.ISO_8859_1));
    Csv.refused(
        () -> Table.read(encoded(file, "UTF-8"), Set.of()), "is not UTF-8", "another --encoding");
    Csv.refused(() -> encoded(file, "latin-17"), "--encoding is 'latin-17'", "windows-1252");
  }

  @Test
  void severalFilesAreJoinedInTheOrderGiven() throws IOException {
    Path second = file("a.csv", "größe,ort\n,Bonn\n");
    Path first = file("b.csv", "größe,ort\n1.5,Köln\n2,Ürzig\n");
    TableLocation both = TableLocation.of(first).withFiles(List.of(first, second));
    assertSame(Table.read(both, Set.of("ort")));
    Path other = file("c.csv", "größe,stadt\n1,Köln\n");
    Csv.refused(
        () -> Table.read(both.withFiles(List.of(first, other)), Set.of()),
        "c.csv has other columns");
    Csv.refused(
        () -> Table.read(both.withFiles(List.of(first, folder.resolve("bb.csv"))), Set.of()),
        "there is no file",
        "did you mean");
    Csv.refused(() -> both.withFiles(List.of(first, Path.of("-"))), "beside other files");
  }

  @Test
  void formatsThatNeedAModuleSayWhich() throws IOException {
    Path parquet = file("t.parquet", "PAR1....PAR1");
    Csv.refused(() -> read(parquet), "t.parquet is a Parquet file", "needs DuckDB");
    Csv.refused(() -> read(file("u.parquet", "x\n1\n")), "is not a Parquet file");
    Csv.refused(() -> read(file("t.jsonl", "{}")), "t.jsonl is a JSON file", "needs DuckDB");
  }
}
