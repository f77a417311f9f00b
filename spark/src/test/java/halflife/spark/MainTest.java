package halflife.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Result;
import halflife.report.json.ResultJson;
import halflife.spark.table.FrameTable;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.StudyRows;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.source.CellSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables on Spark, beside the same tables on one machine. */
class MainTest {
  private static final Path DATA = Path.of("../examples/data");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void session() {
    Frames.session();
  }

  private record Said(int code, String out, String err) {}

  private static Said said(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Said(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  @Test
  void theFilesAreThoseOfTune() throws IOException {
    Path homes = DATA.resolve("homes.csv");
    Path out = folder.resolve("out");
    Said said =
        said(
            "tune",
            homes.toString(),
            "--target=price",
            "--exclude",
            "id,street",
            "-o",
            out.toString());
    assertEquals("", said.err());
    assertEquals(0, said.code());
    StudyOptions options =
        StudyOptions.of(homes, "price").with(TuneOption.EXCLUDE, List.of("id", "street"));
    Study.Outcome expected = Study.run(options, Workers.ONE, Progress.NONE);
    Result found = ResultJson.read(out.resolve("result.json"));
    SameResult.check(expected.result(), found);
    assertEquals(expected.result().decisions(), found.decisions());
    assertEquals(expected.result().warnings(), found.warnings());
    Model model = ModelJson.read(out.resolve("model.json"));
    assertEquals(expected.model().features(), model.features());
    assertEquals(expected.model().options(), model.options());
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(
          List.of("coefficients.csv", "model.json", "report.html", "result.json"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertTrue(said.out().contains("result.json"), said.out());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("spark-submit halflife.spark.Main tune"), "settings");
  }

  /** Semicolons, decimal commas, dates of another form, words for nothing. */
  @Test
  void numbersAreReadAsTheyAreWritten() {
    Path orders = DATA.resolve("messy_orders.csv");
    Path out = folder.resolve("orders");
    Said said = said("tune", orders.toString(), "--target", "cost", "-q", "--out", out.toString());
    assertEquals(new Said(0, "", ""), said);
    Result expected =
        Study.run(StudyOptions.of(orders, "cost"), Workers.ONE, Progress.NONE).result();
    Result found = ResultJson.read(out.resolve("result.json"));
    SameResult.check(expected, found);
    assertEquals(expected.features(), found.features());
    assertEquals(expected.decisions(), found.decisions());
  }

  /** Strings, yes and no, dates, times and gaps, with numbers, classes and a count. */
  private Path mixed() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("size,garden,sold,kind,flat,code,price,dear,grade,rooms,w"));
    for (int i = 0; i < 240; i++) {
      int price = 100 + i * 37 % 101 + i % 3 * 5 + i * 13 % 17;
      int noisy = price + i * 29 % 31;
      lines.add(
          String.join(
              ",",
              i % 9 == 4 ? "" : String.valueOf(50 + i * 37 % 101 + 0.5),
              i % 3 == 0 ? "true" : "false",
              "20" + (20 + i % 4) + "-" + (10 + i % 3) + "-" + (10 + i * 7 % 19),
              i % 13 == 0 ? "" : List.of("brick", "wood", "stone").get(i * 5 % 3),
              "same",
              String.valueOf(i * 11 % 4),
              i % 50 == 7 ? "" : String.valueOf(price),
              i % 50 == 8 ? "" : noisy > 170 ? "yes" : "no",
              List.of("a", "b", "c").get(noisy < 150 ? 0 : noisy < 185 ? 1 : 2),
              String.valueOf(noisy / 40),
              String.valueOf(1 + i % 2)));
    }
    return Files.write(folder.resolve("table.csv"), lines);
  }

  private static Dataset<Row> dealt(Dataset<Row> cells, int partitions) {
    SparkSession session = Frames.session();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return session.createDataFrame(
        context.parallelize(cells.collectAsList(), partitions), cells.schema());
  }

  private static final String[] TARGETS = {"price", "dear", "grade", "rooms"};

  private static StudyOptions options(Path table, String target) {
    return StudyOptions.of(table, target)
        .with(TuneOption.WEIGHTS, "w")
        .with(
            TuneOption.EXCLUDE, Stream.of(TARGETS).filter(other -> !other.equals(target)).toList())
        .with(TuneOption.CATEGORICAL, List.of("code"));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "3, true", "7, false", "7, true"})
  void columnsAreReadAlike(int partitions, boolean typed) throws IOException {
    Path table = mixed();
    StudyOptions options = options(table, "price");
    Result expected = Study.run(options, Workers.ONE, Progress.NONE).result();
    Dataset<Row> read = Frames.session().read().option("header", true).csv(table.toString());
    Dataset<Row> cells =
        typed
            ? read.withColumn("size", functions.col("size").cast("double"))
                .withColumn("garden", functions.col("garden").cast("boolean"))
                .withColumn("sold", functions.col("sold").cast("date"))
                .withColumn("code", functions.col("code").cast("int"))
                .withColumn("price", functions.col("price").cast("decimal(10,1)"))
                .withColumn("w", functions.col("w").cast("float"))
                .withColumn("list", functions.array(functions.lit(1)))
            : read;
    StudyRows rows =
        FrameTable.rows(dealt(cells, partitions), CellSink.NO_DELIMITER, options, false);
    Result found = Study.run(options, rows, Workers.ONE, Progress.NONE).result();
    SameResult.check(expected, found);
    assertEquals(expected.features(), found.features());
    List<String> decisions = new ArrayList<>(found.decisions());
    assertEquals(
        typed, decisions.removeIf(sentence -> sentence.contains("'list'")), () -> "" + decisions);
    assertEquals(expected.decisions(), decisions);
  }

