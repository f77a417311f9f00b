package halflife.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes and counts on Spark, and in a file that {@code tune} reads. */
class ClassesTest {
  private static final double CLOSE = 1e-8;
  private static final int P = 6;
  private static final List<Double> LAMBDAS = List.of(0.1, 0.01);

  @TempDir private Path folder = Path.of("");

  /** The same rows with a label that is a class or a count. */
  private static List<Frames.Sample> samples(String family, int rows, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<Frames.Sample> samples = new ArrayList<>();
    for (Frames.Sample s : Frames.samples(rows, P, seed)) {
      double eta = s.y() + 4.5;
      double draw = random.nextDouble();
      double label =
          switch (family) {
            case "binomial" -> draw < 1 / (1 + Math.exp(-2 * eta)) ? 1 : 0;
            case "multinomial" -> draw < 0.3 + 0.1 * Math.tanh(eta) ? 2 : draw < 0.7 ? 1 : 0;
            default -> Math.floor(3 * draw * Math.exp(0.3 * eta + 1));
          };
      samples.add(new Frames.Sample(s.x(), label, s.w(), s.o(), s.fold()));
    }
    return samples;
  }

  private Path written(List<Frames.Sample> samples) throws IOException {
    String table =
        samples.stream()
            .map(
                s ->
                    Arrays.stream(s.x()).mapToObj(String::valueOf).collect(Collectors.joining(","))
                        + ","
                        + (int) s.y()
                        + ","
                        + s.w()
                        + ","
                        + s.o()
                        + ","
                        + s.fold())
            .collect(Collectors.joining("\n", "x0,x1,x2,x3,x4,x5,label,w,o,fold\n", "\n"));
    return Files.writeString(folder.resolve("table.csv"), table);
  }

  private static HalflifePath path(String family) {
    return new HalflifePath()
        .setFamily(family)
        .setSeed(3)
        .setFolds(3)
        .setRepeats(1)
        .setAlpha(1)
        .setLambdas(LAMBDAS.stream().mapToDouble(l -> l).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "binomial,    7,   true,  true,  true",
    "multinomial, 3,   true,  false, false",
    "poisson,     200, false, true,  true",
  })
  void executorsFindWhatOneMachineFinds(
      String family, int partitions, boolean sparse, boolean weighted, boolean offset)
      throws IOException {
    List<Frames.Sample> samples = samples(family, 600, 91);
    List<String> beside = new ArrayList<>(List.of("fold"));
    HalflifePath path = path(family);
    StudyOptions options =
        StudyOptions.of(written(samples), "label")
            .with(TuneOption.FAMILY, family)
            .with(TuneOption.MODEL, "lasso")
            .with(TuneOption.SEED, 3L)
            .with(TuneOption.FOLDS, 3)
            .with(TuneOption.REPEATS, 1)
            .with(TuneOption.LAMBDAS, LAMBDAS);
    if (weighted) {
      path.setWeightCol("w");
      options = options.with(TuneOption.WEIGHTS, "w");
    } else {
      beside.add("w");
    }
    if (offset) {
      path.setOffsetCol("o");
      options = options.with(TuneOption.OFFSET, "o");
    } else {
      beside.add("o");
    }
    options = options.with(TuneOption.EXCLUDE, beside);
    Result expected = Study.run(options, Workers.ONE, Progress.NONE).result();
    Dataset<Row> frame = Frames.frame(samples, partitions, sparse);
    HalflifeModel model = path.fit(frame, false);
    Result found = model.result();
    assertEquals(expected.folds(), found.folds());
    assertEquals(expected.lambda(), model.lambda());
    List<CurvePoint> curve = expected.search().curve().points();
    for (int i = 0; i < curve.size(); i++) {
      CurvePoint point = found.search().curve().points().get(i);
      assertEquals(curve.get(i).mean(), point.mean(), CLOSE);
      assertEquals(curve.get(i).train(), point.train(), CLOSE);
    }
    double[] b = expected.model().coefficients().stream().mapToDouble(c -> c).toArray();
    int outputs = b.length / P;
    for (int k = 0; k < outputs; k++) {
      for (int j = 0; j < P; j++) {
        assertEquals(b[k * P + j], model.coefficientMatrix().apply(k, j), CLOSE);
      }
    }
    assertEquals(
        expected.verdict().againstNone().low(), found.verdict().againstNone().low(), CLOSE);
    assertEquals(
        expected.verdict().againstMean().high(), found.verdict().againstMean().high(), CLOSE);
    HalflifeModel onDriver = path.fit(frame);
    assertEquals(model.lambda(), onDriver.lambda(), "few rows are fitted on the driver");
    assertArrayEquals(
        onDriver.interceptVector().toArray(), model.interceptVector().toArray(), CLOSE);
  }

