package halflife.linear.data;

import halflife.core.Internal;
import java.util.Arrays;

/**
 * The map from training rows' columns to the coordinates that are penalized: x − mean, divided by
 * scale.
 *
 * @param means weighted means of the filled columns
 * @param deviations their standard deviations (divisor Σw)
 * @param scales the divisor of each: its deviation, or 1
 * @param factors v, infinite for a column without spread
 * @param imputation the values in place of missing ones
 */
@Internal
public record Scaling(
    double[] means, double[] deviations, double[] scales, double[] factors, Imputation imputation) {
  /**
   * The most that the largest column may weigh in a decomposition, as a multiple of the smallest.
   */
  private static final double MOST_SPREAD = 1e4;

  /** A spread below this share of the values is the rounding of a constant column. */
  private static final double ROUNDING = 1e-13;

  /** The number of columns. */
  public int width() {
    return scales.length;
  }

  /** A copy with other factors. */
  public Scaling withFactors(double[] others) {
    return new Scaling(means, deviations, scales, others, imputation);
  }

  /** Whether an eigendecomposition keeps the digits of every penalized column. */
  public boolean alike() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int j = 0; j < factors.length; j++) {
      double v = factors[j];
      double size = deviations[j] / scales[j];
      if (v > 0 && v < Double.POSITIVE_INFINITY && size > 0) {
        least = Math.min(least, size * size / v);
        most = Math.max(most, size * size / v);
      }
    }
    return most <= MOST_SPREAD * least;
  }

  /** The scale of each column, 1 where there is none; marks columns without spread in factors. */
  public static double[] scales(
      double[] variances, double[] magnitudes, boolean standardize, double[] factors) {
    double[] scales = new double[variances.length];
    for (int j = 0; j < scales.length; j++) {
      double sd = Math.sqrt(variances[j]);
      if (Double.isInfinite(sd) || Double.isNaN(sd)) {
        throw new IllegalArgumentException(
            "feature "
                + (j + 1)
                + " holds numbers too large to square; divide that column by its size");
      }
      boolean constant = sd <= ROUNDING * Math.abs(magnitudes[j]) || sd < Double.MIN_NORMAL;
      if (constant) {
        factors[j] = Double.POSITIVE_INFINITY;
      }
      scales[j] = constant || !standardize ? 1 : sd;
    }
    return scales;
  }

  public static double[] deviations(double[] variances) {
    double[] result = new double[variances.length];
    Arrays.setAll(result, j -> Math.sqrt(variances[j]));
    return result;
  }
}
