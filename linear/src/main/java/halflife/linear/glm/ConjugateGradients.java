package halflife.linear.glm;

import halflife.linear.data.Vectors;

/**
 * Solves (H + R)d = c over some entries of a Hessian that is not stored, by conjugate gradients
 * (Hestenes &amp; Stiefel 1952), preconditioned by its diagonal, or with many classes by each
 * class's own block over features.
 *
 * <p>Levels of a category are orthogonal to each other; so H is its diagonal and little else, and
 * the turns it takes are about twice as many as columns of numbers.
 */
final class ConjugateGradients {
  private static final int MOST_TURNS = 1000;

  private ConjugateGradients() {}

  /**
   * The solution, or the point nearest to it that was found.
   *
   * @param entries the rows and columns of H that take part
   * @param ridge the diagonal of R, one value per entry
   * @param right c, alike
   * @param slack the largest miss of an equation
   */
  static double[] solve(
      RowHessian hessian, int[] entries, double[] ridge, double[] right, double slack) {
    Preconditioner blocks = Preconditioner.of(hessian, entries, ridge);
    return solve(hessian, blocks, entries, ridge, right, slack);
  }

  /** Solves with a preconditioner that is there already. */
  static double[] solve(
      RowHessian hessian,
      Preconditioner blocks,
      int[] entries,
      double[] ridge,
      double[] right,
      double slack) {
    Operator operator =
        (in, out) -> {
          hessian.multiply(entries, in.length, in, entries, out);
          for (int a = 0; a < in.length; a++) {
            out[a] += ridge[a] * in[a];
          }
        };
    return solve(operator, blocks, right, slack, MOST_TURNS);
  }

  /** A positive definite matrix, as what it does. */
  interface Operator {
    void multiply(double[] in, double[] out);
  }

  /** The solution for any operator after so many turns at most, or the point nearest to it. */
  static double[] solve(
      Operator operator, Preconditioner blocks, double[] right, double slack, int most) {
    int size = right.length;
    double[] residual = right.clone();
    blocks.project(residual);
    double[] towards = new double[size];
    double[] image = new double[size];
    double[] solution = new double[size];
    double before = Double.POSITIVE_INFINITY;
    for (int turn = 0; turn < most && largest(residual) > slack; turn++) {
      double[] scaled = blocks.solve(residual);
      double square = Vectors.dot(scaled, residual, size);
      for (int a = 0; a < size; a++) {
        towards[a] = scaled[a] + square / before * towards[a];
      }
      operator.multiply(towards, image);
      double curvature = Vectors.dot(towards, image, size);
      if (!(curvature > 0)) {
        return solution;
      }
      Vectors.add(square / curvature, towards, solution, size);
      Vectors.add(-square / curvature, image, residual, size);
      blocks.project(residual);
      before = square;
    }
    return solution;
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
