package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.data.Design;
import halflife.linear.data.Vectors;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientTest {
  /** Several blocks of rows, and several shares for threads; no multiple of anything. */
  private static final int ROWS = 2503;

  private static LikelihoodProblem problem(Family family, int features, List<Integer> sparse) {
    FamilyCase table = FamilyTables.drawn(family, ROWS, features, 0.2, 211);
    double[][] x = table.rows();
    double[] weights = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      weights[i] = 1 + i % 3;
      x[i][0] *= trains(i) ? 1 : 30;
    }
    FamilyCase weighted = table.withRows(x, table.target()).withWeights(weights);
    Design design = FamilyFit.design(weighted, sparse);
    int[] all = IntStream.range(0, ROWS).toArray();
    return SharedRows.of(family, table.outputs(), design, all, Penalty.lasso())
        .problem(GradientTest::trains, Penalty.lasso(), 1e-9, new Workers(2))
        .orElseThrow();
  }

  private static boolean trains(int row) {
    return row % 5 != 2 && (row <= 600 || row >= 1200);
  }

  private static double[] point(LikelihoodProblem problem, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] b = new double[problem.factors.length];
    Arrays.setAll(b, v -> random.nextInt(3) == 0 ? 0 : 0.2 * random.nextGaussian());
    return b;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void itIsTheSumOverAllRowsOfWeightTimesResidualTimesColumn(Family family) {
    for (List<Integer> sparse : List.of(List.<Integer>of(), List.of(2))) {
      for (int features : new int[] {5, 40}) {
        LikelihoodProblem problem = problem(family, features, sparse);
        double[] b = point(problem, 212);
        double[] found = new Gradient(problem).at(b);
        double[][] mean = problem.likelihood.responses(problem.linear(b));
        for (int k = 0; k < problem.outputs(); k++) {
          double[] residual = new double[ROWS];
          for (int i = 0; i < ROWS; i++) {
            double own = problem.target[i] == k ? 1 : 0;
            double y = family == Family.MULTINOMIAL ? own : problem.target[i];
            residual[i] = problem.weights[i] == 0 ? 0 : problem.weights[i] * (y - mean[k][i]);
          }
          for (int j = 0; j < features; j++) {
            double expected = Vectors.dot(residual, problem.columns.dense(j), ROWS);
            assertEquals(expected, found[k * problem.width + j], 1e-12);
          }
          double total = Arrays.stream(residual).sum();
          assertEquals(total, found[problem.intercept(k)], 1e-12);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void howFarPredictorsMovedIsToldByRowsWithWeight(Family family) {
    LikelihoodProblem problem = problem(family, 5, List.of());
    double[][] before = problem.linear(point(problem, 213));
    double[][] after = problem.linear(point(problem, 214));
    double expected = 0;
    double without = 0;
    for (int k = 0; k < before.length; k++) {
      for (int i = 0; i < ROWS; i++) {
        double change = Math.abs(after[k][i] - before[k][i]);
        expected = problem.weights[i] > 0 ? Math.max(expected, change) : expected;
        without = problem.weights[i] > 0 ? without : Math.max(without, change);
      }
    }
    assertTrue(without > 2 * expected, "rows without weight move further");
    Gradient gradient = new Gradient(problem);
    gradient.at(point(problem, 213));
    gradient.at(point(problem, 214));
    assertEquals(expected, gradient.moved(), 1e-12);
  }
}
