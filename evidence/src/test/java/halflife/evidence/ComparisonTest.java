package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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

  /** A deviance moves more from fold to fold than its root: rare folds that harm are seen less. */
  @Test
  void aDifferenceOfDeviancesIsNotReadMoreFinelyThanHalfAPercent() {
    double[] loss = new double[20];
    Arrays.fill(loss, 0.4);
    for (Measure measure : List.of(Measure.DEVIANCE, Measure.MISCLASSIFICATION, Measure.AUC)) {
      Comparison exact = Comparison.of(measure, loss, loss, 1.0 / 9, 100, 0.1);
      assertEquals(0.995, exact.low(), 1e-12);
      assertEquals(1.005, exact.high(), 1e-12);
      assertEquals(Outcome.EQUIVALENT, exact.outcome());
    }
    Comparison absolute = Comparison.of(Measure.ABSOLUTE_ERROR, loss, loss, 1.0 / 9, 100, 0.1);
    assertEquals(1.001, absolute.high(), 1e-12);
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

  private static final double[] CHOSEN = {0.8, 0.1, 1.2, 0.9, 0.02, 0.7, 1.1, 0.6, 0.9, 0.5};
  private static final double[] BASE = {1.0, 0.4, 1.1, 1.3, 0.30, 0.9, 1.2, 0.8, 1.1, 0.9};

  private static Comparison compared(Measure measure, double[] chosen, double[] base) {
    return Comparison.of(measure, chosen, base, 1.0 / 9, 100, 0.1);
  }

  private static double[] scaled(double[] values, double by) {
    return Arrays.stream(values).map(v -> by * v).toArray();
  }

  /** The same interval over (chosen − base)/mean(base); R 4.2.2: qt(.975, 9) = 2.2621571627982. */
  @Test
  void deviancesAreComparedByDifferencesAsSharesOfTheBaselinesMean() {
    double base = Arrays.stream(BASE).average().orElseThrow();
    double[] d = new double[10];
    Arrays.setAll(d, j -> (CHOSEN[j] - BASE[j]) / base);
    double mean = Arrays.stream(d).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum() / 9);
    double half = 2.2621571627982 * sd * Math.sqrt(0.1 + 1.0 / 9);
    for (Measure measure : new Measure[] {Measure.DEVIANCE, Measure.MISCLASSIFICATION}) {
      Comparison found = compared(measure, CHOSEN, BASE);
      assertEquals(1 + mean, found.ratio(), 1e-14);
      assertEquals(1 + mean - half, found.low(), 1e-11);
      assertEquals(1 + mean + half, found.high(), 1e-11);
    }
  }

  /** For squared error a ratio is that of its root. */
  @Test
  void errorsInTheTargetsUnitAreComparedByRatios() {
    double logs = 0;
    for (int j = 0; j < 10; j++) {
      logs += Math.log(CHOSEN[j] / BASE[j]) / 10;
    }
    assertEquals(Math.exp(logs), compared(Measure.ABSOLUTE_ERROR, CHOSEN, BASE).ratio(), 1e-14);
    assertEquals(Math.exp(logs / 2), compared(Measure.SQUARED_ERROR, CHOSEN, BASE).ratio(), 1e-14);
  }

  @Test
  void oneFoldThatIsPerfectByLuckDoesNotDecideADeviance() {
    double[] lucky = BASE.clone();
    lucky[3] = 1e-9;
    Comparison differences = compared(Measure.DEVIANCE, lucky, BASE);
    assertTrue(differences.ratio() > 0.8, differences.toString());
    assertTrue(compared(Measure.ABSOLUTE_ERROR, lucky, BASE).ratio() < 0.2);
  }

  @Test
  void noRatioIsBelowZero() {
    double[] chosen = new double[10];
    Arrays.setAll(chosen, j -> j == 0 ? 0.5 : 0.001);
    double[] base = new double[10];
    Arrays.setAll(base, j -> j == 1 ? 6 : 0.01);
    Comparison comparison = compared(Measure.DEVIANCE, chosen, base);
    assertEquals(0, comparison.low());
    assertTrue(comparison.ratio() > 0 && comparison.high() > comparison.ratio());
  }

  @Test
  void theScaleOfLossesChangesNothing() {
    for (Measure measure : Measure.values()) {
      Comparison one = compared(measure, CHOSEN, BASE);
      Comparison thousand = compared(measure, scaled(CHOSEN, 1000), scaled(BASE, 1000));
      assertEquals(one.ratio(), thousand.ratio(), 1e-13);
      assertEquals(one.low(), thousand.low(), 1e-13);
      assertEquals(one.high(), thousand.high(), 1e-13);
      assertEquals(one.outcome(), thousand.outcome());
      assertEquals(one.rowsNeeded(), thousand.rowsNeeded());
    }
  }

  /** Folds that differ by 0.2 % either way settle it; by 5 % they do not. */
  @Test
  void differencesWithinTheMarginAreEquivalent() {
    double[] little = new double[10];
    double[] more = new double[10];
    Arrays.setAll(little, j -> BASE[j] * (j % 2 == 0 ? 1.002 : 0.998));
    Arrays.setAll(more, j -> BASE[j] * (j % 2 == 0 ? 1.05 : 0.95));
    for (Measure measure : Measure.values()) {
      assertEquals(Outcome.EQUIVALENT, compared(measure, little, BASE).outcome(), measure.word());
      assertEquals(Outcome.CANNOT_TELL, compared(measure, more, BASE).outcome(), measure.word());
    }
  }
}
