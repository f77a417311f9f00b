package halflife.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleSizeCurveTest {
  private static final double[] ONES = {1, 1, 1};

  /** R: d = c(-0.2, -0.1, -0.3); mean(d) + c(0, -1, 1) * qt(0.975, 2) * sd(d) * sqrt(1/3 + 1/3). */
  @Test
  void theIntervalIsTheCorrectedResampledOne() {
    double[] chosen = {Math.exp(-0.2), Math.exp(-0.1), Math.exp(-0.3)};
    SampleSizeCurve.Point point =
        SampleSizeCurve.Point.of(Measure.ABSOLUTE_ERROR, 50, chosen, ONES, 0.25);
    double half = 4.302652729749464 * 0.1 * Math.sqrt(2.0 / 3);
    assertEquals(50, point.rows());
    assertEquals(Math.exp(-0.2), point.ratio(), 1e-14);
    assertEquals(Math.exp(-0.2 - half), point.low(), 1e-12);
    assertEquals(Math.exp(-0.2 + half), point.high(), 1e-12);
  }

  /** The same d, as differences over a mean of 2 without decay. */
  @Test
  void deviancesAreComparedByDifferenceAsInTheVerdict() {
    double[] none = {1, 2, 3};
    double[] chosen = {1 - 0.4, 2 - 0.2, 3 - 0.6};
    double half = 4.302652729749464 * 0.1 * Math.sqrt(2.0 / 3);
    for (Measure measure :
        new Measure[] {Measure.DEVIANCE, Measure.MISCLASSIFICATION, Measure.AUC}) {
      SampleSizeCurve.Point point = SampleSizeCurve.Point.of(measure, 50, chosen, none, 0.25);
      assertEquals(0.8, point.ratio(), 1e-14);
      assertEquals(0.8 - half, point.low(), 1e-12);
      assertEquals(0.8 + half, point.high(), 1e-12);
    }
  }

  @Test
  void oneDrawThatIsPerfectByLuckDoesNotDecideADeviance() {
    double[] none = new double[10];
    Arrays.fill(none, 1);
    double[] lucky = none.clone();
    lucky[3] = 1e-9;
    assertEquals(
        0.9, SampleSizeCurve.Point.of(Measure.DEVIANCE, 50, lucky, none, 0.1).ratio(), 1e-8);
    assertTrue(
        SampleSizeCurve.Point.of(Measure.ABSOLUTE_ERROR, 50, lucky, none, 0.1).ratio() < 0.2);
  }

  @Test
  void oneDrawOrACorrelationOfOneIsRefused() {
    double[] one = {1};
    double[] two = {1, 1};
    refused(one, one, 0.1);
    refused(two, two, 1);
    refused(two, ONES, 0.1);
  }

  private static void refused(double[] chosen, double[] none, double correlation) {
    assertThrows(
        IllegalArgumentException.class,
        () -> SampleSizeCurve.Point.of(Measure.DEVIANCE, 50, chosen, none, correlation));
  }
}
