package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyKkt;
import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Classes in the tens: what steps go by, and that fits are as exact. */
class ManyClassesTest {
  /** Whole numbers as codes, as in a table of symptoms; each class has a few that are typical. */
  private static FamilyCase codes(int classes, int features, int rows, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      y[i] = i % classes;
      for (int j = 0; j < features; j++) {
        boolean typical = (j * 7 + (int) y[i]) % 5 == 0 && random.nextInt(10) > 0;
        x[i][j] = typical ? 3 : random.nextInt(3);
      }
    }
    return FamilyCase.of(classes + " classes", Family.MULTINOMIAL, x, y);
  }

  private static void assertOptimal(
      FamilyCase table, double[] lambdas, List<FamilyFit> fits, String what) {
    FamilyKkt kkt = new FamilyKkt(table);
    for (int i = 0; i < lambdas.length; i++) {
      double miss = kkt.violation(lambdas[i], fits.get(i).intercepts(), fits.get(i).beta());
      assertTrue(miss <= 1e-8, what + ", λ " + i + ": " + miss);
    }
  }

  @Test
  void fitsOfManyClassesAreOptimal() {
    FamilyCase table = codes(12, 45, 240, 1);
    for (double alpha : new double[] {0, 0.5, 1}) {
      FamilyCase mixed = table.withAlpha(alpha);
      double top = FamilyFit.lambdaMax(mixed);
      double[] lambdas = Grid.logSpaced(top, top * 1e-3, 12);
      List<FamilyFit> fits = FamilyFit.of(mixed, List.of(), lambdas);
      assertOptimal(mixed, lambdas, fits, "α = " + alpha);
    }
  }

  /** Where more coefficients are not 0 than a factor may have, the classes are gone round. */
  @Test
  void fitsOfMoreCoefficientsThanAFactorTakesAreOptimal() {
    SplitMix64 random = new SplitMix64(6);
    double[][] x = new double[150][60];
    double[] y = new double[150];
    for (int i = 0; i < 150; i++) {
      y[i] = i % 16;
      for (int j = 0; j < 60; j++) {
        x[i][j] = random.nextGaussian() + (j % 16 == y[i] ? 1 : 0);
      }
    }
    FamilyCase table = FamilyCase.of("16 classes", Family.MULTINOMIAL, x, y).withAlpha(0.1);
    double top = FamilyFit.lambdaMax(table);
    double[] lambdas = Grid.logSpaced(top, top * 2e-3, 8);
    List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
    double[][] last = fits.get(7).beta();
    long nonZero = Arrays.stream(last).flatMapToDouble(Arrays::stream).filter(v -> v != 0).count();
    assertTrue(nonZero > Step.MOST_FACTORED, nonZero + " coefficients");
    assertOptimal(table, lambdas, fits, "16 classes");
  }

  /** Of two copies one may end next to 0; its direction must still be that of its gradient. */
  @Test
  void copiesOfAFeatureInGroupsAreOptimal() {
    for (int seed = 0; seed < 6; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      double[][] x = new double[80][6];
      double[] y = new double[80];
      for (int i = 0; i < 80; i++) {
        double t = random.nextGaussian();
        y[i] = t + random.nextGaussian() < -0.5 ? 0 : random.nextInt(3);
        x[i] = new double[] {t, t * t, t * t * t, t * t, t * t * t, random.nextGaussian()};
      }
      FamilyCase table = FamilyCase.of("copies", Family.MULTINOMIAL, x, y).grouped();
      double top = FamilyFit.lambdaMax(table);
      double[] lambdas = Grid.logSpaced(top, top * 1e-3, 60);
      List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
      assertOptimal(table, lambdas, fits, "seed " + seed);
    }
  }

  @Test
  void ridgeStepsByConjugateGradientsAndTheLassoByItsActiveSet() {
    FamilyCase few = codes(12, 45, 240, 1);
    assertEquals(Step.AllTogether.class, step(few, List.of(), 0));
    assertEquals(Step.Few.class, step(few, List.of(), 1));
  }

  /** Products of the pairs that are active would be taken one by one, at every Hessian anew. */
  @Test
  void theLassoOfManyRowsStoresTheMetricOfAllClasses() {
    FamilyCase many = codes(12, 45, 600, 1);
    assertEquals(Step.AllTogether.class, step(many, List.of(), 0));
    assertEquals(Step.ByActiveSet.class, step(many, List.of(), 1));
  }

  /** An active set of every coefficient would be factored at each Hessian. */
  @Test
  void ridgeOfThreeClassesWithMoreCoefficientsThanRowsStepsByConjugateGradients() {
    assertEquals(Step.AllTogether.class, step(codes(3, 140, 170, 3), List.of(), 0));
  }

  /** Classes couple the levels of a category, so that going round them takes hundreds of rounds. */
  @Test
  void manyClassesOverSparseColumnsAreFittedByTheActiveSet() {
    FamilyCase table = levels(8, 90, 400, 4);
    List<Integer> all = IntStream.range(0, 210).boxed().toList();
    assertEquals(Step.Few.class, step(table, all, 1));
    assertEquals(Step.ByFeature.class, step(levels(3, 210, 400, 4), all, 1));
    double top = FamilyFit.lambdaMax(table);
    double[] lambdas = Grid.logSpaced(top, top * 1e-2, 6);
    assertOptimal(table, lambdas, FamilyFit.of(table, all, lambdas), "8 classes");
  }

  /** The indicators of a category's levels, each of which draws towards some classes. */
  private static FamilyCase levels(int classes, int levels, int rows, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[rows][levels];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      int level = random.nextInt(levels);
      x[i][level] = 1;
      y[i] = i < classes ? i : random.nextInt(2) == 0 ? level % classes : random.nextInt(classes);
    }
    return FamilyCase.of(levels + " levels", Family.MULTINOMIAL, x, y);
  }

  /** What the first step of a path goes by, with some features stored by where they are not 0. */
  private static Class<? extends Step> step(FamilyCase table, List<Integer> sparse, double alpha) {
    LikelihoodProblem problem =
        (LikelihoodProblem)
            Fits.problem(Family.MULTINOMIAL, FamilyFit.design(table, sparse), Penalty.of(alpha));
    double[] b = problem.featureless();
    Gradient at = new Gradient(problem);
    double[] gradient = at.at(b);
    double l1 = 0.5 * alpha * problem.lambdaMax();
    return Step.of(
            problem,
            problem.hessian(at.linear()),
            b,
            gradient,
            l1,
            2 * l1,
            0.01,
            1e-12,
            new KeptBlocks())
        .getClass();
  }

  private static LikelihoodProblem sixClasses() {
    Design design = FamilyFit.design(codes(6, 10, 90, 2), List.of());
    return (LikelihoodProblem) Fits.problem(Family.MULTINOMIAL, design, Penalty.ridge());
  }

  /** The Hessian at the fit without features. */
  private static RowHessian featureless(LikelihoodProblem problem) {
    Gradient at = new Gradient(problem);
    at.at(problem.featureless());
    return new RowHessian(problem, at.linear());
  }

  /** The blocks over features solve what couples features, up to what no fit can have. */
  @Test
  void aPreconditionerSolvesTheBlocksOfItsClasses() {
    LikelihoodProblem problem = sixClasses();
    RowHessian hessian = featureless(problem);
    int[] some = {0, 3, 11, 13, 25}; // features of several classes, none of them of all
    double[] ridge = {0.1, 0.2, 0.3, 0.4, 0.5};
    double[] right = {1, -2, 3, 0.5, 1};
    double[] found = FeatureBlocks.of(hessian, some, ridge).solve(right);
    for (int a = 0; a < some.length; a++) {
      double sum = ridge[a] * found[a];
      for (int c = 0; c < some.length; c++) {
        boolean ofOneClass = some[a] / problem.width == some[c] / problem.width;
        sum += ofOneClass ? hessian.at(some[a], some[c]) * found[c] : 0;
      }
      assertEquals(right[a], sum, 1e-10);
    }
  }

  /** On the way to a small λ others are fitted, and none of them is in the path. */
  @Test
  void oneSmallLambdaGivesTheFitOfAWholePath() {
    FamilyCase table = codes(12, 45, 240, 1);
    double top = FamilyFit.lambdaMax(table);
    double[] lambdas = Grid.logSpaced(top, top * 1e-3, 12);
    Path whole = path(table, lambdas);
    Path one = path(table, new double[] {lambdas[11]});
    assertEquals(1, one.size());
    double[] expected = whole.model(11).coefficients();
    double[] found = one.model(0).coefficients();
    assertArrayEquals(expected, found, 1e-5 * largest(expected));
  }

  private static Path path(FamilyCase table, double[] lambdas) {
    return Fits.path(
        Family.MULTINOMIAL, FamilyFit.design(table, List.of()), Penalty.lasso(), lambdas);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  @Test
  void blocksServeUntilTheirAgeHasCostAsMuchAsNewOnes() {
    RowHessian hessian = featureless(sixClasses());
    int[] some = {0, 3, 13};
    double[] right = {1, -2, 3};
    double[] weak = {0.1, 0.1, 0.1};
    double[] strong = {9, 9, 9};
    KeptBlocks kept = new KeptBlocks();
    double[] first = kept.of(hessian, some, weak).solve(right);
    Preconditioner second = kept.of(hessian, some, strong);
    for (int turn = 0; turn < 10; turn++) {
      assertArrayEquals(first, second.solve(right));
    }
    double[] renewed = kept.of(hessian, some, strong).solve(right);
    assertArrayEquals(FeatureBlocks.of(hessian, some, strong).solve(right), renewed);
    assertNotEquals(first[0], renewed[0]);
  }
}
