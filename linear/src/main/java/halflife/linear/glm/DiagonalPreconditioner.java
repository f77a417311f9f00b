package halflife.linear.glm;

/**
 * The diagonal of H + R over some entries.
 *
 * @param diagonal one value per entry; an entry where it is 0 stays where it is
 */
record DiagonalPreconditioner(double[] diagonal) implements Preconditioner {
  /**
   * Takes the diagonal.
   *
   * @param entries the rows and columns of H that take part
   * @param ridge the diagonal of R, one value per entry
   */
  static DiagonalPreconditioner of(RowHessian hessian, int[] entries, double[] ridge) {
    double[] diagonal = new double[entries.length];
    for (int a = 0; a < entries.length; a++) {
      diagonal[a] = hessian.at(entries[a], entries[a]) + ridge[a];
    }
    return new DiagonalPreconditioner(diagonal);
  }

  @Override
  public double[] solve(double[] right) {
    double[] result = new double[right.length];
    for (int a = 0; a < right.length; a++) {
      result[a] = diagonal[a] > 0 ? right[a] / diagonal[a] : 0;
    }
    return result;
  }
}
