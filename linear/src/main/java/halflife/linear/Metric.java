package halflife.linear;

/**
 * The curvature of a likelihood at one fit, H = Σ w<sub>kl</sub> x xᵀ over outputs k, l, with a
 * trace of ridge that makes it definite.
 *
 * <p>Solvers step by it; whether a fit is optimal is decided by gradients alone, so an old or
 * approximate metric costs steps, never digits.
 */
interface Metric extends Gram {
  /** The trace of ridge, as a share of each diagonal entry. */
  double RIDGE = 1e-9;

  /** Whether a dense metric is worth its p² memory. */
  static boolean dense(LikelihoodProblem problem) {
    int size = problem.factors.length;
    return size <= 400 || size <= 2 * problem.rows() && size <= 2500;
  }
}
