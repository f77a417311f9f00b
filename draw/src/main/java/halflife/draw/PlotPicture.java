package halflife.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers of any kind between two axes: lines, points, bars, bands, shapes, contours.
 *
 * @param id unique in the page
 * @param title what it is, in a few words
 * @param description what it shows, for those who cannot see it
 * @param across the lower axis
 * @param up the left axis
 * @param equalUnits whether a unit is as long upwards as sideways, so that a circle is one; both
 *     axes must then be linear
 * @param layers what is drawn, the first one lowest
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
  private static final double AIR = 0.05;
  private static final int BELOW = 44;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if units are to be equal and an axis is logarithmic, or the
   *     left axis is to have a place for 0
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
  }

  /** With axes of their own units. */
  public static PlotPicture of(
      String id, String title, String description, Axis across, Axis up, List<Layer> layers) {
    return new PlotPicture(id, title, description, across, up, false, layers);
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Range right = across.shown(data(true));
    Range rising = up.shown(data(false));
    if (up.range().equals(Range.EMPTY)) {
      rising = up.kind() == Axis.Kind.LINEAR ? rising.padded(AIR) : rising.stretched(AIR);
    }
    Legend legend = legend();
    double top = 29 + (legend.isEmpty() ? 0 : legend.height(width - 20) + 8);
    double marks =
        Marks.room((int) layers.stream().filter(Layer.Upright.class::isInstance).count());
    double side = width - 16 - labels(rising);
    double height = marks + (width < 500 ? LOW : TALL);
    double left = width - 16 - side;
    if (equalUnits) {
      double shape = (rising.high() - rising.low()) / (right.high() - right.low());
      double room = side;
      side = Math.min(room, TALLEST / Math.max(0.5, shape));
      height = marks + side * shape;
      left += (room - side) / 2;
    }
    Frame frame = new Frame(left, top, left + side, top + height);
    Scale y = rows(rising, frame.bottom(), frame.top() + marks);
    Svg svg = new Svg(id + "-" + width, width, frame.bottom() + BELOW, title, description);
    legend.draw(svg, 10, 4, width - 20);
    frame.rows(svg, y, false);
    svg.text(8, top - 13, "strong math", Labels.fit(up.label(), Frame.FONT, width - 16));
    DoubleUnaryOperator x = columns(svg, frame, right);
    new LayerPainter(svg, frame, x, y, this).paint();
    return svg;
  }

  /** How wide the words left of the frame are. */
  private double labels(Range rising) {
    double widest = 30;
    for (Scale.Tick tick : rows(rising, TALL, 0).ticks(Frame.ROWS)) {
      widest = Math.max(widest, Labels.width(tick.label(), Frame.FONT));
    }
    return widest + 10;
  }

  private Scale rows(Range range, double from, double to) {
    return up.kind() == Axis.Kind.LINEAR
        ? new Scale.Linear(range.low(), range.high(), from, to)
        : new Scale.Log(range.low(), range.high(), from, to);
  }

  private DoubleUnaryOperator columns(Svg svg, Frame frame, Range range) {
    if (across.kind() == Axis.Kind.LINEAR) {
      boolean bars = layers.stream().anyMatch(Layer.Bars.class::isInstance);
      double pad = equalUnits || !across.range().equals(Range.EMPTY) ? 0 : bars ? 18 : 10;
      Scale.Linear x =
          new Scale.Linear(range.low(), range.high(), frame.left() + pad, frame.right() - pad);
      frame.fullColumns(svg, across.wholes() ? new Scale.Whole(x) : x, across.label());
      return x::at;
    }
    LambdaAxis x =
        LambdaAxis.of(
            List.of(range.low(), range.high()),
            frame.left(),
            frame.right(),
            across.kind() == Axis.Kind.LOG_AND_ZERO);
    frame.logarithmic(svg, x);
    svg.text(
        frame.middle(), frame.bottom() + 36, "mid", Labels.fit(across.label(), Frame.FONT, 300));
    return x::at;
  }

  /** What the layers need of an axis; bars start at 0, so it belongs to them. */
  private Range data(boolean sideways) {
    Axis axis = sideways ? across : up;
    Range range = Range.EMPTY;
    for (Layer layer : layers) {
      for (Point p : points(layer)) {
        double value = sideways ? p.x() : p.y();
        boolean zeroApart = axis.kind() == Axis.Kind.LOG_AND_ZERO && value == 0;
        if (axis.holds(value) && !zeroApart) {
          range = range.with(value);
        }
      }
      if (layer instanceof Layer.Bars && !sideways && axis.kind() == Axis.Kind.LINEAR) {
        range = range.with(0);
      }
      if (layer instanceof Layer.Level level && !sideways && axis.holds(level.y())) {
        range = range.with(level.y());
      }
    }
    return range;
  }

  private static List<Point> points(Layer layer) {
    List<Point> out = new ArrayList<>();
    if (layer instanceof Layer.Curve v) {
      out.addAll(v.points());
    } else if (layer instanceof Layer.Fan v) {
      v.curves().forEach(out::addAll);
    } else if (layer instanceof Layer.Dots v) {
      out.addAll(v.points());
    } else if (layer instanceof Layer.Bars v) {
      out.addAll(v.points());
    } else if (layer instanceof Layer.Band v) {
      out.addAll(v.upper());
      out.addAll(v.lower());
    } else if (layer instanceof Layer.Outline v) {
      out.addAll(v.points());
    } else if (layer instanceof Layer.Contour v) {
      out.add(new Point(v.xs().get(0), v.ys().get(0)));
      out.add(new Point(v.xs().get(v.xs().size() - 1), v.ys().get(v.ys().size() - 1)));
    }
    return out;
  }

  private Legend legend() {
    Legend legend = new Legend();
    for (Layer layer : layers) {
      String name = layer.name();
      if (name.isEmpty()) {
        continue;
      }
      if (layer instanceof Layer.Curve v) {
        legend.add("line", v.ink().line(), name);
      } else if (layer instanceof Layer.Fan v) {
        legend.add("line", v.ink().line(), name);
      } else if (layer instanceof Layer.Contour v) {
        legend.add("line", v.ink().line(), name);
      } else if (layer instanceof Layer.Level) {
        legend.add("line", "level", name);
      } else if (layer instanceof Layer.Dots v) {
        boolean diamond = v.shape() == Layer.Shape.DIAMOND;
        legend.add(diamond ? "diamond" : "dot", LayerPainter.style(v), name);
      } else if (layer instanceof Layer.Bars v) {
        legend.add("area", LayerPainter.style(v), name);
      } else if (layer instanceof Layer.Band v) {
        legend.add("area", v.ink().fill(), name);
      } else if (layer instanceof Layer.Outline v) {
        legend.add("area", LayerPainter.style(v), name);
      }
    }
    return legend;
  }
}
