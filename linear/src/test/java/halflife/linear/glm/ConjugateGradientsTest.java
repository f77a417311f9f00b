package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.data.Design;
import halflife.linear.data.Vectors;
import halflife.linear.model.Penalty;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ridge over the levels of a category, without a matrix. */
class ConjugateGradientsTest {
  private static final double SLACK = 1e-13;

  private static LikelihoodProblem problem(FamilyCase table, double alpha) {
    List<Integer> thin = IntStream.range(2, table.features()).boxed().toList();
    Design design = FamilyFit.design(table, thin);
    int[] all = IntStream.range(0, design.size()).toArray();
    Penalty penalty = FamilyFit.penalty(table).withAlpha(alpha);
    return LikelihoodProblem.of(
        table.family(), table.outputs(), design, all, penalty, 1e-9, Workers.ONE);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theirStepIsThatOfAFactoredMatrix(Family family) {
    FamilyCase levels = FamilyTables.levels(family, 90, 8, 74);
    FamilyCase weighed = levels.withFactors(0, 2, 0.5, 1, 1, 1, Double.POSITIVE_INFINITY, 1, 3, 1);
    for (FamilyCase table : List.of(levels, weighed)) {
      LikelihoodProblem problem = problem(table, 0);
      double[] b = problem.featureless();
      b[1] = 0.3;
      Gradient at = new Gradient(problem);
      double[] gradient = at.at(b);
      RowHessian hessian = new RowHessian(problem, at.linear());
      for (double l2 : new double[] {0.5, 0.01, 1e-5}) {
        double[] expected =
            new Step.ByActiveSet(problem, hessian, b, 0, l2, SLACK).from(b, gradient, 0, l2, SLACK);
        double[] found =
            new Step.AllTogether(problem, hessian, new KeptBlocks())
                .from(b, gradient, 0, l2, SLACK);
        assertArrayEquals(
            compared(problem, expected), compared(problem, found), 1e-7, family + ", " + l2);
        for (int v = 0; v < b.length; v++) {
          assertTrue(problem.factors[v] < Double.POSITIVE_INFINITY || found[v] == 0);
        }
      }
    }
  }

  /** The linear predictors of the first output; of several classes less that of the last. */
  private static double[] compared(LikelihoodProblem problem, double[] fit) {
    double[][] eta = problem.linear(fit);
    return eta.length == 1 ? eta[0] : Vectors.difference(eta[0], eta[eta.length - 1]);
  }

  /** Some levels hold one class alone: without decay theirs run off. */
  @Test
  void manyLevelsHaveALimitWithoutDecay() {
    LikelihoodProblem lasso = problem(FamilyTables.levels(Family.BINOMIAL, 1500, 500, 75), 1);
    LikelihoodProblem ridge = problem(FamilyTables.levels(Family.BINOMIAL, 1500, 500, 75), 0);
    Gradient at = new Gradient(ridge);
    double[] start = ridge.featureless();
    double[] gradient = at.at(start);
    assertInstanceOf(
        Step.AllTogether.class,
        Step.of(
            ridge, ridge.hessian(at.linear()), start, gradient, 0, 0, 1, SLACK, new KeptBlocks()));
    double strength = new Optimality(ridge).entryStrength(gradient);
    double[] fit = lasso.unpenalized();
    double l2 = strength * LikelihoodProblem.NEARLY_NONE;
    double miss = new Optimality(ridge).miss(fit, at.at(fit), 0, l2);
    assertEquals(0, miss, 1e-9 * strength);
    assertTrue(lasso.trainingLoss(fit) < 0.8 * lasso.trainingLoss(start));
  }
}
