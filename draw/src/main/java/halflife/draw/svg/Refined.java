package halflife.draw.svg;

import java.util.Arrays;
import java.util.List;

/**
 * A finer grid through the same heights: cubic interpolation along x, then along y, so that
 * contours of a coarse grid are as round as the surface. A cubic surface is met exactly.
 */
public final class Refined {
  private final double[] xs;
  private final double[] ys;
  private final double[][] heights;
  private final Contours contours;

  private Refined(double[] xs, double[] ys, double[][] heights) {
    this.xs = xs;
    this.ys = ys;
    this.heights = heights;
    contours = new Contours(xs, ys, heights);
  }

  /**
   * Refines a grid, with {@code steps} steps between two values of the coarse one.
   *
   * @param heights at (xs[j], ys[i]) is [i][j]
   */
  public static Refined of(
      List<Double> xs, List<Double> ys, List<List<Double>> heights, int steps) {
    double[] coarseX = array(xs);
    double[] coarseY = array(ys);
    double[] fineX = finer(coarseX, steps);
    double[] fineY = finer(coarseY, steps);
    Weights[] across = new Weights[fineX.length];
    Arrays.setAll(across, j -> Weights.of(coarseX, fineX[j]));
    int width = fineX.length;
    double[] rows = new double[coarseY.length * width];
    for (int i = 0; i < coarseY.length; i++) {
      double[] row = array(heights.get(i));
      for (int j = 0; j < width; j++) {
        rows[i * width + j] = across[j].of(row, 0, 1);
      }
    }
    double[][] fine = new double[fineY.length][width];
    for (int i = 0; i < fineY.length; i++) {
      Weights up = Weights.of(coarseY, fineY[i]);
      for (int j = 0; j < width; j++) {
        fine[i][j] = up.of(rows, j, width);
      }
    }
    return new Refined(fineX, fineY, fine);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  /** The lines at one level, each a list of places {x, y}; a closed one ends where it began. */
  public List<List<double[]>> lines(double level) {
    return contours.at(level);
  }

  /** The height of a place, between the four corners of its cell. */
  public double at(double x, double y) {
    int j = cell(xs, x);
    int i = cell(ys, y);
    double u = share(xs, j, x);
    double v = share(ys, i, y);
    double[] below = heights[i];
    double[] above = heights[i + 1];
    return (1 - v) * ((1 - u) * below[j] + u * below[j + 1])
        + v * ((1 - u) * above[j] + u * above[j + 1]);
  }

  private static int cell(double[] grid, double at) {
    int k = 0;
    while (k + 2 < grid.length && grid[k + 1] <= at) {
      k++;
    }
    return k;
  }

  private static double share(double[] grid, int k, double at) {
    double share = (at - grid[k]) / (grid[k + 1] - grid[k]);
    return Math.max(0, Math.min(1, share));
  }

  private static double[] finer(double[] grid, int steps) {
    int last = grid.length - 1;
    double[] out = new double[last * steps + 1];
    for (int k = 0; k < last; k++) {
      for (int s = 0; s < steps; s++) {
        out[k * steps + s] = grid[k] + (grid[k + 1] - grid[k]) * s / steps;
      }
    }
    out[last * steps] = grid[last];
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
    static Weights of(double[] grid, double place) {
      int count = Math.min(4, grid.length);
      int from = Math.max(0, Math.min(grid.length - count, cell(grid, place) - 1));
      double[] weights = new double[count];
      for (int a = 0; a < count; a++) {
        double weight = 1;
        for (int b = 0; b < count; b++) {
          weight *= a == b ? 1 : (place - grid[from + b]) / (grid[from + a] - grid[from + b]);
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
