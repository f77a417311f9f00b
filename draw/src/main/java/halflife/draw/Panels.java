package halflife.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Small pictures of one kind in rows and columns, each with room for its name above it.
 *
 * @param frames one for each, row by row
 * @param columns how many stand beside each other
 */
record Panels(List<Frame> frames, int columns) {
  /** More than these cannot be compared at a glance. */
  static final int MOST = 6;

  /** The room under the lowest row for ticks and the name of the axis. */
  static final double BELOW = 44;

  private static final double BESIDE = 600;
  private static final double GAP = 18;

  /**
   * Three beside each other, or two on a phone.
   *
   * @param left where the first column begins
   * @param top where the room for the first names begins
   * @param name how high that room is
   * @param height of each panel
   * @param values the room under every row but the lowest for values of its own
   */
  static Panels of(
      int count, int width, double left, double top, double name, double height, double values) {
    int columns = Math.min(count, width >= BESIDE ? 3 : 2);
    double each = (width - left - 14 - (columns - 1) * GAP) / columns;
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = left + i % columns * (each + GAP);
      double y = top + name + i / columns * (name + height + values + GAP);
      frames.add(new Frame(x, y, x + each, y + height));
    }
    return new Panels(List.copyOf(frames), columns);
  }

  /** The lower edge of the lowest panel. */
  double bottom() {
    return frames.get(frames.size() - 1).bottom();
  }

  /** Whether nothing stands to the left of this panel. */
  boolean first(int i) {
    return i % columns == 0;
  }

  /** Whether nothing stands under this panel. */
  boolean lowest(int i) {
    return i + columns >= frames.size();
  }

  /** The lower edge, upright grid lines, and round values where nothing stands below. */
  void across(Svg svg, int i, Scale x, int ticks) {
    Frame frame = frames.get(i);
    for (Scale.Tick tick : x.ticks(ticks)) {
      double at = x.at(tick.value());
      svg.line(at, frame.top(), at, frame.bottom(), "grid");
      if (lowest(i)) {
        svg.line(at, frame.bottom(), at, frame.bottom() + 5, "axis");
        svg.text(at, frame.bottom() + 18, "soft mid", tick.label());
      }
    }
    svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
  }

  /** Level grid lines, and round values where nothing stands to the left. */
  void up(Svg svg, int i, Scale y, int ticks) {
    Frame frame = frames.get(i);
    for (Scale.Tick tick : y.ticks(ticks)) {
      double at = y.at(tick.value());
      svg.line(frame.left(), at, frame.right(), at, "grid");
      if (first(i)) {
        svg.text(frame.left() - 6, at + 4, "soft end", tick.label());
      }
    }
  }

  /** Opens a group that shows nothing outside a panel; the caller closes it. */
  void clipped(Svg svg, int i) {
    Frame frame = frames.get(i);
    String clip = svg.id() + "-clip" + i;
    svg.open("clipPath", "id", clip)
        .rect(frame.left(), frame.top(), frame.width(), frame.bottom() - frame.top(), "")
        .close();
    svg.open("g", "clip-path", "url(#" + clip + ")");
  }
}
