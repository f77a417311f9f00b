package halflife.linear.leastsquares;

/**
 * The directions that a ridge shrinks, by how much the features vary along them.
 *
 * @param values eigenvalues from the largest down, none below 0
 * @param free the number of independent free columns
 */
record Directions(double[] values, int free) {
  /** Eigenvalues below this share of the largest count as 0: the rank tolerance at λ = 0. */
  static final double RANK_TOLERANCE = 1e-12;

  /** The directions of a problem whose Gram matrix is stored. */
  static Directions of(Penalized penalized, FreePart freePart) {
    double[] values = TridiagonalForm.eigenvalues(freePart.scaledGram(penalized.roots()));
    for (int k = 0; k < values.length; k++) {
      values[k] = Math.max(0, values[k]);
    }
    return new Directions(values, freePart.rank());
  }

  /** The number of values above the rank tolerance. */
  int rank() {
    int rank = 0;
    while (rank < values.length && values[rank] > RANK_TOLERANCE * values[0]) {
      rank++;
    }
    return rank;
  }

  /** Effective degrees of freedom: free coefficients + Σ e/(e + l2), the intercept not counted. */
  double degrees(double l2) {
    double floor = floor(l2);
    double sum = free;
    for (double e : values) {
      sum += e > floor ? e / (e + l2) : 0;
    }
    return sum;
  }

  /**
   * The largest eigenvalue that counts as nothing: without decay, those within the rank tolerance
   * are no directions. With it all are, those as well whose own value is lost in rounding: two
   * columns that are equal to ten digits differ in a direction that the target may have a part in.
   */
  double floor(double l2) {
    return l2 > 0 || values.length == 0 ? -1 : RANK_TOLERANCE * values[0];
  }
}
