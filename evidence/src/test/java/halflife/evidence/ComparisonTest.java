package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double[] D = {
    -0.12, 0.03, -0.07, -0.21, 0.01, -0.04, -0.09, 0.02, -0.15, -0.06
  };

  /**
   * R 4.2.2: {@code d <- c(-.12,.03,-.07,-.21,.01,-.04,-.09,.02,-.15,-.06); exp(mean(d) + c(0,-1,1)
   * * qt(.975, 9) * sd(d) * sqrt(1/10 + 1/9))}.
   */
  @Test
  void theIntervalIsNadeauAndBengios() {
    Comparison comparison = Comparison.of(D, 1.0 / 9, 100, 0.1);
    assertEquals(0.9342604735772, comparison.ratio(), 1e-11);
    assertEquals(0.8617598125321, comparison.low(), 1e-11);
    assertEquals(1.0128606832153, comparison.high(), 1e-11);
    assertEquals(Outcome.CANNOT_TELL, comparison.outcome());
    assertEquals(10, comparison.pairs());
  }

  private static Comparison around(double centre, double spread) {
    double[] d = new double[20];
    Arrays.setAll(d, j -> centre + (j % 2 == 0 ? spread : -spread));
    return Comparison.of(d, 1.0 / 9, 1000, 0.1);
  }

  @Test
  void outcomesFollowFromTheInterval() {
    assertEquals(Outcome.HELPS, around(-0.1, 0.01).outcome());
    assertEquals(Outcome.HARMS, around(0.1, 0.01).outcome());
    assertEquals(Outcome.EQUIVALENT, around(0, 0.001).outcome());
    assertEquals(Outcome.CANNOT_TELL, around(-0.02, 0.1).outcome());
    assertEquals(Outcome.HELPS, around(-0.005, 0.0001).outcome());
    assertEquals(Outcome.EQUIVALENT, around(-0.0005, 0).outcome());
  }

  @Test
  void theIntervalIsNeverReadToMoreThanATenthOfAPercent() {
    Comparison exact = around(0.0, 0);
    assertEquals(1.001, exact.high(), 1e-12);
    assertEquals(1 / 1.001, exact.low(), 1e-12);
  }

  @Test
  void moreDealingsNarrowTheIntervalButNeverBelowTheTestShare() {
    double[] many = new double[500];
    Arrays.setAll(many, j -> D[j % 10]);
    double few = Math.log(Comparison.of(D, 1.0 / 9, 100, 0.1).high() / 0.934260473584);
    double lots = Math.log(Comparison.of(many, 1.0 / 9, 100, 0.1).high() / 0.934260473584);
    assertTrue(lots < few);
    assertTrue(lots > few * 0.55);
  }

  @Test
  void withManyMoreFeaturesThanRowsTheIntervalIsWider() {
    double narrow = Math.log(Comparison.of(D, 1.0 / 9, 100, 1.5).high() / 0.9342604735772);
    double wide = Math.log(Comparison.of(D, 1.0 / 9, 100, 1.51).high() / 0.9342604735772);
    assertEquals(Math.sqrt((0.1 + 2.5 / 9) / (0.1 + 1.0 / 9)), wide / narrow, 1e-9);
  }

  @Test
  void whereItCannotBeToldTheRowsThatWouldAreNamed() {
    Comparison close = around(-0.05, 0.13);
    assertEquals(Outcome.CANNOT_TELL, close.outcome());
    double half = Math.log(close.ratio() / close.low());
    double expected = 1000 * Math.pow(half / 0.05, 2);
    assertEquals(expected, close.rowsNeeded().orElseThrow(), 1.5);
    assertTrue(around(-0.1, 0.01).rowsNeeded().isEmpty());
  }

  @Test
  void nearAsManyFeaturesAsRowsOnlyTheDirectionCounts() {
    assertFalse(Comparison.of(D, 0.1, 100, 0.69).directionOnly());
    assertTrue(Comparison.of(D, 0.1, 100, 0.7).directionOnly());
    assertTrue(Comparison.of(D, 0.1, 100, 1.5).directionOnly());
    assertFalse(Comparison.of(D, 0.1, 100, 1.51).directionOnly());
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Comparison.of(new double[] {1}, 0.1, 10, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Comparison.of(new double[] {1, Double.NaN}, 0.1, 10, 0));
  }
}
