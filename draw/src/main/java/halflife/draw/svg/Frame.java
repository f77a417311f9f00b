package halflife.draw.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * The rectangle that data is drawn in, and what is written around it.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param right x of the right edge
 * @param bottom y of the lower edge
 */
public record Frame(double left, double top, double right, double bottom) {
  public static final double FONT = 12.5;

  /** The room under it for values and what they are. */
  public static final double BELOW = 44;

  /** The most grid lines. */
  public static final int ROWS = 6;

  private static final double BETWEEN_VALUES = 16;

  public double width() {
    return right - left;
  }

  public double height() {
    return bottom - top;
  }

  public double middle() {
    return (left + right) / 2;
  }

  /** Grid lines and their values, on the left or on the right. */
  public void rows(Svg svg, Scale scale, List<Scale.Tick> ticks, boolean labelsOnRight) {
    for (Scale.Tick tick : ticks) {
      double y = scale.at(tick.value());
      svg.line(left, y, right, y, "grid");
      if (labelsOnRight) {
        svg.text(right + 6, y + 4, "soft", tick.label());
      } else {
        svg.text(left - 6, y + 4, "soft end", tick.label());
      }
    }
  }

  /** Upright grid lines. */
  public void grid(Svg svg, Scale scale, List<Scale.Tick> ticks) {
    ticks.forEach(t -> svg.line(scale.at(t.value()), top, scale.at(t.value()), bottom, "grid"));
  }

  /** The lower edge with values where they have room, and with the gap before 0 if 0 is apart. */
  public void columns(Svg svg, Scale scale, List<Scale.Tick> ticks) {
    if (scale instanceof LambdaAxis axis && axis.hasZero()) {
      svg.line(left, bottom, axis.gap() - 3, bottom, "axis");
      svg.line(axis.gap() - 5, bottom + 5, axis.gap() - 1, bottom - 5, "axis");
      svg.line(axis.gap() + 1, bottom + 5, axis.gap() + 5, bottom - 5, "axis");
      svg.line(axis.left(), bottom, right, bottom, "axis");
      svg.line(axis.zero(), bottom, axis.zero(), bottom + 5, "axis");
      svg.text(axis.zero(), bottom + 18, "mid", "0");
    } else {
      svg.line(left, bottom, right, bottom, "axis");
    }
    for (Scale.Tick tick : ticks) {
      double x = scale.at(tick.value());
      svg.line(x, bottom, x, bottom + 5, "axis");
    }
    for (Scale.Tick tick : spaced(scale, ticks, BETWEEN_VALUES)) {
      svg.text(scale.at(tick.value()), bottom + 18, "soft mid", tick.label());
    }
  }

  /**
   * Writes the quantity of the lower edge, between words for its two ends if there are any; between
   * them it is left out where it would touch them.
   */
  public void name(Svg svg, String name, List<String> ends) {
    double room = width();
    if (!ends.isEmpty()) {
      svg.text(left, bottom + 36, "soft", ends.get(0));
      svg.text(right, bottom + 36, "soft end", ends.get(1));
      double wider = Math.max(Labels.width(ends.get(0), FONT), Labels.width(ends.get(1), FONT));
      room -= 2 * wider + BETWEEN_VALUES;
    }
    String words = ends.isEmpty() ? Labels.fit(name, FONT, room) : Labels.shorten(name, FONT, room);
    if (ends.isEmpty() || Labels.width(words, FONT) <= room) {
      svg.text(middle(), bottom + 36, "mid", words);
    }
  }

  /** The round values that have room beside each other, at most {@code atMost} of them. */
  public List<Scale.Tick> most(Scale scale, int atMost) {
    int count = (int) Math.min(atMost, width() / 36);
    while (count > 2
        && spaced(scale, scale.ticks(count), BETWEEN_VALUES).size() < scale.ticks(count).size()) {
      count--;
    }
    return scale.ticks(Math.max(2, count));
  }

  /** The values that have room beside each other, with a gap between, from left to right. */
  public static List<Scale.Tick> spaced(Scale scale, List<Scale.Tick> ticks, double gap) {
    List<Scale.Tick> out = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (Scale.Tick tick : ticks) {
      double half = Labels.width(tick.label(), FONT) / 2;
      double x = scale.at(tick.value());
      if (x - half >= free) {
        out.add(tick);
        free = x + half + gap;
      }
    }
    return out;
  }
}
