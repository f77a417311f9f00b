package halflife.linear.model;

import halflife.linear.data.Design;

/**
 * Ridge regression at every λ, with its effective degrees of freedom, generalized cross-validation
 * and leave-one-out.
 */
public interface Ridge {
  /** The fits at these falling λs (glmnet's λ: l2 = λ/s_y). */
  Path path(double[] lambdas);

  /**
   * Effective degrees of freedom without the intercept: free coefficients + Σ d²/(d² + N·l2), d the
   * singular values of the standardized features.
   */
  double degrees(double lambda);

  /** The number of penalized directions: eigenvalues above 1e-12 of the largest. */
  int rank();

  /**
   * λ spaced evenly in effective degrees of freedom, from 0.01·rank to 0.999·rank, falling.
   *
   * @param count the number of λs, at least 2
   */
  double[] grid(int count);

  /**
   * Generalized cross-validation, (RSS/N)/(1 − (df + 1)/N)² (Golub, Heath &amp; Wahba 1979);
   * infinite where the fit has no degrees of freedom left.
   */
  double generalizedCv(double lambda);

  /**
   * The leave-one-out mean squared error, without refitting: mean of (r_i/(1 − h_i))².
   *
   * <p>Exact for refits that keep N·λ and the means and scales by which features are standardized;
   * the intercept is refitted.
   *
   * @param design the rows this was made from
   */
  double[] leaveOneOut(Design design, double[] lambdas);
}
