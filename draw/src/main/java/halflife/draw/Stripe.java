package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Scale;
import java.util.List;

/**
 * A band from edge to edge of a picture: all values of one axis within a range.
 *
 * @param name for the legend
 * @param ink its colour
 * @param range the values
 * @param upright whether they are those of the lower axis
 */
public record Stripe(String name, Ink ink, Range range, boolean upright) implements Layer.Ground {
  @Override
  public List<Point> extent() {
    return List.of(place(range.low()), place(range.high()));
  }

  private Point place(double value) {
    return upright ? new Point(value, Double.NaN) : new Point(Double.NaN, value);
  }

  @Override
  public Sample sample() {
    return Sample.area(ink.fill());
  }

  @Override
  public void paint(Canvas on) {
    Frame f = on.frame();
    Scale scale = upright ? on.x() : on.y();
    double from = Math.min(scale.at(range.low()), scale.at(range.high()));
    double size = Math.abs(scale.at(range.low()) - scale.at(range.high()));
    if (upright) {
      on.svg().rect(from, f.top(), size, f.height(), sample().style());
    } else {
      on.svg().rect(f.left(), from, f.width(), size, sample().style());
    }
  }
}
