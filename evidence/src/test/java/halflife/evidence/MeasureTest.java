package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
