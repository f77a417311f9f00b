package halflife.draw.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * A finer grid through the same heights: cubic interpolation along x, then along y, so that
 * contours of a coarse grid are as round as the surface. A cubic surface is met exactly.
 *
 * @param xs the finer grid's x
 * @param ys the finer grid's y
 * @param heights at (xs[j], ys[i]) is [i][j]
 */
public record Refined(List<Double> xs, List<Double> ys, List<List<Double>> heights) {

  /** Refines a grid, with {@code steps} steps between two values of the coarse one. */
  public static Refined of(
      List<Double> xs, List<Double> ys, List<List<Double>> heights, int steps) {
    List<Double> fineX = finer(xs, steps);
    List<Double> fineY = finer(ys, steps);
    List<List<Double>> rows = new ArrayList<>();
    heights.forEach(row -> rows.add(along(xs, row, fineX)));
    List<List<Double>> out = new ArrayList<>();
    fineY.forEach(y -> out.add(new ArrayList<>()));
    for (int j = 0; j < fineX.size(); j++) {
      int column = j;
      List<Double> fine = along(ys, rows.stream().map(row -> row.get(column)).toList(), fineY);
      for (int i = 0; i < fine.size(); i++) {
        out.get(i).add(fine.get(i));
      }
    }
    return new Refined(fineX, fineY, out);
  }

  /** The height of a place, between the four corners of its cell. */
  public double at(double x, double y) {
    int j = cell(xs, x);
    int i = cell(ys, y);
    double u = share(xs, j, x);
    double v = share(ys, i, y);
    List<Double> below = heights.get(i);
    List<Double> above = heights.get(i + 1);
    return (1 - v) * ((1 - u) * below.get(j) + u * below.get(j + 1))
        + v * ((1 - u) * above.get(j) + u * above.get(j + 1));
  }

  private static int cell(List<Double> grid, double at) {
    int k = 0;
    while (k + 2 < grid.size() && grid.get(k + 1) <= at) {
      k++;
    }
    return k;
  }

  private static double share(List<Double> grid, int k, double at) {
    double share = (at - grid.get(k)) / (grid.get(k + 1) - grid.get(k));
    return Math.max(0, Math.min(1, share));
  }

  private static List<Double> finer(List<Double> grid, int steps) {
    List<Double> out = new ArrayList<>();
    for (int k = 0; k + 1 < grid.size(); k++) {
      for (int s = 0; s < steps; s++) {
        out.add(grid.get(k) + (grid.get(k + 1) - grid.get(k)) * s / steps);
      }
    }
    out.add(grid.get(grid.size() - 1));
    return out;
  }

  private static List<Double> along(List<Double> grid, List<Double> values, List<Double> places) {
    List<Double> out = new ArrayList<>();
    places.forEach(place -> out.add(at(grid, values, place)));
    return out;
  }

  /** Lagrange's polynomial through the four nearest values, or as many as there are. */
  private static double at(List<Double> grid, List<Double> values, double place) {
    int cell = cell(grid, place);
    int count = Math.min(4, grid.size());
    int from = Math.max(0, Math.min(grid.size() - count, cell - 1));
    double sum = 0;
    for (int a = from; a < from + count; a++) {
      double weight = 1;
      for (int b = from; b < from + count; b++) {
        weight *= a == b ? 1 : (place - grid.get(b)) / (grid.get(a) - grid.get(b));
      }
      // A height that is not finite spoils only places that depend on it.
      sum += weight == 0 ? 0 : weight * values.get(a);
    }
    return sum;
  }
}
