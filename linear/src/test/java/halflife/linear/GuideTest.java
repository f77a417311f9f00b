package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuideTest {
  private static final double OUT = Double.POSITIVE_INFINITY;

  private static Guide taken(double... lambdas) {
    DenseMetric metric = new DenseMetric(new double[][][][] {{{{1}}}});
    return new Guide(
        Arrays.stream(lambdas).mapToObj(l -> new Guide.Taken(l, metric)).toList(), List.of());
  }

  /** The fit at a λ is λ, 2λ, 3λ. */
  private static Guide passed(double... lambdas) {
    return new Guide(
        List.of(),
        Arrays.stream(lambdas)
            .mapToObj(l -> new Guide.Passed(l, new double[] {l, 2 * l, 3 * l}, new double[3]))
            .toList());
  }

  /** 0.5 is nearer to 0.1 than to 1, but five times as large as one and half of the other. */
  @Test
  void theNearestMetricIsThatOfTheSmallestRatio() {
    Guide guide = taken(1, 0.1, 0.01);
    assertEquals(0, guide.nearest(7));
    assertEquals(0, guide.nearest(0.5));
    assertEquals(1, guide.nearest(0.3));
    assertEquals(1, guide.nearest(0.04));
    assertEquals(2, guide.nearest(0.03));
    assertEquals(2, guide.nearest(1e-9));
    assertEquals(-1, Guide.NONE.nearest(1));
  }

  @Test
  void aFitIsFoundByItsOwnLambdaAlone() {
    for (int size = 0; size <= 9; size++) {
      double[] lambdas = IntStream.range(0, size).mapToDouble(i -> Math.pow(0.7, i)).toArray();
      Guide guide = passed(lambdas);
      for (int i = 0; i < size; i++) {
        assertEquals(i, guide.passedAt(lambdas[i]));
        assertEquals(-1, guide.passedAt(Math.nextDown(lambdas[i])));
        assertEquals(-1, guide.passedAt(Math.nextUp(lambdas[i])));
      }
      assertEquals(-1, guide.passedAt(2));
      assertEquals(-1, guide.passedAt(0));
    }
  }

  @Test
  void aFitToBeginAtIsACopyWithoutWhatCannotTakePart() {
    Guide guide = passed(1, 0.5, 0.25);
    double[] fit = guide.fit(0.25, new double[] {1, OUT, 0});
    assertArrayEquals(new double[] {0.25, 0, 0.75}, fit);
    fit[0] = 9;
    assertArrayEquals(new double[] {0.25, 0.5, 0.75}, guide.fit(0.25, new double[3]));
  }

  @Test
  void thereIsNoneAtTheFirstLambdaOrAtAnother() {
    Guide guide = passed(1, 0.5);
    assertEquals(0, guide.fit(1, new double[3]).length);
    assertEquals(0, guide.fit(0.7, new double[3]).length);
    assertEquals(0, Guide.NONE.fit(1, new double[3]).length);
  }

  @Test
  void nowhereIsNotSomewhere() {
    assertFalse(Guide.Passed.NOWHERE.somewhere());
    assertTrue(passed(1).passed().get(0).somewhere());
  }
}
