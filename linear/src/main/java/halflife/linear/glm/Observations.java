package halflife.linear.glm;

import java.util.Arrays;

/**
 * The data that a likelihood reads of each row beside its features.
 *
 * @param target the targets
 * @param weights their sum 1; rows of weight 0 take no part
 * @param offsets the terms added to the linear predictors
 */
record Observations(double[] target, double[] weights, double[] offsets) {
  /** The number of rows that have weight. */
  int weighed() {
    return (int) Arrays.stream(weights).filter(w -> w > 0).count();
  }

  /** The standard deviation of the target less its offsets, 1 where it has none. */
  double spread() {
    double mean = 0;
    for (int i = 0; i < target.length; i++) {
      mean += weights[i] * (target[i] - offsets[i]);
    }
    double sum = 0;
    for (int i = 0; i < target.length; i++) {
      double d = target[i] - offsets[i] - mean;
      sum += weights[i] * d * d;
    }
    return sum > 0 ? Math.sqrt(sum) : 1;
  }
}
