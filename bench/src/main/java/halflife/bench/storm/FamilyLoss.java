package halflife.bench.storm;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import java.util.Arrays;

/**
 * The weighted mean of −log-likelihood of a family, its gradient in the linear predictors, and the
 * fit without features, each straight from its formula.
 */
final class FamilyLoss {
  private final Family family;
  private final int outputs;
  private final Design design;
  private final double[] weights;

  /**
   * A loss of these rows.
   *
   * @param weights of the rows, with sum 1
   */
  FamilyLoss(Family family, int outputs, Design design, double[] weights) {
    this.family = family;
    this.outputs = outputs;
    this.design = design;
    this.weights = weights;
  }

  private double offset(int i) {
    return design.offsets().length == 0 ? 0 : design.offsets()[i];
  }

  /** The standard deviation of the target less its offset. */
  double targetScale() {
    double first = design.target()[0] - offset(0);
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * (design.target()[i] - offset(i) - first);
    }
    double square = 0;
    for (int i = 0; i < weights.length; i++) {
      double off = design.target()[i] - offset(i) - first - mean;
      square += weights[i] * off * off;
    }
    return Math.sqrt(square);
  }

  /** η of each row and output where every feature is at its mean. */
  double[][] predictors(double[] intercepts) {
    double[][] eta = new double[weights.length][outputs];
    for (int i = 0; i < eta.length; i++) {
      for (int k = 0; k < outputs; k++) {
        eta[i][k] = intercepts[k] + offset(i);
      }
    }
    return eta;
  }

  /** η of the best fit without features. */
  double[][] featureless() {
    double[] start = new double[outputs];
    for (int i = 0; family == Family.MULTINOMIAL && i < weights.length; i++) {
      start[(int) design.target()[i]] += weights[i];
    }
    double[][] eta =
        predictors(
            family == Family.MULTINOMIAL ? Arrays.stream(start).map(Math::log).toArray() : start);
    settleIntercept(eta);
    return eta;
  }

  /**
   * Moves the one intercept to where Σ w (μ − y) = 0, which rounding far from 0 takes it from; the
   * intercepts of several classes stay.
   */
  void settleIntercept(double[][] eta) {
    switch (family) {
      case GAUSSIAN -> shift(eta, -sum(residuals(eta)));
      case POISSON -> {
        double expected = 0;
        double seen = 0;
        for (int i = 0; i < eta.length; i++) {
          expected += weights[i] * Math.exp(eta[i][0]);
          seen += weights[i] * design.target()[i];
        }
        shift(eta, Math.log(seen / expected));
      }
      case BINOMIAL -> bisect(eta);
      case MULTINOMIAL -> {
        // several intercepts
      }
    }
  }

  private void bisect(double[][] eta) {
    double reach = 50;
    for (double[] row : eta) {
      reach = Math.max(reach, 50 + Math.abs(row[0]));
    }
    double low = -reach;
    double high = reach;
    double[][] moved = new double[eta.length][1];
    for (int step = 0; step < 200 && high - low > 0; step++) {
      double middle = (low + high) / 2;
      for (int i = 0; i < eta.length; i++) {
        moved[i][0] = eta[i][0] + middle;
      }
      if (middle == low || middle == high) {
        break;
      }
      if (sum(residuals(moved)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    shift(eta, (low + high) / 2);
  }

  private static void shift(double[][] eta, double by) {
    for (double[] row : eta) {
      row[0] += by;
    }
  }

  private static double sum(double[][] residuals) {
    double sum = 0;
    for (double[] row : residuals) {
      sum += row[0];
    }
    return sum;
  }

  /** w (μ − y) of each row and output. */
  double[][] residuals(double[][] eta) {
    double[][] r = new double[eta.length][outputs];
    for (int i = 0; i < eta.length; i++) {
      double y = design.target()[i];
      double[] mu = responses(eta[i]);
      for (int k = 0; k < outputs; k++) {
        double seen = family == Family.MULTINOMIAL ? (y == k ? 1 : 0) : y;
        r[i][k] = weights[i] == 0 ? 0 : weights[i] * (mu[k] - seen);
      }
    }
    return r;
  }

  /** The expected responses of a row: the inverse link. */
  double[] responses(double[] eta) {
    return switch (family) {
      case GAUSSIAN -> eta.clone();
      case POISSON -> new double[] {Math.exp(eta[0])};
      case BINOMIAL -> new double[] {1 / (1 + Math.exp(-eta[0]))};
      case MULTINOMIAL -> {
        double top = Arrays.stream(eta).reduce(Double.NEGATIVE_INFINITY, Math::max);
        double[] e = Arrays.stream(eta).map(v -> Math.exp(v - top)).toArray();
        double sum = Arrays.stream(e).sum();
        yield Arrays.stream(e).map(v -> v / sum).toArray();
      }
    };
  }

  /** The weighted mean of −log-likelihood, less what does not depend on η. */
  double value(double[][] eta) {
    double sum = 0;
    for (int i = 0; i < eta.length; i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * value(design.target()[i], eta[i]);
    }
    return sum;
  }

  private double value(double y, double[] eta) {
    return switch (family) {
      case GAUSSIAN -> (y - eta[0]) * (y - eta[0]) / 2;
      case POISSON -> Math.exp(eta[0]) - y * eta[0] + (y > 0 ? y * Math.log(y) - y : 0);
      case BINOMIAL -> softplus(y > 0.5 ? -eta[0] : eta[0]);
      case MULTINOMIAL -> {
        double top = Arrays.stream(eta).reduce(Double.NEGATIVE_INFINITY, Math::max);
        double sum = Arrays.stream(eta).map(v -> Math.exp(v - top)).sum();
        yield top + Math.log(sum) - eta[(int) y];
      }
    };
  }

  private static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }

  /** How much a change of η can change a weighted residual: 1, for counts their mean. */
  double curvature(double[][] eta) {
    double sum = 0;
    for (int i = 0; family == Family.POISSON && i < eta.length; i++) {
      sum += weights[i] == 0 ? 0 : weights[i] * Math.exp(eta[i][0]);
    }
    return Math.max(1, sum);
  }
}
