package halflife.linear.glm;

import halflife.linear.leastsquares.Gram;

/**
 * The curvature of a likelihood at one fit, H = Σ w<sub>kl</sub> x xᵀ over outputs k, l, with a
 * trace of ridge that makes it definite.
 *
 * <p>Solvers step by it; whether a fit is optimal is decided by gradients alone, so an old or
 * approximate Hessian costs steps, never digits.
 */
interface HessianApproximation extends Gram {
  /** The trace of ridge, as a share of each diagonal entry. */
  double RIDGE = 1e-12;

  /** The entry of feature i in output k and feature j in output l. */
  double at(int k, int i, int l, int j);

  /** Up to this many entries a dense Hessian is cheap whatever the columns hold. */
  int SMALL = 400;

  /** Above this many its memory, and its factor's time, are not. */
  int LARGE = 2500;

  /**
   * Whether a dense Hessian is worth its p² memory, and a factor of its active part p³ time. With
   * many classes and a penalty of squares alone conjugate gradients take less.
   */
  static boolean dense(LikelihoodProblem problem) {
    int size = problem.factors.length;
    boolean system =
        Preconditioner.manyClasses(problem.outputs())
            && problem.l1(1) == 0
            && !problem.penalty.nonNegative();
    return size <= SMALL
        || !system && size <= 2 * problem.rows() && size <= LARGE && !problem.columns.mostlyZero();
  }
}
