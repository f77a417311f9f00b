package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Marks;
import halflife.draw.svg.Scale;
import halflife.draw.svg.Svg;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Numbers of any kind between two axes: lines, points, bars, bands, shapes, contours.
 *
 * @param id unique in the page
 * @param title the subject, in a few words
 * @param description the content, for those who cannot see it
 * @param across the lower axis
 * @param up the left axis
 * @param equalUnits whether a unit is as long upwards as sideways, so that a circle is one; both
 *     axes must then be linear
 * @param layers the layers: {@link Layer.Ground} lowest, then in their order
 */
public record PlotPicture(
    String id,
    String title,
    String description,
    Axis across,
    Axis up,
    boolean equalUnits,
    List<Layer> layers) {
  private static final double TALL = 300;
  private static final double LOW = 230;
  private static final double TALLEST = 440;
  private static final double FLATTEST = 180;
  private static final double ROW = 60;
  private static final double WIDEST_NAME = 260;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if units are to be equal and an axis is logarithmic, or an
   *     axis cannot be on its side
   */
  public PlotPicture {
    layers = List.copyOf(layers);
    boolean linear = across.kind() == Axis.Kind.LINEAR && up.kind() == Axis.Kind.LINEAR;
    if (equalUnits && !linear) {
      throw new IllegalArgumentException(
          "equal units need two linear axes; make both linear, or let units differ");
    }
    if (up.kind() == Axis.Kind.LOG_AND_ZERO) {
      throw new IllegalArgumentException(
          "only the lower axis has a place for 0; make the left one linear or logarithmic");
    }
    if (across.isNames()) {
      throw new IllegalArgumentException("only the left axis has rows with names");
    }
  }

  /** A picture whose axes have their own units. */
  public static PlotPicture of(
      String id, String title, String description, Axis across, Axis up, List<Layer> layers) {
    return new PlotPicture(id, title, description, across, up, false, layers);
  }

  /** A picture whose axes have their own units. */
  public static PlotPicture of(
      String id, Caption caption, Axis across, Axis up, List<Layer> layers) {
    return of(id, caption.title(), caption.description(), across, up, layers);
  }

  /** A copy with units that are equally long both ways. */
  public PlotPicture inEqualUnits() {
    return new PlotPicture(id, title, description, across, up, true, layers);
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Range right = across.shown(data(layers, across, Point::x));
    Range rising = up.shownUp(data(layers, up, Point::y));
    Legend legend = Legend.of(layers);
    Room room = Room.of(layers, width);
    boolean over = up.isNames() && width < 500 && names() > 80;
    double names = over ? 12 : Math.max(room.left(), names(rising));
    double side = width - 16 - names - room.right() - (room.left() > 0 ? names(rising) - 8 : 0);
    double words = Marks.room(room.words());
    double height = words + (up.isNames() ? up.marks().size() * ROW : width < 500 ? LOW : TALL);
    double left = names;
    if (equalUnits) {
      double shape = (rising.high() - rising.low()) / (right.high() - right.low());
      double all = side;
      side = Math.min(all, TALLEST / Math.max(0.5, shape));
      height = words + Math.max(FLATTEST, Math.min(TALLEST, side * shape));
      left += (all - side) / 2;
    }
    double top =
        8
            + legend.height(width - 20)
            + (legend.isEmpty() ? 0 : 8)
            + room.above()
            + (up.label().isEmpty() ? 4 : 21);
    Frame frame = new Frame(left, top, left + side, top + height);
    Svg svg = new Svg(id + "-" + width, width, frame.bottom() + Frame.BELOW, title, description);
    legend.draw(svg, 10, 4, width - 20);
    Scale x = across.across(right, frame, equalUnits ? 0 : room.margin());
    Scale y = up.up(rising, frame.bottom(), frame.top() + words);
    Canvas canvas = new Canvas(svg, frame, across, up, x, y, layers);
    sides(canvas, over, room.left() > 0);
    canvas.paint();
    return svg;
  }

  /** Grid, values and names along both sides. */
  private void sides(Canvas on, boolean namesOver, boolean valuesRight) {
    Svg svg = on.svg();
    Frame frame = on.frame();
    if (up.isNames()) {
      for (Scale.Tick row : up.marks()) {
        double y = on.y().at(row.value());
        svg.line(frame.left(), y, frame.right(), y, "grid");
        String name = Labels.fit(row.label(), Frame.FONT, WIDEST_NAME);
        if (namesOver) {
          svg.text(frame.left(), y - 11, "strong math mark", name);
        } else {
          svg.text(frame.left() - 12, y + 4, "strong math end", name);
        }
      }
    } else {
      frame.rows(svg, on.y(), up.ticks(on.y(), Frame.ROWS), valuesRight);
    }
    if (!up.label().isEmpty()) {
      double above = frame.top() - 13 - Room.of(layers, 0).above();
      double left = equalUnits ? Math.max(8, frame.left() - 40) : 8;
      svg.text(
          left, above, "strong math", Labels.fit(up.label(), Frame.FONT, frame.right() - left));
    }
    int most = equalUnits ? Frame.ROWS : Integer.MAX_VALUE;
    List<Scale.Tick> ticks = across.marks().isEmpty() ? frame.most(on.x(), most) : across.marks();
    if (equalUnits || up.isNames()) {
      frame.grid(svg, on.x(), ticks);
    }
    frame.columns(svg, on.x(), ticks);
    frame.name(svg, across.label(), across.ends());
    if (equalUnits && on.x().at(0) > frame.left() && on.x().at(0) < frame.right()) {
      svg.line(on.x().at(0), frame.top(), on.x().at(0), frame.bottom(), "axis");
    }
  }

  /** The width of the words left of the frame. */
  private double names(Range rising) {
    if (up.isNames()) {
      return 22 + 1.05 * Math.min(WIDEST_NAME, names());
    }
    double widest = 30;
    for (Scale.Tick tick : up.ticks(up.up(rising, TALL, 0), Frame.ROWS)) {
      widest = Math.max(widest, Labels.width(tick.label(), Frame.FONT));
    }
    return widest + 10;
  }

  private double names() {
    return up.marks().stream()
        .mapToDouble(row -> Labels.width(row.label(), Frame.FONT))
        .max()
        .orElse(0);
  }

  /** The range that layers need of an axis. */
  static Range data(List<Layer> layers, Axis axis, ToDoubleFunction<Point> side) {
    Range range = Range.EMPTY;
    for (Layer layer : layers) {
      for (Point p : layer.extent()) {
        double value = side.applyAsDouble(p);
        boolean zeroApart = axis.kind() == Axis.Kind.LOG_AND_ZERO && value == 0;
        if (axis.holds(value) && !zeroApart) {
          range = range.with(value);
        }
      }
    }
    return range;
  }
}