  @Test
  void theSameBitsComeAgainAndFoldsMayBeNamed() {
    List<Frames.Sample> samples = samples("binomial", 400, 92);
    HalflifePath path = path("binomial").setVerdict(false);
    path.clear(path.folds());
    path.clear(path.repeats());
    path.setFoldCol("fold");
    HalflifeModel one = path.fit(Frames.frame(samples, 5, false), false);
    HalflifeModel two = path.fit(Frames.frame(samples, 5, true), false);
    assertEquals(one.lambda(), two.lambda());
    assertArrayEquals(one.coefficients().toArray(), two.coefficients().toArray(), 0.0);
    HalflifeModel onDriver = path.fit(Frames.frame(samples, 2, false));
    assertEquals(onDriver.lambda(), one.lambda());
    assertArrayEquals(onDriver.coefficients().toArray(), one.coefficients().toArray(), CLOSE);
  }

  /** Raw predictions, probabilities and classes as Spark's own classifiers give them. */
  @ParameterizedTest
  @CsvSource({"binomial", "multinomial"})
  void classesArePredicted(String family) {
    List<Frames.Sample> samples = samples(family, 300, 93);
    Dataset<Row> frame = Frames.frame(samples, 2, false);
    HalflifeModel model = path(family).setVerdict(false).fit(frame);
    assertEquals(family.equals("binomial") ? 2 : 3, model.numClasses());
    for (Row row : model.transform(frame).collectAsList()) {
      double[] raw = row.<Vector>getAs("rawPrediction").toArray();
      double[] probability = row.<Vector>getAs("probability").toArray();
      double[] x = row.<Vector>getAs("features").toArray();
      double sum = 0;
      int best = 0;
      for (int k = 0; k < raw.length; k++) {
        sum += probability[k];
        best = probability[k] > probability[best] ? k : best;
      }
      assertEquals(1, sum, 1e-12);
      assertEquals(best, row.<Double>getAs("prediction"));
      int last = model.coefficientMatrix().numRows() - 1;
      double eta = model.interceptVector().apply(last);
      for (int j = 0; j < P; j++) {
        eta += model.coefficientMatrix().apply(last, j) * x[j];
      }
      assertEquals(eta, raw[raw.length - 1], 1e-12);
      double odds = Math.log(probability[raw.length - 1] / probability[0]);
      double expected = family.equals("binomial") ? raw[1] : raw[2] - raw[0];
      assertEquals(expected, odds, 1e-9);
    }
    model.setRawPredictionCol("").setProbabilityCol("");
    List<String> columns = Arrays.asList(model.transform(frame).columns());
    assertEquals(List.of("features", "label", "w", "o", "fold", "prediction"), columns);
  }

