package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Curve;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final Design TALL = Testing.correlated(150, 12, 0.4, 2, 51);
  private static final Design WIDE = Testing.correlated(30, 70, 0.3, 1, 52);
  private static final Design NOISY = Testing.correlated(150, 60, 0.2, 4, 54);
  private static final int K = 6;

  private static CrossValidation folds(Design design, int threads) {
    int[] fold = Testing.folds(design.size(), K);
    return CrossValidation.of(design, fold, K, new Workers(threads));
  }

  /** The mean held-out error by refitting on rows and predicting rows. */
  private static double[] errors(
      Design design, int[] fold, int count, Penalty penalty, double lambda) {
    double[] result = new double[count];
    for (int k = 0; k < count; k++) {
      Design training = Testing.without(design, fold, k);
      LinearModel model = Fits.path(training, penalty, new double[] {lambda}).at(lambda);
      int of = k;
      int[] others = Arrays.stream(fold).map(f -> f == of ? 0 : 1).toArray();
      result[k] = model.loss(Measure.SQUARED_ERROR, Testing.without(design, others, 1));
    }
    return result;
  }

  @Test
  void theCurveIsThatOfRefits() {
    for (Design design : List.of(TALL, WIDE)) {
      int[] fold = Testing.folds(design.size(), K);
      for (double alpha : new double[] {0, 0.5, 1}) {
        Penalty penalty = Penalty.of(alpha);
        LambdaSearch search = folds(design, 1).search(penalty, new Grid.Auto());
        double[] lambdas = search.lambdas();
        for (int i = 0; i < lambdas.length; i += 9) {
          double[] refits = errors(design, fold, K, penalty, lambdas[i]);
          double expected = Arrays.stream(refits).average().orElseThrow();
          assertEquals(expected, search.errorAt(lambdas[i]), 1e-8 * expected);
        }
      }
    }
  }

  @Test
  void theLassoMinimumIsExact() {
    for (Design design : List.of(TALL, WIDE)) {
      LambdaSearch search = folds(design, 1).search(Penalty.lasso(), new Grid.Auto());
      double best = search.errorAt(search.minimum());
      double[] dense = Grid.logSpaced(search.top(), search.bottom(), 20_000);
      double bound = best + standardError(search, search.minimum());
      for (double lambda : dense) {
        assertTrue(search.errorAt(lambda) >= best - 1e-12, "λ = " + lambda);
        if (lambda > search.oneStandardError() * (1 + 1e-9)) {
          assertTrue(search.errorAt(lambda) > bound, "1-SE at λ = " + lambda);
        }
      }
      assertEquals(bound, search.errorAt(search.oneStandardError()), 1e-9 * bound);
    }
  }

  private static double standardError(LambdaSearch search, double lambda) {
    Curve curve = curve(search, new double[] {lambda});
    return curve.points().get(0).se();
  }

  private static Curve curve(LambdaSearch search, double[] lambdas) {
    Baselines none = new Baselines(new double[K], new double[K], ones());
    Problem problem = search.path().problem();
    Path zero =
        Path.onGrid(problem, new double[] {0}, new double[][] {new double[problem.width()]});
    return search.curve(lambdas, none, zero);
  }

  private static double[] ones() {
    double[] ones = new double[K];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void theChoiceReadFromTheCurveIsTheExactOne() {
    for (double alpha : new double[] {0, 0.5, 1}) {
      LambdaSearch search = folds(TALL, 1).search(Penalty.of(alpha), new Grid.Auto());
      Choice choice =
          Choice.of(curve(search, search.lambdas()), Choice.Rule.MIN, Measure.SQUARED_ERROR);
      assertEquals(search.minimum(), choice.min());
      assertEquals(search.oneStandardError(), choice.oneSe());
    }
  }

  @Test
  void threadsDoNotMatter() {
    for (Design design : List.of(TALL, WIDE)) {
      for (double alpha : new double[] {0, 0.5, 1}) {
        LambdaSearch one = folds(design, 1).search(Penalty.of(alpha), new Grid.Auto());
        LambdaSearch four = folds(design, 4).search(Penalty.of(alpha), new Grid.Auto());
        assertEquals(one.minimum(), four.minimum());
        assertEquals(one.oneStandardError(), four.oneStandardError());
        double[] a = NestedCrossValidation.losses(folds(design, 1), List.of(one), Choice.Rule.MIN);
        double[] b = NestedCrossValidation.losses(folds(design, 3), List.of(four), Choice.Rule.MIN);
        assertArrayEquals(a, b);
      }
    }
  }

  @Test
  void nestedChoosesInsideTheTrainingPartOnly() {
    for (Design design : List.of(TALL, NOISY)) {
      List<Penalty> penalties = List.of(Penalty.ridge(), Penalty.lasso());
      List<LambdaSearch> searches =
          penalties.stream().map(p -> folds(design, 1).search(p, new Grid.Glmnet())).toList();
      LambdaSearch lasso = searches.get(1);
      assertEquals(design == NOISY, lasso.reach().bottom() > lasso.bottom(), "fewer λs looked at");
      for (Choice.Rule rule : Choice.Rule.values()) {
        double[] losses = NestedCrossValidation.losses(folds(design, 1), searches, rule);
        for (int j = 0; j < K; j++) {
          assertEquals(byHand(design, j, searches, rule), losses[j], 1e-8);
        }
      }
    }
  }

  /** Noise told how far to go; the target then has little. */
  @Test
  void whereOtherFoldsChooseTheSmallestThatMayBeChosenAllAreSearched() {
    LambdaSearch search = folds(NOISY, 1).search(Penalty.lasso(), new Grid.Auto());
    Design clear = Testing.correlated(150, 60, 0.2, 0.05, 54);
    LambdaSearch again = folds(clear, 1).searchAgain(search);
    LambdaSearch whole = folds(clear, 1).search(Penalty.lasso(), new Grid.Auto());
    assertTrue(whole.minimum() < search.reach().bottom() / 2, "it lies below");
    assertEquals(whole.minimum(), again.minimum(), 1e-9 * whole.minimum());
    double[] nested =
        NestedCrossValidation.losses(folds(clear, 1), List.of(search), Choice.Rule.MIN);
    double[] own = NestedCrossValidation.losses(folds(clear, 1), List.of(whole), Choice.Rule.MIN);
    assertArrayEquals(own, nested, 1e-9);
  }

  /** The same for one fold, by refits on rows. */
  private static double byHand(
      Design design, int out, List<LambdaSearch> searches, Choice.Rule rule) {
    int[] fold = Testing.folds(design.size(), K);
    Design training = Testing.without(design, fold, out);
    int[] inner = Arrays.stream(fold).filter(f -> f != out).map(f -> f < out ? f : f - 1).toArray();
    double best = Double.POSITIVE_INFINITY;
    Penalty penalty = Penalty.lasso();
    double chosen = 0;
    for (LambdaSearch search : searches) {
      Penalty own = search.path().problem().penalty();
      double[] lambdas = search.lambdas();
      double[] means = new double[lambdas.length];
      double[] errors = new double[lambdas.length];
      for (int i = 0; i < lambdas.length; i++) {
        double[] folds = errors(training, inner, K - 1, own, lambdas[i]);
        double mean = Arrays.stream(folds).average().orElseThrow();
        means[i] = mean;
        double squares =
            Arrays.stream(folds).map(e -> (e - mean) * (e - mean)).average().orElseThrow();
        errors[i] = Math.sqrt(squares / (K - 2));
      }
      int min = 0;
      for (int i = 1; i < means.length; i++) {
        min = means[i] < means[min] ? i : min;
      }
      if (means[min] < best) {
        best = means[min];
        penalty = own;
        int at = min;
        while (rule == Choice.Rule.ONE_SE && at > 0 && atMost(means, min, errors[min], at)) {
          at--;
        }
        chosen = lambdas[at];
      }
    }
    LinearModel model = Fits.path(training, penalty, new double[] {chosen}).at(chosen);
    int[] others = Arrays.stream(fold).map(f -> f == out ? 0 : 1).toArray();
    return model.loss(Measure.SQUARED_ERROR, Testing.without(design, others, 1));
  }

  /** Whether any λ above this one is still within the bound: the 1-SE rule takes the largest. */
  private static boolean atMost(double[] means, int min, double error, int at) {
    for (int i = 0; i < at; i++) {
      if (means[i] <= means[min] + error) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aGridIsExtendedWhileItsMinimumIsAtTheEnd() {
    Design noiseless = Testing.correlated(100, 8, 0.3, 1e-6, 53);
    int[] fold = Testing.folds(100, 5);
    CrossValidation folds = CrossValidation.of(noiseless, fold, 5, Workers.ONE);
    for (double alpha : new double[] {0, 0.5, 1}) {
      LambdaSearch given = folds.search(Penalty.of(alpha), new Grid.Glmnet());
      LambdaSearch auto = folds.search(Penalty.of(alpha), new Grid.Auto());
      assertEquals(given.bottom(), given.minimum(), "alpha " + alpha);
      assertTrue(auto.bottom() < given.bottom() * 0.011, "alpha " + alpha);
      assertTrue(auto.errorAt(auto.minimum()) < given.errorAt(given.minimum()));
    }
  }

  @Test
  void everyPathIsReported() {
    AtomicInteger done = new AtomicInteger();
    CrossValidation folds =
        CrossValidation.of(
            Family.GAUSSIAN,
            Measure.SQUARED_ERROR,
            TALL,
            Folds.of(Testing.folds(150, K), K),
            new Workers(2),
            done::incrementAndGet);
    LambdaSearch search = folds.search(Penalty.lasso(), new Grid.Auto());
    assertEquals(K + 1, done.get());
    NestedCrossValidation.losses(folds, List.of(search), Choice.Rule.MIN);
    assertEquals(K + 1 + K * (K - 1) / 2 + K, done.get());
  }

  @Test
  void aColumnThatOnlyTheFirstRowFillsIsConstantWithoutIt() {
    double[][] rows = new double[300][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Testing.correlated(300, 3, 0, 1, 53).row(i).clone();
      rows[i][2] = i == 0 ? 12.37 : 0;
    }
    Design design = Design.unweighted(rows, Testing.correlated(300, 3, 0, 1, 53).target());
    int[] fold = new int[300];
    Arrays.setAll(fold, i -> i % 7);
    CrossValidation folds = CrossValidation.of(design, fold, 7, Workers.ONE);
    for (Penalty penalty : List.of(Penalty.ridge(), Penalty.lasso())) {
      double[] none = folds.baselines(penalty).none();
      assertTrue(none[0] < 2 * none[1], "fold 1 without decay: " + none[0]);
      LambdaSearch search = folds.search(penalty, new Grid.Auto());
      assertTrue(search.errorAt(search.bottom()) < 2 * none[1]);
    }
  }

  @Test
  void theFitWithoutDecayIsThatOfLeastSquaresWhateverTheUnits() {
    Design plain = Testing.correlated(150, 3, 0.3, 0.1, 54);
    double[][] rows = new double[150][];
    for (int i = 0; i < rows.length; i++) {
      double[] row = plain.row(i);
      rows[i] = new double[] {1e7 * row[0], row[1], 1e-5 * row[2]};
    }
    Design scaled = Design.unweighted(rows, plain.target());
    Penalty raw = Penalty.ridge().unstandardized();
    double[] expected = folds(plain, 1).baselines(raw).none();
    assertArrayEquals(expected, folds(scaled, 1).baselines(raw).none(), 1e-9);
  }

  @Test
  void foldsThatCannotBeUsedAreRefused() {
    int[] two = Testing.folds(150, 2);
    assertThrows(
        IllegalArgumentException.class, () -> CrossValidation.of(TALL, two, 2, Workers.ONE));
    assertThrows(
        IllegalArgumentException.class, () -> CrossValidation.of(TALL, two, 3, Workers.ONE));
    assertThrows(
        IllegalArgumentException.class,
        () -> CrossValidation.of(TALL, new int[10], 3, Workers.ONE));
  }

  private static CrossValidation auc(double[] target, double[] weights, boolean inOrder) {
    double[][] rows = new double[target.length][1];
    Arrays.setAll(rows, i -> new double[] {i % 5});
    return CrossValidation.of(
        Family.BINOMIAL,
        Measure.AUC,
        Design.of(rows, target, weights),
        new Folds(Testing.folds(target.length, 6), 6, inOrder),
        Workers.ONE,
        () -> {});
  }

  @Test
  void aucNeedsBothClassesInEveryFoldThatIsScored() {
    double[] y = new double[36];
    Arrays.setAll(y, i -> i / 6 % 2);
    double[] w = new double[36];
    Arrays.fill(w, 1);
    assertTrue(Double.isFinite(auc(y, w, false).baselines(Penalty.ridge()).mean()[3]));
    for (int i = 3; i < 36; i += 6) {
      w[i] = y[i] == 1 ? 0 : 1;
    }
    for (boolean inOrder : new boolean[] {false, true}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> auc(y, w, inOrder)).getMessage();
      assertTrue(message.startsWith("fold 4 of 6 holds rows of one class only"), message);
      assertTrue(message.endsWith("use fewer folds, or another measure"), message);
    }
  }
}
