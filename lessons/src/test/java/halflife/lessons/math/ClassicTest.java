package halflife.lessons.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClassicTest {
  /** Var y = 200·0.01² + 0.01², half of it the loss of the best constant, more with 20 rows. */
  @Test
  void predictingTheMeanLosesHalfTheVarianceOfTheTarget() {
    double sum = 0;
    int sets = 60;
    for (int seed = 1; seed <= sets; seed++) {
      sum += new Classic(seed).mean().test() / sets;
    }
    double variance = Classic.INPUTS * 1e-4 + 1e-4;
    assertEquals(variance / 2 * (1 + 1.0 / Classic.ROWS), sum, 0.05 * variance / 2);
  }

  @Test
  void theExactFitWithoutDecayGoesThroughEveryRow() {
    Classic.Outcome exact = new Classic(1).exact(0);
    assertEquals(0, exact.train(), 1e-15);
    assertTrue(exact.norm() > 0);
  }

  @Test
  void theExactWeightsShrinkAndTheTrainingLossRisesWithLambda() {
    Classic classic = new Classic(2);
    Classic.Outcome before = classic.exact(0);
    for (double lambda : new double[] {0.1, 1, 3, 10, 100}) {
      Classic.Outcome now = classic.exact(lambda);
      assertTrue(now.norm() < before.norm(), "λ = " + lambda);
      assertTrue(now.train() > before.train(), "λ = " + lambda);
      before = now;
    }
  }

  @Test
  void theMeanIsTheLimitOfMuchDecay() {
    Classic classic = new Classic(3);
    assertEquals(classic.mean().test(), classic.exact(1e7).test(), 1e-6);
    assertEquals(0, classic.mean().norm());
  }

  @Test
  void noTrainingEndsBelowTheExactMinimumOfLossAndPenalty() {
    Classic classic = new Classic(4);
    for (double lambda : new double[] {3, 10, 30}) {
      assertTrue(total(classic.trained(lambda)) >= total(classic.exact(lambda)), "λ = " + lambda);
    }
  }

  private static double total(Classic.Outcome o) {
    return o.train() + o.lambda() / 2 * o.norm() * o.norm();
  }
}
