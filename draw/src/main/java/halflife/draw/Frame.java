package halflife.draw;

import java.util.List;

/**
 * The rectangle that data is drawn in, and what is written around it.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param right x of the right edge
 * @param bottom y of the lower edge
 */
record Frame(double left, double top, double right, double bottom) {
  static final double FONT = 12.5;

  /** The most grid lines. */
  static final int ROWS = 6;

  double width() {
    return right - left;
  }

  double middle() {
    return (left + right) / 2;
  }

  /** Grid lines and their values, on the left or on the right. */
  void rows(Svg svg, Scale scale, boolean labelsOnRight) {
    for (Scale.Tick tick : scale.ticks(ROWS)) {
      double y = scale.at(tick.value());
      svg.line(left, y, right, y, "grid");
      if (labelsOnRight) {
        svg.text(right + 6, y + 4, "soft", tick.label());
      } else {
        svg.text(left - 6, y + 4, "soft end", tick.label());
      }
    }
  }

  /** The lower edge with the ticks of λ, the gap before 0, and which way is which. */
  void lambda(Svg svg, LambdaAxis axis) {
    logarithmic(svg, axis);
    svg.text(left, bottom + 36, "soft", "← less decay");
    svg.text(middle(), bottom + 36, "mid", width() < 330 ? "λ" : "λ (log scale)");
    svg.text(right, bottom + 36, "soft end", "more decay →");
  }

  /** The lower edge with round values and the gap before 0, if 0 is drawn. */
  void logarithmic(Svg svg, LambdaAxis axis) {
    svg.line(axis.left(), bottom, right, bottom, "axis");
    for (Scale.Tick tick : axis.ticks()) {
      double x = axis.at(tick.value());
      svg.line(x, bottom, x, bottom + 5, "axis");
      svg.text(x, bottom + 18, "soft mid", tick.label());
    }
    if (axis.hasZero()) {
      svg.line(left, bottom, axis.gap() - 3, bottom, "axis");
      svg.line(axis.gap() - 5, bottom + 5, axis.gap() - 1, bottom - 5, "axis");
      svg.line(axis.gap() + 1, bottom + 5, axis.gap() + 5, bottom - 5, "axis");
      svg.line(axis.zero(), bottom, axis.zero(), bottom + 5, "axis");
      svg.text(axis.zero(), bottom + 18, "mid", "0");
    }
  }

  /** The lower edge with round values and what they are. */
  void columns(Svg svg, Scale scale, String name) {
    columns(svg, scale, name, scale.ticks((int) Math.max(2, width() / 64)));
  }

  /** The lower edge with as many round values as have room, and what they are. */
  void fullColumns(Svg svg, Scale scale, String name) {
    int count = (int) (width() / 36);
    while (count > 2 && !fit(scale, scale.ticks(count))) {
      count--;
    }
    columns(svg, scale, name, scale.ticks(count));
  }

  private static boolean fit(Scale scale, List<Scale.Tick> ticks) {
    double end = Double.NEGATIVE_INFINITY;
    for (Scale.Tick tick : ticks) {
      double half = Labels.width(tick.label(), FONT) / 2;
      if (scale.at(tick.value()) - half < end + 16) {
        return false;
      }
      end = scale.at(tick.value()) + half;
    }
    return true;
  }

  private void columns(Svg svg, Scale scale, String name, List<Scale.Tick> ticks) {
    svg.line(left, bottom, right, bottom, "axis");
    for (Scale.Tick tick : ticks) {
      double x = scale.at(tick.value());
      svg.line(x, bottom, x, bottom + 5, "axis");
      svg.text(x, bottom + 18, "soft mid", tick.label());
    }
    svg.text(middle(), bottom + 36, "mid", Labels.fit(name, FONT, width()));
  }

  /** A second axis along the upper edge: ticks at given places. */
  void above(Svg svg, String name, List<Scale.Tick> places) {
    svg.line(left, top, right, top, "axis");
    for (Scale.Tick place : places) {
      svg.line(place.value(), top, place.value(), top - 5, "axis");
      svg.text(place.value(), top - 9, "soft mid", place.label());
    }
    svg.text(middle(), top - 26, "mid", name);
  }
}
