package halflife.bench.storm;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a condition may be missed by a feature that is left out because it nearly depends on
 * those that are in; see "Lasso" in {@code docs/maths.md}.
 *
 * <p>Where at most 1e-13 of the square of a column z is left after projection on them, the part
 * that is left is √1e-13 of z, so its product with the residuals is at most √1e-13 ‖z‖ ‖r‖.
 */
final class Dependence {
  /** The share of a square that counts as nothing. */
  private static final double NOTHING = 1e-13;

  /** Projecting twice removes what rounding left the first time. */
  private static final int ROUNDS = 2;

  private final double[] weights;
  private final List<double[]> directions = new ArrayList<>();

  /**
   * Takes the columns that are in.
   *
   * @param weights those of the rows, with sum 1
   */
  Dependence(double[] weights, List<double[]> inside) {
    this.weights = weights;
    for (double[] column : inside) {
      double[] left = left(column);
      double square = product(left, left);
      if (square > NOTHING * product(column, column)) {
        double length = Math.sqrt(square);
        for (int i = 0; i < left.length; i++) {
          left[i] /= length;
        }
        directions.add(left);
      }
    }
  }

  /**
   * The largest miss that dependence explains; 0 for a column that does not depend.
   *
   * @param residuals multiplied by the weights, one array per row
   * @param output the entry of each that counts
   */
  double explains(double[] column, double[][] residuals, int output) {
    double[] left = left(column);
    double whole = product(column, column);
    if (product(left, left) > NOTHING * whole) {
      return 0;
    }
    double square = 0;
    for (int i = 0; i < weights.length; i++) {
      double r = residuals[i][output];
      square += weights[i] > 0 ? r * r / weights[i] : 0;
    }
    return Math.sqrt(NOTHING * whole * square);
  }

  private double[] left(double[] column) {
    double[] left = column.clone();
    for (int round = 0; round < ROUNDS; round++) {
      for (double[] direction : directions) {
        double along = product(left, direction);
        for (int i = 0; i < left.length; i++) {
          left[i] -= along * direction[i];
        }
      }
    }
    return left;
  }

  private double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * x[i] * y[i];
    }
    return sum;
  }
}
