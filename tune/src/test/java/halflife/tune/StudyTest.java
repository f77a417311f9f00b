package halflife.tune;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.CurvePoint;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Stability;
import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {
  static final long SEED = 32;
  static final Rows TALL = Rows.random(SEED, 70, 5, 5);
  private static final Rows WIDE = Rows.random(SEED, 24, 30, 4);

  @TempDir private Path folder;

  private StudyOptions options(Rows rows) {
    return StudyOptions.of(rows.without("fold").write(folder.resolve("rows.csv")), "y");
  }

  private StudyOptions foldOptions(Rows rows) {
    return StudyOptions.of(rows.write(folder.resolve("rows.csv")), "y").with(FOLD_COLUMN, "fold");
  }

  static Study.Outcome run(StudyOptions options) {
    return Study.run(options, Workers.ONE, Progress.NONE);
  }

  static List<Double> lambdas(Search search) {
    return search.curve().points().stream().map(CurvePoint::lambda).toList();
  }

  /** All that was found on the training rows, without where they came from. */
  static List<Object> found(Study.Outcome outcome) {
    Result r = outcome.result();
    return List.of(
        r.task(),
        r.training(),
        r.folds(),
        r.searches(),
        r.chosen(),
        r.baseline(),
        r.verdict(),
        r.stability());
  }

  @ParameterizedTest
  @CsvSource({"ridge,70", "lasso,70", "elastic,70", "auto,70", "auto,24", "ridge,24", "lasso,24"})
  void threadsChangeNoBit(String model, int rows) {
    StudyOptions options =
        options(rows == 70 ? TALL : WIDE)
            .with(MODEL, model)
            .with(REPEATS, 2)
            .with(TEST_FRACTION, 0.2);
    Study.Outcome one = run(options);
    for (int threads = 2; threads <= 3; threads++) {
      Study.Outcome more = Study.run(options, new Workers(threads), Progress.NONE);
      assertEquals(one.result(), more.result());
      assertEquals(List.of(), one.model().differences(more.model()));
    }
  }

  @Test
  void theRecordedArgumentsMakeItAgain() {
    Study.Outcome outcome =
        run(
            options(TALL)
                .with(MODEL, "elastic")
                .with(ALPHA, List.of(0.3))
                .with(TuneOption.SEED, 9L)
                .with(REPEATS, 1));
    StudyOptions recorded = StudyOptions.fromArguments(outcome.result().provenance().arguments());
    assertEquals(outcome, run(recorded));
    assertEquals(recorded, outcome.model().options());
    assertEquals(List.of(), outcome.model().differences(run(recorded).model()));
  }

  @Test
  void provenanceNamesDataSeedAndVersions() {
    StudyOptions options = options(TALL).with(TuneOption.SEED, 77L);
    var provenance = run(options).result().provenance();
    assertEquals(options.table().data().toString(), provenance.data());
    assertEquals(
        Table.read(options.table().data(), Set.of()).source().sha256(), provenance.sha256());
    assertEquals(77, provenance.seed());
    assertEquals(System.getProperty("java.version"), provenance.java());
    assertFalse(provenance.version().isBlank());
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 24})
  void theBaselinesAreRefitsOfEveryFold(int size) {
    Rows rows = size == 70 ? TALL : WIDE;
    Result result = run(foldOptions(rows).with(MODEL, "lasso")).result();
    Design all = Dataset.read(foldOptions(rows)).design();
    double[] fold = rows.column("fold");
    double none = 0;
    double mean = 0;
    double chosen = 0;
    for (int k = 1; k <= result.folds(); k++) {
      int held = k;
      Design train = part(all, i -> fold[i] != held);
      Design test = part(all, i -> fold[i] == held);
      double share = (double) test.size() / all.size();
      LinearModel least = Fits.leastSquares(train, Penalty.lasso());
      LinearModel constant =
          new LinearModel(
              least.family(), least.atMeans(), least.means(), new double[train.width()]);
      double lambda = result.lambda();
      LinearModel decayed = Fits.path(train, Penalty.lasso(), new double[] {lambda}).at(lambda);
      none += share * least.loss(Measure.SQUARED_ERROR, test);
      mean += share * constant.loss(Measure.SQUARED_ERROR, test);
      chosen += share * decayed.loss(Measure.SQUARED_ERROR, test);
      assertEquals(
          decayed.loss(Measure.SQUARED_ERROR, test),
          result.score().folds().get(k - 1),
          1e-9 * chosen);
    }
    assertEquals(none, result.baseline().none(), 1e-9 * none);
    assertEquals(none, result.search().curve().none().mean(), 1e-9 * none);
    assertEquals(mean, result.baseline().mean(), 1e-9 * mean);
    assertEquals(chosen, result.score().mean(), 1e-9 * chosen);
  }

  private static Design part(Design all, java.util.function.IntPredicate wanted) {
    int[] kept = IntStream.range(0, all.size()).filter(wanted).toArray();
    double[][] rows = IntStream.of(kept).mapToObj(all::row).toArray(double[][]::new);
    return Design.unweighted(rows, IntStream.of(kept).mapToDouble(i -> all.target()[i]).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "lasso", "elastic"})
  void theCurveAndThePathHoldWhatTheRulesPick(String model) {
    for (Rows rows : List.of(TALL, WIDE)) {
      Search search = run(foldOptions(rows).with(MODEL, model)).result().search();
      assertTrue(lambdas(search).contains(search.choice().min()), model);
      assertTrue(lambdas(search).contains(search.choice().oneSe()), model);
      assertEquals(search.curve().minimum().lambda(), search.choice().min());
      assertEquals(lambdas(search), search.path().stream().map(p -> p.lambda()).toList());
      CurvePoint best = search.curve().nearest(search.choice().min());
      CurvePoint simple = search.curve().nearest(search.choice().oneSe());
      assertTrue(simple.mean() <= (best.mean() + best.se()) * (1 + 1e-9), model);
      assertTrue(search.choice().oneSe() >= search.choice().min(), model);
    }
  }

  @Test
  void aSeedMakesTheVerdictAndAnotherSeedAnother() {
    StudyOptions options = options(TALL).with(MODEL, "ridge").with(REPEATS, 1);
    assertEquals(run(options.with(TuneOption.SEED, 3L)), run(options.with(TuneOption.SEED, 3L)));
    assertNotEquals(
        run(options.with(TuneOption.SEED, 3L)).result().verdict(),
        run(options.with(TuneOption.SEED, 4L)).result().verdict());
  }

  @Test
  void repeatsPoolTheFoldsOfTheNextSeeds() {
    StudyOptions options = options(TALL).with(MODEL, "ridge");
    Result once = run(options.with(REPEATS, 1)).result();
    Result thrice = run(options.with(REPEATS, 3)).result();
    assertEquals(10, once.verdict().againstNone().pairs());
    assertEquals(30, thrice.verdict().againstNone().pairs());
    assertEquals(3, thrice.repeats());
    double pooled = 0;
    for (int r = 0; r < 3; r++) {
      Result alone = run(options.with(REPEATS, 1).with(TuneOption.SEED, 1L + r)).result();
      pooled += Math.log(alone.verdict().againstMean().ratio()) / 3;
    }
    assertEquals(pooled, Math.log(thrice.verdict().againstMean().ratio()), 1e-9);
    assertEquals(once.searches(), thrice.searches(), "the curve is that of the first dealing");
  }

  @Test
  void stabilityIsWhatTheNextSeedsWouldPick() {
    StudyOptions options = options(TALL).with(MODEL, "lasso").with(REPEATS, 1);
    List<Stability> stability = run(options).result().stability();
    assertEquals(20, stability.size());
    for (int s = 0; s < 3; s++) {
      assertEquals(1 + s, stability.get(s).seed());
      Choice alone = run(options.with(TuneOption.SEED, 1L + s)).result().search().choice();
      assertEquals(alone.min(), stability.get(s).min(), 1e-9 * alone.min());
      assertEquals(alone.oneSe(), stability.get(s).oneSe(), 1e-9 * alone.oneSe());
    }
    assertTrue(stability.stream().map(Stability::min).distinct().count() > 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "lasso", "elastic", "linear"})
  void givenLambdasAreUsedExactlyAndNoOther(String model) {
    List<Double> asked = List.of(0.1, 3.0, 1.0 / 3, 0.0, 0.1, 1e-4);
    Result result = run(foldOptions(TALL).with(MODEL, model).with(LAMBDAS, asked)).result();
    for (Search search : result.searches()) {
      assertEquals(List.of(3.0, 1.0 / 3, 0.1, 1e-4), lambdas(search));
    }
    assertEquals(0.0, result.search().curve().none().lambda());
    assertTrue(asked.contains(result.lambda()));
  }

  @ParameterizedTest
  @CsvSource({"lasso,1", "elastic,0.5", "ridge,0"})
  void glmnetsGridHasAHundredLambdasOverFourOrTwoDecades(String model, double alpha) {
    for (Rows rows : List.of(TALL, WIDE)) {
      StudyOptions options = foldOptions(rows).with(MODEL, model).with(GRID, "glmnet");
      Search search = run(options).result().search();
      List<Double> lambdas = lambdas(search);
      double top = Fits.lambdaMax(Dataset.read(options).design(), Penalty.of(alpha));
      double bottom = top * (rows.size() == 70 ? 1e-4 : 1e-2);
      assertEquals(100, lambdas.size());
      assertEquals(top, search.lambdaMax(), 1e-12 * top);
      for (int i = 0; i < 100; i++) {
        double expected = top * Math.pow(bottom / top, i / 99.0);
        assertEquals(expected, lambdas.get(i), 1e-12 * expected);
      }
    }
  }

  @Test
  void theSimplerChoiceChangesTheModelButNotTheCurve() {
    StudyOptions options = foldOptions(Rows.random(SEED, 70, 15, 5)).with(MODEL, "lasso");
    Result min = run(options).result();
    Result oneSe = run(options.with(CHOOSE, Choice.Rule.ONE_SE)).result();
    assertEquals(min.search().curve(), oneSe.search().curve());
    assertEquals(min.search().choice().oneSe(), oneSe.lambda());
    assertTrue(oneSe.lambda() > min.lambda());
    assertTrue(oneSe.kept() < min.kept());
    assertNotEquals(min.model(), oneSe.model());
    assertNotEquals(min.verdict(), oneSe.verdict(), "it judges the rule that was asked for");
  }

  @Test
  void autoPicksTheBetterOfRidgeAndLassoOnTheSameFolds() {
    Rows dense = Rows.random(SEED, 40, 25, 5);
    double[] sum = new double[40];
    for (int j = 1; j <= 25; j++) {
      double[] x = dense.column("x" + j);
      for (int i = 0; i < 40; i++) {
        sum[i] += x[i];
      }
    }
    double[] x1 = dense.column("x1");
    double[] y = dense.column("y");
    Rows ridge = dense.with("y", i -> sum[i] + y[i]);
    Rows lasso = dense.with("y", i -> 9 * x1[i] + Math.sin(i));
    for (Rows rows : List.of(ridge, lasso)) {
      Result auto = run(foldOptions(rows)).result();
      assertEquals(2, auto.searches().size());
      Search first = run(foldOptions(rows).with(MODEL, "ridge")).result().search();
      Search second = run(foldOptions(rows).with(MODEL, "lasso")).result().search();
      assertEquals(List.of(first, second), auto.searches());
      boolean ridgeIsBetter = first.curve().minimum().mean() < second.curve().minimum().mean();
      assertEquals(rows.equals(ridge), ridgeIsBetter);
      assertEquals(ridgeIsBetter ? 0 : 1, auto.selected());
      assertEquals(ridgeIsBetter ? "ridge" : "lasso", auto.search().curve().name());
    }
  }

  @Test
  void l1AndL2AreTheStrengthsOfTheMix() {
    Result result =
        run(foldOptions(TALL).with(MODEL, "elastic").with(ALPHA, List.of(0.3))).result();
    assertEquals(0.3 * result.lambda(), result.l1(), 1e-12 * result.l1());
    double l2 = 0.7 * result.lambda() / result.targetScale();
    assertEquals(l2, result.l2(), 1e-12 * l2);
    assertEquals(
        0.3,
        run(foldOptions(TALL).with(MODEL, "elastic").with(ALPHA, List.of(0.3)))
            .model()
            .linear()
            .alpha());
  }

  @Test
  void ridgeAloneHasItsOwnWaysToChoose() {
    Result auto = run(foldOptions(TALL)).result();
    Search ridge = auto.searches().get(0);
    assertTrue(lambdas(ridge).contains(ridge.generalizedCv().orElseThrow()));
    assertTrue(lambdas(ridge).contains(ridge.leaveOneOut().orElseThrow()));
    Search lasso = auto.searches().get(1);
    assertTrue(lasso.generalizedCv().isEmpty() && lasso.leaveOneOut().isEmpty());
  }

  @Test
  void aWarningOfTheTableIsOneOfTheResult() {
    Result result = run(foldOptions(TALL.plus("twin", i -> 2 * TALL.column("y")[i]))).result();
    assertEquals(1, result.warnings().size());
    assertTrue(result.warnings().get(0).contains("'twin' predicts 'y'"));
  }
}
