package halflife.linear;

import halflife.evidence.Baseline;
import halflife.evidence.FoldMean;

/**
 * The two models a decayed one has to beat.
 *
 * @param none each fold's mean loss without decay
 * @param mean each fold's mean loss of the fit without features: mean or class frequencies
 * @param weights Σw of each fold
 */
public record Baselines(double[] none, double[] mean, double[] weights) {
  /** The weighted means over folds, with standard errors. */
  public Baseline summary() {
    FoldMean average = new FoldMean(weights);
    return new Baseline(
        average.of(none),
        average.standardError(none),
        average.of(mean),
        average.standardError(mean));
  }
}
