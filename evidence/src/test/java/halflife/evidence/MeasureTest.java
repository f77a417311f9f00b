package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeasureTest {
  @Test
  void squaredErrorIsShownAsItsRoot() {
    assertEquals(3, Measure.SQUARED_ERROR.shown(9));
    assertEquals(0, Measure.SQUARED_ERROR.shown(-1e-18));
  }

  @Test
  void ratiosAreThoseOfShownScores() {
    double[] d = Measure.SQUARED_ERROR.differences(new double[] {1, 9}, new double[] {4, 9});
    assertArrayEquals(new double[] {Math.log(0.5), 0}, d, 1e-15);
    assertEquals(0.5, Measure.SQUARED_ERROR.ratio(d[0]), 1e-15);
  }

  /** (0.1 − 0.4)/0.5 and (0.9 − 0.6)/0.5. */
  @Test
  void whatCanBeNearZeroByLuckIsComparedByDifferenceOverTheBaselinesMean() {
    double[] losses = {0.1, 0.9};
    double[] baseline = {0.4, 0.6};
    for (Measure measure : Measure.values()) {
      if (!measure.inTargetsUnit()) {
        assertArrayEquals(new double[] {-0.6, 0.6}, measure.differences(losses, baseline), 1e-15);
        assertEquals(0.4, measure.ratio(-0.6), 1e-15);
        assertEquals(0, measure.ratio(-1.5), "no ratio is below 0");
      }
    }
  }

  @Test
  void wordsAreReadBack() {
    for (Measure measure : Measure.values()) {
      assertEquals(measure, Measure.of(measure.word()));
    }
    assertThrows(IllegalArgumentException.class, () -> Measure.of("furlongs"));
  }

  @Test
  void onlySquaredErrorHasARoot() {
    for (Measure measure : Measure.values()) {
      double exponent = measure == Measure.SQUARED_ERROR ? 0.5 : 1;
      assertEquals(Math.pow(0.36, exponent), measure.compared(0.36), 1e-15);
    }
  }

  @Test
  void areasAreShownAsTheyAreAndComparedByWhatTheyLack() {
    assertEquals(0.9, Measure.AUC.shown(0.1), 1e-15);
    assertEquals(0.1, Measure.AUC.compared(0.1), 1e-15);
    assertEquals(1, Measure.AUC.shown(-1e-18));
    assertTrue(Measure.AUC.largerIsBetter());
  }
}
