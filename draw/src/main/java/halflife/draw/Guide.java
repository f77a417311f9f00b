package halflife.draw;

import halflife.core.Numbers;
import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.LambdaAxis;
import halflife.draw.svg.Marks;
import halflife.draw.svg.Scale;
import java.util.Comparator;
import java.util.List;

/** A layer that helps to read a picture and shows no data; a table of its numbers leaves it out. */
public sealed interface Guide extends Layer {
  /**
   * A band from edge to edge of a picture: all values of one axis within a range.
   *
   * @param name for the legend
   * @param ink its colour
   * @param range the values
   * @param upright whether they are those of the lower axis
   */
  record Stripe(String name, Ink ink, Range range, boolean upright) implements Guide, Layer.Ground {
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

  /**
   * A dotted guide from (0, 0) to (1, 1), where two shares are equal.
   *
   * @param name for the legend
   */
  record Diagonal(String name) implements Guide, Layer.Ground {
    @Override
    public Sample sample() {
      return Sample.line("level");
    }

    @Override
    public void paint(Canvas on) {
      on.svg().line(on.x().at(0), on.y().at(0), on.x().at(1), on.y().at(1), sample().style());
    }
  }

  /**
   * A second axis along the upper edge, with words for some values of the lower axis.
   *
   * @param name the quantity
   * @param values the words at values of the lower axis; those that have no room are left out
   */
  record UpperAxis(String name, List<Scale.Tick> values) implements Guide {
    private static final double HEIGHT = 36;
    private static final double GAP = 32;

    /** Copies the list. */
    public UpperAxis {
      values = values.stream().sorted(Comparator.comparingDouble(Scale.Tick::value)).toList();
    }

    @Override
    public Room room(int width) {
      return new Room(0, 0, HEIGHT, 0, 0);
    }

    @Override
    public void finish(Canvas on) {
      Frame f = on.frame();
      on.svg().line(f.left(), f.top(), f.right(), f.top(), "axis");
      for (Scale.Tick value : Frame.spaced(on.x(), values, GAP)) {
        double x = on.x().at(value.value());
        on.svg().line(x, f.top(), x, f.top() - 5, "axis");
        on.svg().text(x, f.top() - 9, "soft mid", value.label());
      }
      double half = Labels.width(name, Frame.FONT) / 2 + 4;
      double middle = Math.min(Math.max(f.middle(), half), on.svg().width() - half);
      on.svg().text(middle, f.top() - 26, "mid", name);
    }
  }

  /**
   * A cursor that a page moves along an axis of λ: an upright line, and a dot on it where a height
   * is given. Attributes of the picture's root hold the places of λs and heights.
   *
   * @param at the place it begins at; its y may be NaN
   */
  record Cursor(Point at) implements Guide {
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

  /**
   * Words in the upper corners of a picture over λ: which side is which kind of failure.
   *
   * @param left the words for the side of little decay; empty for none
   * @param right the words for the side of much decay; empty for none
   */
  record Sides(String left, String right) implements Guide {
    @Override
    public Room room(int width) {
      return new Room(0, 0, 0, 1, 0);
    }

    @Override
    public void mark(Canvas on, Marks marks) {
      marks.sides(left, right);
    }
  }
}
