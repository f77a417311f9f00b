package halflife.linear;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Anderson's acceleration of a slowly converging sequence: the combination of the last iterates
 * whose steps cancel best (Bertrand &amp; Massias 2021, <i>Anderson acceleration of coordinate
 * descent</i>).
 */
final class AndersonAcceleration {
  private static final int LENGTH = 5;
  private static final double REGULARIZATION = 1e-10;

  private final Deque<double[]> points = new ArrayDeque<>();

  void forget() {
    points.clear();
  }

  /** Remembers a point; whether there are now enough of them. */
  boolean add(double[] point) {
    points.addLast(point);
    if (points.size() > LENGTH + 1) {
      points.removeFirst();
    }
    return points.size() == LENGTH + 1;
  }

  /**
   * Σ c_k x_k over the last points with Σ c = 1 and ‖Σ c_k (x_k − x_(k−1))‖ smallest.
   *
   * @param compared how many leading values the steps are compared by
   * @return the combination; the last point where there is none
   */
  double[] combination(int compared) {
    double[][] x = points.toArray(new double[0][]);
    double[][] steps = new double[LENGTH][compared];
    for (int k = 0; k < LENGTH; k++) {
      for (int v = 0; v < compared; v++) {
        steps[k][v] = x[k + 1][v] - x[k][v];
      }
    }
    ActiveFactor factor = new ActiveFactor();
    double trace = 0;
    for (double[] step : steps) {
      trace += Vectors.dot(step, step, compared);
    }
    for (int k = 0; k < LENGTH; k++) {
      double[] products = new double[k];
      for (int l = 0; l < k; l++) {
        products[l] = Vectors.dot(steps[k], steps[l], compared);
      }
      double square = Vectors.dot(steps[k], steps[k], compared) + REGULARIZATION * trace;
      if (!factor.add(products, square, 0)) {
        return x[LENGTH];
      }
    }
    double[] c = new double[LENGTH];
    java.util.Arrays.fill(c, 1);
    factor.solve(c);
    double sum = java.util.Arrays.stream(c).sum();
    double[] result = new double[x[0].length];
    for (int k = 0; k < LENGTH; k++) {
      Vectors.add(c[k] / sum, x[k + 1], result, result.length);
    }
    return result;
  }
}
