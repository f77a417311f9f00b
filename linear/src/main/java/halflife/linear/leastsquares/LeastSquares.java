package halflife.linear.leastsquares;

/**
 * The fit without decay: least squares, and where it has many solutions, the one of minimum norm in
 * standardized coordinates.
 *
 * <p>Rank is decided per set of training rows: eigenvalues of the Gram matrix below 1e-12 of the
 * largest count as 0. Where a Cholesky factor shows from its pivots that the matrix is far from
 * that, it is solved directly.
 */
final class LeastSquares {
  /** Pivots this far apart leave no doubt that the matrix has full rank. */
  private static final double CLEAR = 1e-6;

  private LeastSquares() {}

  /** The coefficients in standardized coordinates. */
  static double[] minimumNorm(LeastSquaresProblem problem) {
    LeastSquaresProblem all = problem.withoutPenalty();
    if (all.gram instanceof DenseGram && all.p < all.rows) {
      ActiveSet set = new ActiveSet(all.quadratic());
      set.admitAll();
      if (set.isFull() && set.conditioning() > CLEAR) {
        set.correct(0);
        return set.b;
      }
    }
    return Spectrum.of(all).coefficients(0);
  }
}
