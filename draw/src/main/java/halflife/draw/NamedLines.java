package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Lines;
import halflife.draw.svg.ShortNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines with their names beside the frame instead of in a legend, moved apart and each tied to its
 * line at one place: left of the frame where that is 0, otherwise right of it. Each begins at 0,
 * which has a place of its own, and is dotted up to its second point.
 *
 * @param named lines that have names, from the most important one, of at least one point; each has
 *     a point at the place
 * @param others thin lines without, from the most important one
 * @param place the place at which names are tied to lines, one where they can be told apart
 */
public record NamedLines(List<Layer.Curve> named, List<Layer.Curve> others, double place)
    implements Layer {
  private static final double GAP = 16;
  private static final double LEAD = 34;

  /** Copies the lists. */
  public NamedLines {
    named = List.copyOf(named);
    others = List.copyOf(others);
  }

  @Override
  public List<Point> points() {
    List<Point> out = new ArrayList<>();
    named.forEach(line -> out.addAll(line.points()));
    others.forEach(line -> out.addAll(line.points()));
    return out;
  }

  @Override
  public Room room(int width) {
    double widest = 0;
    for (Layer.Curve line : named) {
      widest = Math.max(widest, Labels.width(line.name(), Frame.FONT));
    }
    double room = Math.min(LEAD + widest, width * (width < 500 ? 0.36 : 0.27));
    return place == 0 ? new Room(room, 0, 0, 0, 0) : new Room(0, room, 0, 0, 0);
  }

  @Override
  public void paint(Canvas on) {
    for (int i = others.size() - 1; i >= 0; i--) {
      solid(on, others.get(i));
    }
    for (int i = named.size() - 1; i >= 0; i--) {
      List<Point> points = named.get(i).points();
      Lines link = on.lines(points.subList(0, Math.min(2, points.size())));
      on.svg().path(link, named.get(i).ink().stroke() + " zero");
      solid(on, named.get(i));
    }
  }

  private static void solid(Canvas on, Layer.Curve line) {
    Lines rest = on.lines(line.points().subList(1, line.points().size()));
    on.svg().path(rest, line.ink().line(), Labels.fit(line.name(), 1, 40));
  }

  @Override
  public void finish(Canvas on) {
    if (named.isEmpty()) {
      return;
    }
    Frame f = on.frame();
    List<Layer.Curve> falling =
        named.stream().sorted(Comparator.comparingDouble(line -> -height(line))).toList();
    double[] ends =
        falling.stream()
            .mapToDouble(line -> on.y().at(height(line)))
            .map(y -> Math.max(f.top() + 1, Math.min(f.bottom() - 1, y)))
            .toArray();
    double[] places = Labels.spread(ends, GAP, f.top() + 8, f.bottom() - 8);
    boolean left = place == 0;
    double room = (left ? f.left() : on.svg().width() - f.right()) - 26;
    List<String> names =
        ShortNames.of(falling.stream().map(Layer.Curve::name).toList(), Frame.FONT, room);
    double edge = left ? f.left() : f.right();
    double out = left ? -1 : 1;
    double x = on.x().at(place);
    for (int k = 0; k < ends.length; k++) {
      Layer.Curve line = falling.get(k);
      Lines lead =
          new Lines()
              .add(edge + 18 * out, places[k])
              .add(edge + 12 * out, places[k])
              .add(x + 4 * out, ends[k]);
      on.svg().path(lead, line.ink().stroke() + " lead");
      begin(on, line);
      boolean none = !left && height(line) == 0;
      if (!none) {
        on.svg().circle(x, ends[k], 3.5, line.ink().dot(false));
      }
      String style = (left ? "end name" : "name") + (none ? " soft" : "");
      on.svg().text(edge + 21 * out, places[k] + 4, style, names.get(k), line.name());
    }
  }

  /** Draws the beginning of a line at 0, where that is shown and has no name. */
  private void begin(Canvas on, Layer.Curve line) {
    Point first = line.points().get(0);
    if (place != 0 && on.shows(first)) {
      on.svg().circle(on.x().at(first.x()), on.y().at(first.y()), 2.5, line.ink().dot(true));
    }
  }

  /** The height of a line at the place where it is named. */
  private double height(Layer.Curve line) {
    List<Point> points = line.points();
    return points.stream().filter(p -> p.x() == place).findFirst().orElse(points.get(0)).y();
  }
}
