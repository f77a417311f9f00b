package halflife.linear;

import halflife.evidence.Family;

/** Mean responses and losses of the families, from their definitions. */
final class Responses {
  private Responses() {}

  /** μ of one row from its linear predictors. */
  static double[] mean(Family family, double[] eta) {
    double[] mu = new double[eta.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (double one : eta) {
      largest = Math.max(largest, one);
    }
    double sum = 0;
    for (int k = 0; k < mu.length; k++) {
      mu[k] =
          switch (family) {
            case GAUSSIAN -> eta[k];
            case BINOMIAL -> 1 / (1 + Math.exp(-eta[k]));
            case POISSON -> Math.exp(eta[k]);
            case MULTINOMIAL -> Math.exp(eta[k] - largest);
          };
      sum += mu[k];
    }
    for (int k = 0; k < mu.length && family == Family.MULTINOMIAL; k++) {
      mu[k] /= sum;
    }
    return mu;
  }

  /** Half the deviance of one row. */
  static double loss(Family family, double y, double[] eta) {
    return switch (family) {
      case GAUSSIAN -> (y - eta[0]) * (y - eta[0]) / 2;
      case BINOMIAL -> Math.log1p(Math.exp(-Math.abs(eta[0]))) + Math.max(eta[0], 0) - y * eta[0];
      case POISSON -> (y > 0 ? y * (Math.log(y) - eta[0]) : 0) - y + Math.exp(eta[0]);
      case MULTINOMIAL -> -Math.log(mean(family, eta)[(int) y]);
    };
  }

  /** The intercepts of the model without features. */
  static double[] constants(FamilyCase table, double[] weights) {
    int outputs = table.outputs();
    double[] mean = new double[outputs];
    double exposure = 0;
    for (int i = 0; i < weights.length; i++) {
      double y = table.target()[i];
      mean[outputs == 1 ? 0 : (int) y] += weights[i] * (outputs == 1 ? y - offset(table, i) : 1);
      exposure += weights[i] * Math.exp(table.offset(i));
    }
    double[] result = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      result[k] =
          switch (table.family()) {
            case GAUSSIAN -> mean[k];
            case BINOMIAL -> logit(table, weights, mean[k]);
            case POISSON -> Math.log(mean[k] / exposure);
            case MULTINOMIAL -> Math.log(mean[k]);
          };
    }
    return result;
  }

  private static double offset(FamilyCase table, int row) {
    return table.family() == Family.GAUSSIAN ? table.offset(row) : 0;
  }

  /** The a with Σ w/(1 + exp(−a − offset)) = mean, by halving: monotone in a. */
  private static double logit(FamilyCase table, double[] weights, double mean) {
    double low = -200;
    double high = 200;
    for (int step = 0; step < 200; step++) {
      double a = (low + high) / 2;
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] / (1 + Math.exp(-a - table.offset(i)));
      }
      low = sum < mean ? a : low;
      high = sum < mean ? high : a;
    }
    return (low + high) / 2;
  }
}
