package halflife.evidence;

import java.util.Arrays;

/**
 * The mean over folds, each as heavy as its rows, its standard error, and the bound of the
 * one-standard-error rule.
 *
 * @param weights Σw of each fold
 */
public record FoldMean(double[] weights) {
  private static final double ROUNDING = 1e-12;

  /** The mean of folds, or runs, that weigh the same. */
  public static FoldMean equal(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return new FoldMean(ones);
  }

  /** Σ w·fold / Σw: glmnet's cvm. */
  public double of(double[] perFold) {
    double sum = 0;
    double total = 0;
    for (int k = 0; k < perFold.length; k++) {
      sum += weights[k] * perFold[k];
      total += weights[k];
    }
    return sum / total;
  }

  /** √(Σw(fold − mean)²/Σw/(K−1)): glmnet's cvsd. */
  public double standardError(double[] perFold) {
    double mean = of(perFold);
    double[] squares = new double[perFold.length];
    for (int k = 0; k < perFold.length; k++) {
      squares[k] = (perFold[k] - mean) * (perFold[k] - mean);
    }
    return Math.sqrt(of(squares) / (perFold.length - 1));
  }

  /** The most that is within one standard error of a mean: the mean and its standard error. */
  public double oneStandardErrorUp(double[] perFold) {
    return of(perFold) + standardError(perFold);
  }

  /** Whether a mean is at most a bound, up to rounding: one that was made to lie on it counts. */
  public static boolean within(double mean, double bound) {
    return mean <= bound * (1 + ROUNDING);
  }
}
