package halflife.lessons;

import halflife.draw.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Points for pictures. */
final class Plots {
  private Plots() {}

  /** The points (x[i], y[i]). */
  static List<Point> points(double[] x, double[] y) {
    List<Point> out = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      out.add(new Point(x[i], y[i]));
    }
    return out;
  }

  /** A function at some places. */
  static List<Point> points(double[] x, DoubleUnaryOperator f) {
    List<Point> out = new ArrayList<>();
    for (double v : x) {
      out.add(new Point(v, f.applyAsDouble(v)));
    }
    return out;
  }

  /** A place of two coordinates. */
  static Point point(double[] place) {
    return new Point(place[0], place[1]);
  }
}
