package halflife.draw;

import halflife.core.Numbers;
import halflife.draw.svg.LambdaAxis;
import halflife.draw.svg.Scale;

/**
 * What a page moves along an axis of λ: an upright line, and a dot on it where a height is given.
 * The picture says in attributes of its root where λs and heights lie.
 *
 * @param at the place it begins at; its y may be NaN
 */
public record Cursor(Point at) implements Layer {
  @Override
  public void finish(Canvas on) {
    if (on.x() instanceof LambdaAxis axis) {
      on.svg().root(axis.attributes());
    }
    double x = on.x().at(at.x());
    on.svg().line(x, on.frame().top(), x, on.frame().bottom(), "cursor");
    if (Double.isFinite(at.y()) && on.y() instanceof Scale.Linear y) {
      on.svg()
          .root(
              "data-y-low", Double.toString(y.low()),
              "data-y-high", Double.toString(y.high()),
              "data-y-from", Numbers.coordinate(y.from()),
              "data-y-to", Numbers.coordinate(y.to()))
          .circle(x, y.at(at.y()), 5, "cursor");
    }
  }
}
