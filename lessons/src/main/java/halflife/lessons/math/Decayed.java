package halflife.lessons.math;

import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;

/**
 * Linear fits with decay: the w and intercept that make 1/(2N) Σ (y − ŷ)² + (λ/2)‖w‖² smallest, the
 * intercept free.
 */
public final class Decayed {
  private Decayed() {}

  /** The fit at a λ; at 0 least squares, of all solutions the one with the smallest ‖w‖. */
  public static LinearModel fit(double[][] rows, double[] target, double lambda) {
    return fits(rows, target, lambda)[0];
  }

  /** The fits at several λs, in their order. */
  public static LinearModel[] fits(double[][] rows, double[] target, double... lambdas) {
    Design design = Design.unweighted(rows, target);
    Penalty penalty = Penalty.ridge().unstandardized();
    double[] rising = Arrays.stream(lambdas).filter(v -> v > 0).distinct().sorted().toArray();
    // The path's λ is glmnet's: the strength of ‖w‖²/2 times the target's standard deviation.
    double scale = deviation(target);
    double[] falling = new double[Math.max(1, rising.length)];
    Arrays.setAll(falling, i -> rising.length == 0 ? scale : rising[rising.length - 1 - i] * scale);
    Path path = Fits.path(design, penalty, falling);
    LinearModel[] out = new LinearModel[lambdas.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = lambdas[i] == 0 ? Fits.leastSquares(design, penalty) : path.at(lambdas[i] * scale);
    }
    return out;
  }

  /** The standard deviation with divisor N. */
  private static double deviation(double[] values) {
    double mean = Series.mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  /** The powers x, x², …, x^degree of each value: the features of a polynomial. */
  public static double[][] powers(double[] x, int degree) {
    double[][] rows = new double[x.length][degree];
    for (int i = 0; i < x.length; i++) {
      double power = 1;
      for (int j = 0; j < degree; j++) {
        power *= x[i];
        rows[i][j] = power;
      }
    }
    return rows;
  }

  /** The predictions of a model for some rows. */
  public static double[] predictions(LinearModel model, double[][] rows) {
    return Arrays.stream(rows).mapToDouble(model::predict).toArray();
  }
}
