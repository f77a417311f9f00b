package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionIntervalTest {
  private static double[] range(int n) {
    double[] out = new double[n];
    Arrays.setAll(out, i -> n - i);
    return out;
  }

  @Test
  void theHalfWidthIsTheCeilingRankedResidual() {
    assertEquals(18, PredictionInterval.of(range(19), 0.9).orElseThrow().halfWidth());
    assertEquals(19, PredictionInterval.of(range(20), 0.9).orElseThrow().halfWidth());
    assertEquals(9, PredictionInterval.of(range(9), 0.9).orElseThrow().halfWidth());
    assertEquals(1, PredictionInterval.of(range(9), 0.05).orElseThrow().halfWidth());
  }

  @Test
  void tooFewRowsBoundNothing() {
    assertEquals(Optional.empty(), PredictionInterval.of(range(8), 0.9));
    assertEquals(Optional.empty(), PredictionInterval.of(new double[0], 0.5));
    assertThrows(IllegalArgumentException.class, () -> PredictionInterval.of(range(9), 1));
    assertThrows(IllegalArgumentException.class, () -> PredictionInterval.of(range(9), 0));
  }

  /** Over many draws a new residual lies inside at least as often as was asked, and hardly more. */
  @Test
  void coverageIsTheLevel() {
    SplitMix64 random = new SplitMix64(3);
    int inside = 0;
    int draws = 20_000;
    for (int d = 0; d < draws; d++) {
      double[] residuals = new double[29];
      Arrays.setAll(residuals, i -> Math.abs(random.nextGaussian()));
      double half = PredictionInterval.of(residuals, 0.8).orElseThrow().halfWidth();
      inside += Math.abs(random.nextGaussian()) <= half ? 1 : 0;
    }
    double share = inside / (double) draws;
    assertTrue(share > 0.79 && share < 0.81, "" + share);
  }

  private static PredictionInterval.Held held(int rows, int features) {
    return new PredictionInterval(0.9, 1, rows).held(features);
  }

  /** R: k <- ceiling(.9*(n+1)); qbeta(c(.05, .95), f*k, f*(n+1-k)), f 0.5 or 0.25. */
  @Test
  void theShareHeldIsBetaDistributedAsOfHalfTheRows() {
    assertEquals(0.717, held(12, 2).low(), 5e-4);
    assertEquals(1.000, held(12, 2).high(), 5e-4);
    assertEquals(0.730, held(20, 5).low(), 5e-4);
    assertEquals(0.995, held(20, 5).high(), 5e-4);
    assertEquals(0.792, held(50, 12).low(), 5e-4);
    assertEquals(0.976, held(50, 12).high(), 5e-4);
    assertEquals(0.847, held(200, 2).low(), 5e-4);
    assertEquals(0.944, held(200, 2).high(), 5e-4);
  }

  @Test
  void withManyFeaturesItVariesMore() {
    assertEquals(0.634, held(12, 4).low(), 5e-4);
    assertEquals(0.654, held(20, 20).low(), 5e-4);
    assertEquals(0.742, held(50, 50).low(), 5e-4);
  }

  @Test
  void itIsRoughUntilThereAreSomeTwoHundredRows() {
    assertTrue(new PredictionInterval(0.9, 1, 200).isRough(10));
    assertTrue(!new PredictionInterval(0.9, 1, 250).isRough(10));
    assertTrue(new PredictionInterval(0.9, 1, 250).isRough(100));
    assertTrue(!new PredictionInterval(0.9, 1, 1_000_000).isRough(10));
  }

  /** A file may hold any level and number of rows. */
  @Test
  void theShareIsKnownOfEveryInterval() {
    for (int rows : new int[] {1, 2, 9, 1000}) {
      for (double level : new double[] {0.001, 0.5, 0.9, 0.999}) {
        PredictionInterval.Held held = new PredictionInterval(level, 1, rows).held(3);
        assertTrue(0 <= held.low() && held.low() < held.high() && held.high() <= 1, "" + held);
      }
    }
  }
}
