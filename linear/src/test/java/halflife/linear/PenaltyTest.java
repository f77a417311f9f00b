package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PenaltyTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void lambdaIsSplitAsGlmnetDoes() {
    Penalty penalty = Penalty.of(0.25);
    assertEquals(0.5, penalty.l1(2));
    assertEquals(2 * 0.75 / 3, penalty.l2(2, 3));
    assertEquals(0, Penalty.lasso().l2(2, 3));
    assertEquals(0, Penalty.ridge().l1(2));
    assertEquals(0, Penalty.ridge().l2(0, 0), "no decay needs no scale");
  }

  @Test
  void factorsAreRescaledToSumTheNumberOfFeatures() {
    assertArrayEquals(new double[] {1, 1, 1}, Penalty.ridge().rescaledFactors(3));
    double[] rescaled = Penalty.ridge().withFactors(List.of(1.0, 0.0, 3.0)).rescaledFactors(3);
    assertArrayEquals(new double[] {0.75, 0, 2.25}, rescaled, 1e-15);
  }

  @Test
  void anInfiniteFactorCountsAsOneInThatSum() {
    Penalty penalty = Penalty.lasso().withFactors(List.of(1.0, INFINITE, 2.0));
    assertArrayEquals(new double[] {0.75, INFINITE, 1.5}, penalty.rescaledFactors(3), 1e-15);
  }

  @Test
  void namesAreTheFields() {
    assertEquals("ridge", Penalty.ridge().name());
    assertEquals("lasso", Penalty.lasso().name());
    assertEquals("elastic net", Penalty.of(0.5).name());
    assertTrue(Penalty.ridge().standardize());
    assertTrue(!Penalty.ridge().unstandardized().standardize());
  }

  @Test
  void nothingToPenalizeIsRefused() {
    Penalty free = Penalty.ridge().withFactors(List.of(0.0, INFINITE));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> free.rescaledFactors(2));
    assertTrue(error.getMessage().contains("nothing to penalize"), error.getMessage());
  }

  @Test
  void theMessageNamesTheValueAndWhatIsAllowed() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Penalty.of(1.5));
    assertEquals("alpha is 1.5, but must be from 0 (ridge) to 1 (lasso)", error.getMessage());
  }
}
