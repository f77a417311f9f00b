package halflife.tune;

import static halflife.tune.FamilyStudies.FOLDS;
import static halflife.tune.FamilyStudies.LAMBDAS;
import static halflife.tune.FamilyStudies.P;
import static halflife.tune.FamilyStudies.SEED;
import static halflife.tune.FamilyStudies.part;
import static halflife.tune.FamilyStudies.rows;
import static halflife.tune.FamilyStudies.run;
import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GROUPED;
import static halflife.tune.options.TuneOption.MEASURE;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NON_NEGATIVE;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.POS_WEIGHT;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Comparison;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.evidence.Search;
import halflife.evidence.TestScore;
import halflife.linear.CrossValidation;
import halflife.linear.Fits;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Studies of classes and counts. */
class StudyFamiliesTest {

  @TempDir private Path folder;

  private StudyOptions options(Rows rows, Family family) {
    return StudyOptions.of(rows.write(folder.resolve("rows.csv")), "y")
        .with(FAMILY, family.word())
        .with(FOLD_COLUMN, "fold");
  }

  private Result study(Rows rows, Family family, UnaryOperator<StudyOptions> asked) {
    return run(asked.apply(options(rows, family).with(TuneOption.LAMBDAS, LAMBDAS))).result();
  }

  private static double[] coefficients(Result result) {
    return result.model().coefficients().stream().mapToDouble(b -> b).toArray();
  }

