package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.evidence.TestScore;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.tune.encode.Encoding;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies of rows that are streamed, against the same ones of rows in memory. */
class StreamedStudyTest {
  private static final long SEED = 31;

  @TempDir private Path folder;

  /** Numbers, gaps, categories, yes and no, dates with times, weights, money, lost targets. */
  private Path mixed(int rows) throws IOException {
    SplitMix64 random = new SplitMix64(SEED);
    Path file = folder.resolve("mixed" + rows + ".csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("a,gaps,city,paid,when,price,weight,y\n");
      for (int i = 0; i < rows; i++) {
        double a = random.nextGaussian();
        double b = 1e3 + random.nextGaussian();
        int city = random.nextInt(5);
        boolean paid = random.nextDouble() < 0.3;
        double y = a + 0.5 * (b - 1e3) + city + (paid ? 1 : 0) + random.nextGaussian();
        out.write(
            String.format(
                Locale.ROOT,
                "%.6f,%s,%s,%s,2024-%02d-%02d %02d:30,\"$%,.2f\",%d,%s\n",
                a,
                random.nextDouble() < 0.1 ? "" : String.format(Locale.ROOT, "%.4f", b),
                i == rows / 2 ? "Rare" : "City " + city,
                random.nextDouble() < 0.05 ? "NA" : paid ? "yes" : "no",
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                3000 * random.nextDouble(),
                1 + random.nextInt(3),
                i % 97 == 5 ? "" : String.format(Locale.ROOT, "%.5f", y)));
      }
    }
    return file;
  }

  private static Study.Outcome run(StudyOptions options) {
    return Study.run(options, Workers.ONE, Progress.NONE);
  }

  private static void assertClose(double expected, double actual, String what) {
    assertEquals(expected, actual, 1e-10 * Math.max(1e-3, Math.abs(expected)), what);
  }

  private static void assertSame(Result memory, Result streamed) {
    assertEquals(memory.rows(), streamed.rows());
    assertClose(memory.lambda(), streamed.lambda(), "λ");
    assertClose(
        memory.verdict().againstNone().high(), streamed.verdict().againstNone().high(), "verdict");
    assertClose(
        memory.verdict().againstMean().low(), streamed.verdict().againstMean().low(), "verdict");
    assertEquals(memory.stability().size(), streamed.stability().size());
    List<CurvePoint> curve = memory.search().curve().points();
    for (int i = 0; i < curve.size(); i++) {
      CurvePoint other = streamed.search().curve().points().get(i);
      assertClose(curve.get(i).mean(), other.mean(), "error");
    }
    List<Double> all = memory.model().coefficients();
    for (int j = 0; j < all.size(); j++) {
      assertClose(all.get(j), streamed.model().coefficients().get(j), memory.features().get(j));
    }
  }

  @ParameterizedTest
  @CsvSource({"ridge, 2500", "lasso, 2500", "linear, 900"})
  void theSameAsInMemory(String model, int rows) throws IOException {
    StudyOptions options =
        StudyOptions.of(mixed(rows), "y")
            .with(TuneOption.MODEL, model)
            .with(TuneOption.WEIGHTS, "weight");
    Study.Outcome memory = run(options);
    Study.Outcome streamed = run(options.with(TuneOption.STREAM, true));
    assertSame(memory.result(), streamed.result());
    List<Encoding> expected = memory.model().encoder().columns();
    List<Encoding> found = streamed.model().encoder().columns();
    for (int c = 0; c < expected.size(); c++) {
      assertEquals(expected.get(c).features(), found.get(c).features());
      if (expected.get(c) instanceof Encoding.Numbers e
          && found.get(c) instanceof Encoding.Numbers f) {
        assertClose(e.mean(), f.mean(), e.column());
        assertEquals(e.range(), f.range());
        assertEquals(e.form(), f.form());
      } else if (expected.get(c) instanceof Encoding.Categories e
          && found.get(c) instanceof Encoding.Categories f) {
        for (int l = 0; l < e.levels().names().size(); l++) {
          assertClose(e.levels().shares().get(l), f.levels().shares().get(l), e.column());
        }
      }
    }
    assertTrue(streamed.result().notes().stream().anyMatch(n -> n instanceof TableNote.Streamed));
    assertTrue(streamed.result().provenance().arguments().contains("--stream"));
    assertFalse(memory.result().provenance().arguments().contains("--stream"));
  }

