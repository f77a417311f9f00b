package halflife.linear.model;

import halflife.core.Internal;
import halflife.evidence.Family;

/**
 * A family with its canonical link: what the linear predictors η of a row say about its target.
 *
 * <p>With the canonical link the slope of the negative log-likelihood in η is μ − y and its
 * curvature the variance of y (McCullagh &amp; Nelder 1989, <i>Generalized Linear Models</i>).
 */
@Internal
public interface Likelihood {
  /** A curvature below this is raised to it, so that a certain row still has some say. */
  double LEAST_CURVATURE = 1e-10;

  /** The number of linear predictors of a row. */
  int outputs();

  /** Turns the linear predictors of one row into expected responses, in place. */
  void respond(double[] eta);

  /**
   * w(y − μ) of rows from one up to another.
   *
   * @param eta outputs × rows
   * @param residual outputs × rows, written
   */
  void residuals(
      double[][] eta, double[] target, double[] weights, int from, int to, double[][] residual);

  /**
   * w times the curvature between outputs k and l of every row.
   *
   * @param mean outputs × rows: {@link #responses}
   * @param out rows values, written
   */
  void curvature(double[][] mean, double[] weights, int k, int l, double[] out);

  /** The expected responses at linear predictors, both outputs × rows. */
  default double[][] responses(double[][] eta) {
    double[][] result = new double[eta.length][eta[0].length];
    double[] row = new double[eta.length];
    for (int i = 0; i < eta[0].length; i++) {
      for (int k = 0; k < row.length; k++) {
        row[k] = eta[k][i];
      }
      respond(row);
      for (int k = 0; k < row.length; k++) {
        result[k][i] = row[k];
      }
    }
    return result;
  }

  /**
   * The intercept whose expected response is a mean, where all else is 0.
   *
   * @param mean of the target, or the share of a class
   * @param offset the mean offset
   * @param exposure the logarithm of the mean of e to the offsets
   */
  double intercept(double mean, double offset, double exposure);

  /** Twice the log-likelihood that row i lacks against a perfect fit, unclipped. */
  double deviance(double[][] eta, double target, int i);

  /** The likelihood of a family. */
  static Likelihood of(Family family, int outputs) {
    return switch (family) {
      case GAUSSIAN -> new Gaussian();
      case BINOMIAL -> new Binomial();
      case POISSON -> new Poisson();
      case MULTINOMIAL -> new Multinomial(outputs);
    };
  }

  /** Squared error: μ = η. */
  record Gaussian() implements Likelihood {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public void respond(double[] eta) {}

    @Override
    public void residuals(
        double[][] eta, double[] target, double[] weights, int from, int to, double[][] residual) {
      for (int i = from; i < to; i++) {
        residual[0][i] = weights[i] * (target[i] - eta[0][i]);
      }
    }

    @Override
    public void curvature(double[][] mean, double[] weights, int k, int l, double[] out) {
      System.arraycopy(weights, 0, out, 0, out.length);
    }

    @Override
    public double deviance(double[][] eta, double target, int i) {
      return (target - eta[0][i]) * (target - eta[0][i]);
    }

    @Override
    public double intercept(double mean, double offset, double exposure) {
      return mean - offset;
    }
  }

  /** Two classes: log(μ/(1 − μ)) = η, the target 1 for the positive class. */
  record Binomial() implements Likelihood {
    @Override
    public int outputs() {
      return 1;
    }

    private static double logistic(double eta) {
      return 1 / (1 + Math.exp(-eta));
    }

    @Override
    public void respond(double[] eta) {
      eta[0] = logistic(eta[0]);
    }

    @Override
    public void residuals(
        double[][] eta, double[] target, double[] weights, int from, int to, double[][] residual) {
      double[] e = eta[0];
      double[] out = residual[0];
      for (int i = from; i < to; i++) {
        // for y = 1, 1 − μ loses its digits where μ is near 1
        double sign = 2 * target[i] - 1;
        out[i] = weights[i] * sign * logistic(-sign * e[i]);
      }
    }

