package halflife.linear.glm;

import halflife.linear.leastsquares.DecomposedRidge;

/**
 * The effective degrees of freedom of ridge under a likelihood: Σ e/(e + l2/w) over the eigenvalues
 * e of the features' correlations, the curvature w of the rows taken at its mean.
 *
 * @param outputs the number of linear predictors of a row
 * @param ridge the features' decomposition
 */
record EffectiveDegrees(int outputs, DecomposedRidge ridge) {
  /** The effective degrees at an L2 strength, of a fit with this mean curvature. */
  double at(double l2, double curvature) {
    int directions = Math.max(1, outputs - 1);
    return directions * ridge.degreesAt(l2 / curvature);
  }

  /**
   * λs spaced evenly in degrees of freedom, falling.
   *
   * @param curvature the mean curvature of the fit without features
   */
  double[] grid(int count, double curvature) {
    double[] grid = ridge.strengths(count);
    for (int i = 0; i < grid.length; i++) {
      grid[i] *= curvature;
    }
    return grid;
  }
}
