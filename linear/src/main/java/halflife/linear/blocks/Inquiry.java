package halflife.linear.blocks;

import halflife.evidence.Measure;
import java.util.Optional;

/**
 * What is asked of rows in a pass.
 *
 * <p>A point has p coefficients of the stored features, less values near their means, and a
 * constant, for each output: coefficient j of output k is at k(p + 1) + j.
 */
public sealed interface Inquiry {
  /** Which folds' rows are asked. */
  boolean[] folds();

  /**
   * The slopes of the log-likelihood: Σ w(y − μ)x, for each output a row of p sums and that of a
   * feature that is 1; then a row with Σ w(y − μ)². Beside them the largest change of a linear
   * predictor.
   *
   * @param before the point from which the change is taken; empty where it is not asked for
   */
  record Slopes(boolean[] folds, double[] point, double[] before) implements Inquiry {}

  /**
   * The Hessian: Σ w v x xᵀ, v the curvature between two outputs, with a last feature that is 1;
   * for each pair of outputs k ≤ l p + 1 rows, of which the part right of the diagonal is filled.
   */
  record Curvatures(boolean[] folds, double[] point) implements Inquiry {}

  /**
   * The losses of fits: for each point a row with Σ w · loss.
   *
   * @param measure the loss; empty for the likelihood's own deviance, unclipped, and behind it in
   *     the row Σ w v, v the mean curvature of the outputs
   */
  record Losses(boolean[] folds, double[][] points, Optional<Measure> measure) implements Inquiry {}
}
