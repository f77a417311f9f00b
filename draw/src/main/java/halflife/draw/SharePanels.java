package halflife.draw;

import java.util.ArrayList;
import java.util.List;

/** Small squares from 0 to 1 both ways side by side, each with a name and a diagonal. */
final class SharePanels {
  private static final double LEFT = 34;
  private static final double GAP = 34;
  private static final double NAME = 26;
  private static final double BESIDE = 600;

  /**
   * One square.
   *
   * @param x where a share lies from left to right
   * @param y where a share lies from bottom to top
   */
  record Panel(Scale.Linear x, Scale.Linear y) {}

  final Svg svg;
  final List<Panel> panels = new ArrayList<>();

  /**
   * Draws the squares, without what they show.
   *
   * @param names one for each square
   * @param axes what runs to the right and what runs up
   */
  SharePanels(
      int width,
      String id,
      String title,
      String description,
      Legend legend,
      String[] axes,
      List<String> names) {
    int rows = -Math.floorDiv(-names.size(), width >= BESIDE ? 4 : 2);
    int columns = -Math.floorDiv(-names.size(), rows);
    double side = (width - LEFT - 12 - (columns - 1) * GAP) / columns;
    double top = 4 + legend.height(width - 20) + 24;
    double bottom = top + rows * (NAME + side);
    svg = new Svg(id + "-" + width, width, bottom + 44, title, description);
    legend.draw(svg, 10, 4, width - 20);
    svg.text(8, top, "strong", axes[1]);
    for (int i = 0; i < names.size(); i++) {
      double left = LEFT + i % columns * (side + GAP);
      double upper = top + i / columns * (NAME + side) + NAME;
      Frame frame = new Frame(left, upper, left + side, upper + side);
      panel(frame, names.get(i), i % columns == 0, i + columns >= names.size());
    }
    svg.text(LEFT + (width - LEFT - 12) / 2, bottom + 36, "mid", axes[0]);
  }

  private void panel(Frame frame, String name, boolean first, boolean lowest) {
    Panel panel =
        new Panel(
            new Scale.Linear(0, 1, frame.left(), frame.right()),
            new Scale.Linear(0, 1, frame.bottom(), frame.top()));
    svg.text(frame.left(), frame.top() - 6, "strong", Labels.fit(name, Frame.FONT, frame.width()));
    for (Scale.Tick tick : panel.x.ticks(3)) {
      double x = panel.x.at(tick.value());
      double y = panel.y.at(tick.value());
      svg.line(x, frame.top(), x, frame.bottom(), "grid");
      svg.line(frame.left(), y, frame.right(), y, "grid");
      if (first) {
        svg.text(frame.left() - 6, y + 4, "soft end", tick.label());
      }
      if (lowest) {
        svg.text(x, frame.bottom() + 18, "soft mid", tick.label());
      }
    }
    svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
    svg.line(frame.left(), frame.bottom(), frame.right(), frame.top(), "level");
    panels.add(panel);
  }
}
