package halflife.linear;

import java.util.Arrays;

/**
 * The minimum of ½uᵀHu − cᵀu + l2/2 ‖u‖² + l1‖u‖ over the coefficients u of one feature in all
 * classes.
 *
 * @param eigen the eigenvectors of H, and its eigenvalues as the last row
 */
record GroupMinimum(double[][] eigen) {
  /** Decomposes H, of so many rows. */
  static GroupMinimum of(int size, Jacobi.Entries curvature) {
    return new GroupMinimum(Jacobi.decompose(size, curvature));
  }

  /**
   * The minimum: 0 where ‖c‖ ≤ l1; otherwise, in the basis of H's eigenvectors, u_k = c_k/(e_k + l2
   * + l1/t) with t = ‖u‖, the root of Σ (c_k/((e_k + l2)t + l1))² = 1.
   */
  double[] at(double[] c, double l1, double l2) {
    int size = c.length;
    double[] u = new double[size];
    if (Math.sqrt(Vectors.dot(c, c, size)) <= l1) {
      return u;
    }
    double[] values = eigen[size];
    double[] turned = new double[size];
    Arrays.setAll(turned, k -> Vectors.dot(eigen[k], c, size));
    double t = radius(turned, values, l1, l2);
    for (int k = 0; k < size; k++) {
      Vectors.add(turned[k] * t / ((values[k] + l2) * t + l1), eigen[k], u, size);
    }
    return u;
  }

  /** Newton's method on 1/√sum, which is nearly straight in t. */
  private static double radius(double[] c, double[] values, double l1, double l2) {
    double t = 0;
    for (int turn = 0; turn < 100; turn++) {
      double sum = 0;
      double slope = 0;
      for (int k = 0; k < c.length; k++) {
        double bottom = (values[k] + l2) * t + l1;
        double share = c[k] / bottom;
        sum += share * share;
        slope -= 2 * share * share * (values[k] + l2) / bottom;
      }
      double root = Math.sqrt(sum);
      double next = Math.max(0, t + 2 * (1 / root - 1) * sum * root / slope);
      if (Math.abs(next - t) <= 1e-15 * t) {
        return next;
      }
      t = next;
    }
    return t;
  }
}
