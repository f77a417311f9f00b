package halflife.linear;

import halflife.core.Workers;
import java.util.Arrays;

/** Fits to all rows of a design: the way in for someone who brings their own λ. */
public final class Fits {
  private Fits() {}

  /**
   * The path of a penalty.
   *
   * @param lambdas falling, each above 0
   * @return exact between λs for the lasso, from λ_max to the smallest of them; at the λs otherwise
   * @throws IllegalArgumentException if the λs do not fall or are not above 0
   */
  public static Path path(Design design, Penalty penalty, double[] lambdas) {
    return path(problem(design, penalty), lambdas);
  }

  /** Least squares without decay: of all solutions the one of minimum norm when standardized. */
  public static LinearModel leastSquares(Design design, Penalty penalty) {
    Problem problem = problem(design, penalty);
    return problem.model(LeastSquares.minimumNorm(problem));
  }

  /**
   * The smallest λ at which every penalized coefficient is 0; for ridge, where there is none,
   * glmnet's stand-in: that of α = 0.001.
   */
  public static double lambdaMax(Design design, Penalty penalty) {
    return Grid.lambdaMax(problem(design, penalty));
  }

  static Problem problem(Design design, Penalty penalty) {
    if (CrossValidation.keepsRows(design)) {
      int[] all = new int[design.size()];
      Arrays.setAll(all, i -> i);
      return Problem.of(design, all, penalty);
    }
    return Problem.of(Moments.of(design, Workers.ONE), penalty);
  }

  static Path path(Problem problem, double[] lambdas) {
    for (int i = 0; i < lambdas.length; i++) {
      if (!(lambdas[i] > 0) || Double.isInfinite(lambdas[i])) {
        throw new IllegalArgumentException(
            "λ is " + lambdas[i] + ", but must be finite and above 0");
      }
      if (i > 0 && !(lambdas[i] < lambdas[i - 1])) {
        throw new IllegalArgumentException(
            "the λs must fall, but " + lambdas[i] + " follows " + lambdas[i - 1]);
      }
    }
    double alpha = problem.penalty.alpha();
    if (alpha == 0) {
      return Ridge.of(problem).path(lambdas);
    }
    return alpha == 1
        ? LassoPath.solve(problem, lambdas[lambdas.length - 1])
        : ElasticNetPath.solve(problem, lambdas);
  }
}
