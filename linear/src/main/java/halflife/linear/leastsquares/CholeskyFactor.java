package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * The Cholesky factor RᵀR of a whole matrix, sixteen rows of R at a time: those before them are
 * taken out four by four, in loops that the compiler vectorizes. A row of which too little is left
 * depends on those before it; its entry does not move.
 */
public final class CholeskyFactor {
  private static final int AT_ONCE = 16;
  private static final int TERMS = 4;

  private final double[][] rows;
  private final boolean[] kept;

  /**
   * Factors a matrix.
   *
   * @param rows the upper triangle, row i from its entry i on, in arrays of full length; it is used
   *     up
   * @param tolerance the smallest share of a diagonal entry that must be left after projection on
   *     the rows before
   */
  public CholeskyFactor(double[][] rows, double tolerance) {
    this.rows = rows;
    int n = rows.length;
    kept = new boolean[n];
    double[] squares = new double[n];
    Arrays.setAll(squares, i -> rows[i][i]);
    for (int from = 0; from < n; from += AT_ONCE) {
      int to = Math.min(n, from + AT_ONCE);
      takeOutEarlier(from, to);
      for (int i = from; i < to; i++) {
        scale(i, squares[i], tolerance);
        for (int j = i + 1; j < to; j++) {
          Vectors.add(-rows[i][j], rows[i], rows[j], j, n);
        }
      }
    }
  }

  private void takeOutEarlier(int from, int to) {
    double[] shares = new double[TERMS];
    for (int i = 0; i < from; i += TERMS) {
      double[] a = rows[i];
      double[] b = rows[i + 1];
      double[] c = rows[i + 2];
      double[] d = rows[i + 3];
      for (int j = from; j < to; j++) {
        shares[0] = -a[j];
        shares[1] = -b[j];
        shares[2] = -c[j];
        shares[3] = -d[j];
        Vectors.add(shares, 0, a, b, c, d, rows[j], j, rows.length);
      }
    }
  }

  /** Divides row i by the root of what is left of its square; by nothing if too little is left. */
  private void scale(int i, double square, double tolerance) {
    double[] row = rows[i];
    double left = row[i];
    kept[i] = left > tolerance * square;
    if (!kept[i]) {
      Arrays.fill(row, 0);
      return;
    }
    double root = Math.sqrt(left);
    row[i] = root;
    for (int j = i + 1; j < row.length; j++) {
      row[j] /= root;
    }
  }

  /** Whether entry i depends on none before it. */
  boolean keeps(int i) {
    return kept[i];
  }

  /** R_ij, for j from i on. */
  double at(int i, int j) {
    return rows[i][j];
  }

  /** The solution of RᵀR x = right, 0 where nothing moves. */
  public double[] solve(double[] right) {
    int n = rows.length;
    double[] x = Arrays.copyOf(right, n);
    for (int i = 0; i < n; i++) {
      if (kept[i]) {
        x[i] /= rows[i][i];
        Vectors.add(-x[i], rows[i], x, i + 1, n);
      } else {
        x[i] = 0;
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] = kept[i] ? (x[i] - Vectors.dot(rows[i], x, i + 1, n)) / rows[i][i] : 0;
    }
    return x;
  }
}
