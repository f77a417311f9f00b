package halflife.draw;

import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines with their names at their left ends instead of in a legend, moved apart and each tied to
 * its line. Each begins at 0, which has a place of its own, and is dotted up to its second point.
 *
 * @param named lines that have names, from the most important one, of at least one point
 * @param others thin lines without, from the most important one
 */
public record NamedLines(List<Layer.Curve> named, List<Layer.Curve> others) implements Layer {
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
    return new Room(Math.min(LEAD + widest, width * (width < 500 ? 0.33 : 0.27)), 0, 0, 0);
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
    Frame f = on.frame();
    List<Layer.Curve> falling =
        named.stream()
            .sorted(Comparator.comparingDouble(line -> -line.points().get(0).y()))
            .toList();
    double[] ends =
        falling.stream()
            .mapToDouble(line -> on.y().at(line.points().get(0).y()))
            .map(y -> Math.max(f.top() + 1, Math.min(f.bottom() - 1, y)))
            .toArray();
    double[] places = Labels.spread(ends, GAP, f.top() + 8, f.bottom() - 8);
    for (int k = 0; k < ends.length; k++) {
      Layer.Curve line = falling.get(k);
      double x = on.x().at(line.points().get(0).x());
      Lines lead =
          new Lines()
              .add(f.left() - 18, places[k])
              .add(f.left() - 12, places[k])
              .add(x - 4, ends[k]);
      on.svg().path(lead, line.ink().stroke() + " lead");
      on.svg().circle(x, ends[k], 3.5, line.ink().dot(false));
      String name = Labels.fit(line.name(), Frame.FONT, f.left() - 26);
      on.svg().text(f.left() - 21, places[k] + 4, "end name", name);
    }
  }
}
