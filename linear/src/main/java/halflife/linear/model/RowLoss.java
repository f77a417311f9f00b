package halflife.linear.model;

import halflife.core.Internal;
import halflife.core.SplitMix64;
import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * A mean negative log-likelihood after a step from a fit in two of its coordinates, over rows.
 *
 * @param eta linear predictors of the fit, outputs × rows
 * @param weights their sum is 1
 * @param first the output and the column that x moves
 * @param second those that y moves
 * @param tilt loss and slopes at the fit that some rows lack against all of them: {0, 0, 0} for all
 */
@Internal
public record RowLoss(
    Likelihood likelihood,
    double[][] eta,
    double[] target,
    double[] weights,
    Axis first,
    Axis second,
    double[] tilt)
    implements PlaneLoss {
  /** The most rows behind a picture of the loss. */
  public static final int MOST_DRAWN = 5000;

  /**
   * The change of the rows along one coordinate.
   *
   * @param output the linear predictor
   * @param column one value per row
   */
  public record Axis(int output, double[] column) {
    Axis of(int[] members) {
      return new Axis(output, Arrays.stream(members).mapToDouble(i -> column[i]).toArray());
    }
  }

  /** All rows, or so many of them that a picture is drawn at once, alike every time. */
  public RowLoss drawn() {
    int[] order = new int[weights.length];
    Arrays.setAll(order, i -> i);
    new SplitMix64(order.length).shuffle(order);
    return order.length <= MOST_DRAWN ? this : of(Arrays.copyOf(order, MOST_DRAWN));
  }

  /** The loss of some of the rows, tilted so that loss and slope at the fit are those of all. */
  public RowLoss of(int[] members) {
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
    RowLoss plain = new RowLoss(likelihood, some, y, w, a, b, new double[3]);
    Bend mine = bend(0, 0);
    Bend theirs = plain.bend(0, 0);
    double[] missing = {
      at(0, 0) - plain.at(0, 0), mine.gx() - theirs.gx(), mine.gy() - theirs.gy()
    };
    return new RowLoss(likelihood, some, y, w, a, b, missing);
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
