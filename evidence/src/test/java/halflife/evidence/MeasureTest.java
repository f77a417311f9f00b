package halflife.evidence;

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
    assertEquals(Math.log(0.5), Measure.SQUARED_ERROR.logRatio(1, 4, 0), 1e-15);
  }

  @Test
  void twoPerfectFitsAreEqual() {
    assertEquals(0, Measure.SQUARED_ERROR.logRatio(0, 1e-30, 1e-20));
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
      assertEquals(exponent * Math.log(2), measure.logRatio(0.4, 0.2, 0), 1e-15);
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
