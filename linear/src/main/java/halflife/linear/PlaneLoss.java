package halflife.linear;

import java.util.Arrays;

/**
 * The mean loss of an objective, without its penalty, after a step (x, y) from a fit in two of its
 * coordinates, the others held.
 */
sealed interface PlaneLoss {
  /** The loss after a step. */
  double at(double x, double y);

  /** Its slope and curvature there. */
  Bend bend(double x, double y);

  /**
   * Slope and curvature in two coordinates.
   *
   * @param gx ∂/∂x
   * @param gy ∂/∂y
   * @param hxx ∂²/∂x²
   * @param hxy ∂²/∂x∂y
   * @param hyy ∂²/∂y²
   */
  record Bend(double gx, double gy, double hxx, double hxy, double hyy) {
    /** Curvature below this share of the larger one is that of two columns that are one. */
    private static final double FLAT = 1e-10;

    /** Newton's step −H⁻¹g; along a flat direction, where nothing is to be gained, 0. */
    double[] newton() {
      double middle = (hxx + hyy) / 2;
      double spread = Math.hypot((hxx - hyy) / 2, hxy);
      double high = middle + spread;
      if (!(high > 0)) {
        return new double[2];
      }
      double low = (hxx * hyy - hxy * hxy) / high;
      double angle = Math.atan2(2 * hxy, hxx - hyy) / 2;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double along = -(cos * gx + sin * gy) / high;
      double across = low > FLAT * high ? -(cos * gy - sin * gx) / low : 0;
      return new double[] {cos * along - sin * across, sin * along + cos * across};
    }
  }

  /** Squared error: the same bend everywhere but for the slope. */
  record Quadratic(double loss, Bend bend) implements PlaneLoss {
    @Override
    public double at(double x, double y) {
      double slope = bend.gx * x + bend.gy * y;
      return loss + slope + bend.hxx / 2 * x * x + bend.hxy * x * y + bend.hyy / 2 * y * y;
    }

    @Override
    public Bend bend(double x, double y) {
      return new Bend(
          bend.gx + bend.hxx * x + bend.hxy * y,
          bend.gy + bend.hxy * x + bend.hyy * y,
          bend.hxx,
          bend.hxy,
          bend.hyy);
    }
  }

  /**
   * A likelihood, summed over rows.
   *
   * @param eta linear predictors of the fit, outputs × rows
   * @param weights their sum is 1
   * @param first the output and the column that x moves
   * @param second those that y moves
   * @param tilt loss and slopes at the fit that some rows lack against all of them: {0, 0, 0} for
   *     all
   */
  record OfRows(
      Likelihood likelihood,
      double[][] eta,
      double[] target,
      double[] weights,
      Axis first,
      Axis second,
      double[] tilt)
      implements PlaneLoss {
    /**
     * What a coordinate moves.
     *
     * @param output the linear predictor
     * @param column one value per row
     */
    record Axis(int output, double[] column) {
      Axis of(int[] members) {
        return new Axis(output, Arrays.stream(members).mapToDouble(i -> column[i]).toArray());
      }
    }

    /** Some of the rows, tilted so that loss and slope at the fit are those of all. */
    OfRows of(int[] members) {
      int n = members.length;
      double[] y = new double[n];
      double[] w = new double[n];
      double[][] some = new double[eta.length][n];
      double total = 0;
      for (int i = 0; i < n; i++) {
        y[i] = target[members[i]];
        w[i] = weights[members[i]];
        total += w[i];
        for (int k = 0; k < eta.length; k++) {
          some[k][i] = eta[k][members[i]];
        }
      }
      for (int i = 0; i < n; i++) {
        w[i] /= total;
      }
      Axis a = first.of(members);
      Axis b = second.of(members);
      OfRows plain = new OfRows(likelihood, some, y, w, a, b, new double[3]);
      Bend mine = bend(0, 0);
      Bend theirs = plain.bend(0, 0);
      double[] missing = {at(0, 0) - plain.at(0, 0), mine.gx - theirs.gx, mine.gy - theirs.gy};
      return new OfRows(likelihood, some, y, w, a, b, missing);
    }

    private double[][] moved(double x, double y) {
      double[][] result = eta.clone();
      result[first.output] = result[first.output].clone();
      Vectors.add(x, first.column, result[first.output], weights.length);
      if (second.output != first.output) {
        result[second.output] = result[second.output].clone();
      }
      Vectors.add(y, second.column, result[second.output], weights.length);
      return result;
    }

    @Override
    public double at(double x, double y) {
      double[][] moved = moved(x, y);
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * likelihood.deviance(moved, target[i], i);
      }
      return sum / 2 + tilt[0] + tilt[1] * x + tilt[2] * y;
    }

    @Override
    public Bend bend(double x, double y) {
      int n = weights.length;
      double[][] moved = moved(x, y);
      double[][] residual = new double[eta.length][n];
      likelihood.residuals(moved, target, weights, 0, n, residual);
      double[][] mean = likelihood.responses(moved);
      return new Bend(
          tilt[1] - Vectors.dot(first.column, residual[first.output], n),
          tilt[2] - Vectors.dot(second.column, residual[second.output], n),
          curvature(mean, first, first),
          curvature(mean, first, second),
          curvature(mean, second, second));
    }

    private double curvature(double[][] mean, Axis a, Axis b) {
      double[] out = new double[weights.length];
      likelihood.curvature(mean, weights, a.output, b.output, out);
      double sum = 0;
      for (int i = 0; i < out.length; i++) {
        sum += out[i] * a.column[i] * b.column[i];
      }
      return sum;
    }
  }
}
