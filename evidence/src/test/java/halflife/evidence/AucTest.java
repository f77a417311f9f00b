package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AucTest {
  private static final double[] SCORES = {.1, .4, .35, .8, .4, .4, .9, .2, .35, .6};
  private static final boolean[] POSITIVE = {
    false, false, true, true, true, false, true, false, false, true
  };
  private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  private static final double[] WEIGHTS = {1, 2, .5, 1, 3, 1, .25, 1, 4, 2};

  /**
   * scikit-learn 1.2.1: {@code roc_auc_score([0,0,1,1,1,0,1,0,0,1],
   * [.1,.4,.35,.8,.4,.4,.9,.2,.35,.6], sample_weight=…)}, without and with the weights above.
   */
  @Test
  void theAreaIsScikitLearns() {
    assertEquals(0.86, Auc.of(SCORES, POSITIVE, ONES), 1e-15);
    assertEquals(0.8847736625514403, Auc.of(SCORES, POSITIVE, WEIGHTS), 1e-15);
  }

  /** Σ over pairs, a tie counting half. */
  private static double pairs(double[] scores, boolean[] positive, double[] w) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (positive[i] && !positive[j]) {
          double won = scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          right += w[i] * w[j] * won;
          all += w[i] * w[j];
        }
      }
    }
    return right / all;
  }

  @Test
  void theAreaIsTheShareOfPairsRankedRightly() {
    for (long seed = 1; seed <= 50; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int rows = 2 + (int) (seed * 3 % 80);
      double[] scores = new double[rows];
      boolean[] positive = new boolean[rows];
      double[] weights = new double[rows];
      for (int i = 0; i < rows; i++) {
        scores[i] = Math.rint(random.nextGaussian() * 3);
        positive[i] = i == 0 || i > 1 && random.nextDouble() < 0.3;
        weights[i] = random.nextDouble();
      }
      assertEquals(
          pairs(scores, positive, weights), Auc.of(scores, positive, weights), 1e-12, "" + seed);
    }
  }

  @Test
  void anyRisingFunctionOfTheScoresChangesNothingAndAFallingOneMirrors() {
    double[] risen = Arrays.stream(SCORES).map(Math::exp).toArray();
    double[] fallen = Arrays.stream(SCORES).map(s -> -s).toArray();
    double area = Auc.of(SCORES, POSITIVE, WEIGHTS);
    assertEquals(area, Auc.of(risen, POSITIVE, WEIGHTS), 1e-15);
    assertEquals(1 - area, Auc.of(fallen, POSITIVE, WEIGHTS), 1e-15);
  }

  @Test
  void oneSideAloneHasNoArea() {
    assertTrue(Double.isNaN(Auc.of(new double[] {1, 2}, new boolean[2], new double[] {1, 1})));
    boolean[] both = {true, false};
    assertTrue(Double.isNaN(Auc.of(new double[] {1, 2}, both, new double[] {1, 0})));
  }
}
