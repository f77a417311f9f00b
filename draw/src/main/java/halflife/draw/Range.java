package halflife.draw;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The values that an axis shows: all that matter, without letting a far-off reference flatten them.
 *
 * @param low the smallest value shown
 * @param high the largest value shown
 */
public record Range(double low, double high) {
  /** A range without values. */
  public static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** The least share of the axis that the values in the range keep when it is widened. */
  private static final double LEAST_SHARE = 0.45;

  /** Widened to show a value; one that is not finite changes nothing. */
  public Range with(double value) {
    return Double.isFinite(value) ? new Range(Math.min(low, value), Math.max(high, value)) : this;
  }

  /** Widened to show a value if that leaves what is shown already at least 45 % of the axis. */
  public Range withIfNear(double value) {
    Range wider = with(value);
    boolean near = high == low || high - low >= LEAST_SHARE * (wider.high - wider.low);
    return near ? wider : this;
  }

  /** Cut off above a value, if anything is left below it. */
  public Range below(double value) {
    return value > low ? new Range(low, Math.min(high, value)) : this;
  }

  /** Whether a value is shown. */
  public boolean shows(double value) {
    return value >= low && value <= high;
  }

  /** A copy with some air on both sides of a logarithmic axis. */
  public Range stretched(double share) {
    double factor = StrictMath.pow(high / low, share);
    return new Range(low / factor, high * factor);
  }

  /** A copy with some air on both sides, none below 0 if nothing was. */
  public Range padded(double share) {
    double pad = (high - low) * share;
    return new Range(low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad);
  }

  /** The values from one end to the other in equal steps. */
  public List<Double> grid(int steps) {
    return IntStream.rangeClosed(0, steps).mapToObj(i -> low + (high - low) * i / steps).toList();
  }
}