  @Test
  void countsArePredictedAndModelsSaved() throws IOException {
    List<Frames.Sample> samples = samples("poisson", 300, 94);
    Dataset<Row> frame = Frames.frame(samples, 2, false);
    HalflifeModel model = path("poisson").setOffsetCol("o").fit(frame);
    String saved = folder.resolve("model").toString();
    model.write().overwrite().save(saved);
    HalflifeModel loaded = HalflifeModel.load(saved);
    assertEquals(model.result(), loaded.result());
    List<Row> rows = loaded.transform(frame).collectAsList();
    for (int i = 0; i < rows.size(); i++) {
      double[] x = samples.get(i).x();
      double eta = model.intercept() + samples.get(i).o();
      for (int j = 0; j < P; j++) {
        eta += model.coefficients().apply(j) * x[j];
      }
      assertEquals(Math.exp(eta), rows.get(i).<Double>getAs("prediction"), 1e-9);
    }
  }

  @Test
  void labelsThatAreNoneAreRefused() {
    List<Frames.Sample> samples = samples("binomial", 60, 95);
    Frames.Sample s = samples.get(41);
    samples.set(41, new Frames.Sample(s.x(), 2, s.w(), s.o(), s.fold()));
    assertRefused("binomial", samples, "is 2.0, but a class of family binomial is 0 or 1");
    samples.set(41, new Frames.Sample(s.x(), 1.5, s.w(), s.o(), s.fold()));
    assertRefused("multinomial", samples, "is 1.5, but a class of family multinomial is a whole");
    samples.set(41, new Frames.Sample(s.x(), -1, s.w(), s.o(), s.fold()));
    assertRefused("poisson", samples, "is -1.0, but a count is at least 0");
    samples.set(41, new Frames.Sample(s.x(), 5, s.w(), s.o(), s.fold()));
    assertRefused("multinomial", samples, "class 2 has 0 rows that weigh something");
    double[] bad = s.x().clone();
    bad[2] = Double.NaN;
    samples.set(41, new Frames.Sample(bad, 1, s.w(), s.o(), s.fold()));
    assertRefused("binomial", samples, "feature 2 of column 'features' is NaN");
  }

  /** Numbers that cannot be squared, and rows that are others each time they are looked at. */
  @Test
  void sumsThatCannotBeTakenAreRefused() {
    List<Frames.Sample> samples = samples("binomial", 90, 97);
    Frames.Sample s = samples.get(7);
    double[] large = s.x().clone();
    large[1] = 1e200;
    samples.set(7, new Frames.Sample(large, s.y(), s.w(), s.o(), s.fold()));
    assertRefused("binomial", samples, "too large to square");
    Dataset<Row> changing =
        Frames.frame(samples("binomial", 4000, 98), 3, false)
            .filter(
                functions
                    .udf(
                        (org.apache.spark.sql.api.java.UDF1<Double, Boolean>)
                            w -> Math.random() < 0.5,
                        DataTypes.BooleanType)
                    .asNondeterministic()
                    .apply(functions.col("w")));
    HalflifePath path = path("binomial").setVerdict(false);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> path.fit(changing, false));
    assertTrue(e.getMessage().contains("cache the frame"), e.getMessage());
  }

  private static void assertRefused(String family, List<Frames.Sample> samples, String said) {
    HalflifePath path = path(family).setVerdict(false);
    for (boolean onDriver : new boolean[] {true, false}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> path.fit(Frames.frame(samples, 3, false), onDriver));
      assertTrue(e.getMessage().contains(said), e.getMessage());
    }
  }

  @Test
  void severalClassesHaveNoOffsetAndNoSingleVector() {
    HalflifePath path = path("multinomial").setOffsetCol("o");
    Dataset<Row> frame = Frames.frame(samples("multinomial", 90, 96), 1, false);
    assertThrows(IllegalArgumentException.class, () -> path.fit(frame));
    path.clear(path.offsetCol());
    HalflifeModel model = path.setVerdict(false).fit(frame);
    assertThrows(IllegalArgumentException.class, model::coefficients);
    assertThrows(IllegalArgumentException.class, model::intercept);
    assertEquals(Vectors.dense(model.interceptVector().toArray()), model.interceptVector());
  }
}
