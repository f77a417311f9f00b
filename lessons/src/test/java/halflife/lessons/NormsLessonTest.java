package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.math.Bowl;
import halflife.lessons.math.Prox;
import halflife.lessons.math.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormsLessonTest {

  @Test
  void zerosOfTheLassoAreExactAndGrowWithLambda() {
    List<NormsLesson.Pair> pairs = NormsLesson.pairs();
    long before = Long.MAX_VALUE;
    for (NormsLesson.Pair pair : pairs) {
      long zeros = NormsLesson.zeros(pair.lasso());
      assertTrue(zeros <= before, "λ/λ_max = " + pair.share());
      before = zeros;
    }
    assertEquals(NormsLesson.FEATURES, NormsLesson.zeros(pairs.get(0).lasso()));
    assertEquals(0, before, "hardly any decay keeps every feature");
  }

  @Test
  void ridgeHasNoZeros() {
    NormsLesson.pairs().forEach(p -> assertEquals(0, NormsLesson.zeros(p.ridge())));
  }

  @Test
  void somewhereTheLassoKeepsTheFeaturesThatMatterAndNoOther() {
    boolean found = false;
    for (NormsLesson.Pair pair : NormsLesson.pairs()) {
      boolean right = true;
      for (int j = 0; j < NormsLesson.FEATURES; j++) {
        right &= pair.lasso()[j] != 0 == j < NormsLesson.MATTER;
      }
      found |= right;
    }
    assertTrue(found);
  }

  /** At w₁ = 0 the loss's slope along w₁ is at most λ, and along w₂ it is exactly −λ. */
  @Test
  void theDiamondTouchesAtACorner() {
    double[] w = NormsLesson.corner();
    assertEquals(0, w[0]);
    assertTrue(w[1] > 0);
    Bowl bowl = Bowl.of(NormsLesson.plane().allRows(), NormsLesson.plane().target());
    double[] g = bowl.gradient(w[0], w[1]);
    assertEquals(-NormsLesson.CORNER, g[1], 1e-9);
    assertTrue(Math.abs(g[0]) < NormsLesson.CORNER, "the corner holds: " + g[0]);
    assertTrue(Math.abs(bowl.lowest(NormsLesson.CORNER)[0]) > 0.1, "the circle has no corner");
  }

  @Test
  void theProximalMapsOfL1AndL2AreTheKnownOnes() {
    for (double z = -5; z <= 5; z += 0.37) {
      double soft = Math.signum(z) * Math.max(Math.abs(z) - 0.8, 0);
      assertEquals(soft, new Prox(1, 0.8).of(z), 1e-12);
      assertEquals(z / 1.8, new Prox(2, 0.8).of(z), 1e-12);
    }
  }

  /** No place on a fine grid is cheaper. */
  @Test
  void theProximalMapIsTheCheapestPlace() {
    double[] grid = Series.evenly(-6, 6, 12_001);
    for (double p : NormsLesson.POWERS) {
      for (double z : new double[] {-4, -2.4, -1, 0.3, 2, 2.5, 5.5}) {
        double w = new Prox(p, 1).of(z);
        double least = Double.POSITIVE_INFINITY;
        for (double v : grid) {
          least = Math.min(least, cost(v, z, p));
        }
        assertTrue(cost(w, z, p) <= least + 1e-12, "p = " + p + ", z = " + z);
      }
    }
  }

  private static double cost(double w, double z, double p) {
    return (w - z) * (w - z) / 2 + Math.pow(Math.abs(w), p) / p;
  }

  /** Xu et al. 2012: with μ = λ/p = 2λ the threshold of p = ½ is 3/2·μ^(2/3). */
  @Test
  void onlyPowersUpToOneMakeZeros() {
    assertEquals(1, new Prox(1, 1).threshold(10), 1e-9);
    assertEquals(1.5 * Math.pow(2, 2.0 / 3), new Prox(0.5, 1).threshold(10), 1e-9);
    for (double p : new double[] {1.5, 2, 4}) {
      assertEquals(0, new Prox(p, 1).threshold(10), "p = " + p);
      assertTrue(new Prox(p, 1).of(1e-3) > 0);
    }
  }

  @Test
  void theProximalMapIsOddAndNeverLeavesZeroAndZ() {
    for (double p : NormsLesson.POWERS) {
      Prox prox = new Prox(p, 0.7);
      for (double z : new double[] {0, 0.1, 1, 3, 9}) {
        double w = prox.of(z);
        assertEquals(-w, prox.of(-z), 1e-15);
        assertTrue(w >= 0 && w <= z, "p = " + p + ", z = " + z);
        assertArrayEquals(new double[] {z}, new double[] {new Prox(p, 0).of(z)}, 1e-12, "λ = 0");
      }
    }
  }
}
