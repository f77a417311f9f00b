package halflife.evidence;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Prediction ± half-width holds a new observation with at least this probability, if new rows are
 * like the old ones: split conformal prediction from held-out residuals (Lei et al. 2018,
 * <i>Distribution-free predictive inference for regression</i>).
 *
 * @param level the probability, such as 0.9
 * @param halfWidth in the target's unit
 * @param rows n, the held-out residuals it comes from
 */
public record PredictionInterval(double level, double halfWidth, int rows) {
  private static final double ONE_IN_TWENTY = 0.05;

  /** Rows suffice as long as the share that is held seldom falls this far below the level. */
  private static final double NEAR_ENOUGH = 0.05;

  /** Models of more features per row than this vary more from table to table. */
  private static final double FEW_FEATURES = 0.25;

  /** The share of the rows' number that counts, as found by simulation (docs/verdict.md). */
  private static final double COUNTING = 0.5;

  private static final double COUNTING_OF_MANY_FEATURES = 0.25;

  /**
   * The share of new rows that one interval really holds, for nine tables in ten.
   *
   * @param low one table in twenty holds less
   * @param high one in twenty holds more
   */
  public record Held(double low, double high) {}

  /**
   * The ⌈level·(n+1)⌉-th smallest absolute residual; none where that is beyond n, because so few
   * rows bound nothing.
   *
   * @param absoluteResiduals |observed − predicted| of rows that took no part in the fit
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public static Optional<PredictionInterval> of(double[] absoluteResiduals, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "the level of an interval is " + level + "; give one between 0 and 1, such as 0.9");
    }
    int rows = absoluteResiduals.length;
    int rank = rank(rows, level);
    if (rank > rows) {
      return Optional.empty();
    }
    double[] sorted = absoluteResiduals.clone();
    Arrays.sort(sorted);
    return Optional.of(new PredictionInterval(level, sorted[Math.max(rank, 1) - 1], rows));
  }

  private static int rank(int rows, double level) {
    // level·(n+1) is exact in decimals more often than in binary: 0.9·10 must not become 10.
    return (int) Math.ceil(level * (rows + 1) - 1e-9);
  }

  /**
   * The share of new rows that the interval may really hold.
   *
   * <p>The level is an average over tables. Residuals of one model that no row took part in would
   * make the share of one table Beta(k, n + 1 − k) distributed, with k = ⌈level·(n+1)⌉ (Vovk 2012,
   * <i>Conditional validity of inductive conformal predictors</i>). These come from a model per
   * fold, fitted to the same rows: the share then varies as if there were half as many, or with
   * more than a feature per four rows a quarter.
   *
   * @param features p, those the model was chosen from
   */
  public Held held(int features) {
    double rank = Math.min(rows, Math.max(1, rank(rows, level)));
    double counting = features > FEW_FEATURES * rows ? COUNTING_OF_MANY_FEATURES : COUNTING;
    BetaDistribution share = BetaDistribution.of(counting * rank, counting * (rows + 1 - rank));
    return new Held(
        share.inverseCumulativeProbability(ONE_IN_TWENTY),
        share.inverseSurvivalProbability(ONE_IN_TWENTY));
  }

  /**
   * Whether one interval may well hold much less than the level: more than 5 % of all rows less, in
   * one table of twenty.
   */
  public boolean isRough(int features) {
    return held(features).low() < level - NEAR_ENOUGH;
  }
}
