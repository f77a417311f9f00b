package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * A Gram matrix with the active features swept (Goodnight 1979, <i>A tutorial on the SWEEP
 * operator</i>): −G_AA⁻¹ where both are active, G_AA⁻¹ G_Aj between an active feature and one
 * outside, and G_ij − G_iA G_AA⁻¹ G_Aj outside.
 *
 * <p>So what a step of the homotopy asks for is there to be read: S u, with u the signed weights of
 * the active features, is minus the direction in which they move and, outside, the change of the
 * gradient that comes with it. A sweep takes c cᵀ/c_k out of the matrix, c its column k. Sweeps
 * wait until there are {@link #AT_ONCE} of them and are then applied in one pass over the matrix; a
 * column that is asked for before is brought up to date alone.
 */
final class SweptGram {
  /** The number of sweeps that wait for a pass over the matrix. */
  static final int AT_ONCE = 16;

  /** So much of all columns that wait is near the processor while it is used. */
  private static final int TILE = 256;

  private final int p;

  /** The upper triangle, without the sweeps that wait. */
  private final double[][] rows;

  private final int[] features = new int[AT_ONCE];
  private final double[][] columns = new double[AT_ONCE][];
  private int waiting;

  private final boolean[] active;
  private final double[] weights;
  private final double[] moves;

  SweptGram(DenseGram gram) {
    p = gram.matrix().length;
    rows = new double[p][p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(gram.matrix()[i], i, rows[i], i, p - i);
    }
    active = new boolean[p];
    weights = new double[p];
    moves = new double[p];
  }

  /**
   * Sweeps a feature in.
   *
   * @param weight its signed weight, an entry of u
   * @param least the least of its square that must be left after projection on those that are in
   * @return whether so much was left; otherwise nothing has changed
   */
  boolean add(int feature, double weight, double least) {
    double[] column = column(feature);
    double pivot = column[feature];
    if (!(pivot > least)) {
      return false;
    }
    double moved = moves[feature];
    Vectors.add((weight - moved) / pivot, column, moves, p);
    moves[feature] = (moved - weight) / pivot;
    weights[feature] = weight;
    sweep(feature, column);
    return true;
  }

  /** Sweeps a feature out. */
  void drop(int feature) {
    double[] column = column(feature);
    double pivot = column[feature];
    double moved = moves[feature];
    Vectors.add(-moved / pivot, column, moves, p);
    moves[feature] = weights[feature] - moved / pivot;
    weights[feature] = 0;
    sweep(feature, column);
  }

  /** S u; the array is the matrix's own. */
  double[] moves() {
    return moves;
  }

  private void sweep(int feature, double[] column) {
    active[feature] = !active[feature];
    features[waiting] = feature;
    columns[waiting++] = column;
    if (waiting == AT_ONCE) {
      apply();
    }
  }

  /** A column with all sweeps in it. */
  private double[] column(int feature) {
    for (int m = 0; m < waiting; m++) {
      if (features[m] == feature) {
        apply();
      }
    }
    double[] x = stored(feature);
    for (int m = 0; m < waiting; m++) {
      sweep(x, m);
    }
    return x;
  }

  private double[] stored(int feature) {
    double[] x = new double[p];
    for (int i = 0; i < feature; i++) {
      x[i] = rows[i][feature];
    }
    System.arraycopy(rows[feature], feature, x, feature, p - feature);
    return x;
  }

  /** Applies a waiting sweep to a column of another feature. */
  private void sweep(double[] x, int m) {
    int k = features[m];
    double pivot = columns[m][k];
    double own = x[k];
    Vectors.add(-own / pivot, columns[m], x, p);
    x[k] = own / Math.abs(pivot);
  }

  /** The column of the feature of a waiting sweep, with that and all later ones in it. */
  private double[] sweptColumn(int m) {
    int k = features[m];
    double pivot = columns[m][k];
    double[] x = new double[p];
    for (int i = 0; i < p; i++) {
      x[i] = columns[m][i] / Math.abs(pivot);
    }
    x[k] = -1 / pivot;
    for (int later = m + 1; later < waiting; later++) {
      sweep(x, later);
    }
    return x;
  }

  /** Applies the sweeps that wait. */
  private void apply() {
    if (waiting == 0) {
      return;
    }
    double[][] swept = new double[waiting][];
    for (int m = 0; m < waiting; m++) {
      swept[m] = sweptColumn(m);
    }
    Arrays.fill(columns, waiting, AT_ONCE, new double[waiting < AT_ONCE ? p : 0]);
    double[] shares = new double[AT_ONCE];
    for (int from = 0; from < p; from += TILE) {
      int to = Math.min(p, from + TILE);
      for (int i = 0; i < to; i++) {
        for (int m = 0; m < waiting; m++) {
          shares[m] = -columns[m][i] / columns[m][features[m]];
        }
        for (int m = 0; m < waiting; m += 4) {
          takeOut(shares, m, rows[i], Math.max(i, from), to);
        }
      }
    }
    for (int m = 0; m < swept.length; m++) {
      int k = features[m];
      for (int i = 0; i < k; i++) {
        rows[i][k] = swept[m][i];
      }
      System.arraycopy(swept[m], k, rows[k], k, p - k);
    }
    waiting = 0;
  }

  /** Takes four sweeps out of a row. */
  private void takeOut(double[] shares, int m, double[] row, int from, int to) {
    Vectors.add(
        shares, m, columns[m], columns[m + 1], columns[m + 2], columns[m + 3], row, from, to);
  }

  /**
   * G_AA⁻¹ of values by feature.
   *
   * @param values 0 outside
   * @return values by feature, of meaning inside only
   */
  double[] solve(double[] values) {
    apply();
    double[] result = new double[p];
    for (int i = 0; i < p; i++) {
      if (active[i]) {
        result[i] -= Vectors.dot(rows[i], values, i, p);
        Vectors.add(-values[i], rows[i], result, i + 1, p);
      }
    }
    return result;
  }
}
