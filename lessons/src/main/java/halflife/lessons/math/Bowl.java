package halflife.lessons.math;

import java.util.ArrayList;
import java.util.List;

/**
 * The squared loss of two weights: L₀(w) = ½wᵀAw − bᵀw + c, with A = XᵀX/N, b = Xᵀy/N, c =
 * yᵀy/(2N).
 *
 * @param a11 A's first diagonal element
 * @param a12 A's element beside the diagonal
 * @param a22 A's second diagonal element
 * @param b1 b's first element
 * @param b2 b's second element
 * @param c the loss of w = 0
 */
public record Bowl(double a11, double a12, double a22, double b1, double b2, double c) {

  /** The bowl of rows of two features. */
  public static Bowl of(double[][] rows, double[] target) {
    double[] sums = new double[6];
    int n = rows.length;
    for (int i = 0; i < n; i++) {
      double x1 = rows[i][0];
      double x2 = rows[i][1];
      double[] part = {x1 * x1, x1 * x2, x2 * x2, x1 * target[i], x2 * target[i]};
      for (int k = 0; k < part.length; k++) {
        sums[k] += part[k] / n;
      }
      sums[5] += target[i] * target[i] / (2 * n);
    }
    return new Bowl(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
  }

  /** L₀. */
  public double loss(double w1, double w2) {
    return (a11 * w1 * w1 + 2 * a12 * w1 * w2 + a22 * w2 * w2) / 2 - b1 * w1 - b2 * w2 + c;
  }

  /** ∇L₀ = Aw − b. */
  public double[] gradient(double w1, double w2) {
    return new double[] {a11 * w1 + a12 * w2 - b1, a12 * w1 + a22 * w2 - b2};
  }

  /** The smallest L₀ + (λ/2)‖w‖²: (A + λI)⁻¹b. */
  public double[] lowest(double lambda) {
    double d1 = a11 + lambda;
    double d2 = a22 + lambda;
    double determinant = d1 * d2 - a12 * a12;
    return new double[] {(d2 * b1 - a12 * b2) / determinant, (d1 * b2 - a12 * b1) / determinant};
  }

  /**
   * The smallest L₀ on the circle ‖w‖ = r, by going round it: the slope along the circle is brought
   * to 0 by bisection. It knows nothing of λ.
   */
  public double[] lowestOnCircle(double radius) {
    int steps = 720;
    int best = 0;
    for (int k = 1; k < steps; k++) {
      if (onCircle(radius, k, steps) < onCircle(radius, best, steps)) {
        best = k;
      }
    }
    double low = 2 * Math.PI * (best - 1) / steps;
    double high = 2 * Math.PI * (best + 1) / steps;
    for (int turn = 0; turn < 100; turn++) {
      double middle = (low + high) / 2;
      if (slope(radius, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new double[] {radius * StrictMath.cos(low), radius * StrictMath.sin(low)};
  }

  private double onCircle(double radius, int k, int steps) {
    double angle = 2 * Math.PI * k / steps;
    return loss(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
  }

  private double slope(double radius, double angle) {
    double[] g = gradient(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    return -g[0] * StrictMath.sin(angle) + g[1] * StrictMath.cos(angle);
  }

  /** Lagrange's multiplier at a place of the circle: the μ with ∇L₀ = −μw, along w. */
  public double multiplier(double[] w) {
    double[] g = gradient(w[0], w[1]);
    return -(g[0] * w[0] + g[1] * w[1]) / (w[0] * w[0] + w[1] * w[1]);
  }

  /**
   * Places all around where L₀ has a value above its lowest: free + √(2(L₀ − lowest))·C⁻ᵀu, with
   * CCᵀ = A and u going round the unit circle; the first place is the last as well.
   */
  public List<double[]> around(double loss, int steps) {
    double[] free = lowest(0);
    double scale = Math.sqrt(2 * Math.max(0, loss - loss(free[0], free[1])));
    double c11 = Math.sqrt(a11);
    double c21 = a12 / c11;
    double c22 = Math.sqrt(a22 - c21 * c21);
    List<double[]> out = new ArrayList<>();
    for (int k = 0; k <= steps; k++) {
      double angle = 2 * Math.PI * (k % steps) / steps;
      double v2 = StrictMath.sin(angle) / c22;
      double v1 = (StrictMath.cos(angle) - c21 * v2) / c11;
      out.add(new double[] {free[0] + scale * v1, free[1] + scale * v2});
    }
    return out;
  }

  /**
   * How many times as long as wide an ellipse of equal loss is: the root of A's eigenvalues' ratio.
   */
  public double elongation() {
    double middle = (a11 + a22) / 2;
    double root = Math.sqrt((a11 - a22) * (a11 - a22) / 4 + a12 * a12);
    return Math.sqrt((middle + root) / (middle - root));
  }
}
