package halflife.spark;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.api.java.UDF1;

/** The class with the largest probability; of equal ones the first. */
record Decision() implements UDF1<Vector, Double> {
  @Override
  public Double call(Vector probabilities) {
    return (double) probabilities.argmax();
  }
}
