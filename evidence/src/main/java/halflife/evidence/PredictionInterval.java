package halflife.evidence;

import java.util.Arrays;
import java.util.Optional;

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
    // level·(n+1) is exact in decimals more often than in binary: 0.9·10 must not become 10.
    int rank = (int) Math.ceil(level * (rows + 1) - 1e-9);
    if (rank > rows) {
      return Optional.empty();
    }
    double[] sorted = absoluteResiduals.clone();
    Arrays.sort(sorted);
    return Optional.of(new PredictionInterval(level, sorted[Math.max(rank, 1) - 1], rows));
  }
}
