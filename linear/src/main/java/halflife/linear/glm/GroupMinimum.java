package halflife.linear.glm;

import halflife.linear.data.Vectors;
import halflife.linear.leastsquares.Spectrum;
import java.util.Arrays;

/**
 * The minimum of ½uᵀHu − cᵀu + l2/2 ‖u‖² + l1‖u‖ over the coefficients u of one feature in all
 * classes, for many c.
 *
 * @param values the eigenvalues of H
 * @param vectors its eigenvectors
 */
record GroupMinimum(double[] values, double[][] vectors) {
  private static final int MOST_TURNS = 100;

  /** Entries of a symmetric matrix. */
  interface Entries {
    double at(int row, int column);
  }

  /** Decomposes H, of so many rows. */
  static GroupMinimum of(int size, Entries entries) {
    double[][] curvature = new double[size][size];
    for (int k = 0; k < size; k++) {
      for (int l = 0; l < size; l++) {
        curvature[k][l] = entries.at(k, l);
      }
    }
    Spectrum.Eigen eigen = Spectrum.ofSymmetric(curvature);
    return new GroupMinimum(eigen.values(), eigen.vectors());
  }

  /**
   * The minimum: 0 where ‖c‖ ≤ l1; otherwise, in the basis of H's eigenvectors, u_k = c_k t/((e_k +
   * l2)t + l1) with t = ‖u‖, the root of Σ (c_k/((e_k + l2)t + l1))² = 1.
   */
  double[] at(double[] c, double l1, double l2) {
    int size = c.length;
    double[] u = new double[size];
    if (Math.sqrt(Vectors.dot(c, c, size)) <= l1) {
      return u;
    }
    double[] turned = new double[size];
    Arrays.setAll(turned, k -> Vectors.dot(vectors[k], c, size));
    double t = l1 == 0 ? 1 : length(turned, l1, l2);
    for (int k = 0; k < size; k++) {
      double bottom = (values[k] + l2) * t + l1;
      Vectors.add(bottom > 0 ? turned[k] * t / bottom : 0, vectors[k], u, size);
    }
    return u;
  }

  /** Newton's method on 1/√sum, which is nearly straight in t. */
  private double length(double[] c, double l1, double l2) {
    double t = 0;
    for (int turn = 0; turn < MOST_TURNS; turn++) {
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
