package halflife.linear.leastsquares;

import java.util.Arrays;

/**
 * The features that are penalized, in the coordinates in which their penalties are all alike.
 *
 * @param features their numbers, rising
 * @param roots √v of each
 */
record Penalized(int[] features, double[] roots) {
  static Penalized of(LeastSquaresProblem problem) {
    int[] features = select(problem, true);
    double[] roots = new double[features.length];
    Arrays.setAll(roots, k -> Math.sqrt(problem.scaling.factors()[features[k]]));
    return new Penalized(features, roots);
  }

  /** The features with factor 0. */
  static int[] free(LeastSquaresProblem problem) {
    return select(problem, false);
  }

  private static int[] select(LeastSquaresProblem problem, boolean penalized) {
    int[] all = new int[problem.p];
    int size = 0;
    for (int j = 0; j < problem.p; j++) {
      if (problem.usable(j) && problem.scaling.factors()[j] > 0 == penalized) {
        all[size++] = j;
      }
    }
    return Arrays.copyOf(all, size);
  }

  int size() {
    return features.length;
  }

  /** The penalized ones of p values. */
  double[] of(double[] values) {
    double[] result = new double[features.length];
    Arrays.setAll(result, k -> values[features[k]]);
    return result;
  }

  /** V^(−½) of one value per penalized feature. */
  double[] divided(double[] values) {
    double[] result = new double[roots.length];
    for (int k = 0; k < roots.length; k++) {
      result[k] = values[k] / roots[k];
    }
    return result;
  }
}
