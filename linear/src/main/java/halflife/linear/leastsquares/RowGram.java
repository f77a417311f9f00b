package halflife.linear.leastsquares;

import halflife.linear.data.Columns;

/**
 * A Gram matrix that is never formed: G = XᵀX from the standardized rows, O(Np) memory (less where
 * columns are sparse), for tables with more features than rows.
 *
 * @param columns p columns of n values, each √(w/Σw) times the standardized feature
 */
record RowGram(Columns columns) implements Gram {
  @Override
  public double at(int i, int j) {
    return columns.inner(i, j);
  }

  @Override
  public void multiply(int[] active, int size, double[] coefficients, double[] out) {
    double[] fit = new double[columns.rows()];
    columns.add(active, size, coefficients, fit);
    double total = columns.total(fit);
    for (int j = 0; j < out.length; j++) {
      out[j] = columns.dot(j, fit, total);
    }
  }
}
