package halflife.linear;

import java.util.Arrays;

/**
 * The two models a decayed one has to beat.
 *
 * @param none each fold's mean squared error without decay
 * @param mean each fold's mean squared error of the training mean
 * @param weights Σw of each fold
 * @param unpenalized the fit without decay to all rows
 * @param trainingError its error on them
 * @param radius the penalty's norm of it
 * @param targetScale the standard deviation of the target, with divisor Σw
 */
public record Baselines(
    double[] none,
    double[] mean,
    double[] weights,
    LinearModel unpenalized,
    double trainingError,
    double radius,
    double targetScale) {

  /** The weighted mean over folds. */
  public double average(double[] perFold) {
    double sum = 0;
    for (int k = 0; k < perFold.length; k++) {
      sum += weights[k] * perFold[k];
    }
    return sum / Arrays.stream(weights).sum();
  }

  /** The standard error of {@link #average}: √(Σw(fold − mean)²/Σw/(K−1)). */
  public double standardError(double[] perFold) {
    double mean = average(perFold);
    double sum = 0;
    for (int k = 0; k < perFold.length; k++) {
      sum += weights[k] * (perFold[k] - mean) * (perFold[k] - mean);
    }
    return Math.sqrt(sum / Arrays.stream(weights).sum() / (perFold.length - 1));
  }
}
