package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Lines;
import halflife.draw.svg.Marks;
import halflife.draw.svg.Scale;
import halflife.draw.svg.Svg;
import java.util.List;

/**
 * The place where layers are painted: a frame and the places that values have in it.
 *
 * @param svg the picture
 * @param frame the rectangle the layers lie in
 * @param across the lower axis
 * @param up the left axis
 * @param x the places along the lower axis
 * @param y the places along the left axis
 * @param layers the layers: {@link Layer.Ground} lowest, then in their order
 */
public record Canvas(
    Svg svg, Frame frame, Axis across, Axis up, Scale x, Scale y, List<Layer> layers) {

  /** Paints the layers, those that lie under all lines first, and what is written at marks. */
  void paint() {
    // Words at marks have the room above the highest value to themselves.
    double ceiling = Math.min(y.at(y.low()), y.at(y.high())) - 6;
    double top = Math.max(frame.top(), ceiling);
    svg.clip(new Frame(frame.left(), top, frame.right(), frame.bottom()));
    layers.stream().filter(Layer.Ground.class::isInstance).forEach(layer -> layer.paint(this));
    if (y instanceof Scale.Linear v && v.low() < 0 && v.high() > 0 && !up.isNames()) {
      svg.line(frame.left(), y.at(0), frame.right(), y.at(0), "axis");
    }
    layers.stream()
        .filter(layer -> !(layer instanceof Layer.Ground))
        .forEach(layer -> layer.paint(this));
    svg.close();
    layers.forEach(layer -> layer.finish(this));
    Marks marks = new Marks(svg, frame);
    layers.forEach(layer -> layer.mark(this, marks));
    marks.write();
  }

  /** Whether a point has a place inside the frame, or on its edge. */
  public boolean shows(Point p) {
    double right = x.at(p.x());
    double down = y.at(p.y());
    return across.holds(p.x())
        && up.holds(p.y())
        && right >= frame.left() - 1
        && right <= frame.right() + 1
        && down >= frame.top() - 1
        && down <= frame.bottom() + 1;
  }

  /** A place along the left axis that is held near the frame: there are no huge coordinates. */
  public double down(double value) {
    double far = 20 * frame.height();
    return Math.max(frame.top() - far, Math.min(frame.bottom() + far, y.at(value)));
  }

  /** A line through those points that have a place. */
  public Lines lines(List<Point> points) {
    Lines out = new Lines();
    for (Point p : points) {
      if (across.holds(p.x()) && up.holds(p.y())) {
        out.add(x.at(p.x()), down(p.y()));
      }
    }
    return out;
  }

  /** The least distance between two places of these layers. */
  double narrowest(List<Layer> some) {
    double[] places =
        some.stream()
            .flatMap(layer -> layer.points().stream())
            .mapToDouble(p -> x.at(p.x()))
            .sorted()
            .distinct()
            .toArray();
    double least = frame.width();
    for (int i = 1; i < places.length; i++) {
      least = Math.min(least, places[i] - places[i - 1]);
    }
    return least;
  }
}
