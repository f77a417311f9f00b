package halflife.linear;

/**
 * A Gram matrix that is never formed: G = XᵀX from the standardized rows, O(Np) memory, for tables
 * with more features than rows.
 *
 * @param columns p columns of n values, each √(w/Σw) times the standardized feature
 */
record RowGram(double[][] columns) implements Gram {
  @Override
  public double at(int i, int j) {
    return Vectors.dot(columns[i], columns[j], columns[i].length);
  }

  @Override
  public void multiply(int[] active, int size, double[] coefficients, double[] out) {
    int n = columns[0].length;
    double[] fit = new double[n];
    for (int a = 0; a < size; a++) {
      Vectors.add(coefficients[a], columns[active[a]], fit, n);
    }
    for (int j = 0; j < out.length; j++) {
      out[j] = Vectors.dot(columns[j], fit, n);
    }
  }
}
