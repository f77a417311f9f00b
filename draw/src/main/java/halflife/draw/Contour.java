package halflife.draw;

import halflife.draw.svg.Lines;
import halflife.draw.svg.Refined;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Lines of equal height.
 *
 * @param name for the legend
 * @param ink their ink
 * @param xs the grid's rising x
 * @param ys the grid's rising y
 * @param heights at (xs[j], ys[i]) is [i][j]
 * @param levels the heights that get a line
 */
public record Contour(
    String name,
    Ink ink,
    List<Double> xs,
    List<Double> ys,
    List<List<Double>> heights,
    List<Double> levels)
    implements Layer {
  private static final int STEPS = 80;
  private static final double FINEST = 160;

  /** Copies the lists. */
  public Contour {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    heights = heights.stream().map(List::copyOf).toList();
    levels = List.copyOf(levels);
  }

  @Override
  public List<Point> extent() {
    return List.of(
        new Point(xs.get(0), ys.get(0)), new Point(xs.get(xs.size() - 1), ys.get(ys.size() - 1)));
  }

  @Override
  public Sample sample() {
    return Sample.line(ink.line());
  }

  @Override
  public void paint(Canvas on) {
    Refined fine = fine();
    for (double level : levels) {
      for (List<double[]> line : fine.lines(level)) {
        Lines lines = new Lines();
        line.forEach(p -> lines.add(on.x().at(p[0]), on.y().at(p[1])));
        on.svg().path(lines, sample().style());
      }
    }
  }

  /** The height at a place of the grid. */
  public double height(Point at) {
    return fine().at(at.x(), at.y());
  }

  /** The lines at a height, each a list of places {x, y}. */
  List<List<double[]>> lines(double level) {
    return fine().lines(level);
  }

  private Refined fine() {
    return Refined.of(xs, ys, heights, (int) Math.ceil(FINEST / xs.size()));
  }

  /** Contours of a function of x and y, on a grid of 81 by 81 places. */
  public static Contour of(
      String name,
      Ink ink,
      DoubleBinaryOperator height,
      Range across,
      Range up,
      List<Double> levels) {
    List<Double> xs = across.grid(STEPS);
    List<Double> ys = up.grid(STEPS);
    List<List<Double>> heights =
        ys.stream().map(y -> xs.stream().map(x -> height.applyAsDouble(x, y)).toList()).toList();
    return new Contour(name, ink, xs, ys, heights, levels);
  }
}
