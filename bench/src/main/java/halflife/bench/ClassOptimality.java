package halflife.bench;

import halflife.core.Workers;
import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;

/**
 * How far from optimal a binomial path is, from the rows: the worst residual over all its λs.
 *
 * <p>With z the standardized features, b the coefficients of z and g = Σ z(y − μ)/N: optimal means
 * g = λ((1−α)b + α sign b) where b ≠ 0, |g| ≤ λα elsewhere, and Σ(y − μ) = 0. The residual is the
 * largest violation as a share of the largest |g| at b = 0.
 */
final class ClassOptimality {
  private final Penalty penalty;
  private final double[] target;
  private final double[][] columns;
  private final double[] means;
  private final double[] scales;
  private final double largest;

  ClassOptimality(Design design, Penalty penalty) {
    this.penalty = penalty;
    target = design.target();
    double[][] rows = design.allRows();
    columns = new double[design.width()][rows.length];
    means = new double[columns.length];
    scales = new double[columns.length];
    double share = Arrays.stream(target).average().orElseThrow();
    double[] constant = Arrays.stream(target).map(y -> y - share).toArray();
    double most = 0;
    for (int j = 0; j < columns.length; j++) {
      double[] z = columns[j];
      for (int i = 0; i < z.length; i++) {
        z[i] = rows[i][j];
      }
      double mean = Arrays.stream(z).average().orElseThrow();
      double sd = Math.sqrt(Arrays.stream(z).map(x -> (x - mean) * (x - mean)).sum() / z.length);
      Arrays.setAll(z, i -> (z[i] - mean) / sd);
      means[j] = mean;
      scales[j] = sd;
      most = Math.max(most, Math.abs(inner(z, constant)));
    }
    largest = most;
  }

  /** Of every fit of Halflife's path. */
  double ours(Path path) {
    return worst(
        path.size(),
        l -> {
          LinearModel model = path.model(l);
          return residual(path.lambda(l), model.intercept(), model.coefficients());
        });
  }

  /** Of glmnet's. */
  double theirs(Peer.Fitted fitted) {
    return worst(
        fitted.lambdas().length,
        l -> residual(fitted.lambdas()[l], fitted.intercepts()[l], fitted.coefficients()[l]));
  }

  private static double worst(int count, java.util.function.IntToDoubleFunction residual) {
    double[] residuals = new double[count];
    Workers.all().run(count, l -> residuals[l] = residual.applyAsDouble(l));
    return Arrays.stream(residuals).max().orElseThrow();
  }

  private double residual(double lambda, double intercept, double[] coefficients) {
    double[] b = new double[columns.length];
    double constant = intercept;
    for (int j = 0; j < b.length; j++) {
      b[j] = coefficients[j] * scales[j];
      constant += coefficients[j] * means[j];
    }
    double[] left = new double[target.length];
    Arrays.fill(left, constant);
    for (int j = 0; j < b.length; j++) {
      for (int i = 0; b[j] != 0 && i < left.length; i++) {
        left[i] += b[j] * columns[j][i];
      }
    }
    Arrays.setAll(left, i -> target[i] - 1 / (1 + Math.exp(-left[i])));
    double worst = Math.abs(Arrays.stream(left).sum() / left.length);
    double l1 = lambda * penalty.alpha();
    double l2 = lambda - l1;
    for (int j = 0; j < b.length; j++) {
      double g = inner(columns[j], left) - l2 * b[j];
      double violation = b[j] == 0 ? Math.abs(g) - l1 : Math.abs(g - l1 * Math.signum(b[j]));
      worst = Math.max(worst, violation);
    }
    return worst / largest;
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }
}