  private static CrossValidation direct(Dataset data, Family family, Measure measure) {
    int[] fold = FoldAssignment.given(data.foldLabels().orElseThrow()).fold();
    return CrossValidation.of(
        family, measure, data.design(), Folds.of(fold, FOLDS), Workers.ONE, () -> {});
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void curveChoiceAndFitsAreThoseOfDirectCalls(Family family) {
    Rows rows = rows(family, 80);
    StudyOptions options = options(rows, family);
    Result result = run(options).result();
    Dataset data = Dataset.read(options);
    CrossValidation folds = direct(data, family, result.measure());
    List<Penalty> penalties = List.of(Penalty.ridge(), Penalty.lasso());
    for (int s = 0; s < 2; s++) {
      Search found = result.searches().get(s);
      LambdaSearch expected = folds.search(penalties.get(s), new Grid.Auto());
      assertEquals(expected.minimum(), found.choice().min());
      assertEquals(expected.oneStandardError(), found.choice().oneSe());
      for (CurvePoint point : found.curve().points()) {
        assertEquals(expected.errorAt(point.lambda()), point.mean(), 1e-12);
      }
    }
    Penalty penalty = penalties.get(result.selected());
    double lambda = result.lambda();
    LinearModel fit = Fits.path(family, data.design(), penalty, new double[] {lambda}).at(lambda);
    assertArrayEquals(fit.coefficients(), coefficients(result), 1e-6);
    double[] intercepts = result.model().intercepts().stream().mapToDouble(b -> b).toArray();
    assertArrayEquals(fit.intercepts(), intercepts, 1e-6);
    double best =
        result.searches().stream().mapToDouble(s -> s.curve().minimum().mean()).min().orElseThrow();
    assertEquals(best, result.search().curve().minimum().mean());
  }

  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, mse",
    "GAUSSIAN, mae",
    "BINOMIAL, deviance",
    "BINOMIAL, class",
    "BINOMIAL, auc",
    "MULTINOMIAL, deviance",
    "MULTINOMIAL, class",
    "POISSON, deviance",
    "POISSON, mse",
    "POISSON, mae"
  })
  void everyMeasureIsWhatTheCurveAndTheChoiceAreMadeOf(Family family, String word) {
    Rows rows = rows(family, 80);
    Result result = study(rows, family, o -> o.with(MODEL, "lasso").with(MEASURE, word));
    Measure measure = Measure.of(word);
    assertEquals(measure, result.measure());
    Design all = Dataset.read(options(rows, family)).design();
    double[] fold = rows.column("fold");
    double[] best = {Double.POSITIVE_INFINITY, 0};
    for (CurvePoint point : result.search().curve().points()) {
      double sum = 0;
      for (int k = 1; k <= FOLDS; k++) {
        int held = k;
        Design training = part(all, i -> fold[i] != held);
        double[] one = {point.lambda()};
        LinearModel model = Fits.path(family, training, Penalty.lasso(), one).at(point.lambda());
        sum += model.loss(measure, part(all, i -> fold[i] == held)) / FOLDS;
      }
      assertEquals(sum, point.mean(), 1e-6, "λ = " + point.lambda());
      best = point.mean() < best[0] ? new double[] {point.mean(), point.lambda()} : best;
    }
    assertEquals(best[1], result.lambda());
    Comparison none = result.verdict().againstNone();
    assertTrue(none.low() <= none.ratio() && none.ratio() <= none.high() && none.low() >= 0);
  }

  @ParameterizedTest
  @CsvSource({
    "BINOMIAL, deviance",
    "BINOMIAL, class",
    "BINOMIAL, auc",
    "MULTINOMIAL, deviance",
    "POISSON, deviance"
  })
  void whatDecayIsWorthIsAskedWhateverTheMeasure(Family family, String word) {
    Path file = rows(family, 120).without("fold").write(folder.resolve("w.csv"));
    StudyOptions options =
        StudyOptions.of(file, "y")
            .with(FAMILY, family.word())
            .with(MEASURE, word)
            .with(MODEL, "ridge")
            .with(REPEATS, 1);
    List<SampleSizeCurve.Point> points = run(options).result().worth().orElseThrow().points();
    assertEquals(List.of(20, 50), points.stream().map(SampleSizeCurve.Point::rows).toList());
    for (SampleSizeCurve.Point p : points) {
      assertTrue(0 <= p.low() && p.low() <= p.ratio() && p.ratio() <= p.high(), p.toString());
    }
  }

  @Test
  void ofSeveralMixesTheOneWithTheSmallestErrorIsTaken() {
    Rows rows = rows(Family.BINOMIAL, 80);
    List<Double> alphas = List.of(0.0, 0.3, 0.9);
    Result all = study(rows, Family.BINOMIAL, o -> o.with(MODEL, "elastic").with(ALPHA, alphas));
    double[] smallest = new double[3];
    for (int a = 0; a < 3; a++) {
      double alpha = alphas.get(a);
      Result one =
          study(rows, Family.BINOMIAL, o -> o.with(MODEL, "elastic").with(ALPHA, List.of(alpha)));
      assertEquals(one.search(), all.searches().get(a), "α = " + alpha);
      smallest[a] = one.search().curve().minimum().mean();
    }
    double least = Arrays.stream(smallest).min().orElseThrow();
    assertEquals(least, smallest[all.selected()]);
  }

  @Test
  void groupedKeepsAFeatureForAllClassesOrForNone() {
    Rows rows = rows(Family.MULTINOMIAL, 80);
    int[] mixed = new int[2];
    int[] zeros = new int[2];
    for (int g = 0; g < 2; g++) {
      boolean grouped = g == 1;
      Result result =
          study(rows, Family.MULTINOMIAL, o -> o.with(MODEL, "lasso").with(GROUPED, grouped));
      for (var point : result.search().path()) {
        for (int j = 0; j < P; j++) {
          int at = j;
          long kept =
              IntStream.range(0, 3).filter(k -> point.coefficients().get(k * P + at) != 0).count();
          zeros[g] += kept == 0 ? 1 : 0;
          mixed[g] += kept == 1 || kept == 2 ? 1 : 0;
        }
      }
    }
    assertEquals(0, mixed[1]);
    assertTrue(zeros[1] > 0 && mixed[0] > 0, "without it classes keep features of their own");
    Csv.refused(
        () -> study(rows(Family.BINOMIAL, 80), Family.BINOMIAL, o -> o.with(GROUPED, true)),
        "--grouped",
        "binomial");
  }

  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, ridge", "GAUSSIAN, lasso", "GAUSSIAN, elastic",
    "BINOMIAL, ridge", "BINOMIAL, lasso", "BINOMIAL, elastic"
  })
  void nonNegativeHasNoCoefficientBelowZero(Family family, String model) {
    Rows rows = rows(family, 80);
    Result free = study(rows, family, o -> o.with(MODEL, model));
    Result bounded = study(rows, family, o -> o.with(MODEL, model).with(NON_NEGATIVE, true));
    assertTrue(Arrays.stream(coefficients(free)).anyMatch(b -> b < 0));
    for (var point : bounded.search().path()) {
      assertTrue(point.coefficients().stream().allMatch(b -> b >= 0), point.toString());
      assertTrue(point.coefficients().get(0) > 0 || point.lambda() > 0.2);
    }
  }

  @Test
  void twiceTheExposureTakesLogTwoFromTheInterceptAlone() {
    Rows rows = rows(Family.POISSON, 80).plus("exposure", i -> Math.log(1 + i % 4));
    UnaryOperator<StudyOptions> asked = o -> o.with(MODEL, "ridge").with(OFFSET, "exposure");
    Result one = study(rows, Family.POISSON, asked);
    Result two = study(rows.map("exposure", e -> e + Math.log(2)), Family.POISSON, asked);
    assertEquals(one.lambda(), two.lambda());
    assertArrayEquals(coefficients(one), coefficients(two), 1e-8);
    assertEquals(
        one.model().intercepts().get(0) - Math.log(2), two.model().intercepts().get(0), 1e-8);
    assertEquals(P, one.features().size(), "the offset is no feature");
  }

  @Test
  void aWeightOfThePositiveClassIsAWeightOfItsRows() {
    Rows rows = rows(Family.BINOMIAL, 80);
    double[] y = rows.column("y");
    Result asked = study(rows, Family.BINOMIAL, o -> o.with(MODEL, "lasso").with(POS_WEIGHT, "3"));
    Result weighed =
        study(
            rows.plus("w", i -> y[i] == 1 ? 3 : 1),
            Family.BINOMIAL,
            o -> o.with(MODEL, "lasso").with(WEIGHTS, "w"));
    assertEquals(weighed.searches(), asked.searches());
    assertEquals(weighed.verdict(), asked.verdict());
    Result plain = study(rows, Family.BINOMIAL, o -> o.with(MODEL, "lasso"));
    assertTrue(asked.model().intercepts().get(0) > plain.model().intercepts().get(0));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void threadsChangeNoBitOfAnyFamily(Family family) {
    StudyOptions options =
        StudyOptions.of(rows(family, 60).without("fold").write(folder.resolve("t.csv")), "y")
            .with(FAMILY, family.word())
            .with(TuneOption.LAMBDAS, LAMBDAS)
            .with(TuneOption.FOLDS, 4)
            .with(REPEATS, 2);
    Study.Outcome one = run(options);
    assertEquals(one, Study.run(options, new Workers(4), Progress.NONE));
    assertEquals(List.of(), one.model().differences(run(one.model().options()).model()));
  }

  @Test
  void theTestScoreOfClassesIsTheirDevianceByHand() {
    Rows all = rows(Family.BINOMIAL, 110);
    Rows train = all.pick(IntStream.range(0, 80).toArray());
    Rows more = all.pick(IntStream.range(80, 110).toArray());
    Path file = more.write(folder.resolve("more.csv"));
    Study.Outcome outcome =
        run(options(train, Family.BINOMIAL).with(TuneOption.LAMBDAS, LAMBDAS).with(TEST, file));
    TestScore score = outcome.result().test().orElseThrow();
    double[] p = outcome.model().predict(Table.read(file, Set.of()));
    double rate = Arrays.stream(train.column("y")).average().orElseThrow();
    double chosen = 0;
    double mean = 0;
    double[] y = more.column("y");
    for (int i = 0; i < 30; i++) {
      chosen -= 2 * Math.log(y[i] == 1 ? p[i] : 1 - p[i]) / 30;
      mean -= 2 * Math.log(y[i] == 1 ? rate : 1 - rate) / 30;
    }
    assertEquals(30, score.rows());
    assertEquals(chosen, score.chosen(), 1e-12);
    assertEquals(mean, score.mean(), 1e-9);
  }

  @Test
  void theVerdictOfASeparableTableIsFinite() {
    Rows rows = rows(Family.BINOMIAL, 60);
    double[] x = rows.column("x1");
    Result result = study(rows.with("y", i -> x[i] > 0 ? 1 : 0), Family.BINOMIAL, o -> o);
    for (Comparison c : List.of(result.verdict().againstNone(), result.verdict().againstMean())) {
      assertTrue(Double.isFinite(c.ratio()) && Double.isFinite(c.low()), c.toString());
      assertTrue(Double.isFinite(c.high()) && c.low() >= 0, c.toString());
    }
    assertTrue(Arrays.stream(coefficients(result)).allMatch(Double::isFinite));
  }

  /**
   * Student's t with 3 degrees of freedom, 200 tables of 60 rows and 100 new rows each. The share
   * of new rows inside has a Monte-Carlo error of less than 0.01.
   */
  @Test
  void nineOfTenNewRowsAreInsideTheInterval() {
    SplitMix64 random = new SplitMix64(SEED);
    int inside = 0;
    for (int table = 0; table < 200; table++) {
      Rows all = heavyTailed(160, random);
      Rows train = all.pick(IntStream.range(0, 60).toArray());
      StudyOptions options =
          StudyOptions.of(train.write(folder.resolve("heavy.csv")), "y")
              .with(MODEL, "ridge")
              .with(TuneOption.LAMBDAS, List.of(1.0, 0.1))
              .with(TuneOption.FOLDS, 5)
              .with(REPEATS, 1);
      Study.Outcome outcome = run(options);
      double half = outcome.result().interval().orElseThrow().halfWidth();
      Rows fresh = all.pick(IntStream.range(60, 160).toArray());
      double[] predicted =
          outcome.model().predict(Table.read(fresh.write(folder.resolve("new.csv")), Set.of()));
      double[] y = fresh.column("y");
      for (int i = 0; i < 100; i++) {
        inside += Math.abs(y[i] - predicted[i]) <= half ? 1 : 0;
      }
    }
    assertEquals(0.9, inside / 20_000.0, 0.02, "seed " + SEED);
  }

  private static Rows heavyTailed(int n, SplitMix64 random) {
    double[][] cells = new double[n][3];
    for (double[] row : cells) {
      double squares = 0;
      for (int k = 0; k < 3; k++) {
        double z = random.nextGaussian();
        squares += z * z;
      }
      row[0] = random.nextGaussian();
      row[1] = random.nextGaussian();
      row[2] = row[0] - row[1] + random.nextGaussian() / Math.sqrt(squares / 3);
    }
    return new Rows(List.of("x1", "x2", "y"), List.of(cells));
  }
}
