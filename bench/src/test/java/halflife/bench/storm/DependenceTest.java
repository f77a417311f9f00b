package halflife.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DependenceTest {
  private static final double[] WEIGHTS = {0.25, 0.25, 0.25, 0.25};
  private static final double[] ONE = {1, -1, 1, -1};
  private static final double[] TWO = {1, 1, -1, -1};

  /** Residuals of size 2, times the weights. */
  private static final double[][] RESIDUALS = {{0.5}, {0.5}, {-0.5}, {-0.5}};

  @Test
  void aColumnThatDependsButForItsEighthDigitMayMissItsCondition() {
    double[] near = {3 + 1e-8, 1, -1, -3 - 1e-8}; // ONE + 2 TWO, nearly
    double explained = new Dependence(WEIGHTS, List.of(ONE, TWO)).explains(near, RESIDUALS, 0);
    assertEquals(Math.sqrt(1e-13) * Math.sqrt(5) * 2, explained, 1e-14);
  }

  @Test
  void aColumnThatDiffersInItsSixthDigitMayNot() {
    double[] other = {1 + 1e-5, -1, 1, -1};
    assertEquals(0, new Dependence(WEIGHTS, List.of(ONE)).explains(other, RESIDUALS, 0));
    assertEquals(0, new Dependence(WEIGHTS, List.of()).explains(ONE, RESIDUALS, 0));
    assertEquals(0, new Dependence(WEIGHTS, List.of(ONE)).explains(TWO, RESIDUALS, 0));
  }
}
