package halflife.linear;

/**
 * The rows a linear model is fitted to.
 *
 * <p>The arrays are not copied and must not be changed afterwards.
 *
 * @param rows N rows of p features each
 * @param target N values
 * @param weights N case weights, at least 0, not all 0; only their ratios matter
 */
public record Design(double[][] rows, double[] target, double[] weights) {
  /**
   * Checks shapes and numbers.
   *
   * @throws IllegalArgumentException if lengths differ, a number is not finite, a weight is
   *     negative or all weights are 0
   */
  public Design {
    if (rows.length == 0) {
      throw new IllegalArgumentException("there are no rows to fit; give at least one");
    }
    if (target.length != rows.length || weights.length != rows.length) {
      throw new IllegalArgumentException(
          "there are "
              + rows.length
              + " rows, but "
              + target.length
              + " targets and "
              + weights.length
              + " weights; give one of each per row");
    }
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " features, but row 0 has " + rows[0].length);
      }
      if (!Double.isFinite(target[i])) {
        throw new IllegalArgumentException("target " + i + " is " + target[i] + ", not finite");
      }
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            "weight " + i + " is " + weights[i] + ", but a weight is a finite number, at least 0");
      }
      for (int j = 0; j < rows[i].length; j++) {
        if (!Double.isFinite(rows[i][j])) {
          throw new IllegalArgumentException(
              "feature " + j + " of row " + i + " is " + rows[i][j] + ", not finite");
        }
      }
      total += weights[i];
    }
    if (!(total > 0)) {
      throw new IllegalArgumentException("all weights are 0; give at least one row some weight");
    }
  }

  /** Rows that all weigh the same. */
  public static Design unweighted(double[][] rows, double[] target) {
    double[] ones = new double[rows.length];
    java.util.Arrays.fill(ones, 1);
    return new Design(rows, target, ones);
  }

  /** N. */
  public int size() {
    return rows.length;
  }

  /** p. */
  public int features() {
    return rows[0].length;
  }
}
