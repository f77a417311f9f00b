package halflife.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.model.Model;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The same table gives the same answer from every source, to the last bit. The files are written by
 * DuckDB's own COPY.
 */
class SameTableTest {
  private static final long SEED = 5;
  private static final int ROWS = 90;
  private static final String NAMES = "size,rooms,age,town,sold,garden,price";
  @TempDir private static Path folder;
  private static String csv = "";

  @BeforeAll
  static void writeAll() throws Exception {
    csv = table();
    Duck.write(folder.resolve("homes.csv"), csv);
    String[] lines = csv.split("\n");
    for (int part = 0; part < 3; part++) {
      List<String> rows = Arrays.asList(lines).subList(1 + part * 30, 31 + part * 30);
      Duck.write(
          folder.resolve("part-" + part + ".csv"), NAMES + "\n" + String.join("\n", rows) + "\n");
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("packed.csv.gz"));
        OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(csv.getBytes(StandardCharsets.UTF_8));
    }
    Workbook.write(
        folder.resolve("homes.xlsx"),
        Arrays.stream(lines).map(line -> List.of(line.split(",", -1))).toList());
    String from = "(FROM read_csv('" + folder.resolve("homes.csv") + "'))";
    Duck.run(
        folder.resolve("shop.duckdb").toString(),
        "CREATE TABLE homes AS " + from,
        "COPY homes TO '" + folder.resolve("homes.parquet") + "'",
        "COPY homes TO '" + folder.resolve("homes.jsonl") + "'",
        "COPY homes TO '" + folder.resolve("array.json") + "' (ARRAY true)",
        "COPY homes TO '" + folder.resolve("packed.ndjson.gz") + "'",
        "COPY (FROM homes LIMIT 30) TO '" + folder.resolve("piece-1.parquet") + "'",
        "COPY (FROM homes LIMIT 60 OFFSET 30) TO '" + folder.resolve("piece-2.parquet") + "'",
        "COPY (FROM homes LIMIT 30) TO '" + folder.resolve("mixed-1.jsonl") + "'",
        "COPY (FROM homes LIMIT 60 OFFSET 30) TO '" + folder.resolve("mixed-2.parquet") + "'");
    Duck.run(
        folder.resolve("two.duckdb").toString(),
        "CREATE TABLE facts AS FROM " + from + " WHERE false",
        "DROP TABLE facts",
        "CREATE TABLE left_half AS SELECT row_number() OVER () AS id, size, rooms, age FROM "
            + from,
        "CREATE TABLE right_half AS SELECT row_number() OVER () AS id, town, sold, garden, price FROM "
            + from);
  }

  private static String table() {
    SplitMix64 random = new SplitMix64(SEED);
    StringBuilder text = new StringBuilder(NAMES).append('\n');
    for (int i = 0; i < ROWS; i++) {
      double size = 40 + random.nextInt(16_000) / 100.0;
      int rooms = 1 + random.nextInt(6);
      String town = List.of("Köln", "Ürzig", "New York", "").get(random.nextInt(4));
      boolean garden = random.nextInt(2) == 1;
      double price = size * 2.1 + rooms * 7 + (garden ? 30 : 0) + 5 * random.nextGaussian();
      text.append(size + "," + rooms + ",")
          .append(i % 7 == 3 ? "" : String.valueOf(random.nextInt(90) / 10.0))
          .append("," + town + "," + LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300)))
          .append("," + garden + "," + price + "\n");
    }
    return text.toString();
  }

  private static StudyOptions options(String... files) {
    List<Path> paths = Arrays.stream(files).map(folder::resolve).toList();
    return StudyOptions.of(paths.get(0), "price")
        .withData(paths)
        .with(TuneOption.REPEATS, 1)
        .with(TuneOption.FOLDS, 5);
  }

  private static Map<String, StudyOptions> sources() {
    Map<String, StudyOptions> all = new LinkedHashMap<>();
    all.put("CSV in several files", options("part-*.csv"));
    all.put("CSV in named files", options("part-0.csv", "part-1.csv", "part-2.csv"));
    all.put("CSV in gzip", options("packed.csv.gz"));
    all.put("xlsx", options("homes.xlsx"));
    all.put("Parquet", options("homes.parquet"));
    all.put("Parquet in several files", options("piece-*.parquet"));
    all.put("Parquet and JSON", options("mixed-1.jsonl", "mixed-2.parquet"));
    all.put("JSON lines", options("homes.jsonl"));
    all.put("JSON lines in gzip", options("packed.ndjson.gz"));
    all.put("JSON", options("array.json"));
    all.put("a database", options("shop.duckdb"));
    for (String file :
        List.of("homes.csv", "homes.parquet", "homes.jsonl", "homes.xlsx", "shop.duckdb")) {
      all.put("SQL over " + file, options(file).with(TuneOption.SQL, "from homes"));
    }
    all.put("SQL over parts", options("part-*.csv").with(TuneOption.SQL, "select * from part;"));
    all.put(
        "SQL over pieces", options("piece-*.parquet").with(TuneOption.SQL, "from piece -- all"));
    all.put(
        "a join",
        options("two.duckdb")
            .with(
                TuneOption.SQL,
                "select size, rooms, age, town, sold, garden, price"
                    + " from left_half join right_half using (id) order by id"));
    return all;
  }

  @TestFactory
  List<DynamicTest> theAnswerIsTheSame() {
    Study.Outcome expected = study(options("homes.csv"));
    assertTrue(expected.model().features().contains("garden=true"), expected.model()::toString);
    return sources().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> assertSame(expected, study(each.getValue()))))
        .toList();
  }

  @Test
  void streamedTheAnswerIsTheSame() {
    Study.Outcome expected = study(options("homes.csv").with(TuneOption.STREAM, true));
    for (String source : List.of("CSV in gzip", "Parquet", "JSON lines", "a join", "xlsx")) {
      StudyOptions options = sources().get(source).with(TuneOption.STREAM, true);
      assertSame(expected, study(options));
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void standardInputGivesTheSame() {
    InputStream before = System.in;
    try {
      for (boolean stream : new boolean[] {false, true}) {
        System.setIn(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        StudyOptions options = options("homes.csv").with(TuneOption.STREAM, stream);
        assertSame(study(options), study(options.withData(Path.of("-"))));
      }
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void linesAreThoseOfACsvFile() {
    Table expected = Duck.read(folder.resolve("homes.csv"));
    Table table = Duck.read(folder.resolve("homes.parquet"));
    for (int row = 0; row < ROWS; row++) {
      assertEquals(expected.line(row), table.line(row));
    }
    assertArrayEquals(expected.numbers("price"), table.numbers("price"));
    assertEquals(expected.texts("sold"), table.texts("sold"));
    assertEquals(
        expected.texts("town"), Table.read(folder.resolve("homes.jsonl"), Set.of()).texts("town"));
  }

  /** The form of numbers in the text that a model learned from says nothing of typed ones. */
  @Test
  void aModelOfDecimalCommasPredictsTypedNumbers() throws Exception {
    String[] lines = csv.split("\n");
    StringBuilder commas = new StringBuilder("size;price\n");
    StringBuilder points = new StringBuilder("size,price\n");
    for (int i = 1; i < lines.length; i++) {
      String[] cells = lines[i].split(",", -1);
      String row = (i == 1 ? "41.125" : cells[0]) + "," + cells[6] + "\n";
      points.append(row);
      commas.append(row.replace(',', ';').replace('.', ','));
    }
    Path trained = Duck.write(folder.resolve("commas.csv"), commas.toString());
    Duck.write(folder.resolve("points.csv"), points.toString());
    Duck.run(
        "",
        "COPY (FROM read_csv('"
            + folder.resolve("points.csv")
            + "')) TO '"
            + folder.resolve("typed.parquet")
            + "'");
    Model model = study(StudyOptions.of(trained, "price").with(TuneOption.REPEATS, 1)).model();
    double[] expected = model.predict(Table.read(trained, model.readAs()));
    Path typed = folder.resolve("typed.parquet");
    assertArrayEquals(expected, model.predict(Table.read(typed, model.readAs())));
    Path book =
        Workbook.write(
            folder.resolve("typed.xlsx"),
            points.toString().lines().map(line -> List.of(line.split(","))).toList());
    assertArrayEquals(expected, model.predict(Table.read(book, model.readAs())));
  }

  private static Study.Outcome study(StudyOptions options) {
    return Study.run(options, new Workers(2), Progress.NONE);
  }

  private static void assertSame(Study.Outcome expected, Study.Outcome found) {
    assertEquals(List.of(), expected.model().differences(found.model()));
    assertEquals(expected.result().verdict(), found.result().verdict());
    assertEquals(expected.result().stability(), found.result().stability());
    assertEquals(expected.result().training().notes(), found.result().training().notes());
  }
}
