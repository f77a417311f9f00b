package halflife.spark;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.api.java.UDF2;

/**
 * The raw prediction of a row for each class: of two classes −η and η, of several each η.
 *
 * @param intercepts one, or one per class
 * @param coefficients that of output k and feature j at k·p + j
 */
record Margins(double[] intercepts, double[] coefficients) implements UDF2<Vector, Double, Vector> {
  @Override
  public Vector call(Vector features, Double offset) {
    double[] eta = new double[intercepts.length];
    int p = coefficients.length / intercepts.length;
    for (int k = 0; k < eta.length; k++) {
      double[] own = java.util.Arrays.copyOfRange(coefficients, k * p, (k + 1) * p);
      eta[k] = Predictor.linear(intercepts[k] + offset, own, features);
    }
    return eta.length == 1 ? Vectors.dense(-eta[0], eta[0]) : Vectors.dense(eta);
  }
}
