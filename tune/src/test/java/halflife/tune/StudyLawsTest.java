package halflife.tune;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NO_STANDARDIZE;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.linear.Fits;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must stay the same, or change by a known factor, when a table is changed by one thing. */
class StudyLawsTest {
  private static final long SEED = 31;
  private static final Rows TALL = Rows.random(SEED, 60, 6, 5);
  private static final Rows WIDE = Rows.random(SEED, 24, 40, 4);

  @TempDir private Path folder;

  private Study.Outcome study(Rows rows, UnaryOperator<StudyOptions> asked) {
    Path file = rows.write(folder.resolve("rows.csv"));
    StudyOptions options = StudyOptions.of(file, "y").with(FOLD_COLUMN, "fold");
    return Study.run(asked.apply(options), Workers.ONE, Progress.NONE);
  }

  static Stream<UnaryOperator<StudyOptions>> models() {
    return Stream.of(
        named("ridge", o -> o.with(MODEL, "ridge")),
        named("lasso", o -> o.with(MODEL, "lasso")),
        named("elastic", o -> o.with(MODEL, "elastic").with(ALPHA, List.of(0.4))),
        named("auto", o -> o),
        named("lasso, 1se", o -> o.with(MODEL, "lasso").with(CHOOSE, Choice.Rule.ONE_SE)),
        named("glmnet's grid", o -> o.with(MODEL, "elastic").with(GRID, "glmnet")),
        named("not standardized", o -> o.with(MODEL, "ridge").with(NO_STANDARDIZE, true)));
  }

