package halflife.linear.glm;

import halflife.linear.leastsquares.DecomposedRidge;

/**
 * The effective degrees of freedom of ridge under a likelihood: Σ e/(e + l2/w) over the eigenvalues
 * e of the features' correlations, the curvature w of the rows taken at its mean.
 *
 * @param ridge the features' decomposition
 */
record EffectiveDegrees(LikelihoodProblem problem, DecomposedRidge ridge) {
  /** The effective degrees of a fit at an L2 strength. */
  double at(double l2, double[] fit) {
    int directions = Math.max(1, problem.outputs() - 1);
    return directions * ridge.degreesAt(l2 / curvature(fit));
  }

  /** λs spaced evenly in degrees of freedom, falling. */
  double[] grid(int count) {
    double[] grid = ridge.strengths(count);
    double curvature = curvature(problem.featureless());
    for (int i = 0; i < grid.length; i++) {
      grid[i] *= curvature;
    }
    return grid;
  }

  /** The mean curvature of the training rows at a fit. */
  private double curvature(double[] fit) {
    double[][] mean = problem.likelihood.responses(problem.linear(fit));
    double[] out = new double[problem.rows()];
    double sum = 0;
    for (int k = 0; k < mean.length; k++) {
      problem.curvature(mean, k, k, out);
      for (double w : out) {
        sum += w;
      }
    }
    return sum / mean.length;
  }
}
