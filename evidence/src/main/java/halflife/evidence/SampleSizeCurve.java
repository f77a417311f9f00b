package halflife.evidence;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The gain from decay on training sets of several sizes.
 *
 * @param points by rising rows
 */
public record SampleSizeCurve(List<Point> points) {
  public SampleSizeCurve {
    points = List.copyOf(points);
  }

  /**
   * One size of the training set.
   *
   * @param rows the number of rows that were learned from
   * @param ratio the compared score with the chosen λ over that without decay, of a typical draw
   *     or, where differences are compared, over all draws, as in a {@link Comparison}; below 1
   *     decay saves
   * @param low the lower end of its 95 % interval
   * @param high the upper end
   */
  public record Point(int rows, double ratio, double low, double high) {
    private static final double QUANTILE = 0.975;

    /**
     * The mean over draws of such training sets, with its interval:
     *
     * <pre>  d̄ ± t<sub>R−1</sub>(0.975) · s · √(1/R + ρ/(1 − ρ))</pre>
     *
     * the corrected resampled t interval (Nadeau &amp; Bengio 2003, <i>Inference for the
     * generalization error</i>, Machine Learning 52), with d as in a {@link Comparison}: the
     * logarithm of the ratio where a loss has the target's unit, otherwise the difference as a
     * share of the mean without decay.
     *
     * @param measure the measure of the losses
     * @param chosen the loss with the chosen λ in each of R ≥ 2 draws, finite and above 0
     * @param none that without decay
     * @param correlation ρ, that of two draws of one table, in [0, 1)
     * @throws IllegalArgumentException if there are fewer than 2 draws, not as many of each, or ρ
     *     is outside [0, 1)
     */
    public static Point of(
        Measure measure, int rows, double[] chosen, double[] none, double correlation) {
      int draws = chosen.length;
      if (draws < 2 || none.length != draws || !(correlation >= 0 && correlation < 1)) {
        throw new IllegalArgumentException(
            "there are "
                + draws
                + " draws with decay and "
                + none.length
                + " without, with a correlation of "
                + correlation
                + ", but there must be at least 2 of each, with one from 0 to below 1");
      }
      double[] differences = measure.differences(chosen, none);
      double mean = Arrays.stream(differences).sum() / draws;
      double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
      double t = TDistribution.of(draws - 1).inverseCumulativeProbability(QUANTILE);
      double sd = Math.sqrt(squares / (draws - 1));
      double half = t * sd * Math.sqrt(1.0 / draws + correlation / (1 - correlation));
      return new Point(
          rows, measure.ratio(mean), measure.ratio(mean - half), measure.ratio(mean + half));
    }
  }
}