    @Override
    public void curvature(double[][] mean, double[] weights, int k, int l, double[] out) {
      for (int i = 0; i < out.length; i++) {
        double mu = mean[0][i];
        out[i] = weights[i] * Math.max(mu * (1 - mu), LEAST_CURVATURE);
      }
    }

    @Override
    public double deviance(double[][] eta, double target, int i) {
      double margin = (2 * target - 1) * eta[0][i];
      return 2 * (Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))));
    }

    @Override
    public double intercept(double mean, double offset, double exposure) {
      return Math.log(mean / (1 - mean)) - offset;
    }
  }

  /** Counts: log μ = η. */
  record Poisson() implements Likelihood {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public void respond(double[] eta) {
      eta[0] = Math.exp(eta[0]);
    }

    @Override
    public void residuals(
        double[][] eta, double[] target, double[] weights, int from, int to, double[][] residual) {
      for (int i = from; i < to; i++) {
        residual[0][i] = weights[i] * (target[i] - Math.exp(eta[0][i]));
      }
    }

    @Override
    public void curvature(double[][] mean, double[] weights, int k, int l, double[] out) {
      for (int i = 0; i < out.length; i++) {
        out[i] = weights[i] * Math.max(mean[0][i], LEAST_CURVATURE);
      }
    }

    @Override
    public double deviance(double[][] eta, double target, int i) {
      double fit = target * eta[0][i] - Math.exp(eta[0][i]);
      double perfect = target > 0 ? target * Math.log(target) - target : 0;
      return 2 * (perfect - fit);
    }

    @Override
    public double intercept(double mean, double offset, double exposure) {
      return Math.log(mean) - exposure;
    }
  }

  /** K classes: μ<sub>k</sub> ∝ exp η<sub>k</sub>, the target the index of the class. */
  record Multinomial(int outputs) implements Likelihood {
    @Override
    public void respond(double[] eta) {
      double top = Double.NEGATIVE_INFINITY;
      for (double e : eta) {
        top = Math.max(top, e);
      }
      double sum = 0;
      for (int k = 0; k < eta.length; k++) {
        eta[k] = Math.exp(eta[k] - top);
        sum += eta[k];
      }
      for (int k = 0; k < eta.length; k++) {
        eta[k] /= sum;
      }
    }

    private void row(double[][] eta, int i, double[] out) {
      for (int k = 0; k < out.length; k++) {
        out[k] = eta[k][i];
      }
      respond(out);
    }

    @Override
    public void residuals(
        double[][] eta, double[] target, double[] weights, int from, int to, double[][] residual) {
      double[] mu = new double[outputs];
      for (int i = from; i < to; i++) {
        row(eta, i, mu);
        int own = (int) target[i];
        double others = 0;
        for (int k = 0; k < outputs; k++) {
          others += k == own ? 0 : mu[k];
          residual[k][i] = -weights[i] * mu[k];
        }
        residual[own][i] = weights[i] * others;
      }
    }

    @Override
    public void curvature(double[][] mean, double[] weights, int k, int l, double[] out) {
      double[] a = mean[k];
      double[] b = mean[l];
      for (int i = 0; i < out.length; i++) {
        double curvature = k == l ? Math.max(a[i] * (1 - a[i]), LEAST_CURVATURE) : -a[i] * b[i];
        out[i] = weights[i] * curvature;
      }
    }

    @Override
    public double deviance(double[][] eta, double target, int i) {
      double own = eta[(int) target][i];
      double sum = 0;
      double top = Double.NEGATIVE_INFINITY;
      for (double[] e : eta) {
        top = Math.max(top, e[i]);
      }
      for (double[] e : eta) {
        sum += Math.exp(e[i] - top);
      }
      return 2 * (top - own + Math.log(sum));
    }

    @Override
    public double intercept(double mean, double offset, double exposure) {
      return Math.log(mean);
    }
  }
}
