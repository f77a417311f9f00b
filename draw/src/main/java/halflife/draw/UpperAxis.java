package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Scale;
import java.util.Comparator;
import java.util.List;

/**
 * A second axis along the upper edge: what stands for some values of the lower axis.
 *
 * @param name what it is
 * @param values at values of the lower axis; those that have no room are left out
 */
public record UpperAxis(String name, List<Scale.Tick> values) implements Layer {
  private static final double HEIGHT = 36;
  private static final double GAP = 32;

  /** Copies the list. */
  public UpperAxis {
    values = values.stream().sorted(Comparator.comparingDouble(Scale.Tick::value)).toList();
  }

  @Override
  public Room room(int width) {
    return new Room(0, HEIGHT, 0, 0);
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
    on.svg().text(f.middle(), f.top() - 26, "mid", name);
  }
}
