package halflife.linear;

import halflife.core.Internal;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Moments;
import halflife.linear.data.Targets;
import halflife.linear.glm.LikelihoodProblem;
import halflife.linear.leastsquares.DecomposedRidge;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.Ridge;
import java.util.Arrays;

/** Fits to all rows of a design: the way in for someone who brings their own λ. */
public final class Fits {
  private Fits() {}

  /**
   * The path of a penalty under squared error; see {@link #path(Family, Design, Penalty,
   * double[])}.
   */
  public static Path path(Design design, Penalty penalty, double[] lambdas) {
    return path(Family.GAUSSIAN, design, penalty, lambdas);
  }

  /**
   * The path of a penalty.
   *
   * @param lambdas falling, each above 0
   * @return exact between λs for the lasso under squared error, from λ_max to the smallest of them;
   *     at the λs otherwise, optimal to 1e-9 of λ_max
   * @throws IllegalArgumentException if the λs do not fall or are not above 0, the target is none
   *     of the family's, or the penalty is grouped over classes and the family not multinomial
   */
  public static Path path(Family family, Design design, Penalty penalty, double[] lambdas) {
    return problem(family, design, penalty).path(Grid.checked(lambdas));
  }

  /** The fit without decay; see {@link #unpenalized(Family, Design, Penalty)}. */
  public static LinearModel leastSquares(Design design, Penalty penalty) {
    return unpenalized(Family.GAUSSIAN, design, penalty);
  }

  /**
   * The fit without decay: for squared error, of all solutions the one of minimum norm when
   * standardized; otherwise ridge at 1e-8 of λ_max, which is the maximum of the likelihood where it
   * has one.
   */
  public static LinearModel unpenalized(Family family, Design design, Penalty penalty) {
    Problem problem = problem(family, design, penalty);
    return problem.model(problem.unpenalized());
  }

  /**
   * Ridge under squared error at every λ from one eigendecomposition.
   *
   * @param penalty its α is taken as 0
   */
  public static Ridge ridge(Design design, Penalty penalty) {
    return DecomposedRidge.of(design, penalty);
  }

  /** The fit without features: the mean, or the frequencies of the classes. */
  public static LinearModel featureless(Family family, Design design) {
    Problem problem = problem(family, design, Penalty.lasso());
    return problem.model(problem.featureless());
  }

  /** λ_max under squared error; see {@link #lambdaMax(Family, Design, Penalty)}. */
  public static double lambdaMax(Design design, Penalty penalty) {
    return lambdaMax(Family.GAUSSIAN, design, penalty);
  }

  /**
   * The smallest λ at which every penalized coefficient is 0; for ridge, where there is none,
   * glmnet's stand-in: that of α = 0.001.
   */
  public static double lambdaMax(Family family, Design design, Penalty penalty) {
    return problem(family, design, penalty).lambdaMax();
  }

  /**
   * All rows of a design.
   *
   * @throws IllegalArgumentException if the target is none of the family's, or the family cannot
   *     have the penalty
   */
  @Internal
  public static Problem problem(Family family, Design design, Penalty penalty) {
    if (family == Family.GAUSSIAN && !Moments.tooWide(design)) {
      return LeastSquaresProblem.of(design, penalty);
    }
    int[] all = new int[design.size()];
    Arrays.setAll(all, i -> i);
    if (LeastSquaresProblem.solves(family, design, all.length)) {
      return LeastSquaresProblem.of(design, all, penalty);
    }
    int outputs = Targets.outputs(family, design.target());
    return LikelihoodProblem.of(
        family, outputs, design, all, penalty, LikelihoodProblem.FINE, Workers.ONE);
  }
}