  @ParameterizedTest
  @CsvSource({"dear, auto, 3, 2", "grade, auto, 7, ''", "rooms, poisson, 1, ''"})
  void classesAndCountsGoThroughBlocks(
      String target, String family, int partitions, String posWeight) throws IOException {
    Path table = mixed();
    StudyOptions options =
        options(table, target)
            .with(TuneOption.FAMILY, family)
            .with(TuneOption.MODEL, "lasso")
            .with(TuneOption.FOLDS, 3)
            .with(TuneOption.REPEATS, 1)
            .with(TuneOption.LAMBDAS, List.of(0.1, 0.02));
    if (!posWeight.isEmpty()) {
      options = options.with(TuneOption.POS_WEIGHT, posWeight);
    }
    Study.Outcome expected = Study.run(options, Workers.ONE, Progress.NONE);
    Dataset<Row> read =
        Frames.session()
            .read()
            .option("header", true)
            .option("inferSchema", target.equals("rooms"))
            .csv(table.toString());
    StudyRows rows =
        FrameTable.rows(dealt(read, partitions), CellSink.NO_DELIMITER, options, false);
    Study.Outcome found = Study.run(options, rows, Workers.ONE, Progress.NONE);
    SameResult.check(expected.result(), found.result(), 1e-8);
    assertEquals(expected.model().classes(), found.model().classes());
    assertEquals(expected.result().features(), found.result().features());
    assertEquals(expected.result().decisions(), found.result().decisions());
  }

  /** R writes the names of rows under no name. */
  @Test
  void aColumnWithoutANameHoldsNamesOfRows() throws IOException {
    List<String> lines = new ArrayList<>(List.of("\"\",\"size\",\"price\""));
    for (int i = 0; i < 40; i++) {
      lines.add("\"home " + i + "\"," + i % 7 + "," + (i % 7 + i % 3));
    }
    Path homes = Files.write(folder.resolve("rows.csv"), lines);
    Path out = folder.resolve("out");
    assertEquals(
        new Said(0, "", ""),
        said("tune", homes.toString(), "--target=price", "-q", "-o", out.toString()));
    Result found = ResultJson.read(out.resolve("result.json"));
    assertEquals(List.of("size"), found.features());
  }

  /** What needs rows in memory is there for tables that the driver takes. */
  @Test
  void smallTablesAreStudiedAsTuneDoes() throws IOException {
    Path wine = DATA.resolve("wine.csv");
    Path out = folder.resolve("wine");
    Said said =
        said(
            "tune",
            wine.toString(),
            "--target=class",
            "--test-fraction=0.3",
            "--model=lasso",
            "--lambdas=0.1,0.01",
            "-q",
            "-o",
            out.toString());
    assertEquals(new Said(0, "", ""), said);
    StudyOptions options =
        StudyOptions.of(wine, "class")
            .with(TuneOption.TEST_FRACTION, 0.3)
            .with(TuneOption.MODEL, "lasso")
            .with(TuneOption.LAMBDAS, List.of(0.1, 0.01));
    Result expected = Study.run(options, Workers.ONE, Progress.NONE).result();
    Result found = ResultJson.read(out.resolve("result.json"));
    SameResult.check(expected, found);
    assertEquals(expected.test(), found.test());
  }

