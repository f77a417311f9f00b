package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Scale;
import halflife.draw.svg.ShortNames;
import halflife.draw.svg.Svg;
import java.util.ArrayList;
import java.util.List;

/**
 * Small pictures of one kind in rows and columns. They have axes in common, with values at the left
 * and below the lowest; or ranges of their own, with values below each.
 *
 * @param id unique in the page
 * @param caption its words
 * @param across the lower axis of each
 * @param up the left axis of each
 * @param shape the common traits of all panels
 * @param panels at least one
 */
public record PanelPicture(
    String id, Caption caption, Axis across, Axis up, Shape shape, List<Panel> panels) {
  /** The largest number of panels that can be compared at a glance. */
  public static final int MOST = 6;

  private static final double TALL = 170;
  private static final double LOW = 140;
  private static final double LINE = 15;
  private static final double OVER = 10;
  private static final int BESIDE = 600;

  /** The common traits of all panels of a picture. */
  public enum Shape {
    /** Common axes, three panels beside each other, two on a phone. */
    COMMON,
    /** Like {@link #COMMON}, but squares, up to four beside each other. */
    SQUARE,
    /** A range of its own for each panel, and no values at the left. */
    OWN
  }

  /**
   * One of the small pictures.
   *
   * @param name above it
   * @param note between its name and its frame; empty for none
   * @param layers its layers
   */
  public record Panel(String name, String note, List<Layer> layers) {}

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<Layer> all = new ArrayList<>();
    panels.forEach(panel -> all.addAll(panel.layers()));
    Legend legend = Legend.of(all);
    boolean wide = width >= BESIDE;
    int rows = -Math.floorDiv(-panels.size(), shape == Shape.SQUARE ? wide ? 4 : 2 : wide ? 3 : 2);
    int columns =
        Math.min(
            panels.size(),
            shape != Shape.SQUARE ? wide ? 3 : 2 : -Math.floorDiv(-panels.size(), rows));
    double left = shape == Shape.OWN ? 14 : 48;
    double gap = shape == Shape.SQUARE ? 32 : 18;
    double each = (width - left - 14 - (columns - 1) * gap) / columns;
    double height = shape == Shape.SQUARE ? each : width < 500 ? LOW : TALL;
    double names = 8 + LINE * (panels.stream().anyMatch(p -> !p.note().isEmpty()) ? 2 : 1);
    double step = names + height + 18 + (shape == Shape.OWN ? 12 : 0);
    double top = legend.height(width - 20) + (up.label().isEmpty() ? 8 : 30);
    double bottom = top + names + height + (rows - 1) * step;
    Svg svg =
        new Svg(
            id + "-" + width, width, bottom + Frame.BELOW, caption.title(), caption.description());
    legend.draw(svg, 10, 4, width - 20);
    svg.text(8, top - 6, "strong", Labels.shorten(up.label(), Frame.FONT, width - 16));
    svg.text((left + width - 14) / 2, bottom + 36, "mid", across.label());
    List<String> titles =
        ShortNames.of(panels.stream().map(Panel::name).toList(), Frame.FONT, each + OVER);
    for (int i = 0; i < panels.size(); i++) {
      double x = left + i % columns * (each + gap);
      double y = top + names + i / columns * step;
      Frame frame = new Frame(x, y, x + each, y + height);
      boolean lowest = shape == Shape.OWN || i + columns >= panels.size();
      double above = panels.get(i).note().isEmpty() ? 7 : 7 + LINE;
      svg.text(x, y - above, "strong", titles.get(i), panels.get(i).name());
      panel(svg, frame, panels.get(i), all, i % columns == 0, lowest);
    }
    return svg;
  }

  private void panel(
      Svg svg, Frame frame, Panel panel, List<Layer> all, boolean first, boolean lowest) {
    List<Layer> measured = shape == Shape.OWN ? panel.layers() : all;
    Range right = across.shown(PlotPicture.data(measured, across, Point::x));
    Range rising = up.shownUp(PlotPicture.data(measured, up, Point::y));
    Scale x = across.across(right, frame, 4);
    Scale y = up.up(rising, frame.bottom(), frame.top());
    if (!panel.note().isEmpty()) {
      String note = Labels.fit(panel.note(), Frame.FONT, frame.width() + OVER);
      svg.text(frame.left(), frame.top() - 7, "soft", note);
    }
    List<Scale.Tick> ticks = x.ticks(frame.width() < 180 ? 3 : 5);
    frame.grid(svg, x, ticks);
    if (lowest) {
      frame.columns(svg, x, ticks);
    } else {
      svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
    }
    if (shape != Shape.OWN) {
      for (Scale.Tick tick : y.ticks(5)) {
        double at = y.at(tick.value());
        svg.line(frame.left(), at, frame.right(), at, "grid");
        svg.text(frame.left() - 6, at + 4, "soft end", first ? tick.label() : "");
      }
    }
    new Canvas(svg, frame, across, up, x, y, panel.layers()).paint();
  }
}
