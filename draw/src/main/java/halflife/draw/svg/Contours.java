package halflife.draw.svg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lines of equal height on a grid (marching squares): where an edge of a cell has one end below the
 * level and one not, the line crosses it at the linear interpolation; a saddle is settled by the
 * mean of its four corners.
 */
public final class Contours {
  private final List<Double> xs;
  private final List<Double> ys;
  private final List<List<Double>> heights;
  private final double level;

  /** The crossings that one crossing is joined to, by edge. */
  private final Map<Integer, List<Integer>> joined = new HashMap<>();

  private final List<Integer> order = new ArrayList<>();

  private Contours(List<Double> xs, List<Double> ys, List<List<Double>> heights, double level) {
    this.xs = xs;
    this.ys = ys;
    this.heights = heights;
    this.level = level;
  }

  /**
   * The lines at one level, each a list of places {x, y}; a closed one ends where it began.
   *
   * @param heights at (xs[j], ys[i]) is [i][j]; a cell with a corner that is not finite has no line
   */
  public static List<List<double[]>> of(
      List<Double> xs, List<Double> ys, List<List<Double>> heights, double level) {
    Contours contours = new Contours(xs, ys, heights, level);
    for (int i = 0; i + 1 < ys.size(); i++) {
      for (int j = 0; j + 1 < xs.size(); j++) {
        contours.cell(i, j);
      }
    }
    return contours.lines();
  }

  /** Edges are numbered: even along x from (i, j) to (i, j+1), odd along y to (i+1, j). */
  private int edge(int i, int j, boolean alongY) {
    return 2 * (i * xs.size() + j) + (alongY ? 1 : 0);
  }

  private void cell(int i, int j) {
    double[] h = {at(i, j), at(i, j + 1), at(i + 1, j + 1), at(i + 1, j)};
    int[] edges = {
      edge(i, j, false), edge(i, j + 1, true), edge(i + 1, j, false), edge(i, j, true)
    };
    List<Integer> crossed = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      if (!Double.isFinite(h[k])) {
        return;
      }
      if (h[k] < level != h[(k + 1) % 4] < level) {
        crossed.add(edges[k]);
      }
    }
    if (crossed.size() == 2) {
      join(crossed.get(0), crossed.get(1));
    } else if (crossed.size() == 4) {
      boolean low = (h[0] + h[1] + h[2] + h[3]) / 4 < level;
      // Corner 0 is cut off by edges 3 and 0 unless the middle is on its side.
      boolean cutsFirst = h[0] < level != low;
      join(edges[0], cutsFirst ? edges[3] : edges[1]);
      join(edges[2], cutsFirst ? edges[1] : edges[3]);
    }
  }

  private void join(int a, int b) {
    for (int[] pair : new int[][] {{a, b}, {b, a}}) {
      joined
          .computeIfAbsent(
              pair[0],
              edge -> {
                order.add(edge);
                return new ArrayList<>();
              })
          .add(pair[1]);
    }
  }

  /** Follows the joins: open lines from their ends first, then the closed ones. */
  private List<List<double[]>> lines() {
    List<List<double[]>> out = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int ends : new int[] {1, 2}) {
      for (int start : order) {
        if (joined(start).size() == ends && !seen.contains(start)) {
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
      for (int next : joined(now)) {
        if (!seen.contains(next)) {
          now = next;
          on = true;
          break;
        }
      }
    }
    if (now != start && joined(now).contains(start)) {
      line.add(place(start));
    }
    return line;
  }

  private List<Integer> joined(int edge) {
    return joined.getOrDefault(edge, List.of());
  }

  private double[] place(int edge) {
    int i = edge / 2 / xs.size();
    int j = edge / 2 % xs.size();
    boolean alongY = edge % 2 == 1;
    double from = at(i, j);
    double to = alongY ? at(i + 1, j) : at(i, j + 1);
    double t = (level - from) / (to - from);
    return alongY
        ? new double[] {xs.get(j), ys.get(i) + t * (ys.get(i + 1) - ys.get(i))}
        : new double[] {xs.get(j) + t * (xs.get(j + 1) - xs.get(j)), ys.get(i)};
  }

  private double at(int i, int j) {
    return heights.get(i).get(j);
  }
}
