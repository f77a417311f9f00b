package halflife.evidence;

import java.util.List;

/**
 * The score of one λ over all held-out folds; for a {@link Network} a fold is a seed.
 *
 * @param lambda λ as glmnet defines it, of a network the decoupled {@code weight_decay}; 0 for no
 *     decay
 * @param l1 the strength of ‖β‖₁ in the objective on the raw target
 * @param l2 the strength of ½‖β‖₂² in the objective on the raw target
 * @param mean the weighted mean of the folds' losses (glmnet's {@code cvm})
 * @param se its standard error, √(Σw(fold − mean)²/Σw/(K−1)) (glmnet's {@code cvsd})
 * @param train the loss on the training rows of the fit to all of them
 * @param complexity non-zero coefficients (lasso, elastic net) or effective degrees of freedom
 *     (ridge), or ‖θ‖ of the decayed weights (networks)
 * @param radius the penalty's own norm of the coefficients it penalizes, in the coordinates it
 *     penalizes: the radius r(λ) of the equivalent constraint P(β) ≤ r
 * @param folds each fold's mean loss
 */
public record CurvePoint(
    double lambda,
    double l1,
    double l2,
    double mean,
    double se,
    double train,
    double complexity,
    double radius,
    List<Double> folds) {
  public CurvePoint {
    folds = List.copyOf(folds);
  }
}
