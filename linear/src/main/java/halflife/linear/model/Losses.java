package halflife.linear.model;

import halflife.core.Internal;
import halflife.evidence.Auc;
import halflife.evidence.Family;
import halflife.evidence.Measure;

/** The mean loss of predictions on some rows, in the sense of a {@link Measure}. */
public final class Losses {
  /**
   * Expected counts are brought inside [1/this, this] before they are scored: scores are finite.
   */
  private static final double LARGEST_COUNT = 1e70;

  private Losses() {}

  /**
   * Checks that a measure makes sense for a family.
   *
   * @throws IllegalArgumentException if it does not, naming those that do
   */
  @Internal
  public static void check(Family family, Measure measure) {
    boolean classes = family == Family.BINOMIAL || family == Family.MULTINOMIAL;
    boolean fits =
        switch (measure) {
          case SQUARED_ERROR, ABSOLUTE_ERROR -> !classes;
          case DEVIANCE -> family != Family.GAUSSIAN;
          case MISCLASSIFICATION -> classes;
          case AUC -> family == Family.BINOMIAL;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the measure '"
              + measure.word()
              + "' does not fit the family "
              + family.word()
              + "; use "
              + switch (family) {
                case GAUSSIAN -> "mse or mae";
                case BINOMIAL -> "deviance, class or auc";
                case MULTINOMIAL -> "deviance or class";
                case POISSON -> "deviance, mse or mae";
              });
    }
  }

  /** The measure that a family is fitted by. */
  @Internal
  public static Measure natural(Family family) {
    return family == Family.GAUSSIAN ? Measure.SQUARED_ERROR : Measure.DEVIANCE;
  }

  /**
   * The weighted mean loss. Expected counts are brought inside [1e-70, 1e70] before they are
   * scored, so that it is finite; for AUC one minus the area, which is not a number where all
   * weight is on one class.
   *
   * @param responses outputs × rows: expected responses, of two classes the probability of the
   *     second
   * @param target one per row: a number, a count, or the index of a class
   * @param weights one per row, not all 0
   * @throws IllegalArgumentException if the measure does not fit the family
   */
  public static double mean(
      Family family, Measure measure, double[][] responses, double[] target, double[] weights) {
    check(family, measure);
    if (measure == Measure.AUC) {
      boolean[] positive = new boolean[target.length];
      for (int i = 0; i < positive.length; i++) {
        positive[i] = target[i] > 0;
      }
      return 1 - Auc.of(responses[0], positive, weights);
    }
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return sum(family, measure, responses, target, weights, target.length) / total;
  }

  /**
   * Σ w · loss of the first rows.
   *
   * @param n the number of rows
   */
  @Internal
  public static double sum(
      Family family,
      Measure measure,
      double[][] responses,
      double[] target,
      double[] weights,
      int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weights[i] * one(family, measure, responses, target[i], i);
    }
    return sum;
  }

  private static double one(Family family, Measure measure, double[][] responses, double y, int i) {
    double mu = family == Family.POISSON ? bounded(responses[0][i]) : responses[0][i];
    return switch (measure) {
      case SQUARED_ERROR -> (y - mu) * (y - mu);
      case ABSOLUTE_ERROR -> Math.abs(y - mu);
      case MISCLASSIFICATION -> decided(responses, i) == (int) y ? 0 : 1;
      case DEVIANCE -> deviance(family, responses, mu, y, i);
      case AUC -> throw new IllegalArgumentException("AUC is no mean over rows");
    };
  }

  private static double bounded(double count) {
    return Math.min(Math.max(count, 1 / LARGEST_COUNT), LARGEST_COUNT);
  }

  /** The most probable class; of equal ones the first. */
  private static int decided(double[][] responses, int i) {
    if (responses.length == 1) {
      return responses[0][i] > 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < responses.length; k++) {
      best = responses[k][i] > responses[best][i] ? k : best;
    }
    return best;
  }

  private static double deviance(Family family, double[][] responses, double mu, double y, int i) {
    return switch (family) {
      case GAUSSIAN -> (y - mu) * (y - mu);
      case POISSON -> 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu));
      case BINOMIAL -> Measure.classDeviance(y > 0 ? mu : 1 - mu);
      case MULTINOMIAL -> Measure.classDeviance(responses[(int) y][i]);
    };
  }
}
