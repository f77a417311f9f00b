package halflife.spark;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.api.java.UDF2;

/**
 * The prediction of a row, β₀ + xβ + offset; of counts e to that.
 *
 * @param intercept β₀
 * @param coefficients β
 * @param counts whether labels are counts
 */
record Predictor(double intercept, double[] coefficients, boolean counts)
    implements UDF2<Vector, Double, Double> {
  @Override
  public Double call(Vector features, Double offset) {
    double eta = linear(intercept + offset, coefficients, features);
    return counts ? Math.exp(eta) : eta;
  }

  /** A constant and Σ c x. */
  static double linear(double constant, double[] coefficients, Vector features) {
    if (features.size() != coefficients.length) {
      throw new IllegalArgumentException(
          "a row has "
              + features.size()
              + " features, but the model has "
              + coefficients.length
              + "; make vectors as they were when it was fitted");
    }
    double[] sum = {constant};
    features.foreachActive(
        new scala.runtime.AbstractFunction2<Object, Object, scala.runtime.BoxedUnit>() {
          @Override
          public scala.runtime.BoxedUnit apply(Object j, Object value) {
            sum[0] += coefficients[(Integer) j] * (Double) value;
            return scala.runtime.BoxedUnit.UNIT;
          }
        });
    return sum[0];
  }
}
