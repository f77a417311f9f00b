package halflife.linear;

/** The eigendecomposition of a small symmetric matrix, by Jacobi's rotations. */
final class Jacobi {
  private static final int MOST_SWEEPS = 60;

  private Jacobi() {}

  /** Entries of a symmetric matrix. */
  interface Entries {
    double at(int row, int column);
  }

  /**
   * Decomposes.
   *
   * @return n eigenvectors and then the n eigenvalues, in the same order, none below 0
   */
  static double[][] decompose(int n, Entries entries) {
    double[][] a = new double[n][n];
    double[][] vectors = new double[n + 1][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
      for (int j = 0; j < n; j++) {
        a[i][j] = entries.at(i, j);
      }
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && outside(a) > 0; sweep++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          rotate(a, vectors, i, j);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      vectors[n][i] = Math.max(0, a[i][i]);
    }
    return vectors;
  }

  /** The largest entry off the diagonal, 0 where it is only rounding. */
  private static double outside(double[][] a) {
    double most = 0;
    double diagonal = 0;
    for (int i = 0; i < a.length; i++) {
      diagonal = Math.max(diagonal, Math.abs(a[i][i]));
      for (int j = 0; j < i; j++) {
        most = Math.max(most, Math.abs(a[i][j]));
      }
    }
    return most > 1e-15 * diagonal ? most : 0;
  }

  private static void rotate(double[][] a, double[][] vectors, int i, int j) {
    if (a[i][j] == 0) {
      return;
    }
    double theta = (a[j][j] - a[i][i]) / (2 * a[i][j]);
    double t = Math.copySign(1 / (Math.abs(theta) + Math.hypot(theta, 1)), theta);
    double cos = 1 / Math.hypot(t, 1);
    double sin = t * cos;
    for (int k = 0; k < a.length; k++) {
      double x = a[k][i];
      double y = a[k][j];
      a[k][i] = cos * x - sin * y;
      a[k][j] = sin * x + cos * y;
    }
    for (int k = 0; k < a.length; k++) {
      double x = a[i][k];
      double y = a[j][k];
      a[i][k] = cos * x - sin * y;
      a[j][k] = sin * x + cos * y;
      x = vectors[i][k];
      y = vectors[j][k];
      vectors[i][k] = cos * x - sin * y;
      vectors[j][k] = sin * x + cos * y;
    }
  }
}