  /** Classes that the sample lacks are known, be they words or numbers. */
  @ParameterizedTest
  @CsvSource({"word", "number"})
  void aRareClassIsNotLost(String target) {
    Dataset<Row> frame =
        Frames.session()
            .range(0, 120_000, 1, 5)
            .selectExpr(
                "if(id % 20000 = 77, 'rare', if(id % 2 = 0, 'even', 'odd')) AS word",
                "if(id % 20000 = 77, 1, if(id % 2 = 0, 0, 2)) AS number",
                "id % 10 + if(id % 2 = 0, 3, 0) + rand(1) AS size");
    StudyOptions options =
        StudyOptions.of(Path.of("range"), target)
            .with(TuneOption.FEATURES, List.of("size"))
            .with(TuneOption.FAMILY, "multinomial");
    StudyRows rows = FrameTable.rows(frame, CellSink.NO_DELIMITER, options, true);
    assertEquals(
        target.equals("word") ? List.of("even", "odd", "rare") : List.of("0", "1", "2"),
        rows.there().classes());
    assertEquals(120_000, rows.size());
  }

  @Test
  void whatNeedsAllRowsIsRefusedWhereTheyAreMany() {
    Dataset<Row> frame =
        Frames.session()
            .range(0, 120_000, 1, 2)
            .selectExpr("id % 2 AS y", "rand(1) AS x", "id % 7 AS g");
    StudyOptions options = StudyOptions.of(Path.of("range"), "y");
    refused(frame, options.with(TuneOption.GROUP, "g"), "--group");
    refused(frame, options.with(TuneOption.TEST_FRACTION, 0.2), "--test-fraction");
    refused(frame, options.with(TuneOption.POS_WEIGHT, "auto"), "--pos-weight auto");
    refused(frame, options.with(TuneOption.MEASURE, "auc"), "--measure auc");
    refused(frame, options.with(TuneOption.MODEL, "mlp"), "a network");
  }

  private static void refused(Dataset<Row> frame, StudyOptions options, String words) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> FrameTable.rows(frame, CellSink.NO_DELIMITER, options, true));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("120000 rows") && said.contains(words), said);
  }

  @Test
  void aSampleIsEnoughToReadColumnsOfAllRows() {
    SparkSession session = Frames.session();
    Dataset<Row> frame =
        session
            .range(0, 120_000, 1, 5)
            .selectExpr(
                "if(id = 77777, 'rare', if(id % 2 = 0, 'even', 'odd')) AS kind",
                "if(id = 99999, CAST(NULL AS DOUBLE), id % 10 + 0.5) AS size",
                "id % 10 + if(id % 2 = 0, 3, 0) + rand(1) AS price");
    StudyOptions options =
        StudyOptions.of(Path.of("range"), "price")
            .with(TuneOption.FOLDS, 3)
            .with(TuneOption.REPEATS, 1);
    StudyRows rows = FrameTable.rows(frame, CellSink.NO_DELIMITER, options, true);
    assertEquals(120_000, rows.size());
    assertEquals(100_000, rows.there().design().size());
    assertEquals(
        List.of("kind=even", "kind=odd", "kind=rare", "size", "size is missing"),
        rows.there().features());
    Result found = Study.run(options, rows, Workers.ONE, Progress.NONE).result();
    assertEquals(120_000, found.rows());
    assertTrue(
        found.warnings().stream().anyMatch(s -> s.contains("100,000")), "" + found.warnings());
    double[] b = found.model().coefficients().stream().mapToDouble(c -> c).toArray();
    assertEquals(3, b[0] - b[1], 0.01);
    assertEquals(1, b[3], 0.01);
  }

  @Test
  void whatCannotBeUsedIsOneLine() throws IOException {
    String homes = DATA.resolve("homes.csv").toString();
    String out = folder.resolve("out").toString();
    refused("the one command is tune", "predict", homes);
    refused("DATA, --target and --out are needed", "tune", homes, "--target", "price");
    refused("no option --nothing", "tune", homes, "--nothing", "1", "--target", "price", "-o", out);
    refused("--target has no value", "tune", homes, "-o", out, "--target");
    refused("has no column 'prize'", "tune", homes, "--target", "prize", "-o", out);
    refused("--test names", "tune", homes, "--target", "price", "-o", out, "--test", homes);
    refused("--sql", "tune", homes, "--target", "price", "-o", out, "--sql", "from homes");
    refused(
        "PATH_NOT_FOUND", "tune", folder.resolve("no.csv").toString(), "--target", "a", "-o", out);
    Path few = Files.writeString(folder.resolve("few.csv"), "a,b\n1,2\n");
    refused("only 1 row", "tune", few.toString(), "--target", "b", "-o", out);
    Path none = Files.writeString(folder.resolve("none.csv"), "a,b\n1,\n");
    refused("0 rows with a value", "tune", none.toString(), "--target", "b", "-o", out);
    assertTrue(Files.notExists(folder.resolve("out")));
  }

  private static void refused(String words, String... arguments) {
    Said said = said(arguments);
    assertEquals(2, said.code(), said::err);
    assertTrue(said.err().startsWith("halflife: "), said::err);
    assertTrue(said.err().contains(words), said::err);
    assertEquals(1, said.err().lines().count(), said::err);
  }
}
