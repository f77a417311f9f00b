package halflife.evidence;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What decay saves on training sets of several sizes.
 *
 * @param points by rising rows
 */
public record Worth(List<Point> points) {
  public Worth {
    points = List.copyOf(points);
  }

  /**
   * One size of the training set.
   *
   * @param rows how many rows were learned from
   * @param ratio the compared score with the chosen λ over that without decay; below 1 decay saves
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
     * generalization error</i>, Machine Learning 52); its exponential is that of the ratio.
     *
     * @param logRatios d, the logarithm of the ratio in each of R ≥ 2 draws, finite
     * @param correlation ρ, that of two draws of one table, in [0, 1)
     * @throws IllegalArgumentException if there are fewer than 2 draws or ρ is outside [0, 1)
     */
    public static Point of(int rows, double[] logRatios, double correlation) {
      int draws = logRatios.length;
      if (draws < 2 || !(correlation >= 0 && correlation < 1)) {
        throw new IllegalArgumentException(
            "there are "
                + draws
                + " draws with a correlation of "
                + correlation
                + ", but there must be at least 2, with one from 0 to below 1");
      }
      double mean = Arrays.stream(logRatios).sum() / draws;
      double squares = Arrays.stream(logRatios).map(d -> (d - mean) * (d - mean)).sum();
      double t = TDistribution.of(draws - 1).inverseCumulativeProbability(QUANTILE);
      double sd = Math.sqrt(squares / (draws - 1));
      double half = t * sd * Math.sqrt(1.0 / draws + correlation / (1 - correlation));
      return new Point(rows, Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
  }
}
