package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.data.Design;
import halflife.linear.data.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Going round the features ends where other ways to the same minimum end. */
class CoordinateDescentTest {
  private static final double SLACK = 1e-13;
  private static final double[][] STRENGTHS = {{0.05, 0}, {0.02, 0.02}, {0, 0.05}, {0.2, 0.01}};

  private static LikelihoodProblem problem(FamilyCase table, boolean sparse) {
    int p = table.features();
    List<Integer> thin = sparse ? IntStream.range(2, p).boxed().toList() : List.of();
    Design design = FamilyFit.design(table, thin);
    int[] all = IntStream.range(0, design.size()).toArray();
    return LikelihoodProblem.of(
        table.family(),
        table.outputs(),
        design,
        all,
        FamilyFit.penalty(table),
        1e-9,
        halflife.core.Workers.ONE);
  }

  private static double[] start(LikelihoodProblem problem) {
    return problem.featureless();
  }

  /** The gradient of the quadratic at its end, with the Hessian's own trace of ridge. */
  private static double[] left(
      HessianApproximation hessian, double[] gradient, double[] start, double[] end) {
    double[] moved = end.clone();
    Vectors.add(-1, start, moved, moved.length);
    double[] image = new double[end.length];
    hessian.multiply(IntStream.range(0, end.length).toArray(), end.length, moved, image);
    double[] left = gradient.clone();
    Vectors.add(-1, image, left, left.length);
    return left;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void descentIsTheActiveSetsSolution(Family family) {
    for (int seed = 0; seed < 5; seed++) {
      FamilyCase drawn = FamilyTables.drawn(family, 60, 9, 0.5, 900 + seed);
      FamilyCase weighed = drawn.withFactors(1, 2, 0.5, 0, 1, 1, Double.POSITIVE_INFINITY, 1, 3);
      for (FamilyCase table : List.of(drawn, weighed, drawn.nonNegative())) {
        LikelihoodProblem problem = problem(table, false);
        double[] b = start(problem);
        Gradient at = new Gradient(problem);
        double[] gradient = at.at(b);
        DenseHessian hessian = DenseHessian.of(problem, at.linear());
        for (double[] s : STRENGTHS) {
          double[] round =
              new Step.ByFeature(problem, hessian).from(b, gradient, s[0], s[1], SLACK);
          double[] set =
              new Step.ByActiveSet(problem, hessian, b, s[0], s[1], SLACK)
                  .from(b, gradient, s[0], s[1], SLACK);
          double[] left = left(hessian, gradient, b, round);
          double miss = new Optimality(problem).miss(round, left, s[0], s[1]);
          assertEquals(0, miss, slack(problem), table + ", seed " + seed);
          if (family != Family.MULTINOMIAL || s[1] > 0) {
            assertArrayEquals(penalized(problem, set), penalized(problem, round), 1e-9);
          }
        }
      }
    }
  }

  /** A constant over all classes' intercepts costs no more than the Hessian's trace of ridge. */
  private static double slack(LikelihoodProblem problem) {
    return problem.outputs() > 1 ? HessianApproximation.RIDGE : 1e-12;
  }

  /** What is not penalized may move by a constant over classes. */
  private static double[] penalized(LikelihoodProblem problem, double[] b) {
    return IntStream.range(0, b.length)
        .filter(v -> problem.outputs() == 1 || problem.factors[v] > 0)
        .mapToDouble(v -> b[v])
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void rowsAndAStoredMatrixLeadToTheSameEnd(Family family) {
    FamilyCase levels = FamilyTables.levels(family, 90, 12, 71);
    FamilyCase many = FamilyTables.levels(family, 200, 40, 76);
    List<FamilyCase> tables = new ArrayList<>(List.of(levels, many, many.nonNegative()));
    if (family == Family.MULTINOMIAL) {
      tables.addAll(List.of(levels.grouped(), many.grouped()));
    }
    for (FamilyCase table : tables) {
      LikelihoodProblem dense = problem(table, false);
      LikelihoodProblem sparse = problem(table, true);
      double[] b = start(dense);
      Gradient at = new Gradient(dense);
      double[] gradient = at.at(b);
      double[] other = new Gradient(sparse).at(b);
      assertArrayEquals(gradient, other, 1e-14);
      Step stored = new Step.ByFeature(dense, DenseHessian.of(dense, at.linear()));
      Step rows = new Step.ByFeature(sparse, new RowHessian(sparse, at.linear()));
      double[] expected = stored.from(b, gradient, 0.01, 0.02, SLACK);
      double[] found = rows.from(b, other, 0.01, 0.02, SLACK);
      assertArrayEquals(penalized(dense, expected), penalized(dense, found), 1e-7);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theTwoMetricsAreOneMatrix(Family family) {
    FamilyCase table = FamilyTables.levels(family, 70, 8, 72);
    LikelihoodProblem problem = problem(table, true);
    Gradient at = new Gradient(problem);
    double[] b = start(problem);
    b[0] = 0.4;
    at.at(b);
    HessianApproximation dense = DenseHessian.of(problem, at.linear());
    HessianApproximation rows = new RowHessian(problem, at.linear());
    double[] one = new double[b.length];
    double[] two = new double[b.length];
    int[] some = {b.length - 1, 3, 0, 5};
    double[] c = {0.3, -2, 1, 4};
    dense.multiply(some, 4, c, one);
    rows.multiply(some, 4, c, two);
    assertArrayEquals(one, two, 1e-13);
    for (int i = 0; i < b.length; i++) {
      double sum = 0;
      for (int a = 0; a < 4; a++) {
        assertEquals(dense.at(i, some[a]), rows.at(i, some[a]), 1e-14);
        sum += dense.at(i, some[a]) * c[a];
      }
      assertEquals(sum, one[i], 1e-13);
    }
  }

  /** (H + l2)u + l1 u/‖u‖ = c, with the intercepts where they are best. */
  @Test
  void aGroupsLengthSolvesItsEquation() {
    for (int seed = 0; seed < 20; seed++) {
      FamilyCase table = FamilyTables.drawn(Family.MULTINOMIAL, 50, 1, 0, 500 + seed).grouped();
      LikelihoodProblem problem = problem(table, false);
      double[] b = start(problem);
      Gradient at = new Gradient(problem);
      double[] gradient = at.at(b);
      DenseHessian hessian = DenseHessian.of(problem, at.linear());
      for (double[] s : new double[][] {{0.05, 0}, {0.02, 0.02}, {0.2, 0.01}}) {
        double[] u = new Step.ByFeature(problem, hessian).from(b, gradient, s[0], s[1], SLACK);
        double[] left = left(hessian, gradient, b, u);
        double length = Math.sqrt(u[0] * u[0] + u[2] * u[2] + u[4] * u[4]);
        for (int k = 0; k < 3; k++) {
          assertEquals(0, left[2 * k + 1], slack(problem), "intercept");
          if (length > 0) {
            assertEquals(u[2 * k] * (s[1] + s[0] / length), left[2 * k], 1e-12, "seed " + seed);
          }
        }
        double pull = Math.sqrt(left[0] * left[0] + left[2] * left[2] + left[4] * left[4]);
        assertTrue(length > 0 || pull <= s[0]);
      }
    }
  }

  @Test
  void strongerThanEveryPullNothingMoves() {
    LikelihoodProblem problem = problem(FamilyTables.drawn(Family.BINOMIAL, 40, 6, 0.3, 73), false);
    double[] b = start(problem);
    Gradient at = new Gradient(problem);
    double[] gradient = at.at(b);
    DenseHessian hessian = DenseHessian.of(problem, at.linear());
    double[] end = new Step.ByFeature(problem, hessian).from(b, gradient, 10, 0, SLACK);
    for (int j = 0; j < 6; j++) {
      assertEquals(0, end[j]);
    }
  }
}
