package halflife.linear.model;

import halflife.core.Internal;
import java.util.Optional;

/**
 * Training rows and a penalty, and what a search over λ asks of them.
 *
 * <p>A fit is an array of coefficients in the coordinates that are penalized; only the problem that
 * made it can read it.
 */
@Internal
public interface Problem {
  Penalty penalty();

  /** The number of rows. */
  int rows();

  /** p. */
  int width();

  /** The number of coefficients that rows have to determine: p, and of K classes (K − 1)·p. */
  default int unknowns() {
    return width();
  }

  /** The largest number of columns that can be linearly independent. */
  int maxRank();

  /** The λ at which the first penalized coefficient leaves 0, after the free ones are fitted. */
  double lambdaMax();

  /** The fits at falling λs, each above 0. */
  Path path(double[] lambdas);

  /** Whether {@link #path} is known at every λ down to its last. */
  boolean exact();

  /** The fit without decay. */
  double[] unpenalized();

  /** The fit without features: the mean, or the frequencies of the classes. */
  double[] featureless();

  /** A fit on the scale of the stored columns. */
  LinearModel model(double[] fit);

  /** The mean loss on the training rows. */
  double trainingLoss(double[] fit);

  /** The penalty's own norm of a fit, the r of the equivalent constraint. */
  double radius(double[] fit);

  /** The strength on ½‖β‖₂² at a λ, in the objective on the raw target. */
  double l2(double lambda);

  /** The strength on ‖β‖₁ at a λ. */
  default double l1(double lambda) {
    return penalty().l1(lambda);
  }

  /** The divisor of l2: s_y for squared error, otherwise 1. */
  double targetScale();

  /** The standard deviation of each feature on these rows (divisor Σw). */
  double[] deviations();

  /** Whether {@link #complexity} is degrees of freedom, not a count of coefficients. */
  boolean countsDegrees();

  /** Coefficients of a fit that are not 0; for ridge, effective degrees of freedom. */
  double complexity(double lambda, double[] fit);

  /**
   * A grid for ridge: λ spaced evenly in effective degrees of freedom, falling; empty if
   * unaffordable.
   */
  double[] ridgeGrid(int count);

  /** The standardized coefficient of a term: output k and feature j at k·p + j. */
  double coefficient(double[] fit, int term);

  /** v of a term; infinite where it cannot take part. */
  double factor(int term);

  /** The loss of the objective around a fit, in the standardized coefficients of two terms. */
  PlaneLoss plane(double[] fit, int first, int second);

  /** The decomposition behind ridge, under squared error. */
  Optional<Ridge> ridge();
}
