package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WorthTest {
  /** R: d = c(-0.2, -0.1, -0.3); mean(d) + c(0, -1, 1) * qt(0.975, 2) * sd(d) * sqrt(1/3 + 1/3). */
  @Test
  void theIntervalIsTheCorrectedResampledOne() {
    Worth.Point point = Worth.Point.of(50, new double[] {-0.2, -0.1, -0.3}, 0.25);
    double half = 4.302652729749464 * 0.1 * Math.sqrt(2.0 / 3);
    assertEquals(50, point.rows());
    assertEquals(Math.exp(-0.2), point.ratio(), 1e-14);
    assertEquals(Math.exp(-0.2 - half), point.low(), 1e-12);
    assertEquals(Math.exp(-0.2 + half), point.high(), 1e-12);
  }

  @Test
  void oneDrawOrACorrelationOfOneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Worth.Point.of(50, new double[1], 0.1));
    assertThrows(IllegalArgumentException.class, () -> Worth.Point.of(50, new double[2], 1));
  }
}
