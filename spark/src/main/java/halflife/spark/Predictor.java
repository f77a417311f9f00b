package halflife.spark;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.api.java.UDF2;

/**
 * The prediction of a row, β₀ + xβ + offset.
 *
 * @param intercept β₀
 * @param coefficients β
 */
record Predictor(double intercept, double[] coefficients) implements UDF2<Vector, Double, Double> {
  @Override
  public Double call(Vector features, Double offset) {
    if (features.size() != coefficients.length) {
      throw new IllegalArgumentException(
          "a row has "
              + features.size()
              + " features, but the model has "
              + coefficients.length
              + "; make vectors as they were when it was fitted");
    }
    double[] sum = {intercept + offset};
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
