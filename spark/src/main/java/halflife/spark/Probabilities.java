package halflife.spark;

import halflife.evidence.Family;
import halflife.linear.model.Likelihood;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.api.java.UDF1;

/**
 * The probability of each class, from its raw prediction.
 *
 * @param two whether there are two classes
 */
record Probabilities(boolean two) implements UDF1<Vector, Vector> {
  @Override
  public Vector call(Vector raw) {
    if (two) {
      double eta = raw.apply(1);
      return Vectors.dense(1 / (1 + Math.exp(eta)), 1 / (1 + Math.exp(-eta)));
    }
    double[] eta = raw.toArray().clone();
    Likelihood.of(Family.MULTINOMIAL, eta.length).respond(eta);
    return Vectors.dense(eta);
  }
}
