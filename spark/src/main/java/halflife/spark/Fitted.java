package halflife.spark;

import halflife.evidence.Result;
import java.util.List;
import java.util.Optional;

/**
 * What a fit found.
 *
 * @param lambda the chosen λ
 * @param intercept of the fit to all rows
 * @param coefficients one per feature
 * @param features their names
 * @param result everything; empty without a verdict
 */
record Fitted(
    double lambda,
    double intercept,
    double[] coefficients,
    List<String> features,
    Optional<Result> result) {}
