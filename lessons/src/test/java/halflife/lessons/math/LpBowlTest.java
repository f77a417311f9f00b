package halflife.lessons.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LpBowlTest {
  private static final Bowl BOWL = new Bowl(1.3, -0.6, 0.8, 0.4, 1.1, 2);

  /** (A + λI)⁻¹b. */
  @Test
  void theSquareIsTheRidge() {
    for (double lambda : new double[] {0.01, 0.3, 5}) {
      assertArrayEquals(BOWL.lowest(lambda), new LpBowl(BOWL, 2, lambda).lowest(), 1e-9);
    }
  }

  /** Without a product of weights each is on its own: soft thresholding of b/a by λ/a. */
  @Test
  void weightsApartAreThresholdedApart() {
    Bowl apart = new Bowl(2, 0, 0.5, 3, -1, 1);
    double[] w = new LpBowl(apart, 1, 0.7).lowest();
    assertArrayEquals(new double[] {(3 - 0.7) / 2, -(1 - 0.7) / 0.5}, w, 1e-12);
    assertArrayEquals(new double[] {1, 0}, new LpBowl(apart, 1, 1).lowest(), 1e-12);
    assertArrayEquals(new double[2], new LpBowl(apart, 1, 3).lowest());
  }

  @Test
  void noPlaceOnAGridIsLower() {
    double[] grid = Series.evenly(-3, 3, 301);
    for (double p : new double[] {0.5, 0.7, 1, 1.4, 3}) {
      for (double lambda : new double[] {0.05, 0.4, 1.2}) {
        LpBowl bowl = new LpBowl(BOWL, p, lambda);
        double[] w = bowl.lowest();
        double least = Double.POSITIVE_INFINITY;
        for (double w1 : grid) {
          for (double w2 : grid) {
            least = Math.min(least, bowl.total(w1, w2));
          }
        }
        assertTrue(bowl.total(w[0], w[1]) <= least + 1e-9, "p = " + p + ", λ = " + lambda);
      }
    }
  }

  @Test
  void theRadiusIsThatOfTheEdge() {
    assertEquals(5, new LpBowl(BOWL, 2, 1).radius(new double[] {3, -4}), 1e-12);
    assertEquals(7, new LpBowl(BOWL, 1, 1).radius(new double[] {3, -4}), 1e-12);
    assertEquals(9, new LpBowl(BOWL, 0.5, 1).radius(new double[] {1, 4}), 1e-12);
    assertEquals(0, new LpBowl(BOWL, 0.5, 1).radius(new double[2]));
  }
}
