package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import halflife.core.SplitMix64;
import halflife.linear.data.Vectors;
import halflife.linear.model.WarmStart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A corrected gradient is foretold well if the wrong Hessian leads from it to the right one. */
class ForesightTest {
  private static final int SIZE = 5;
  private static final double CLOSE = 1e-12;
  private static final DenseHessian METRIC = definite(161);
  private static final DenseHessian TRUTH = definite(162);
  private static final double[] SLOPE = draw(163);

  private static final Optional<DenseHessian> ON = Optional.of(METRIC);

  private static double[] draw(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] values = new double[SIZE];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static DenseHessian definite(long seed) {
    double[][] matrix = new double[SIZE][SIZE];
    for (int r = 0; r < 2 * SIZE; r++) {
      double[] row = draw(10 * seed + r);
      for (int i = 0; i < SIZE; i++) {
        Vectors.add(row[i], row, matrix[i], SIZE);
      }
    }
    return new DenseHessian(new double[][][][] {{matrix}});
  }

  private static double[] sum(double[] a, double c, double[] b) {
    double[] result = a.clone();
    Vectors.add(c, b, result, SIZE);
    return result;
  }

  /** Where the path is at a λ: straight in λ. */
  private static double[] fit(double lambda) {
    return sum(draw(164), 1 - lambda, SLOPE);
  }

  /** The gradient of the quadratic that the Hessian should be of. */
  private static double[] gradient(double[] b) {
    return sum(draw(165), -1, TRUTH.image(b));
  }

  private static void pass(Foresight foresight, double lambda) {
    foresight.passed(ON, lambda, fit(lambda), gradient(fit(lambda)));
  }

  /** The corrected gradient from which the wrong Hessian goes straight to a place. */
  private static double[] leading(double[] from, double[] to, double[] gradientThere) {
    return sum(gradientThere, 1, METRIC.image(Vectors.difference(to, from)));
  }

  @Test
  void onAStraightPathTheNextFitIsForetold() {
    Foresight foresight = new Foresight(WarmStart.NONE);
    pass(foresight, 1);
    pass(foresight, 0.8);
    double[] left = gradient(fit(0.8));
    for (double lambda : new double[] {0.75, 0.7, 0.6}) {
      double[] expected = leading(fit(0.8), fit(lambda), gradient(fit(lambda)));
      assertArrayEquals(expected, foresight.corrected(ON, lambda, left), CLOSE, "λ = " + lambda);
    }
    double[] nearest = leading(fit(0.8), fit(0.6), gradient(fit(0.6)));
    double[] further = foresight.corrected(ON, 0.3, left);
    assertArrayEquals(nearest, further, CLOSE, "no more than the last error is taken");
  }

  /** Guide and path bend anyhow, as long as one's error exceeds the other's by the same. */
  @Test
  void theGuidesErrorAtTheSameLambdasIsTakenOver() {
    double[] lambdas = {1, 0.8, 0.6, 0.4};
    List<WarmStart.Passed> guides =
        IntStream.range(0, lambdas.length)
            .mapToObj(i -> new WarmStart.Passed(lambdas[i], draw(170 + i), draw(180 + i)))
            .toList();
    Foresight foresight = new Foresight(new WarmStart(List.of(), guides));
    double[] more = draw(166);
    double[] b = draw(190);
    double[] left = draw(191);
    for (int i = 0; i < lambdas.length; i++) {
      if (i > 0) {
        double[] next = draw(200 + i);
        double[] error = sum(error(guides.get(i - 1), guides.get(i)), 1, more);
        double[] image = METRIC.image(Vectors.difference(next, b));
        double[] there = sum(sum(left, -1, error), -1, image);
        if (i > 1) {
          double[] expected = leading(b, next, there);
          assertArrayEquals(expected, foresight.corrected(ON, lambdas[i], left), 10 * CLOSE);
        }
        b = next;
        left = there;
      }
      foresight.passed(ON, lambdas[i], b, left);
    }
  }

  private static double[] error(WarmStart.Passed from, WarmStart.Passed to) {
    double[] change = Vectors.difference(from.gradient(), to.gradient());
    return sum(change, -1, METRIC.image(Vectors.difference(to.fit(), from.fit())));
  }

  @Test
  void aGuideThatWentByOtherLambdasTellsNothing() {
    List<WarmStart.Passed> guides =
        List.of(
            new WarmStart.Passed(0.9, draw(170), draw(180)),
            new WarmStart.Passed(0.6, draw(171), draw(181)));
    Foresight foresight = new Foresight(new WarmStart(List.of(), guides));
    pass(foresight, 1);
    pass(foresight, 0.8);
    double[] left = gradient(fit(0.8));
    double[] expected = leading(fit(0.8), fit(0.6), gradient(fit(0.6)));
    assertArrayEquals(expected, foresight.corrected(ON, 0.6, left), CLOSE);
  }

  @Test
  void withNothingBehindAGradientStaysAsItIs() {
    double[] left = draw(167);
    Foresight foresight = new Foresight(WarmStart.NONE);
    assertArrayEquals(left, foresight.corrected(ON, 1, left), "before the first fit");
    pass(foresight, 1);
    pass(foresight, 0.8);
    assertArrayEquals(
        left, foresight.corrected(Optional.empty(), 0.6, left), "without a stored metric");
    assertNotSame(left, foresight.corrected(ON, 0.6, left));
    foresight.newHessian();
    assertArrayEquals(left, foresight.corrected(ON, 0.6, left), "with a metric that is right");
  }
}
