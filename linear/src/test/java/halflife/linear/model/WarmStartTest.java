package halflife.linear.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.linear.glm.DenseHessian;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmStartTest {
  private static final double OUT = Double.POSITIVE_INFINITY;

  private static WarmStart taken(double... lambdas) {
    DenseHessian hessian = new DenseHessian(new double[][][][] {{{{1}}}});
    return new WarmStart(
        Arrays.stream(lambdas).mapToObj(l -> new WarmStart.Taken(l, hessian.blocks())).toList(),
        List.of());
  }

  /** The fit at a λ is λ, 2λ, 3λ. */
  private static WarmStart passed(double... lambdas) {
    return new WarmStart(
        List.of(),
        Arrays.stream(lambdas)
            .mapToObj(l -> new WarmStart.Passed(l, new double[] {l, 2 * l, 3 * l}, new double[3]))
            .toList());
  }

  /** 0.5 is nearer to 0.1 than to 1, but five times as large as one and half of the other. */
  @Test
  void theNearestMetricIsThatOfTheSmallestRatio() {
    WarmStart warmStart = taken(1, 0.1, 0.01);
    assertEquals(0, warmStart.nearest(7));
    assertEquals(0, warmStart.nearest(0.5));
    assertEquals(1, warmStart.nearest(0.3));
    assertEquals(1, warmStart.nearest(0.04));
    assertEquals(2, warmStart.nearest(0.03));
    assertEquals(2, warmStart.nearest(1e-9));
    assertEquals(-1, WarmStart.NONE.nearest(1));
  }

  @Test
  void aFitIsFoundByItsOwnLambdaAlone() {
    for (int size = 0; size <= 9; size++) {
      double[] lambdas = IntStream.range(0, size).mapToDouble(i -> Math.pow(0.7, i)).toArray();
      WarmStart warmStart = passed(lambdas);
      for (int i = 0; i < size; i++) {
        assertEquals(i, warmStart.passedAt(lambdas[i]));
        assertEquals(-1, warmStart.passedAt(Math.nextDown(lambdas[i])));
        assertEquals(-1, warmStart.passedAt(Math.nextUp(lambdas[i])));
      }
      assertEquals(-1, warmStart.passedAt(2));
      assertEquals(-1, warmStart.passedAt(0));
    }
  }

  @Test
  void aFitToBeginAtIsACopyWithoutWhatCannotTakePart() {
    WarmStart warmStart = passed(1, 0.5, 0.25);
    double[] fit = warmStart.fit(0.25, new double[] {1, OUT, 0});
    assertArrayEquals(new double[] {0.25, 0, 0.75}, fit);
    fit[0] = 9;
    assertArrayEquals(new double[] {0.25, 0.5, 0.75}, warmStart.fit(0.25, new double[3]));
  }

  @Test
  void thereIsNoneAtTheFirstLambdaOrAtAnother() {
    WarmStart warmStart = passed(1, 0.5);
    assertEquals(0, warmStart.fit(1, new double[3]).length);
    assertEquals(0, warmStart.fit(0.7, new double[3]).length);
    assertEquals(0, WarmStart.NONE.fit(1, new double[3]).length);
  }

  @Test
  void nowhereIsNotSomewhere() {
    assertFalse(WarmStart.Passed.NOWHERE.somewhere());
    assertTrue(passed(1).passed().get(0).somewhere());
  }
}
