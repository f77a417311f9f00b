package halflife.linear;

import halflife.evidence.Family;

/**
 * Is a fit of any family optimal? A check from the rows, written from the objective alone.
 *
 * <p>With w scaled to sum 1, z the standardized (or only centred) features, b the coefficients of z
 * and g = Σ w z (μ − y): where b ≠ 0, g + λv((1−α)b + α·sign b) = 0; where b = 0, |g| ≤ λαv; in
 * groups sign b is b/‖b‖ over the classes and |g| is ‖g‖. Intercepts: Σ w (μ − y) = 0.
 */
public final class FamilyKkt {
  private final FamilyCase table;
  private final int outputs;
  private final double[] weights;
  private final double[] means;
  private final double[] scales;
  private final boolean[] constant;
  private final double[][] centred;
  private final double[] factors;
  private final double largest;

  public FamilyKkt(FamilyCase table) {
    this.table = table;
    outputs = table.outputs();
    int n = table.rows().length;
    int p = table.features();
    weights = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += table.weight(i);
    }
    for (int i = 0; i < n; i++) {
      weights[i] = table.weight(i) / total;
    }
    means = new double[p];
    scales = new double[p];
    constant = new boolean[p];
    centred = new double[n][p];
    for (int j = 0; j < p; j++) {
      standardize(j);
    }
    factors = table.scaledFactors();
    largest = largestGradient();
  }

  /** A missing value stands at the mean of the others, and so at 0 once centred. */
  private void standardize(int j) {
    double shift = 0;
    double known = 0;
    for (int i = 0; i < weights.length; i++) {
      boolean counts = weights[i] > 0 && !Double.isNaN(table.rows()[i][j]);
      shift = counts ? table.rows()[i][j] : shift;
    }
    double sum = 0;
    boolean same = true;
    for (int i = 0; i < weights.length; i++) {
      double value = table.rows()[i][j];
      if (!Double.isNaN(value)) {
        sum += weights[i] * (value - shift);
        known += weights[i];
        same &= value == shift || weights[i] == 0;
      }
    }
    means[j] = known == 0 ? shift : shift + sum / known;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double value = table.rows()[i][j];
      centred[i][j] = Double.isNaN(value) ? 0 : value - means[j];
      squares += weights[i] * centred[i][j] * centred[i][j];
    }
    constant[j] = same;
    scales[j] = table.rule().standardize() && !same ? Math.sqrt(squares) : 1;
  }

  /** x̄<sub>j</sub>. */
  double mean(int j) {
    return means[j];
  }

  /** The unit in which column j is penalized: its standard deviation, or 1. */
  double scale(int j) {
    return scales[j];
  }

  boolean constant(int j) {
    return constant[j];
  }

  /** The intercepts where every feature is at its mean. */
  double[] atMeans(double[] intercepts, double[][] beta) {
    double[] result = intercepts.clone();
    for (int k = 0; k < outputs; k++) {
      for (int j = 0; j < means.length; j++) {
        result[k] += beta[k][j] == 0 ? 0 : beta[k][j] * means[j];
      }
    }
    return result;
  }

  /** η, N × outputs, offset included. */
  double[][] predictors(double[] intercepts, double[][] beta) {
    double[] start = atMeans(intercepts, beta);
    double[][] eta = new double[weights.length][outputs];
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < outputs; k++) {
        double sum = start[k] + table.offset(i);
        for (int j = 0; j < means.length; j++) {
          sum += beta[k][j] == 0 ? 0 : beta[k][j] * centred[i][j];
        }
        eta[i][k] = sum;
      }
    }
    return eta;
  }

  /** The weighted mean deviance: twice the distance from each row's own log-likelihood. */
  double deviance(double[] intercepts, double[][] beta) {
    double[][] eta = predictors(intercepts, beta);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double y = table.target()[i];
      if (weights[i] > 0) {
        sum += weights[i] * 2 * Responses.loss(table.family(), y, eta[i]);
      }
    }
    return sum;
  }

  /** Gradients of the mean loss: [0] of the intercepts, [1 + j] of b<sub>j</sub>, per output. */
  private double[][] gradient(double[][] eta) {
    double[][] g = new double[1 + means.length][outputs];
    for (int i = 0; i < weights.length; i++) {
      double[] mu = Responses.mean(table.family(), eta[i]);
      for (int k = 0; k < outputs; k++) {
        double y = table.target()[i];
        y = table.family() == Family.MULTINOMIAL ? (y == k ? 1 : 0) : y;
        double r = weights[i] * (mu[k] - y);
        g[0][k] += r;
        for (int j = 0; j < means.length; j++) {
          g[1 + j][k] += r * centred[i][j] / scales[j];
        }
      }
    }
    return g;
  }

  /** The largest gradient of the model without features; of a group, its length. */
  private double largestGradient() {
    double[] start = Responses.constants(table, weights);
    double[][] g = gradient(predictors(start, new double[outputs][means.length]));
    double result = 0;
    for (int j = 0; j < means.length; j++) {
      if (!constant[j] && Double.isFinite(factors[j])) {
        result = Math.max(result, size(g[1 + j]));
      }
    }
    return result;
  }

  /** The largest violation at λ as a share of the largest gradient without features. */
  public double violation(double lambda, double[] intercepts, double[][] beta) {
    double[][] g = gradient(predictors(intercepts, beta));
    double worst = 0;
    for (double one : g[0]) {
      worst = Math.max(worst, Math.abs(one));
    }
    for (int j = 0; j < means.length; j++) {
      double[] b = new double[outputs];
      for (int k = 0; k < outputs; k++) {
        b[k] = beta[k][j] * scales[j];
      }
      if (constant[j] || Double.isInfinite(factors[j])) {
        worst = size(b) == 0 ? worst : Double.POSITIVE_INFINITY;
      } else {
        worst = Math.max(worst, violation(lambda * factors[j], b, g[1 + j]));
      }
    }
    return largest == 0 ? worst : worst / largest;
  }

  private double violation(double strength, double[] b, double[] gradient) {
    double l1 = strength * table.rule().alpha();
    double length = size(b);
    double[] off = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      double g = gradient[k] + strength * (1 - table.rule().alpha()) * b[k];
      if (table.rule().grouped()) {
        off[k] = length == 0 ? g : g + l1 * b[k] / norm(b);
      } else if (b[k] != 0) {
        off[k] =
            table.rule().nonNegative() && b[k] < 0
                ? Double.POSITIVE_INFINITY
                : g + l1 * Math.signum(b[k]);
      } else {
        off[k] = Math.max(0, (table.rule().nonNegative() ? -g : Math.abs(g)) - l1);
      }
    }
    return table.rule().grouped() && length == 0 ? Math.max(0, size(off) - l1) : size(off);
  }

  private double size(double[] values) {
    if (table.rule().grouped()) {
      return norm(values);
    }
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
