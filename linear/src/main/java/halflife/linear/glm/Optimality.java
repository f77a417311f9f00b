package halflife.linear.glm;

import halflife.linear.data.Vectors;

/**
 * Measures how far a fit of a likelihood is from optimal, from its exact gradient.
 *
 * <p>With g the gradient of the log-likelihood: g − l2 v b = l1 v sign(b) where b ≠ 0 and |g| ≤ l1
 * v elsewhere; grouped, with b_j the coefficients of feature j in all classes, b_j/‖b_j‖ takes the
 * place of the sign and ‖g_j‖ that of |g|.
 */
final class Optimality {
  private final double[] factors;
  private final int width;
  private final boolean grouped;
  private final boolean nonNegative;

  Optimality(PenalizedLikelihood problem) {
    factors = problem.factors;
    width = problem.width;
    grouped = problem.grouped();
    nonNegative = problem.penalty.nonNegative();
  }

  /** The strength of the pull on an entry that is 0, in a direction it may take. */
  private double pull(double gradient) {
    return nonNegative ? Math.max(gradient, 0) : Math.abs(gradient);
  }

  /** ‖b_j‖₂ over outputs. */
  double length(double[] values, int j) {
    double sum = 0;
    for (int v = j; v < values.length; v += width) {
      sum += values[v] * values[v];
    }
    return Math.sqrt(sum);
  }

  private boolean penalized(int v) {
    return factors[v] > 0 && factors[v] < Double.POSITIVE_INFINITY;
  }

  /** The largest pull per factor on what is 0 in a fit of the free entries alone. */
  double entryStrength(double[] gradient) {
    double most = 0;
    for (int v = 0; v < (grouped ? width : factors.length); v++) {
      if (penalized(v)) {
        double pull = grouped ? length(gradient, v) : pull(gradient[v]);
        most = Math.max(most, pull / factors[v]);
      }
    }
    return most;
  }

  /** The largest violation among entries that are not penalized. */
  double freeMiss(double[] gradient) {
    double worst = 0;
    for (int v = 0; v < gradient.length; v++) {
      worst = factors[v] == 0 ? Math.max(worst, Math.abs(gradient[v])) : worst;
    }
    return worst;
  }

  /** The largest violation of all. */
  double miss(double[] b, double[] gradient, double l1, double l2) {
    int outputs = b.length / width;
    double[] own = new double[outputs];
    double[] drawn = new double[outputs];
    double worst = 0;
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < outputs; k++) {
        own[k] = b[k * width + j];
        drawn[k] = gradient[k * width + j];
      }
      worst = Math.max(worst, miss(own, drawn, factors[j], l1, l2));
    }
    return worst;
  }

  /** The largest violation among one feature's entries, one per output. */
  double miss(double[] b, double[] gradient, double factor, double l1, double l2) {
    if (factor == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double length = grouped ? norm(b) : 0;
    if (grouped && factor > 0 && length == 0) {
      double pull = 0;
      for (double g : gradient) {
        pull = Math.hypot(pull, g);
      }
      return Math.max(0, pull - l1 * factor);
    }
    double worst = 0;
    for (int k = 0; k < b.length; k++) {
      double miss;
      if (factor == 0) {
        miss = Math.abs(gradient[k]);
      } else if (grouped) {
        miss = Math.abs(gradient[k] - factor * b[k] * (l2 + l1 / length));
      } else if (b[k] == 0) {
        miss = pull(gradient[k]) - l1 * factor;
      } else {
        miss = Math.abs(gradient[k] - factor * (l2 * b[k] + l1 * Math.signum(b[k])));
      }
      worst = Math.max(worst, miss);
    }
    return worst;
  }

  private static double norm(double[] values) {
    return Math.sqrt(Vectors.dot(values, values, values.length));
  }

  /** l1 Σ v|b| + l2/2 Σ v b², or with ‖b_j‖ in place of |b|. */
  double penalty(double[] b, double l1, double l2) {
    double sum = 0;
    for (int v = 0; v < b.length; v++) {
      if (b[v] != 0) {
        sum += factors[v] * ((grouped ? 0 : l1 * Math.abs(b[v])) + l2 / 2 * b[v] * b[v]);
      }
    }
    for (int j = 0; j < width && grouped; j++) {
      double length = length(b, j);
      sum += length > 0 ? l1 * factors[j] * length : 0;
    }
    return sum;
  }

  /** The slope of the objective at a fit along d, on the side of the start or of the end. */
  double slope(double[] b, double[] gradient, double[] d, double l1, double l2, boolean end) {
    double sum = 0;
    for (int v = 0; v < d.length; v++) {
      if (d[v] != 0) {
        double sign = b[v] != 0 ? Math.signum(b[v]) : Math.signum(end ? -d[v] : d[v]);
        double steep = grouped ? 0 : l1 * sign;
        sum += d[v] * (factors[v] * (l2 * b[v] + steep) - gradient[v]);
      }
    }
    for (int j = 0; j < width && grouped; j++) {
      double length = length(b, j);
      double along = 0;
      for (int v = j; v < d.length; v += width) {
        along += b[v] * d[v];
      }
      double away = length(d, j);
      if (away > 0) {
        sum += l1 * factors[j] * (length > 0 ? along / length : end ? -away : away);
      }
    }
    return sum;
  }
}
