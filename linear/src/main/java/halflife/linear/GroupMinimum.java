package halflife.linear;

import java.util.Arrays;

/**
 * The minimum of ½uᵀHu − cᵀu + l2/2 ‖u‖² + l1‖u‖ over the coefficients u of one feature in all
 * classes.
 *
 * @param curvature H
 */
record GroupMinimum(double[][] curvature) {
  private static final int MOST_TURNS = 100;

  /** Entries of a symmetric matrix. */
  interface Entries {
    double at(int row, int column);
  }

  /** Takes the entries of H, of so many rows. */
  static GroupMinimum of(int size, Entries entries) {
    double[][] curvature = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        curvature[k][l] = entries.at(k, l);
      }
    }
    return new GroupMinimum(curvature);
  }

  /**
   * The minimum: 0 where ‖c‖ ≤ l1; otherwise u = (H + (l2 + s)I)⁻¹c with s = l1/‖u‖.
   *
   * <p>s is the root of 1/‖u(s)‖ − s/l1, which is concave; Newton's method comes to it from above,
   * as for the radius of a trust region (Moré &amp; Sorensen 1983, <i>Computing a trust region
   * step</i>).
   */
  double[] at(double[] c, double l1, double l2) {
    int size = c.length;
    double length = Math.sqrt(Vectors.dot(c, c, size));
    if (length <= l1) {
      return new double[size];
    }
    double trace = l2;
    for (int k = 0; k < size; k++) {
      trace += curvature[k][k];
    }
    double s = l1 * trace / (length - l1);
    double[] u = c.clone();
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      ActiveFactor factor = factor(l2 + s);
      u = c.clone();
      factor.solve(u);
      double norm = Math.sqrt(Vectors.dot(u, u, size));
      double[] again = u.clone();
      factor.solve(again);
      double slope = Vectors.dot(u, again, size) / (norm * norm * norm) - 1 / l1;
      double next = s - (1 / norm - s / l1) / slope;
      if (l1 == 0 || !(next > 0) || Math.abs(next - s) <= 1e-15 * s) {
        return u;
      }
      s = next;
    }
    return u;
  }

  /** Of H with a ridge; what depends on the entries before it gets a trace of its own. */
  private ActiveFactor factor(double ridge) {
    ActiveFactor factor = new ActiveFactor();
    for (int k = 0; k < curvature.length; k++) {
      double[] products = Arrays.copyOf(curvature[k], k);
      double square = curvature[k][k] + ridge;
      if (!factor.add(products, square, Math.ulp(1.0))) {
        factor.add(new double[k], square, 0);
      }
    }
    return factor;
  }
}
