package halflife.draw;

import halflife.core.Numbers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Very many small dots of one colour, which shine through each other; those at one place are one.
 *
 * @param name for the legend
 * @param ink their colour
 * @param points their places
 */
public record Cloud(String name, Ink ink, List<Point> points) implements Layer.Ground {
  /** Copies the list. */
  public Cloud {
    points = List.copyOf(points);
  }

  @Override
  public Sample sample() {
    return new Sample("dots", "cloud k" + ink.colour());
  }

  @Override
  public void paint(Canvas on) {
    Set<String> places = new LinkedHashSet<>();
    points.stream()
        .filter(on::shows)
        .map(p -> Numbers.coordinate(on.x().at(p.x())) + " " + Numbers.coordinate(on.down(p.y())))
        .forEach(places::add);
    StringBuilder dots = new StringBuilder("M0 0");
    places.forEach(place -> dots.append('M').append(place).append("h0"));
    on.svg().leaf("path", "class", sample().style(), "d", dots.toString());
  }
}
