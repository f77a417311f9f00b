package halflife.draw;

import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/** Draws the layers of a {@link PlotPicture} inside its frame. */
final class LayerPainter {
  private static final double BAR_SHARE = 0.7;
  private static final double WIDEST_BAR = 22;
  private static final int STEPS = 2;

  private final Svg svg;
  private final Frame frame;
  private final DoubleUnaryOperator x;
  private final Scale y;
  private final PlotPicture picture;

  LayerPainter(Svg svg, Frame frame, DoubleUnaryOperator x, Scale y, PlotPicture picture) {
    this.svg = svg;
    this.frame = frame;
    this.x = x;
    this.y = y;
    this.picture = picture;
  }

  static String style(Layer.Dots dots) {
    return dots.shape() == Layer.Shape.DIAMOND
        ? "pick"
        : "k" + dots.ink().colour() + (dots.shape() == Layer.Shape.HOLLOW ? " open" : " end");
  }

  static String style(Layer.Bars bars) {
    return bars.ink().fill() + " bars";
  }

  static String style(Layer.Outline outline) {
    return outline.ink().fill() + " " + outline.ink().line();
  }

  void paint() {
    String clip = svg.id() + "-clip";
    svg.open("clipPath", "id", clip)
        .rect(frame.left(), frame.top(), frame.width(), frame.bottom() - frame.top(), "")
        .close();
    svg.open("g", "clip-path", "url(#" + clip + ")");
    axes();
    picture.layers().forEach(this::paint);
    svg.close();
    // Points on the edge are not cut in half.
    picture.layers().stream()
        .filter(Layer.Dots.class::isInstance)
        .forEach(layer -> dots((Layer.Dots) layer));
    marks();
  }

  /** Where 0 is, in a picture that shows both its sides. */
  private void axes() {
    double up = y instanceof Scale.Linear v && v.low() < 0 && v.high() > 0 ? y.at(0) : Double.NaN;
    svg.line(frame.left(), up, frame.right(), up, "axis");
    if (picture.equalUnits()) {
      double right = x.applyAsDouble(0);
      svg.line(right, frame.top(), right, frame.bottom(), "axis");
    }
  }

  private void paint(Layer layer) {
    if (layer instanceof Layer.Curve v) {
      svg.path(lines(v.points()), v.ink().line(), v.name());
    } else if (layer instanceof Layer.Fan v) {
      v.curves().forEach(points -> svg.path(lines(points), v.ink().line()));
    } else if (layer instanceof Layer.Bars v) {
      bars(v);
    } else if (layer instanceof Layer.Band v) {
      Lines outline = lines(v.upper());
      for (int i = v.lower().size() - 1; i >= 0; i--) {
        add(outline, v.lower().get(i));
      }
      svg.area(outline, v.ink().fill());
    } else if (layer instanceof Layer.Outline v) {
      svg.area(lines(v.points()), style(v));
    } else if (layer instanceof Layer.Contour v) {
      contour(v);
    } else if (layer instanceof Layer.Level v) {
      svg.line(frame.left(), y.at(v.y()), frame.right(), y.at(v.y()), "level");
    }
  }

  private Lines lines(List<Point> points) {
    Lines out = new Lines();
    points.forEach(p -> add(out, p));
    return out;
  }

  /** Far outside the frame a line is held near it: there are no huge coordinates. */
  private void add(Lines out, Point p) {
    if (picture.across().holds(p.x()) && picture.up().holds(p.y())) {
      double height = frame.bottom() - frame.top();
      double down = y.at(p.y());
      out.add(
          x.applyAsDouble(p.x()),
          Math.max(frame.top() - 20 * height, Math.min(frame.bottom() + 20 * height, down)));
    }
  }

  private void dots(Layer.Dots dots) {
    for (Point p : dots.points()) {
      double right = x.applyAsDouble(p.x());
      double down = y.at(p.y());
      boolean inside =
          picture.across().holds(p.x())
              && picture.up().holds(p.y())
              && right >= frame.left() - 1
              && right <= frame.right() + 1
              && down >= frame.top() - 1
              && down <= frame.bottom() + 1;
      if (inside && dots.shape() == Layer.Shape.DIAMOND) {
        svg.diamond(right, down, 6.5, style(dots));
      } else if (inside) {
        svg.circle(right, down, dots.ink().faint() ? 2.5 : 4, style(dots));
      }
    }
  }

  private void bars(Layer.Bars bars) {
    List<Layer> all = picture.layers().stream().filter(Layer.Bars.class::isInstance).toList();
    double width = Math.min(WIDEST_BAR * all.size(), BAR_SHARE * spacing(all)) / all.size();
    double first = -width * all.size() / 2 + width * all.indexOf(bars);
    double ground = y instanceof Scale.Linear ? y.at(0) : frame.bottom();
    for (Point p : bars.points()) {
      if (picture.up().holds(p.y())) {
        double end = y.at(p.y());
        double left = x.applyAsDouble(p.x()) + first;
        svg.rect(left, Math.min(end, ground), width - 1, Math.abs(ground - end), style(bars));
      }
    }
  }

  /** The least distance between two places that have bars. */
  private double spacing(List<Layer> all) {
    TreeSet<Double> places = new TreeSet<>();
    all.forEach(l -> ((Layer.Bars) l).points().forEach(p -> places.add(x.applyAsDouble(p.x()))));
    double least = frame.width();
    double before = Double.NEGATIVE_INFINITY;
    for (double place : places) {
      least = Math.min(least, place - before);
      before = place;
    }
    return least;
  }

  private void contour(Layer.Contour v) {
    Refined fine = Refined.of(v.xs(), v.ys(), v.heights(), STEPS);
    for (double level : v.levels()) {
      for (List<double[]> line : Contours.of(fine.xs(), fine.ys(), fine.heights(), level)) {
        Lines lines = new Lines();
        line.forEach(p -> lines.add(x.applyAsDouble(p[0]), y.at(p[1])));
        svg.path(lines, v.ink().line());
      }
    }
  }

  private void marks() {
    Marks marks = new Marks(svg, frame);
    for (Layer layer : picture.layers()) {
      if (layer instanceof Layer.Upright v && picture.across().holds(v.x())) {
        double place = x.applyAsDouble(v.x());
        marks.at(place, "mark", v.name(), place > frame.middle());
      }
    }
    marks.write();
  }
}
