package halflife.draw.svg;

import halflife.core.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Points joined by straight lines. Points that nobody could see are dropped when it is written, so
 * that a line never has more than {@link #MOST} of them.
 */
public final class Lines {
  /** The most points one line is written with. */
  public static final int MOST = 2000;

  /** Points of a piece of a long line, whose ends are kept. */
  private static final int PIECE = 256;

  private static final double INVISIBLE = 0.2;

  private final List<double[]> points = new ArrayList<>();

  /** Adds a point; one that is not finite is left out. */
  public Lines add(double x, double y) {
    if (Double.isFinite(x) && Double.isFinite(y)) {
      points.add(new double[] {x, y});
    }
    return this;
  }

  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** The value of a path's {@code d}. */
  public String data() {
    StringBuilder out = new StringBuilder();
    for (double[] p : simplified()) {
      Numbers.coordinate(out.append(out.length() == 0 ? 'M' : 'L'), p[0]);
      Numbers.coordinate(out.append(' '), p[1]);
    }
    return out.toString();
  }

  /**
   * The points that matter: no dropped one lies further than 0.2 units from the line that is left
   * (Ramer 1972; Douglas and Peucker 1973), more where that still leaves too many.
   */
  List<double[]> simplified() {
    double tolerance = INVISIBLE;
    List<double[]> kept = simplify(tolerance);
    while (kept.size() > MOST) {
      tolerance *= 2;
      kept = simplify(tolerance);
    }
    return kept;
  }

  private List<double[]> simplify(double tolerance) {
    boolean[] keep = new boolean[points.size()];
    if (points.isEmpty()) {
      return List.of();
    }
    int last = points.size() - 1;
    // Of a jagged line the work grows with the square of a piece.
    int piece = last > 2 * PIECE ? PIECE : Math.max(1, last);
    List<int[]> spans = new ArrayList<>();
    keep[0] = true;
    for (int from = 0; from < last; from += piece) {
      int to = Math.min(last, from + piece);
      keep[to] = true;
      spans.add(new int[] {from, to});
    }
    while (!spans.isEmpty()) {
      int[] span = spans.remove(spans.size() - 1);
      int far = -1;
      double most = tolerance;
      for (int i = span[0] + 1; i < span[1]; i++) {
        double distance = distance(points.get(i), points.get(span[0]), points.get(span[1]));
        if (distance > most) {
          most = distance;
          far = i;
        }
      }
      if (far >= 0) {
        keep[far] = true;
        spans.add(new int[] {span[0], far});
        spans.add(new int[] {far, span[1]});
      }
    }
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      if (keep[i]) {
        kept.add(points.get(i));
      }
    }
    return kept;
  }

  /** Places are of the size of a picture, so that no square overflows. */
  private static double distance(double[] p, double[] a, double[] b) {
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double square = dx * dx + dy * dy;
    double t = square == 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square;
    double u = Math.max(0, Math.min(1, t));
    double right = p[0] - a[0] - u * dx;
    double down = p[1] - a[1] - u * dy;
    return Math.sqrt(right * right + down * down);
  }
}
