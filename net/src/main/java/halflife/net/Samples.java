package halflife.net;

import java.util.Arrays;

/**
 * Rows to learn from.
 *
 * @param rows the features, one array per row
 * @param target a number, a count, or the number of a class from 0 on
 * @param weights case weights, at least 0
 */
public record Samples(float[][] rows, float[] target, float[] weights) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no row, or not a target and a weight for each
   */
  public Samples {
    if (rows.length == 0 || target.length != rows.length || weights.length != rows.length) {
      throw new IllegalArgumentException(
          "there are "
              + rows.length
              + " rows, "
              + target.length
              + " targets and "
              + weights.length
              + " weights; give at least one row, with a target and a weight each");
    }
  }

  /** Rows that weigh the same. */
  public Samples(float[][] rows, float[] target) {
    this(rows, target, ones(rows.length));
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The number of rows. */
  public int size() {
    return rows.length;
  }

  /** Some of the rows. */
  public Samples pick(int[] members) {
    float[][] x = new float[members.length][];
    float[] y = new float[members.length];
    float[] w = new float[members.length];
    for (int i = 0; i < members.length; i++) {
      x[i] = rows[members[i]];
      y[i] = target[members[i]];
      w[i] = weights[members[i]];
    }
    return new Samples(x, y, w);
  }
}