  /** More rows than the sample holds: one city and the largest number are in one row each. */
  @Test
  void whatOnlyOneRowHasIsNotLost() throws IOException {
    int rows = 130_000;
    Path file = folder.resolve("long.csv");
    SplitMix64 random = new SplitMix64(SEED);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("x,z,only,city,down,y\n");
      for (int i = 0; i < rows; i++) {
        double x = i == 77_777 ? 50 : random.nextGaussian();
        boolean rare = i == 88_888;
        String line =
            String.format(
                Locale.ROOT,
                "%.5f,%s,%s,%s,%d,%.5f%n",
                x,
                i == 99_999 ? "" : String.valueOf(i % 7),
                rare ? "2" : "1",
                rare ? "Ulm" : i % 2 == 0 ? "Bonn" : "Kiel",
                rows - i,
                x + (i % 7) + random.nextGaussian());
        out.write(line);
      }
    }
    StudyOptions options =
        StudyOptions.of(file, "y").with(TuneOption.MODEL, "ridge").with(TuneOption.FOLDS, 3);
    Study.Outcome inMemory = run(options);
    Study.Outcome outcome = run(options.with(TuneOption.STREAM, true));
    Result streamed = outcome.result();
    assertEquals(
        List.of("x", "z", "z is missing", "only", "city=Bonn", "city=Kiel", "city=Ulm", "down"),
        streamed.features());
    assertSame(inMemory.result(), streamed);
    for (int c : new int[] {0, 4}) {
      Encoding.Numbers expected = (Encoding.Numbers) inMemory.model().encoder().columns().get(c);
      Encoding.Numbers found = (Encoding.Numbers) outcome.model().encoder().columns().get(c);
      assertEquals(expected.range(), found.range(), "the least and the greatest");
    }
    List<Note> notes = streamed.notes();
    TableNote.Streamed said =
        notes.stream()
            .filter(note -> note instanceof TableNote.Streamed)
            .map(note -> (TableNote.Streamed) note)
            .findFirst()
            .orElseThrow();
    assertEquals(new TableNote.Streamed(rows, 100_000), said);
  }

  @Test
  void whatNeedsRowsIsRefused() throws IOException {
    StudyOptions options = StudyOptions.of(mixed(60), "y").with(TuneOption.STREAM, true);
    for (StudyOptions asked :
        List.of(
            options.with(TuneOption.GROUP, "city"),
            options.with(TuneOption.ORDER, "a"),
            options.with(TuneOption.COUNTS, "weight"),
            options.with(TuneOption.MEASURE, "mae"),
            options.with(TuneOption.TEST_FRACTION, 0.2),
            options.with(TuneOption.TARGET, "paid").with(TuneOption.POS_WEIGHT, "auto"),
            options.with(TuneOption.TARGET, "paid").with(TuneOption.MEASURE, "auc"))) {
      String message = assertThrows(IllegalArgumentException.class, () -> run(asked)).getMessage();
      assertTrue(message.contains("which is not possible where "), message);
      assertTrue(message.endsWith("; drop --stream"), message);
    }
  }

  @Test
  void streamedTwiceItIsTheSameWhateverTheThreads() throws IOException {
    StudyOptions options = StudyOptions.of(mixed(3000), "y").with(TuneOption.STREAM, true);
    Result one = run(options).result();
    Result two = Study.run(options, new Workers(2), Progress.NONE).result();
    assertEquals(one.lambda(), two.lambda());
    assertEquals(one.model(), two.model());
    assertEquals(one.interval(), two.interval());
  }

  /** The target is drawn from the table's numbers, and is a word, one of three, or a count. */
  private Path classes(String target, int rows) throws IOException {
    SplitMix64 random = new SplitMix64(SEED);
    Path file = folder.resolve(target + ".csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("a,gaps,city,weight,exposure,y\n");
      for (int i = 0; i < rows; i++) {
        double a = random.nextGaussian();
        double b = 1e3 + random.nextGaussian();
        int city = random.nextInt(3);
        double eta = a - 0.5 * (b - 1e3) + 0.4 * city - 0.5;
        double draw = random.nextDouble();
        String y =
            switch (target) {
              case "two" -> draw < 1 / (1 + Math.exp(-eta)) ? "won" : "lost";
              case "three" -> draw < 0.3 + 0.1 * a ? "low" : draw < 0.7 ? "middle" : "high";
              default -> String.valueOf((int) (draw * Math.exp(0.5 * eta + 1)));
            };
        out.write(
            String.format(
                Locale.ROOT,
                "%.6f,%s,City %d,%d,%.3f,%s\n",
                a,
                random.nextDouble() < 0.1 ? "" : String.format(Locale.ROOT, "%.4f", b),
                city,
                i % 5,
                1 + random.nextDouble(),
                i % 97 == 5 ? "" : y));
      }
    }
    return file;
  }

  /** Rows of weight 0, missing numbers, offsets: the file of rows has the fits of memory. */
  @ParameterizedTest
  @CsvSource({
    "two, auto, deviance, ridge",
    "two, auto, class, lasso",
    "three, auto, deviance, linear",
    "counts, poisson, deviance, lasso",
    "counts, poisson, mae, ridge"
  })
  void classesAndCountsAreTheSameAsInMemory(
      String target, String family, String measure, String model) throws IOException {
    StudyOptions plain =
        StudyOptions.of(classes(target, 1300), "y")
            .with(TuneOption.FAMILY, family)
            .with(TuneOption.MEASURE, measure)
            .with(TuneOption.MODEL, model)
            .with(TuneOption.FOLDS, 4)
            .with(TuneOption.REPEATS, 1)
            .with(TuneOption.WEIGHTS, "weight");
    StudyOptions options =
        target.equals("two")
            ? plain.with(TuneOption.POS_WEIGHT, "2")
            : target.equals("counts") ? plain.with(TuneOption.OFFSET, "exposure") : plain;
    Result memory = run(options).result();
    StudyOptions streamed = options.with(TuneOption.STREAM, true);
    Result one = run(streamed).result();
    assertAlike(memory, one);
    Result two = Study.run(streamed, new Workers(2), Progress.NONE).result();
    assertEquals(one.model(), two.model(), "threads do not matter");
  }

  private static void assertAlike(Result memory, Result streamed) {
    assertEquals(memory.rows(), streamed.rows());
    assertEquals(memory.lambda(), streamed.lambda(), 1e-9 * memory.lambda());
    assertEquals(
        memory.verdict().againstNone().high(), streamed.verdict().againstNone().high(), 1e-8);
    assertEquals(memory.stability().size(), streamed.stability().size());
    List<CurvePoint> curve = memory.search().curve().points();
    assertEquals(curve.size(), streamed.search().curve().points().size());
    for (int i = 0; i < curve.size(); i++) {
      CurvePoint other = streamed.search().curve().points().get(i);
      assertEquals(curve.get(i).mean(), other.mean(), 1e-9);
      assertEquals(curve.get(i).train(), other.train(), 1e-9);
    }
    List<Double> all = memory.model().coefficients();
    for (int j = 0; j < all.size(); j++) {
      assertEquals(all.get(j), streamed.model().coefficients().get(j), 1e-8, "term " + j);
    }
  }

  /** Of 120,000 rows 6 are of a class that the sample may lack: it is learned all the same. */
  @Test
  void aRareClassIsNotLost() throws IOException {
    Path file = folder.resolve("rare.csv");
    SplitMix64 random = new SplitMix64(SEED);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("x,z,y\n");
      for (int i = 0; i < 120_000; i++) {
        double x = random.nextGaussian();
        String y = i % 20_000 == 7 ? "rare" : x + random.nextGaussian() > 0 ? "b" : "a";
        out.write(String.format(Locale.ROOT, "%.4f,%.4f,%s%n", x, random.nextGaussian(), y));
      }
    }
    StudyOptions options =
        StudyOptions.of(file, "y")
            .with(TuneOption.MODEL, "ridge")
            .with(TuneOption.LAMBDAS, List.of(0.0, 1e-3, 0.1))
            .with(TuneOption.FOLDS, 3);
    Study.Outcome memory = run(options);
    Study.Outcome streamed = run(options.with(TuneOption.STREAM, true));
    assertEquals(List.of("a", "b", "rare"), streamed.result().classes());
    assertAlike(memory.result(), streamed.result());
  }

  @Test
  void aFoldWithoutWeightIsRefused() throws IOException {
    Path file = folder.resolve("weights.csv");
    StringBuilder text = new StringBuilder("x,w,y\n");
    for (int i = 0; i < 30; i++) {
      text.append(i * i % 7).append(i < 2 ? ",1," : ",0,").append(i * i % 11).append('\n');
    }
    Files.writeString(file, text);
    StudyOptions options = StudyOptions.of(file, "y").with(TuneOption.WEIGHTS, "w");
    String memory = assertThrows(IllegalArgumentException.class, () -> run(options)).getMessage();
    StudyOptions streamed = options.with(TuneOption.STREAM, true);
    assertEquals(
        memory, assertThrows(IllegalArgumentException.class, () -> run(streamed)).getMessage());
    assertTrue(memory.contains("has only rows of weight 0"), memory);
  }

  @Test
  void aTestSetIsScoredAlike() throws IOException {
    StudyOptions options =
        StudyOptions.of(mixed(700), "y")
            .with(TuneOption.MODEL, "ridge")
            .with(TuneOption.TEST, mixed(300));
    TestScore memory = run(options).result().test().orElseThrow();
    TestScore streamed = run(options.with(TuneOption.STREAM, true)).result().test().orElseThrow();
    assertEquals(memory.rows(), streamed.rows());
    assertClose(memory.chosen(), streamed.chosen(), "chosen");
    assertClose(memory.none(), streamed.none(), "without decay");
    assertClose(memory.mean(), streamed.mean(), "the mean of all rows");
  }
}
