package halflife.draw;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What an axis shows: everything that matters, without letting a far-off reference flatten it.
 *
 * @param low the smallest value shown
 * @param high the largest value shown
 */
public record Range(double low, double high) {
  /** Nothing yet. */
  public static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** What was there takes at least this share of the axis. */
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

  /** With some air on both sides of a logarithmic axis. */
  public Range stretched(double share) {
    double factor = Math.pow(high / low, share);
    return new Range(low / factor, high * factor);
  }

  /** With some air on both sides, none below 0 if nothing was. */
  public Range padded(double share) {
    double pad = (high - low) * share;
    return new Range(low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad);
  }

  /** From one end to the other in so many equal steps. */
  public List<Double> grid(int steps) {
    return IntStream.rangeClosed(0, steps).mapToObj(i -> low + (high - low) * i / steps).toList();
  }
}
