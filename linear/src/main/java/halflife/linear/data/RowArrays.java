package halflife.linear.data;

import halflife.core.Internal;
import java.util.Arrays;

/**
 * Rows as arrays, without missing values.
 *
 * @param values N rows of p values
 * @param responses N targets
 * @param weights N case weights
 */
@Internal
public record RowArrays(double[][] values, double[] responses, double[] weights)
    implements MomentRows {
  /**
   * Checks shapes and weights.
   *
   * @throws IllegalArgumentException if there are no rows, lengths differ, or a weight is negative
   *     or not finite
   */
  public RowArrays {
    int n = values.length;
    if (n == 0 || responses.length != n || weights.length != n) {
      throw new IllegalArgumentException(
          "there are "
              + n
              + " rows, "
              + responses.length
              + " targets and "
              + weights.length
              + " weights; give one target and one weight per row, of one row at least");
    }
    int p = values[0].length;
    for (int i = 0; i < n; i++) {
      if (values[i].length != p) {
        throw new IllegalArgumentException(
            "row " + i + " has " + values[i].length + " features, but row 0 has " + p);
      }
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            "weight " + i + " is " + weights[i] + ", but a weight is a finite number, at least 0");
      }
    }
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public int width() {
    return values[0].length;
  }

  @Override
  public double response(int i) {
    return responses[i];
  }

  @Override
  public double weight(int i) {
    return weights[i];
  }

  @Override
  public double[][] rows(int from, int to, double[][] room) {
    return Arrays.copyOfRange(values, from, to);
  }
}
