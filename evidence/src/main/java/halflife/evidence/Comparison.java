package halflife.evidence;

import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether the chosen model is better than a baseline, with a 95 % interval.
 *
 * <p>Over J held-out folds with d<sub>j</sub> = log(score<sub>chosen,j</sub> /
 * score<sub>baseline,j</sub>), λ having been chosen anew inside each training part, the interval is
 *
 * <pre>  d̄ ± t<sub>J−1</sub>(0.975) · s · √(1/J + n_test/n_train)</pre>
 *
 * the corrected resampled t interval of Nadeau &amp; Bengio (2003), <i>Inference for the
 * generalization error</i>, Machine Learning 52: folds share training rows, so that 1/J alone would
 * be far too narrow. With more than 1.5 features per training row the second term is taken 2.5
 * times, because fits that interpolate their rows agree even more (simulated in docs/verdict.md).
 * The interval is widened to ±0.1 %, for differences ±0.5 %, where it would be narrower: a few
 * held-out rows do not see the rare fold that would tell such differences apart. Its exponential is
 * the interval of the ratio of scores.
 *
 * @param ratio exp(d̄), the typical ratio of scores, or 1 + d̄ where differences are compared;
 *     below 1 the chosen model is better
 * @param low the lower end of the 95 % interval of the ratio
 * @param high the upper end
 * @param outcome the conclusion
 * @param directionOnly whether only the direction is to be trusted, not the numbers: set where the
 *     features are about as many as the training rows (p/n from 0.7 to 1.5), because there the
 *     error without decay changes steeply with the number of rows
 * @param pairs J, the number of paired folds
 * @param rowsNeeded roughly the number of rows that would settle it, where it cannot be told and
 *     there are folds enough to foretell it
 */
public record Comparison(
    double ratio,
    double low,
    double high,
    Outcome outcome,
    boolean directionOnly,
    int pairs,
    OptionalLong rowsNeeded) {

  /** Differences of less than this (1 % of the shown score) are too small to matter. */
  public static final double MARGIN = Math.log(1.01);

  private static final double QUANTILE = 0.975;

  /** A loss of more than this many times the chosen model's largest has no bounds. */
  private static final double BEYOND = 1e6;

  /** With fewer held-out folds than this the rows needed cannot be foretold. */
  private static final int ENOUGH_PAIRS = 8;

  /**
   * From this many features per training row up to {@link #WIDE} only the direction is to be
   * trusted.
   */
  private static final double NEAR = 0.7;

  private static final double WIDE = 1.5;

  /**
   * With more features than that folds agree more than shared rows explain; found by simulation.
   */
  private static final double WIDE_FACTOR = 2.5;

  /**
   * Compares losses fold by fold: by the logarithm of their ratio where a loss has the target's
   * unit; where it can come near 0 in a fold by luck, as a deviance or a share of errors can, by
   * their difference as a share of the baseline's mean. Where such a baseline's loss on some fold
   * is more than a million times the chosen model's largest, as that of counts is once a linear
   * predictor grows without limit, its mean has no bounds and no interval: the chosen model is
   * better; see {@link #withoutBounds}.
   *
   * @param chosen the chosen model's loss on each held-out fold, above 0
   * @param baseline the baseline's, above 0
   * @param testToTrain n_test/n_train, 1/(K−1) for K folds
   * @param rows the number of rows, for {@link #rowsNeeded}
   * @param featuresPerTrainingRow p/n_train, for {@link #directionOnly}
   * @throws IllegalArgumentException if there are fewer than two folds or a loss is not finite
   */
  public static Comparison of(
      Measure measure,
      double[] chosen,
      double[] baseline,
      double testToTrain,
      long rows,
      double featuresPerTrainingRow) {
    if (!measure.inTargetsUnit() && largest(baseline) > BEYOND * largest(chosen)) {
      return new Comparison(0, 0, 0, Outcome.HELPS, false, baseline.length, OptionalLong.empty());
    }
    double[] d = measure.differences(chosen, baseline);
    return of(d, measure, testToTrain, rows, featuresPerTrainingRow);
  }

  private static double largest(double[] losses) {
    return Arrays.stream(losses).max().orElse(0);
  }

  /** Whether the baseline's loss on some fold has no bounds; ratio and interval are then 0. */
  public boolean withoutBounds() {
    return high == 0;
  }

  /**
   * Compares from the logarithms of paired ratios.
   *
   * @param logRatios d<sub>j</sub>, one per held-out fold, at least two
   * @throws IllegalArgumentException if there are fewer than two differences or one is not finite
   */
  public static Comparison of(
      double[] logRatios, double testToTrain, long rows, double featuresPerTrainingRow) {
    return of(logRatios, Measure.SQUARED_ERROR, testToTrain, rows, featuresPerTrainingRow);
  }

  private static Comparison of(
      double[] differences,
      Measure measure,
      double testToTrain,
      long rows,
      double featuresPerTrainingRow) {
    int pairs = differences.length;
    if (pairs < 2) {
      throw new IllegalArgumentException(
          "a comparison needs at least 2 held-out folds, but has " + pairs);
    }
    double mean = 0;
    for (double d : differences) {
      if (!Double.isFinite(d)) {
        throw new IllegalArgumentException(
            "a held-out difference is " + d + ", not a finite number");
      }
      mean += d / pairs;
    }
    double squares = 0;
    for (double d : differences) {
      squares += (d - mean) * (d - mean);
    }
    double sd = Math.sqrt(squares / (pairs - 1));
    double t = TDistribution.of(pairs - 1).inverseCumulativeProbability(QUANTILE);
    double shared = featuresPerTrainingRow > WIDE ? WIDE_FACTOR * testToTrain : testToTrain;
    double half = Math.max(measure.resolution(), t * sd * Math.sqrt(1.0 / pairs + shared));
    Outcome outcome = outcome(mean - half, mean + half);
    boolean near = featuresPerTrainingRow >= NEAR && featuresPerTrainingRow <= WIDE;
    return new Comparison(
        measure.ratio(mean),
        measure.ratio(mean - half),
        measure.ratio(mean + half),
        outcome,
        near,
        pairs,
        outcome == Outcome.CANNOT_TELL && pairs >= ENOUGH_PAIRS
            ? rowsNeeded(mean, half, rows)
            : OptionalLong.empty());
  }

  private static Outcome outcome(double low, double high) {
    if (high < 0) {
      return Outcome.HELPS;
    }
    if (low > 0) {
      return Outcome.HARMS;
    }
    return low > -MARGIN && high < MARGIN ? Outcome.EQUIVALENT : Outcome.CANNOT_TELL;
  }

  /**
   * The half-width shrinks as 1/√rows; it must fall below the distance to the nearer conclusion.
   */
  private static OptionalLong rowsNeeded(double mean, double half, long rows) {
    double reach = Math.max(Math.abs(mean), MARGIN - Math.abs(mean));
    double factor = (half / reach) * (half / reach);
    return OptionalLong.of((long) Math.ceil(rows * Math.max(factor, 1)));
  }
}
