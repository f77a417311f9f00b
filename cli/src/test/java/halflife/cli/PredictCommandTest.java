package halflife.cli;

import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.MEASURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.evidence.PathPoint;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Provenance;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.Levels;
import halflife.tune.encode.Span;
import halflife.tune.model.LinearFit;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.NumberForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  @TempDir private Path folder;
  private Path model;
  private Path data;
  private StudyOptions options = StudyOptions.of(Path.of("homes.csv"), "price");
  private Optional<PredictionInterval> interval = Optional.empty();

  @BeforeEach
  void write() throws IOException {
    Encoding size = new Encoding.Numbers("size", 2, false);
    write(Family.GAUSSIAN, List.of(), List.of(size), List.of(1.0), List.of(2.5));
    data = Files.writeString(folder.resolve("new.csv"), "name,size\nx,1\ny,3\n");
  }

  private void write(
      Family family,
      List<String> classes,
      List<Encoding> columns,
      List<Double> intercepts,
      List<Double> coefficients)
      throws IOException {
    Provenance made =
        new Provenance("0.1", "17", options.toArguments(), "homes.csv", "0".repeat(64), 1);
    Encoder encoder = new Encoder(columns);
    Model written =
        new Model(
            "price",
            family,
            classes,
            encoder,
            Optional.empty(),
            new LinearFit(new PathPoint(0.1, intercepts, coefficients), 1),
            interval,
            made);
    model = Files.writeString(folder.resolve("model.json"), ModelJson.toJson(written));
  }

  @Test
  void saysTheProbabilityOfEachClass() throws IOException {
    Encoding town =
        new Encoding.Categories("town", new Levels(List.of("1", "2"), List.of(0.5, 0.5)), false);
    write(Family.BINOMIAL, List.of("low", "high"), List.of(town), List.of(0.0), List.of(0.0, 1.0));
    Files.writeString(data, "town,price\n1,low\n2,low\n3,high\n");
    Call call = Call.of("predict", model, data);
    double p = 1 / (1 + Math.exp(-1));
    assertEquals(
        "row,prediction,p(low),p(high)\n1,low,0.5,0.5\n2,high,%s,%s\n3,low,0.5,0.5\n"
            .formatted(1 - p, p),
        call.out());
    assertEquals(
        List.of(
            "Note: 'town': 1 row has the unseen level '3'.",
            "Deviance %.6g, error rate 0.666667 over 3 rows of 'price'"
                .formatted(2 * (2 * Math.log(2) - Math.log(1 - p)) / 3)),
        call.err().lines().toList());
    write(
        Family.MULTINOMIAL,
        List.of("a", "b", "c"),
        List.of(town),
        List.of(0.0, 0.0, 0.0),
        List.of(0.0, 0.0, Math.log(2), 0.0, 0.0, Math.log(2)));
    List<String> lines = Call.of("predict", model, data).out().lines().toList();
    assertEquals("row,prediction,p(a),p(b),p(c)", lines.get(0));
    assertEquals(true, lines.get(1).startsWith("1,b,0.25,0.5,0.25"), lines::toString);
    assertEquals(true, lines.get(2).startsWith("2,c,0.25,0.25,0.5"), lines::toString);
  }

  @Test
  void printsARowAndAPredictionEach() {
    Call call = Call.of("predict", model, data);
    assertEquals(new Call(0, "row,prediction\n1,3.5\n2,8.5\n", ""), call);
  }

  @Test
  void carriesRowNamesOver() throws IOException {
    for (String table :
        List.of("\"\",size\n\"x, y\",1\nz,3\n", "size\tprice\n\"x, y\"\t1\tNA\nz\t3\t8.5\n")) {
      Files.writeString(data, table);
      assertEquals(
          "row,name,prediction\n1,\"x, y\",3.5\n2,z,8.5\n", Call.of("predict", model, data).out());
    }
  }

  @Test
  void saysTheErrorWhereTheTargetIsKnown() throws IOException {
    Files.writeString(data, "price,size\n4.5,1\n6.5,3\n");
    Call call = Call.of("predict", model, data);
    assertEquals("row,prediction\n1,3.5\n2,8.5\n", call.out());
    assertEquals("RMSE 1.58114 over 2 rows of 'price'\n", call.err().replace("\r", ""));
  }

  /** Off by 1 and by −2. */
  @Test
  void saysTheMeasureThatLambdaWasChosenBy() throws IOException {
    options = options.with(MEASURE, "mae");
    write();
    assertEquals(
        List.of("MAE 1.50000, RMSE 1.58114 over 2 rows of 'price'"),
        scored("price,size\n4.5,1\n6.5,3\n"));
    options = options.with(FAMILY, "poisson").with(MEASURE, "auto");
    Encoding size = new Encoding.Numbers("size", 2, false);
    write(Family.POISSON, List.of(), List.of(size), List.of(0.0), List.of(1.0));
    double deviance = 2 * (2 * Math.log(2 / Math.E) - 2 + Math.E + 1) / 2;
    double rmse = Math.sqrt(((2 - Math.E) * (2 - Math.E) + 1) / 2);
    assertEquals(
        List.of("Deviance %.6g, RMSE %.6g over 2 rows of 'price'".formatted(deviance, rmse)),
        scored("price,size\n2,1\n0,0\n"));
  }

  /** Of the four pairs of a low and a high row one is ranked the wrong way round. */
  @Test
  void saysTheAreaOfAModelChosenByIt() throws IOException {
    options = options.with(FAMILY, "binomial").with(MEASURE, "auc");
    Encoding size = new Encoding.Numbers("size", 2, false);
    write(Family.BINOMIAL, List.of("low", "high"), List.of(size), List.of(-2.5), List.of(1.0));
    assertEquals(
        List.of("AUC 0.750000, error rate 0.500000 over 4 rows of 'price'"),
        scored("size,price\n1,low\n2,high\n3,low\n4,high\n"));
    assertEquals(
        List.of("No AUC (all rows are of one class), error rate 0.500000 over 2 rows of 'price'"),
        scored("size,price\n1,low\n3,low\n"));
  }

  /** A range of 1 to 3 has a margin of 1 on either side, and the bounds of that are not beyond. */
  @Test
  void aNumberFarOutsideIsNamedAndHasNoInterval() throws IOException {
    Encoding size =
        new Encoding.Numbers("size", 2, false, NumberForm.PLAIN, Optional.of(new Span(1, 3)));
    Encoding unused =
        new Encoding.Numbers("unused", 2, false, NumberForm.PLAIN, Optional.of(new Span(1, 3)));
    interval = Optional.of(new PredictionInterval(0.9, 2, 20));
    write(Family.GAUSSIAN, List.of(), List.of(size, unused), List.of(1.0), List.of(2.5, 0.0));
    Files.writeString(data, "size,unused\n0,900\n4,2\n-0.5,2\n5000,2\n");
    Call call = Call.of("predict", model, data);
    assertEquals(
        "row,prediction,low,high\n1,1.0,-1.0,3.0\n2,11.0,9.0,13.0\n3,-0.25,,\n4,12501.0,,\n",
        call.out());
    assertEquals(
        List.of(
            "Note: 'size': 2 rows have numbers far outside of the 1 to 3 of the training rows, such"
                + " as −0.5 in line 4; their predictions are guesses without an interval."),
        call.err().lines().toList());
  }

  @Test
  void aModelWithoutRangesWarnsOfNone() throws IOException {
    Files.writeString(data, "size\n1e9\n");
    assertFalse(Files.readString(model).contains("range"));
    assertEquals("", Call.of("predict", model, data).err());
  }

  @Test
  void whatIsMeantHasNoOtherUse() throws IOException {
    Encoding size = new Encoding.Numbers("size", 2, false);
    Encoding sizes = new Encoding.Numbers("sizes", 2, false);
    write(Family.GAUSSIAN, List.of(), List.of(size, sizes), List.of(1.0), List.of(2.5, 1.0));
    Files.writeString(data, "size,other\n1,2\n");
    String message = Call.of("predict", model, data).err();
    assertTrue(message.contains("no column 'sizes', which the model needs; there are:"), message);
    Files.writeString(data, "size,siezs\n1,2\n");
    Call.of("predict", model, data).refused(2, "no column 'sizes'", "did you mean 'siezs'?");
    Encoding prices = new Encoding.Numbers("prices", 2, false);
    write(Family.GAUSSIAN, List.of(), List.of(prices), List.of(1.0), List.of(2.5));
    Files.writeString(data, "price\n1\n");
    message = Call.of("predict", model, data).err();
    assertTrue(message.contains("no column 'prices', which the model needs; there"), message);
  }

  @Test
  void aScoreCountsRowsAsTheModelDid() throws IOException {
    options = options.with(TuneOption.COUNTS, "n");
    write();
    assertEquals(
        List.of("RMSE 1.00000 over 5 rows of 'price', counted by 'n'"),
        scored("price,size,n\n4.5,1,2\n7.5,3,3\n,3,1\n100,3,0\n"));
    assertEquals(
        List.of("RMSE 1.00000 over 2 rows of 'price'"), scored("price,size\n4.5,1\n7.5,3\n"));
    String message = scored("price,size,n\n4.5,1,-2\n7.5,3,3\n").get(0);
    assertTrue(message.contains("not scored: ") && message.contains("the count is -2"), message);
  }

  @Test
  void rowsWithoutATargetAreNotScored() throws IOException {
    assertEquals(
        List.of("RMSE 1.00000 over 1 of 2 rows of 'price'"), scored("price,size\n4.5,1\n,3\n"));
  }

  @Test
  void aTargetThatCannotBeScoredDoesNotMatterButIsSaid() throws IOException {
    for (String rows : List.of(",1\n,3\n", "4.5,1\ndear,3\n", "4.5,1\nInfinity,3\n")) {
      Files.writeString(data, "price,size\n" + rows);
      Call call = Call.of("predict", model, data);
      assertEquals("row,prediction\n1,3.5\n2,8.5\n", call.out());
      assertEquals(0, call.exitCode());
      assertEquals(1, call.err().lines().count(), call.err());
      assertTrue(call.err().startsWith("Note: the predictions are not scored: "), call.err());
      assertTrue(call.err().contains("column 'price'"), call.err());
    }
    Encoding size = new Encoding.Numbers("size", 2, false);
    write(Family.BINOMIAL, List.of("low", "high"), List.of(size), List.of(-2.5), List.of(1.0));
    String message = scored("size,price\n1,low\n2,medium\n").get(0);
    assertTrue(message.contains("the class 'medium' is not among the training rows"), message);
  }

  private List<String> scored(String table) throws IOException {
    Files.writeString(data, table);
    Call call = Call.of("predict", model, data);
    assertEquals(0, call.exitCode());
    return call.err().lines().toList();
  }

  @Test
  void writesAFileWhole() throws IOException {
    Path out = folder.resolve("p.csv");
    assertEquals(new Call(0, "", ""), Call.of("predict", model, data, "--out", out));
    assertEquals("row,prediction\n1,3.5\n2,8.5\n", Files.readString(out));
    Call.of("predict", model, data, "--out", folder).refused(2, "is a folder");
    Call.of("predict", model, data, "--out", folder.resolve("no/p.csv"))
        .refused(2, "does not exist");
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void whatTheModelNeedsIsNamed() throws IOException {
    Path out = folder.resolve("p.csv");
    Files.writeString(data, "sise\n1\nx\n");
    Call.of("predict", model, data, "--out", out)
        .refused(2, "no column 'size'", "did you mean 'sise'?");
    Files.writeString(data, "size\n1\nx\n2\n");
    Call.of("predict", model, data, "--out", out).refused(2, "line 3", "'size'", "'x'");
    assertFalse(Files.exists(out));
  }

  @Test
  void aFullDiskIsAFailure() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "there is no /dev/full");
    Call.of("predict", model, data, "--out", full).refused(1, "/dev/full", "cannot be written");
  }

  @Test
  void standardOutputThatIsFullIsAFailure() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    StringWriter err = new StringWriter();
    String[] args = {"predict", model.toString(), data.toString()};
    int exitCode = Main.run(new PrintWriter(full), new PrintWriter(err), args);
    new Call(exitCode, "", err.toString()).refused(1, "standard output", "disk full");
  }
}
