package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RangeTest {
  private final Range range = Range.EMPTY.with(10).with(20);

  @Test
  void aNearReferenceIsShownAndAFarOneIsNot() {
    assertTrue(range.withIfNear(30).shows(30));
    assertFalse(range.withIfNear(50).shows(50));
    assertEquals(range, range.withIfNear(50));
    assertTrue(range.withIfNear(5).shows(5));
  }

  @Test
  void whatIsNotFiniteChangesNothing() {
    assertEquals(range, range.with(Double.NaN).with(Double.POSITIVE_INFINITY));
  }

  @Test
  void cutsOffAboveUnlessNothingWouldBeLeft() {
    assertEquals(new Range(10, 15), range.below(15));
    assertEquals(range, range.below(5));
  }

  @Test
  void airOnALogarithmicAxisIsARatio() {
    Range wide = new Range(1, 100).stretched(0.5);
    assertEquals(0.1, wide.low(), 1e-12);
    assertEquals(1000, wide.high(), 1e-9);
  }

  @Test
  void airNeverReachesBelowZeroWhereNothingDid() {
    assertEquals(0, new Range(0.1, 10).padded(0.1).low());
    assertTrue(new Range(-1, 1).padded(0.1).low() < -1);
  }
}
