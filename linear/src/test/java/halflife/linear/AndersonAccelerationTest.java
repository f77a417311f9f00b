package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AndersonAccelerationTest {
  private static final int POINTS = 6;

  /** x* + Σ_r rates_r^k v_r: a sequence that closes in along so many directions. */
  private static double[] point(int k, int size, double[] rates) {
    SplitMix64 random = new SplitMix64(71);
    double[] x = limit(size);
    for (double rate : rates) {
      for (int j = 0; j < size; j++) {
        x[j] += Math.pow(rate, k) * random.nextGaussian();
      }
    }
    return x;
  }

  private static double[] limit(int size) {
    double[] x = new double[size];
    Arrays.setAll(x, j -> j - 3.5);
    return x;
  }

  private static AndersonAcceleration after(int size, double... rates) {
    AndersonAcceleration acceleration = new AndersonAcceleration();
    for (int k = 0; k < POINTS; k++) {
      assertEquals(k == POINTS - 1, acceleration.add(point(k, size, rates)));
    }
    return acceleration;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }

  /** Not to the last digit: what keeps the products definite is felt beside the slowest rate. */
  @Test
  void aLinearSequenceOfLowRankJumpsToItsLimit() {
    double[][] sequences = {{0.9}, {0.99, 0.5}, {0.95, -0.6, 0.3}};
    for (double[] rates : sequences) {
      double before = distance(limit(10), point(POINTS - 1, 10, rates));
      double after = distance(limit(10), after(10, rates).combination(10));
      assertTrue(after < 1e-2 * before, Arrays.toString(rates) + ": " + after / before);
    }
  }

  @Test
  void valuesBeyondTheComparedOnesFollowTheSameCombination() {
    double[] rates = {0.9, 0.4};
    double[] whole = after(12, rates).combination(8);
    assertEquals(0, distance(limit(12), whole), 1e-4);
  }

  @Test
  void aPointThatStandsStillIsItsOwnLimit() {
    assertArrayEquals(limit(4), after(4).combination(4));
  }

  @Test
  void onlyTheLastPointsCount() {
    AndersonAcceleration acceleration = new AndersonAcceleration();
    double[] far = new double[10];
    Arrays.fill(far, 1e6);
    acceleration.add(far);
    for (int k = 0; k < POINTS; k++) {
      acceleration.add(point(k, 10, new double[] {0.9, 0.5}));
    }
    assertArrayEquals(after(10, 0.9, 0.5).combination(10), acceleration.combination(10));
    acceleration.forget();
    assertFalse(acceleration.add(far));
  }
}
