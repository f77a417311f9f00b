package halflife.linear.leastsquares;

/** The p × p matrix of inner products of standardized features, stored or not. */
public interface Gram {
  /** Entry (i, j). */
  double at(int i, int j);

  /**
   * out = G[:, active] · coefficients.
   *
   * @param active the columns that take part
   * @param size the number of columns that take part
   * @param coefficients one per active column, by position in {@code active}
   * @param out p values, overwritten
   */
  void multiply(int[] active, int size, double[] coefficients, double[] out);
}
