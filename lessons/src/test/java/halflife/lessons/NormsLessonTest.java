package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Bowl;
import halflife.lessons.math.LpBowl;
import halflife.lessons.math.Prox;
import halflife.lessons.math.Series;
import halflife.lessons.math.SparseTruth;
import halflife.lessons.math.SparseTruth.Pair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormsLessonTest {
  private static final Settings SETTINGS = Settings.usual(new NormsLesson().knobs());
  private static final NormsLesson.Task USUAL = NormsLesson.Task.of(SETTINGS);
  private static final List<Pair> PAIRS = USUAL.truth().pairs();

  private static long zeros(double[] values) {
    return Arrays.stream(values).filter(v -> v == 0).count();
  }

  @Test
  void zerosOfTheLassoAreExactAndGrowWithLambda() {
    long before = Long.MAX_VALUE;
    for (Pair pair : PAIRS) {
      long zeros = zeros(pair.lasso());
      assertTrue(zeros <= before, "λ/λ_max = " + pair.share());
      before = zeros;
    }
    assertEquals(USUAL.truth().features(), zeros(PAIRS.get(0).lasso()));
    assertEquals(0, before, "hardly any decay keeps every feature");
  }

  @Test
  void ridgeHasNoZeros() {
    PAIRS.forEach(p -> assertEquals(0, zeros(p.ridge())));
  }

  @Test
  void somewhereTheLassoKeepsTheFeaturesThatMatterAndNoOther() {
    Pair right = PAIRS.stream().filter(Pair::isRight).findFirst().orElseThrow();
    for (int j = 0; j < USUAL.truth().features(); j++) {
      assertEquals(j < SparseTruth.MATTER, right.lasso()[j] != 0, "feature " + j);
    }
    String told = told(SETTINGS);
    assertTrue(told.contains("At λ/λ_max = " + LessonBuilder.three(right.share())), told);
    String noisy = told(SETTINGS.with("noise", "2").with("features", "40"));
    assertTrue(noisy.contains("At none of these λ"), noisy);
  }

  private static String told(Settings settings) {
    LessonText told = new NormsLesson().tell(Language.EN, settings);
    return new TerminalScreen(told).text().replaceAll("\\s+", " ");
  }

  /** At w₁ = 0 the loss's slope along w₁ is at most λ, and along w₂ it is exactly −λ. */
  @Test
  void theDiamondTouchesAtACorner() {
    Bowl bowl = USUAL.truth().bowl();
    double lambda = USUAL.lambda();
    double[] w = new LpBowl(bowl, 1, lambda).lowest();
    assertEquals(0, w[0]);
    assertTrue(w[1] > 0);
    double[] g = bowl.gradient(w[0], w[1]);
    assertEquals(-lambda, g[1], 1e-9);
    assertTrue(Math.abs(g[0]) < lambda, "the corner holds: " + g[0]);
    assertTrue(Math.abs(bowl.lowest(lambda)[0]) > 0.1, "the circle has no corner");
  }

  @Test
  void whereTheShapeIsTouchedIsSaid() {
    assertTrue(told(SETTINGS).contains("is touched at a corner, (0, 1.1)"));
    assertTrue(told(SETTINGS.with("lambda", "0.1")).contains("beside its corners"));
    assertTrue(told(SETTINGS.with("p", "1.5")).contains("p = 1.5 has no corners"));
    String nothing = told(SETTINGS.with("lambda", "4"));
    assertTrue(nothing.contains("At p = 1 the penalty leaves nothing of either"), nothing);
    String beside = told(SETTINGS.with("lambda", "4").with("p", "2"));
    assertTrue(beside.contains("p = 1 leaves nothing of either"), beside);
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
