package halflife.linear;

/**
 * ŷ = ȳ + Σ β<sub>j</sub> (x<sub>j</sub> − x̄<sub>j</sub>), the means being those of the training
 * rows.
 *
 * @param targetMean ȳ
 * @param means x̄, p values
 * @param coefficients β on the original scale, p values
 */
public record LinearModel(double targetMean, double[] means, double[] coefficients) {
  /** ȳ − Σ β<sub>j</sub> x̄<sub>j</sub>: the prediction where every feature is 0. */
  public double intercept() {
    return targetMean - Vectors.dot(means, coefficients, means.length);
  }

  /** The prediction for one row of p features. */
  public double predict(double[] row) {
    double sum = targetMean;
    for (int j = 0; j < coefficients.length; j++) {
      if (coefficients[j] != 0) {
        sum += coefficients[j] * (row[j] - means[j]);
      }
    }
    return sum;
  }

  /** The weighted mean squared error on the rows of a design. */
  public double meanSquaredError(Design design) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < design.size(); i++) {
      double residual = design.target()[i] - predict(design.rows()[i]);
      sum += design.weights()[i] * residual * residual;
      weight += design.weights()[i];
    }
    return sum / weight;
  }

  /** How many coefficients are not 0. */
  public int nonzero() {
    int count = 0;
    for (double b : coefficients) {
      count += b != 0 ? 1 : 0;
    }
    return count;
  }
}
