package halflife.linear.model;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Scaling;
import java.util.Arrays;

/**
 * Linear predictors η<sub>k</sub> = c<sub>k</sub> + Σ β<sub>kj</sub> (x<sub>j</sub> −
 * x̄<sub>j</sub>), the means being those of the training rows, and the family that turns them into
 * expected responses.
 *
 * @param family identity, logistic, softmax or exponential
 * @param atMeans c, one per output: the linear predictor at the means (for squared error ȳ)
 * @param means x̄, p values
 * @param coefficients β on the original scale: that of output k and feature j at k·p + j
 */
public record LinearModel(Family family, double[] atMeans, double[] means, double[] coefficients) {
  /**
   * The model of coefficients in penalized coordinates, on the scale of the stored columns.
   *
   * @param atMeans the linear predictor of each output at the means
   * @param standardized output k and feature j at k·p + j; written to
   */
  @Internal
  public static LinearModel of(
      Family family, Scaling scaling, double[] atMeans, double[] standardized) {
    int p = scaling.width();
    for (int k = 0; k < atMeans.length; k++) {
      for (int j = 0; j < p; j++) {
        standardized[k * p + j] /= scaling.scales()[j];
      }
      scaling.imputation().store(standardized, k * p);
    }
    return new LinearModel(
        family, atMeans, scaling.imputation().stored(scaling.means()), standardized);
  }

  /** The number of linear predictors: one, or one per class of a multinomial model. */
  public int outputs() {
    return atMeans.length;
  }

  /** The linear predictor of the first output where every feature is 0. */
  public double intercept() {
    return intercepts()[0];
  }

  /** c_k − Σ β<sub>kj</sub> x̄<sub>j</sub>: each linear predictor where every feature is 0. */
  public double[] intercepts() {
    double[] result = atMeans.clone();
    int p = means.length;
    for (int k = 0; k < result.length; k++) {
      for (int j = 0; j < p; j++) {
        result[k] -= coefficients[k * p + j] * means[j];
      }
    }
    return result;
  }

  /** The linear predictor of one output for one row of p features, without an offset. */
  public double linear(double[] row, int output) {
    double sum = atMeans[output];
    int from = output * means.length;
    for (int j = 0; j < means.length; j++) {
      double b = coefficients[from + j];
      if (b != 0) {
        sum += b * (row[j] - means[j]);
      }
    }
    return sum;
  }

  /** The expected response of the first output for one row: mean, probability, or count. */
  public double predict(double[] row) {
    return responses(row)[0];
  }

  /** The expected responses for one row; of a multinomial model the probability of each class. */
  public double[] responses(double[] row) {
    double[] eta = new double[outputs()];
    Arrays.setAll(eta, k -> linear(row, k));
    Likelihood.of(family, outputs()).respond(eta);
    return eta;
  }

  /**
   * The weighted mean loss on the rows of a design.
   *
   * @throws IllegalArgumentException if the measure does not fit the family
   */
  public double loss(Measure measure, Design rows) {
    Losses.check(family, measure);
    int[] all = new int[rows.size()];
    Arrays.setAll(all, i -> i);
    return new HeldOutRows(family, measure, rows, all).error(this);
  }

  /** The number of coefficients that are not 0. */
  public int nonzero() {
    int count = 0;
    for (double b : coefficients) {
      count += b != 0 ? 1 : 0;
    }
    return count;
  }
}
