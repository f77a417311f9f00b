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
    List<Weights> across = fineX.stream().map(x -> Weights.of(xs, x)).toList();
    int width = fineX.size();
    double[] rows = new double[ys.size() * width];
    for (int i = 0; i < ys.size(); i++) {
      double[] row = heights.get(i).stream().mapToDouble(h -> h).toArray();
      for (int j = 0; j < width; j++) {
        rows[i * width + j] = across.get(j).of(row, 0, 1);
      }
    }
    List<List<Double>> out = new ArrayList<>();
    for (double y : fineY) {
      Weights up = Weights.of(ys, y);
      List<Double> fine = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        fine.add(up.of(rows, j, width));
      }
      out.add(fine);
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

  /**
   * The weights of Lagrange's polynomial through the four values nearest to a place, or as many as
   * there are.
   *
   * @param from the number of the first of them
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Weights(int from, double[] weights) {
    static Weights of(List<Double> grid, double place) {
      int count = Math.min(4, grid.size());
      int from = Math.max(0, Math.min(grid.size() - count, cell(grid, place) - 1));
      double[] weights = new double[count];
      for (int a = 0; a < count; a++) {
        double weight = 1;
        for (int b = 0; b < count; b++) {
          double step = grid.get(from + a) - grid.get(from + b);
          weight *= a == b ? 1 : (place - grid.get(from + b)) / step;
        }
        weights[a] = weight;
      }
      return new Weights(from, weights);
    }

    /** The polynomial at the place, through values that lie a stride apart from the first on. */
    double of(double[] values, int first, int stride) {
      double sum = 0;
      for (int a = 0; a < weights.length; a++) {
        // A height that is not finite spoils only places that depend on it.
        sum += weights[a] == 0 ? 0 : weights[a] * values[first + (from + a) * stride];
      }
      return sum;
    }
  }
}