  private static UnaryOperator<StudyOptions> named(String name, UnaryOperator<StudyOptions> asked) {
    return new UnaryOperator<>() {
      @Override
      public StudyOptions apply(StudyOptions options) {
        return asked.apply(options);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }

  private static double[] predictions(Study.Outcome outcome) {
    Path file = Path.of(outcome.result().provenance().data());
    return outcome.model().predict(Table.read(file, java.util.Set.of()));
  }

  private static void near(double expected, double found, double tolerance, String what) {
    assertEquals(expected, found, tolerance * Math.abs(expected), what + ", seed " + SEED);
  }

  private static void sameComparison(Comparison expected, Comparison found, double tolerance) {
    near(expected.ratio(), found.ratio(), tolerance, "ratio");
    near(expected.low(), found.low(), tolerance, "low");
    near(expected.high(), found.high(), tolerance, "high");
    assertEquals(expected.outcome(), found.outcome());
  }

  /** Everything that was found is the same, but for a unit of the target and of λ. */
  private static void same(Result expected, Result found, double unit, double tolerance) {
    assertEquals(expected.selected(), found.selected());
    near(unit * expected.lambda(), found.lambda(), tolerance, "λ");
    near(unit * expected.l1(), found.l1(), tolerance, "l1");
    near(expected.l2(), found.l2(), tolerance, "l2");
    near(unit * unit * expected.baseline().none(), found.baseline().none(), tolerance, "none");
    near(unit * unit * expected.baseline().mean(), found.baseline().mean(), tolerance, "mean");
    sameComparison(expected.verdict().againstNone(), found.verdict().againstNone(), tolerance);
    sameComparison(expected.verdict().againstMean(), found.verdict().againstMean(), tolerance);
    for (int s = 0; s < expected.searches().size(); s++) {
      Search one = expected.searches().get(s);
      Search other = found.searches().get(s);
      near(unit * one.choice().min(), other.choice().min(), tolerance, "λ_min");
      near(unit * one.choice().oneSe(), other.choice().oneSe(), tolerance, "λ_1se");
      assertEquals(one.choice().atEdge(), other.choice().atEdge());
      assertEquals(one.choice().noneIsBest(), other.choice().noneIsBest());
      assertEquals(one.curve().points().size(), other.curve().points().size());
      for (int i = 0; i < one.curve().points().size(); i++) {
        CurvePoint a = one.curve().points().get(i);
        CurvePoint b = other.curve().points().get(i);
        near(unit * a.lambda(), b.lambda(), tolerance, "λ of the curve");
        near(unit * unit * a.mean(), b.mean(), tolerance, "curve at " + a.lambda());
        near(unit * unit * a.se(), b.se(), 100 * tolerance, "se at " + a.lambda());
        near(unit * unit * a.train(), b.train(), 100 * tolerance, "train at " + a.lambda());
        near(a.complexity(), b.complexity(), tolerance, "complexity at " + a.lambda());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theUnitOfTheTargetIsTheUnitOfLambdaAndOfPredictions(UnaryOperator<StudyOptions> asked) {
    for (Rows rows : List.of(TALL, WIDE)) {
      Study.Outcome before = study(rows, asked);
      double[] expected = predictions(before);
      Study.Outcome after = study(rows.map("y", y -> 1000 * y), asked);
      same(before.result(), after.result(), 1000, 1e-9);
      double[] found = predictions(after);
      for (int i = 0; i < expected.length; i++) {
        near(1000 * expected[i], found[i], 1e-9, "row " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "lasso", "elastic", "linear"})
  void theUnitsOfFeaturesChangeNothing(String model) {
    UnaryOperator<StudyOptions> asked = o -> o.with(MODEL, model);
    for (Rows rows : List.of(TALL, WIDE)) {
      Study.Outcome before = study(rows, asked);
      double[] expected = predictions(before);
      Rows changed = rows.map("x1", x -> 0.0254 * x).map("x2", x -> -3e5 * x);
      Study.Outcome after = study(changed, asked);
      same(before.result(), after.result(), 1, 1e-8);
      double[] found = predictions(after);
      for (int i = 0; i < expected.length; i++) {
        near(expected[i], found[i], 1e-8, "row " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "lasso", "elastic", "linear"})
  void aLargeConstantInAFeatureChangesNothing(String model) {
    UnaryOperator<StudyOptions> asked = o -> o.with(MODEL, model);
    for (Rows rows : List.of(TALL, WIDE)) {
      Study.Outcome before = study(rows, asked);
      double[] expected = predictions(before);
      Study.Outcome after = study(rows.map("x1", x -> x + 1e8), asked);
      same(before.result(), after.result(), 1, 1e-6);
      double[] found = predictions(after);
      for (int i = 0; i < expected.length; i++) {
        near(expected[i], found[i], 1e-6, "row " + i);
      }
    }
  }

  @Test
  void aConstantInTheTargetIsAddedToPredictions() {
    Study.Outcome before = study(TALL, o -> o);
    double[] expected = predictions(before);
    Study.Outcome after = study(TALL.map("y", y -> y + 1e6), o -> o);
    same(before.result(), after.result(), 1, 1e-6);
    double[] found = predictions(after);
    for (int i = 0; i < expected.length; i++) {
      near(expected[i] + 1e6, found[i], 1e-12, "row " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theOrderOfTheRowsDoesNotMatter(UnaryOperator<StudyOptions> asked) {
    for (Rows rows : List.of(TALL, WIDE)) {
      Study.Outcome before = study(rows, asked);
      Study.Outcome after = study(rows.shuffled(SEED), asked);
      same(before.result(), after.result(), 1, 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theOrderOfTheColumnsDoesNotMatter(UnaryOperator<StudyOptions> asked) {
    for (Rows rows : List.of(TALL, WIDE)) {
      Study.Outcome before = study(rows, asked);
      double[] moved = rows.column("x2");
      Rows changed = rows.without("x2").plus("x2", i -> moved[i]);
      Study.Outcome after = study(changed, asked);
      same(before.result(), after.result(), 1, 1e-9);
      int last = rows.names().size() - 3;
      assertEquals("x2", after.model().features().get(last));
      near(
          before.model().coefficients().get(1), after.model().coefficients().get(last), 1e-7, "x2");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aWeightOfTwoIsTheRowTwice(UnaryOperator<StudyOptions> asked) {
    for (Rows rows : List.of(TALL, WIDE)) {
      int n = rows.size();
      Rows weighted = rows.plus("w", i -> i % 3 == 0 ? 2 : 1);
      int[] order = new int[n + (n + 2) / 3];
      for (int i = 0; i < order.length; i++) {
        order[i] = i < n ? i : 3 * (i - n);
      }
      Study.Outcome once = study(weighted, o -> asked.apply(o).with(WEIGHTS, "w"));
      Study.Outcome twice = study(rows.pick(order), asked);
      assertEquals(n, once.result().rows());
      assertEquals(order.length, twice.result().rows());
      same(once.result(), twice.result(), 1, 1e-9);
      near(once.model().intercept(), twice.model().intercept(), 1e-8, "intercept");
    }
  }

  @Test
  void aRowOfWeightZeroIsAbsent() {
    Rows weighted = TALL.plus("w", i -> i == 7 ? 0 : 1);
    int[] others = java.util.stream.IntStream.range(0, 60).filter(i -> i != 7).toArray();
    Study.Outcome zero = study(weighted, o -> o.with(WEIGHTS, "w"));
    Study.Outcome absent = study(TALL.pick(others), o -> o);
    same(absent.result(), zero.result(), 1, 1e-9);
  }

  @Test
  void aConstantFeatureChangesNothing() {
    Study.Outcome before = study(TALL, o -> o);
    Study.Outcome after = study(TALL.plus("same", i -> 0.1), o -> o);
    same(before.result(), after.result(), 1, 1e-9);
    assertEquals(before.model().coefficients(), after.model().coefficients());
    assertEquals(1, after.result().warnings().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ridge", "lasso", "elastic"})
  void theModelIsTheFitAtLambdaToAllRows(String model) {
    for (Rows rows : List.of(TALL, WIDE)) {
      Study.Outcome outcome = study(rows, o -> o.with(MODEL, model));
      double lambda = outcome.result().lambda();
      Penalty penalty = Penalty.of(model.equals("ridge") ? 0 : model.equals("lasso") ? 1 : 0.5);
      Dataset data =
          Dataset.read(StudyOptions.of(folder.resolve("rows.csv"), "y").with(FOLD_COLUMN, "fold"));
      LinearModel fit = Fits.path(data.design(), penalty, new double[] {lambda}).at(lambda);
      near(fit.intercept(), outcome.model().intercept(), 1e-9, "intercept");
      double largest = 0;
      for (double b : fit.coefficients()) {
        largest = Math.max(largest, Math.abs(b));
      }
      assertTrue(largest > 0);
      for (int j = 0; j < data.features().size(); j++) {
        double b = outcome.model().coefficients().get(j);
        assertEquals(fit.coefficients()[j], b, 1e-9 * largest, "coefficient " + j);
      }
      LinearModel none = Fits.leastSquares(data.design(), penalty);
      near(
          none.intercept(),
          outcome.result().unpenalized().intercepts().get(0),
          1e-9,
          "without decay");
    }
  }
}
