package halflife.linear.glm;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * The Cholesky factor RᵀR of a curvature that is made anew for every step: row after row, each
 * taken out of those below it, in loops that the compiler vectorizes. A row of which nothing is
 * left depends on those before it; its entry does not move.
 */
final class CurvatureFactor {
  private static final int AT_ONCE = 4;

  private final double[][] rows;
  private final boolean[] kept;

  /**
   * Factors a curvature.
   *
   * @param rows the upper triangle, row i from its entry i on; it is used up
   */
  CurvatureFactor(double[][] rows) {
    this.rows = rows;
    int n = rows.length;
    kept = new boolean[n];
    for (int from = 0; from < n; from += AT_ONCE) {
      int to = Math.min(n, from + AT_ONCE);
      for (int i = from; i < to; i++) {
        scale(i);
        for (int j = i + 1; j < to; j++) {
          Vectors.add(-rows[i][j], rows[i], rows[j], j, n);
        }
      }
      for (int j = to; j < n; j++) {
        takeOut(from, j);
      }
    }
  }

  /** Divides row i by the root of what is left of its square; by nothing if nothing is left. */
  private void scale(int i) {
    double[] row = rows[i];
    double left = row[i];
    kept[i] = left > 0;
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

  /** Takes {@link #AT_ONCE} rows out of row j, which is below them. */
  private void takeOut(int from, int j) {
    double[] p = rows[from];
    double[] q = rows[from + 1];
    double[] r = rows[from + 2];
    double[] s = rows[from + 3];
    double a = p[j];
    double b = q[j];
    double c = r[j];
    double d = s[j];
    double[] out = rows[j];
    for (int m = j; m < out.length; m++) {
      out[m] -= (a * p[m] + b * q[m]) + (c * r[m] + d * s[m]);
    }
  }

  /** The solution of RᵀR x = right, 0 where nothing moves. */
  double[] solve(double[] right) {
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
      double sum = x[i];
      for (int j = i + 1; j < n; j++) {
        sum -= rows[i][j] * x[j];
      }
      x[i] = kept[i] ? sum / rows[i][i] : 0;
    }
    return x;
  }
}
