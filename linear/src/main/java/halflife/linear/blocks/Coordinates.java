package halflife.linear.blocks;

import halflife.linear.data.Fill;
import halflife.linear.data.Scaling;
import java.util.List;

/**
 * The way between fits in penalized coordinates and points over stored features.
 *
 * <p>A penalized column is z = (x − near + s · missing + d)/scale, with s what is added where a
 * value is missing and d = near − mean, both of the training rows.
 */
final class Coordinates {
  private final int p;
  private final double[] scales;
  private final double[] moved;
  private final int[] missing;
  private final double[] shifts;

  Coordinates(Scaling scaling, double[] near) {
    p = scaling.width();
    scales = scaling.scales();
    moved = new double[p];
    missing = new int[p];
    shifts = new double[p];
    List<Fill> fills = scaling.imputation().fills();
    for (int f = 0; f < fills.size(); f++) {
      int j = fills.get(f).value();
      missing[j] = fills.get(f).missing();
      shifts[j] = scaling.imputation().shifts()[f];
    }
    for (int j = 0; j < p; j++) {
      double filled = shifts[j] == 0 ? near[j] : near[j] + shifts[j] * near[missing[j]];
      moved[j] = filled - scaling.means()[j];
    }
  }

  /** The point of a fit. */
  double[] point(double[] fit) {
    double[] point = new double[fit.length];
    for (int from = 0; from < fit.length; from += p + 1) {
      double constant = fit[from + p];
      for (int j = 0; j < p; j++) {
        double c = fit[from + j] / scales[j];
        if (c != 0) {
          point[from + j] += c;
          constant += c * moved[j];
          if (shifts[j] != 0) {
            point[from + missing[j]] += shifts[j] * c;
          }
        }
      }
      point[from + p] = constant;
    }
    return point;
  }

  /**
   * The slopes in the coordinates of fits.
   *
   * @param sums for each output Σ r x of the stored features and Σ r
   * @param total Σw, by which all is divided
   */
  double[] slopes(double[][] sums, int outputs, double total) {
    double[] slopes = new double[outputs * (p + 1)];
    for (int k = 0; k < outputs; k++) {
      for (int j = 0; j <= p; j++) {
        slopes[k * (p + 1) + j] = image(sums[k], j) / total;
      }
    }
    return slopes;
  }

  /** Entry j in penalized coordinates of a row over stored features and 1. */
  private double image(double[] row, int j) {
    if (j == p) {
      return row[p];
    }
    double sum = row[j] + moved[j] * row[p];
    sum += shifts[j] == 0 ? 0 : shifts[j] * row[missing[j]];
    return sum / scales[j];
  }

  /**
   * One block of a Hessian in the coordinates of fits, of which the part right of the diagonal is
   * there over stored features.
   *
   * @param from the first row of the sums
   */
  double[][] hessian(double[][] sums, int from, double total) {
    double[][] full = new double[p + 1][p + 1];
    for (int i = 0; i <= p; i++) {
      for (int j = i; j <= p; j++) {
        full[i][j] = sums[from + i][j] / total;
        full[j][i] = full[i][j];
      }
    }
    double[][] half = new double[p + 1][p + 1]; // its columns turned
    double[] column = new double[p + 1];
    for (int j = 0; j <= p; j++) {
      for (int i = 0; i <= p; i++) {
        half[i][j] = image(full[i], j);
      }
    }
    double[][] result = new double[p + 1][p + 1];
    for (int j = 0; j <= p; j++) {
      for (int i = 0; i <= p; i++) {
        column[i] = half[i][j];
      }
      for (int i = 0; i <= p; i++) {
        result[i][j] = image(column, i);
      }
    }
    return result;
  }
}
