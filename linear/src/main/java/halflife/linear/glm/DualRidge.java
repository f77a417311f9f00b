package halflife.linear.glm;

import halflife.linear.data.Columns;
import halflife.linear.data.Standardization;
import halflife.linear.data.Vectors;
import halflife.linear.leastsquares.Spectrum;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.Optional;

/**
 * Ridge in as many coordinates as there are rows (Hastie &amp; Tibshirani 2004, <i>Efficient
 * quadratic regularization for expression arrays</i>).
 *
 * <p>With penalized columns X and factors V, X V⁻¹ Xᵀ = U E Uᵀ. The fit with columns Z = U E^½ and
 * penalty ‖θ‖² gives b = V⁻¹ Xᵀ U E^(−½) θ, with Σ v b² = ‖θ‖². Free columns stay as they are.
 */
final class DualRidge {
  private final Columns original;
  private final double[] originalFactors;
  private final Columns columns;
  private final int[] free;

  /** U E^(−½): rank arrays of n values. */
  private final double[][] dual;

  private final boolean whole;

  private DualRidge(Columns original, double[] originalFactors) {
    this.original = original;
    this.originalFactors = originalFactors;
    int n = original.rows();
    int p = original.width();
    int[] candidates = new int[p];
    int freeCount = 0;
    double[][] outer = new double[n][n];
    for (int j = 0; j < p; j++) {
      double v = originalFactors[j];
      if (v == 0) {
        candidates[freeCount++] = j;
      } else if (v < Double.POSITIVE_INFINITY) {
        double[] x = original.dense(j);
        for (int i = 0; i < n; i++) {
          if (x[i] != 0) {
            Vectors.add(x[i] / v, x, outer[i], n);
          }
        }
      }
    }
    free = Arrays.copyOf(candidates, freeCount);
    Spectrum.Eigen eigen = Spectrum.ofSymmetric(outer);
    int rank = eigen.rank();
    whole = nothingIsLost(eigen, rank);
    dual = new double[rank][n];
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    columns = new Columns(rank + free.length, ones);
    for (int k = 0; k < rank; k++) {
      double root = Math.sqrt(eigen.values()[k]);
      double[] u = eigen.vectors()[k];
      double[] z = new double[n];
      for (int i = 0; i < n; i++) {
        dual[k][i] = u[i] / root;
        z[i] = u[i] * root;
      }
      columns.put(k, z);
    }
    for (int f = 0; f < free.length; f++) {
      columns.put(rank + f, original.dense(free[f]));
    }
  }

  /** The rotation, where a penalty is ridge and features outnumber rows. */
  static Optional<DualRidge> of(Standardization features, Penalty penalty) {
    return turns(features, penalty)
        ? Optional.of(new DualRidge(features.columns(), features.scaling().factors()))
            .filter(turned -> turned.whole)
        : Optional.empty();
  }

  /**
   * Whether the directions that count as none are none. Eigenvalues are squares, so what is small
   * in them is not so small in the columns: rows that are nearly combinations of others.
   */
  private boolean nothingIsLost(Spectrum.Eigen eigen, int rank) {
    for (int k = rank; k < eigen.values().length; k++) {
      double[] u = eigen.vectors()[k];
      double total = original.total(u);
      double square = 0;
      for (int j = 0; j < original.width(); j++) {
        double v = originalFactors[j];
        if (v > 0 && v < Double.POSITIVE_INFINITY) {
          double along = original.dot(j, u, total);
          square += along * along / v;
        }
      }
      if (square > Spectrum.NOTHING * eigen.values()[0]) {
        return false;
      }
    }
    return true;
  }

  /** Whether it pays to turn. */
  static boolean turns(Standardization features, Penalty penalty) {
    Columns columns = features.columns();
    boolean wide = columns.width() > columns.rows() && columns.rows() <= Spectrum.MOST;
    return wide && penalty.alpha() == 0 && !penalty.nonNegative() && features.scaling().alike();
  }

  /** Z and then the free columns. */
  Columns columns() {
    return columns;
  }

  /** 1 for each of Z, 0 for each free column. */
  double[] factors() {
    double[] factors = new double[columns.width()];
    Arrays.fill(factors, 0, dual.length, 1);
    return factors;
  }

  /** The coefficient of one standardized feature. */
  double back(double[] fit, int feature) {
    for (int f = 0; f < free.length; f++) {
      if (free[f] == feature) {
        return fit[dual.length + f];
      }
    }
    double v = originalFactors[feature];
    double[] alpha = dual(fit);
    return v < Double.POSITIVE_INFINITY
        ? original.dot(feature, alpha, original.total(alpha)) / v
        : 0;
  }

  /** U E^(−½) θ. */
  private double[] dual(double[] fit) {
    double[] alpha = new double[original.rows()];
    for (int k = 0; k < dual.length; k++) {
      Vectors.add(fit[k], dual[k], alpha, alpha.length);
    }
    return alpha;
  }

  /** The p coefficients of the standardized features. */
  double[] back(double[] fit) {
    double[] alpha = dual(fit);
    double[] b = new double[original.width()];
    double total = original.total(alpha);
    for (int j = 0; j < b.length; j++) {
      double v = originalFactors[j];
      b[j] = v > 0 && v < Double.POSITIVE_INFINITY ? original.dot(j, alpha, total) / v : 0;
    }
    for (int f = 0; f < free.length; f++) {
      b[free[f]] = fit[dual.length + f];
    }
    return b;
  }
}
