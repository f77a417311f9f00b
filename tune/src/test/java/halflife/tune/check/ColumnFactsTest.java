package halflife.tune.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnFactsTest {
  private static final long SEED = 43;

  private static ColumnFacts of(double... values) {
    return ColumnFacts.of(values);
  }

  @Test
  void equalValuesAreConstantAndNotMonotone() {
    assertEquals(new ColumnFacts(true, true, true, false, true, 3, 3), of(3, 3, 3));
    assertTrue(of(0.0, -0.0).constant());
  }

  @Test
  void aSingleValueIsConstant() {
    assertTrue(of(7.5).constant());
    assertFalse(of(7.5).whole());
  }

  @Test
  void risingAndFallingAreMonotoneAndEqualNeighboursAreNot() {
    assertEquals(new ColumnFacts(false, true, true, true, true, 1, 4), of(1, 2, 3, 4));
    assertEquals(new ColumnFacts(false, true, true, true, false, -4, 7), of(7, 2, -4));
    assertFalse(of(1, 2, 2, 3).monotone());
    assertTrue(of(1, 2, 2, 3).ordered() && of(3, 2, 2).ordered() && !of(1, 3, 2).ordered());
    assertFalse(of(1, 3, 2).monotone());
  }

  @Test
  void oneFractionIsNoWholeColumn() {
    assertFalse(of(1, 2, 2.5).whole());
    assertTrue(of(-1, 0, 1e15).whole());
  }

  @Test
  void theLastStepCountsToo() {
    assertTrue(of(10, 20, 30).even());
    assertFalse(of(10, 20, 31).even());
  }

  @Test
  void spansIsWholeAndAsWideAsTheRows() {
    assertTrue(of(5, 3, 4).spans(3));
    assertFalse(of(5, 3, 4).spans(4));
    assertFalse(of(5.5, 3.5, 4.5).spans(3));
  }

  @Test
  void distinctLooksAtEveryPairAndLeavesTheOrder() {
    double[] values = {3, 1, 2};
    assertTrue(ColumnFacts.distinct(values));
    assertEquals("[3.0, 1.0, 2.0]", Arrays.toString(values));
    assertFalse(ColumnFacts.distinct(new double[] {3, 1, 2, 3}));
  }

  /**
   * Σw(x−x̄)(y−ȳ) over the root of the two sums of squares; R 4.2.2: cov.wt(cbind(x, y), w, cor =
   * TRUE).
   */
  @Test
  void correlationIsPearsonsWithWeights() {
    double[] x = {1, 2, 4, 7};
    double[] y = {3, 1, 5, 6};
    double[] w = {1, 2, 1, 0.5};
    assertEquals(
        0.8238769351043472, ColumnFacts.correlation(x, y, new double[] {1, 1, 1, 1}), 1e-14);
    assertEquals(0.7626532046659732, ColumnFacts.correlation(x, y, w), 1e-14);
    double[] twice = {1, 2, 2, 4, 7};
    double[] also = {3, 1, 1, 5, 6};
    double[] half = {1, 1, 1, 1, 0.5};
    assertEquals(
        ColumnFacts.correlation(twice, also, half), ColumnFacts.correlation(x, y, w), 1e-14);
  }

  @Test
  void correlationDoesNotChangeWithUnits() {
    SplitMix64 random = new SplitMix64(SEED);
    double[] x = new double[50];
    double[] y = new double[50];
    double[] w = new double[50];
    for (int i = 0; i < 50; i++) {
      x[i] = random.nextGaussian();
      y[i] = x[i] + random.nextGaussian();
      w[i] = random.nextDouble();
    }
    double r = ColumnFacts.correlation(x, y, w);
    double[] scaled = Arrays.stream(x).map(v -> 1e4 - 1e-3 * v).toArray();
    assertTrue(Math.abs(r) < 1);
    assertEquals(-r, ColumnFacts.correlation(scaled, y, w), 1e-9);
    assertEquals(r, ColumnFacts.correlation(y, x, w), 1e-15);
    assertEquals(1, ColumnFacts.correlation(x, x, w), 1e-15);
  }

  @Test
  void correlationWithAConstantIsNone() {
    double[] w = {1, 1, 1};
    assertEquals(0, ColumnFacts.correlation(new double[] {1, 2, 3}, new double[] {4, 4, 4}, w));
  }

  @Test
  void neighboursThatAlternateAreTheOppositeOfThoseThatStay() {
    double[] alternating = new double[1000];
    double[] staying = new double[1000];
    Arrays.setAll(alternating, i -> i % 2);
    Arrays.setAll(staying, i -> i < 500 ? 0 : 1);
    assertEquals(-0.999, ColumnFacts.lagOne(alternating), 1e-12);
    assertEquals(0.997, ColumnFacts.lagOne(staying), 1e-12);
    assertEquals(0, ColumnFacts.lagOne(new double[] {2, 2, 2}));
  }

  /** R 4.2.2: acf(c(1, 3, 2, 5, 4, 4, 7), plot = FALSE)$acf[2]. */
  @Test
  void lagOneIsTheAutocorrelationOfR() {
    assertEquals(
        0.10017421602787457, ColumnFacts.lagOne(new double[] {1, 3, 2, 5, 4, 4, 7}), 1e-14);
  }
}
