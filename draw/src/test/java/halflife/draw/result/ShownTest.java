package halflife.draw.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Measure;
import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void aSquaredErrorIsShownAsItsRoot() {
    Shown shown = Shown.of(Measure.SQUARED_ERROR, 100, 19);
    assertEquals(10, shown.value());
    assertEquals(9, shown.low());
    assertEquals(Math.sqrt(119), shown.high());
  }

  @Test
  void aSmallStandardErrorFollowsTheDerivative() {
    Shown shown = Shown.of(Measure.SQUARED_ERROR, 2930, 5);
    assertEquals(5 / (2 * Math.sqrt(2930)), shown.se(), 1e-6);
  }

  @Test
  void anErrorBelowItsOwnSpreadReachesZeroAndNotFurther() {
    Shown shown = Shown.of(Measure.SQUARED_ERROR, 1, 4);
    assertEquals(0, shown.low());
    assertTrue(shown.se() > 0);
  }

  @Test
  void theTextKeepsItsPartsOnOneLine() {
    assertEquals("10\u00A0±\u00A00.95", Shown.of(Measure.SQUARED_ERROR, 100, 19).text());
  }
}
