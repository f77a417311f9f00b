package halflife.linear.glm;

/** The intercepts at which the fit of a likelihood begins. */
final class InitialIntercepts {
  private InitialIntercepts() {}

  /** Intercepts that fit the target's mean, the offsets taken at theirs. */
  static double[] of(LikelihoodProblem problem) {
    double[] b = new double[problem.factors.length];
    double[] share = new double[problem.outputs()];
    double offset = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < problem.rows(); i++) {
      double y = problem.target[i];
      double w = problem.weights[i];
      share[share.length > 1 ? (int) y : 0] += share.length > 1 ? w : w * y;
      offset += w * problem.offsets[i];
      largest = w > 0 ? Math.max(largest, problem.offsets[i]) : largest;
    }
    double exposure = 0;
    for (int i = 0; i < problem.rows(); i++) {
      double w = problem.weights[i];
      exposure += w > 0 ? w * Math.exp(problem.offsets[i] - largest) : 0;
    }
    for (int k = 0; k < share.length; k++) {
      b[problem.intercept(k)] =
          problem.likelihood.intercept(share[k], offset, Math.log(exposure) + largest);
    }
    return b;
  }
}
