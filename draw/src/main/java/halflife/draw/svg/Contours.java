package halflife.draw.svg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines of equal height on a grid (marching squares): where an edge of a cell has one end below the
 * level and one not, the line crosses it at the linear interpolation; a saddle is settled by the
 * mean of its four corners.
 */
final class Contours {
  private static final int NONE = -1;

  private final double[] xs;
  private final double[] ys;
  private final double[][] heights;

  /** The crossings that one crossing is joined to, by edge: two at most. */
  private final int[][] joined = new int[2][];

  private final List<Integer> order = new ArrayList<>();

  private double level;

  /**
   * A grid.
   *
   * @param heights at (xs[j], ys[i]) is [i][j]; a cell with a corner that is not finite has no line
   */
  Contours(double[] xs, double[] ys, double[][] heights) {
    this.xs = xs;
    this.ys = ys;
    this.heights = heights;
    for (int k = 0; k < joined.length; k++) {
      joined[k] = new int[2 * xs.length * ys.length];
      Arrays.fill(joined[k], NONE);
    }
  }

  /** The lines at one level, each a list of places {x, y}; a closed one ends where it began. */
  List<List<double[]>> at(double height) {
    level = height;
    for (int i = 0; i + 1 < ys.length; i++) {
      for (int j = 0; j + 1 < xs.length; j++) {
        if (isCrossed(i, j)) {
          cell(i, j);
        }
      }
    }
    List<List<double[]>> lines = lines();
    for (int edge : order) {
      joined[0][edge] = NONE;
      joined[1][edge] = NONE;
    }
    order.clear();
    return lines;
  }

  /** Edges are numbered: even along x from (i, j) to (i, j+1), odd along y to (i+1, j). */
  private int edge(int i, int j, boolean alongY) {
    return 2 * (i * xs.length + j) + (alongY ? 1 : 0);
  }

  /** Whether a cell has corners on both sides of the level, all of them finite. */
  private boolean isCrossed(int i, int j) {
    double a = heights[i][j];
    double b = heights[i][j + 1];
    double c = heights[i + 1][j + 1];
    double d = heights[i + 1][j];
    boolean below = a < level;
    return (below != b < level || below != c < level || below != d < level)
        && Double.isFinite(a)
        && Double.isFinite(b)
        && Double.isFinite(c)
        && Double.isFinite(d);
  }

  private void cell(int i, int j) {
    double[] h = {heights[i][j], heights[i][j + 1], heights[i + 1][j + 1], heights[i + 1][j]};
    int[] edges = {
      edge(i, j, false), edge(i, j + 1, true), edge(i + 1, j, false), edge(i, j, true)
    };
    int[] crossed = new int[4];
    int count = 0;
    for (int k = 0; k < 4; k++) {
      if (h[k] < level != h[(k + 1) % 4] < level) {
        crossed[count++] = edges[k];
      }
    }
    if (count == 2) {
      join(crossed[0], crossed[1]);
    } else {
      boolean low = (h[0] + h[1] + h[2] + h[3]) / 4 < level;
      // Corner 0 is cut off by edges 3 and 0 unless the middle is on its side.
      boolean cutsFirst = h[0] < level != low;
      join(edges[0], cutsFirst ? edges[3] : edges[1]);
      join(edges[2], cutsFirst ? edges[1] : edges[3]);
    }
  }

  private void join(int a, int b) {
    add(a, b);
    add(b, a);
  }

  private void add(int edge, int to) {
    if (joined[0][edge] == NONE) {
      joined[0][edge] = to;
      order.add(edge);
    } else {
      joined[1][edge] = to;
    }
  }

  /** Follows the joins: open lines from their ends first, then the closed ones. */
  private List<List<double[]>> lines() {
    List<List<double[]>> out = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int ends : new int[] {1, 2}) {
      for (int start : order) {
        if (joins(start) == ends && !seen.contains(start)) {
          out.add(follow(start, seen));
        }
      }
    }
    return out;
  }

  private List<double[]> follow(int start, Set<Integer> seen) {
    List<double[]> line = new ArrayList<>();
    int now = start;
    boolean on = true;
    while (on) {
      seen.add(now);
      line.add(place(now));
      on = false;
      for (int k = 0; k < joins(now) && !on; k++) {
        if (!seen.contains(joined[k][now])) {
          now = joined[k][now];
          on = true;
        }
      }
    }
    if (now != start && (joined[0][now] == start || joined[1][now] == start)) {
      line.add(place(start));
    }
    return line;
  }

  /** How many crossings one is joined to. */
  private int joins(int edge) {
    return joined[0][edge] == NONE ? 0 : joined[1][edge] == NONE ? 1 : 2;
  }

  private double[] place(int edge) {
    int i = edge / 2 / xs.length;
    int j = edge / 2 % xs.length;
    boolean alongY = edge % 2 == 1;
    double from = heights[i][j];
    double to = alongY ? heights[i + 1][j] : heights[i][j + 1];
    double t = (level - from) / (to - from);
    return alongY
        ? new double[] {xs[j], ys[i] + t * (ys[i + 1] - ys[i])}
        : new double[] {xs[j] + t * (xs[j + 1] - xs[j]), ys[i]};
  }
}
