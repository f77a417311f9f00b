package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossSurfaceTest {
  private static final LossSurface.Point HERE = new LossSurface.Point(1, 1);

  private static LossSurface of(List<Double> factors, List<List<Double>> loss) {
    List<Double> two = List.of(0.0, 1.0);
    return new LossSurface("a", "b", two, two, loss, HERE, HERE, List.of(), 2, 3, factors);
  }

  @Test
  void thePenaltyIsWeightedL1AndHalfTheSquare() {
    List<List<Double>> flat = List.of(List.of(0.0, 0.0), List.of(0.0, 0.0));
    assertEquals(
        2 * 2 + 1.5 * 4 + 0.5 * (2 * 3 + 1.5 * 9), of(List.of(1.0, 0.5), flat).penalty(-2, 3));
    assertEquals(10, of(List.of(1.0, Double.POSITIVE_INFINITY), flat).penalty(2, 0));
  }

  @Test
  void aGridOfAnotherSizeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> of(List.of(1.0, 1.0), List.of(List.of(0.0, 0.0), List.of(0.0))));
    assertThrows(
        IllegalArgumentException.class,
        () -> of(List.of(1.0), List.of(List.of(0.0, 0.0), List.of(0.0, 0.0))));
  }
}
