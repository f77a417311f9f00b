package halflife.spark;

import halflife.evidence.Family;
import halflife.evidence.Result;
import java.util.List;
import java.util.Optional;

/**
 * What a fit found.
 *
 * @param lambda the chosen λ
 * @param family the kind of label
 * @param intercepts of the fit to all rows: one, or one for each of several classes
 * @param coefficients that of output k and feature j at k·p + j
 * @param features their names
 * @param result everything; empty without a verdict
 */
record Fitted(
    double lambda,
    Family family,
    double[] intercepts,
    double[] coefficients,
    List<String> features,
    Optional<Result> result) {
  /** Whether labels are classes. */
  boolean classes() {
    return family == Family.BINOMIAL || family == Family.MULTINOMIAL;
  }
}
