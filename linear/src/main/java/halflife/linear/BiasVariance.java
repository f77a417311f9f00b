package halflife.linear;

import java.util.List;

/**
 * The parts of the mean squared error of predictions whose truth is known, on fixed rows:
 *
 * <pre>  E(y' − ŷ)² = noise + bias² + variance</pre>
 *
 * averaged over the rows, y' a new response and ŷ the prediction of a fit to other responses of the
 * same rows (Geman, Bienenstock &amp; Doursat 1992, <i>Neural networks and the bias/variance
 * dilemma</i>).
 *
 * @param lambda λ, or whatever strength is held over the fits
 * @param bias2 mean over rows of (E ŷ − truth)²
 * @param variance mean over rows of Var ŷ
 * @param noise the variance of a response about the truth
 */
public record BiasVariance(double lambda, double bias2, double variance, double noise) {
  /** noise + bias² + variance. */
  public double error() {
    return noise + bias2 + variance;
  }

  /**
   * Computes them from the predictions of simulated fits, without the bias that their number
   * brings: with s² the sample variance of R predictions of a row, bias² is (mean − truth)² − s²/R.
   *
   * @param predictions R ≥ 2 arrays, one prediction per row
   * @param truth the values that the responses scatter about, one per row
   * @throws IllegalArgumentException if there are fewer than 2 fits or one has not a prediction per
   *     row
   */
  public static BiasVariance of(
      double lambda, List<double[]> predictions, double[] truth, double noise) {
    int fits = predictions.size();
    int n = truth.length;
    if (fits < 2 || predictions.stream().anyMatch(p -> p.length != n)) {
      throw new IllegalArgumentException(
          "there are "
              + fits
              + " fits for "
              + n
              + " rows; give at least 2, with a prediction per row each");
    }
    double bias2 = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      int row = i;
      double mean = predictions.stream().mapToDouble(p -> p[row]).sum() / fits;
      double squares =
          predictions.stream().mapToDouble(p -> (p[row] - mean) * (p[row] - mean)).sum();
      double spread = squares / (fits - 1);
      bias2 += ((mean - truth[i]) * (mean - truth[i]) - spread / fits) / n;
      variance += spread / n;
    }
    return new BiasVariance(lambda, bias2, variance, noise);
  }
}
