package halflife.draw;

/**
 * What one side of a {@link PlotPicture} measures.
 *
 * @param label what it is, with its unit
 * @param kind how places follow from values
 * @param range what it shows; {@link Range#EMPTY} for what the layers need
 * @param wholes whether only whole numbers are marked, on a linear lower axis
 */
public record Axis(String label, Kind kind, Range range, boolean wholes) {
  /** How places follow from values. */
  public enum Kind {
    /** Equal steps are equally long. */
    LINEAR,
    /** Equal ratios are equally long; what is not above 0 has no place. */
    LOG,
    /** As {@link #LOG}, and 0 has a place of its own left of a gap; for the lower axis only. */
    LOG_AND_ZERO
  }

  /** Equal steps are equally long. */
  public static Axis linear(String label) {
    return new Axis(label, Kind.LINEAR, Range.EMPTY, false);
  }

  /** Equal steps are equally long, and whole numbers are marked: what is counted. */
  public static Axis counts(String label) {
    return new Axis(label, Kind.LINEAR, Range.EMPTY, true);
  }

  /** Equal ratios are equally long. */
  public static Axis log(String label) {
    return new Axis(label, Kind.LOG, Range.EMPTY, false);
  }

  /** Equal ratios are equally long, and 0 has a place of its own: an axis of λ. */
  public static Axis logAndZero(String label) {
    return new Axis(label, Kind.LOG_AND_ZERO, Range.EMPTY, false);
  }

  /** The same, showing this much; what lies outside is cut off. */
  public Axis within(double low, double high) {
    return new Axis(label, kind, new Range(low, high), wholes);
  }

  /** What it shows if the layers have these values. */
  Range shown(Range data) {
    Range wanted = range.equals(Range.EMPTY) ? data : range;
    return wanted.low() <= wanted.high() ? wanted : new Range(kind == Kind.LINEAR ? 0 : 1, 1);
  }

  /** Whether a value has a place on it. */
  boolean holds(double value) {
    boolean zero = value == 0 && kind == Kind.LOG_AND_ZERO;
    return Double.isFinite(value) && (kind == Kind.LINEAR || value > 0 || zero);
  }
}
