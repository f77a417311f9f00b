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
}
