package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.LambdaAxis;
import halflife.draw.svg.Scale;
import halflife.draw.text.Language;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One side of a {@link PlotPicture}.
 *
 * @param label the quantity, with its unit
 * @param kind the rule by which places follow from values
 * @param range the values to show; {@link Range#EMPTY} for those that the layers need
 * @param wholes whether only whole numbers are marked, on a linear lower axis
 * @param marks the values that are marked; empty for round ones
 * @param ends the words below the two ends of a lower axis; empty for none
 */
public record Axis(
    String label,
    Kind kind,
    Range range,
    boolean wholes,
    List<Scale.Tick> marks,
    List<String> ends) {
  /** The rule by which places follow from values. */
  public enum Kind {
    /** Equal steps are equally long. */
    LINEAR,
    /** Equal ratios are equally long; what is not above 0 has no place. */
    LOG,
    /** Like {@link #LOG}, and 0 has a place of its own left of a gap; for the lower axis only. */
    LOG_AND_ZERO,
    /** The i-th of some names has the place i, the first one highest; for the left axis only. */
    NAMES
  }

  /** Copies the lists. */
  public Axis {
    marks = List.copyOf(marks);
    ends = List.copyOf(ends);
  }

  private static Axis of(String label, Kind kind, boolean wholes) {
    return new Axis(label, kind, Range.EMPTY, wholes, List.of(), List.of());
  }

  /** Equal steps are equally long. */
  public static Axis linear(String label) {
    return of(label, Kind.LINEAR, false);
  }

  /** Equal steps are equally long, and whole numbers are marked: what is counted. */
  public static Axis counts(String label) {
    return of(label, Kind.LINEAR, true);
  }

  /** Equal ratios are equally long. */
  public static Axis log(String label) {
    return of(label, Kind.LOG, false);
  }

  /** Equal ratios are equally long, and 0 has a place of its own: an axis of λ. */
  public static Axis logAndZero(String label) {
    return of(label, Kind.LOG_AND_ZERO, false);
  }

  /** The axis of λ, with or without 0, which says on which side decay is strong. */
  public static Axis lambda(boolean zero, Language language) {
    String name = language.of("λ (log scale)", "λ（对数刻度）");
    return (zero ? logAndZero(name) : log(name))
        .between(language.of("← less decay", "← 衰减更弱"), language.of("more decay →", "衰减更强 →"));
  }

  /** Rows with a name each, the first one highest; {@code a_b} is a with the subscript b. */
  public static Axis names(List<String> names) {
    return of("", Kind.NAMES, false)
        .marked(
            IntStream.range(0, names.size())
                .mapToObj(i -> new Scale.Tick(i, names.get(i)))
                .toList());
  }

  /** A copy that shows these values; whatever lies outside is cut off. */
  public Axis within(double low, double high) {
    return new Axis(label, kind, new Range(low, high), wholes, marks, ends);
  }

  /** A copy with these values marked instead of round ones. */
  public Axis marked(List<Scale.Tick> values) {
    return new Axis(label, kind, range, wholes, values, ends);
  }

  /** A copy with words below its two ends. */
  public Axis between(String left, String right) {
    return new Axis(label, kind, range, wholes, marks, List.of(left, right));
  }

  /** Whether its places are rows with names. */
  boolean isNames() {
    return kind == Kind.NAMES;
  }

  /** The range to show if the layers have these values. */
  Range shown(Range data) {
    if (kind == Kind.NAMES) {
      return new Range(-0.5, marks.size() - 0.5);
    }
    Range wanted = range.equals(Range.EMPTY) ? data : range;
    return wanted.low() <= wanted.high() ? wanted : new Range(kind == Kind.LINEAR ? 0 : 1, 1);
  }

  /** {@link #shown} as the left axis, with some air where the layers decide. */
  Range shownUp(Range data) {
    Range shown = shown(data);
    boolean free = range.equals(Range.EMPTY) && kind != Kind.NAMES;
    return !free ? shown : kind == Kind.LINEAR ? shown.padded(0.05) : shown.stretched(0.05);
  }

  /** Whether a value has a place on it. */
  boolean holds(double value) {
    boolean zero = value == 0 && kind == Kind.LOG_AND_ZERO;
    boolean logarithmic = kind == Kind.LOG || kind == Kind.LOG_AND_ZERO;
    return Double.isFinite(value) && (!logarithmic || value > 0 || zero);
  }

  /** The scale as the lower axis of a frame. */
  Scale across(Range shown, Frame frame, double margin) {
    if (kind == Kind.LOG || kind == Kind.LOG_AND_ZERO) {
      List<Double> ends = List.of(shown.low(), shown.high());
      return LambdaAxis.of(ends, frame.left(), frame.right(), kind == Kind.LOG_AND_ZERO);
    }
    double pad = range.equals(Range.EMPTY) ? margin : 0;
    Scale.Linear all =
        new Scale.Linear(shown.low(), shown.high(), frame.left() + pad, frame.right() - pad);
    return wholes ? new Scale.Whole(all) : all;
  }

  /** The scale as the left axis. */
  Scale up(Range shown, double bottom, double top) {
    return switch (kind) {
      case LINEAR -> new Scale.Linear(shown.low(), shown.high(), bottom, top);
      case NAMES -> new Scale.Linear(shown.low(), shown.high(), top, bottom);
      case LOG, LOG_AND_ZERO -> new Scale.Log(shown.low(), shown.high(), bottom, top);
    };
  }

  /** The values that are marked, at most so many if they are round ones. */
  List<Scale.Tick> ticks(Scale scale, int most) {
    return marks.isEmpty() ? scale.ticks(most) : marks;
  }
}
