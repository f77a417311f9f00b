package halflife.linear.glm;

import halflife.linear.data.Columns;
import halflife.linear.data.CrossProducts;
import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * A Hessian stored as p + 1 by p + 1 blocks, one per pair of outputs.
 *
 * @param blocks by output, output, feature: a row of p + 1 values each; the last feature is the
 *     intercept
 */
public record DenseHessian(double[][][][] blocks) implements HessianApproximation {
  static DenseHessian of(LikelihoodProblem problem, double[][] eta) {
    int outputs = problem.outputs();
    double[][] mean = problem.likelihood.responses(eta);
    Columns columns = problem.columns;
    double[][][][] blocks = new double[outputs][outputs][][];
    double[] weights = new double[problem.rows()];
    double[][] rows = columns.storedByRow();
    for (int k = 0; k < outputs; k++) {
      for (int l = k; l < outputs; l++) {
        problem.curvature(mean, k, l, weights);
        blocks[k][l] = CrossProducts.withIntercept(columns, rows, weights, problem.workers);
        blocks[l][k] = blocks[k][l];
      }
    }
    return new DenseHessian(blocks);
  }

  @Override
  public double at(int i, int j) {
    int width = blocks[0][0].length;
    return at(i / width, i % width, j / width, j % width);
  }

  @Override
  public double at(int k, int i, int l, int j) {
    double value = blocks[k][l][i][j];
    return i == j && k == l ? value * (1 + RIDGE) : value;
  }

  /** H d. */
  double[] image(double[] d) {
    int[] index = new int[d.length];
    double[] values = new double[d.length];
    int size = 0;
    for (int v = 0; v < d.length; v++) {
      if (d[v] != 0) {
        index[size] = v;
        values[size++] = d[v];
      }
    }
    double[] out = new double[d.length];
    multiply(index, size, values, out);
    return out;
  }

  @Override
  public void multiply(int[] active, int size, double[] coefficients, double[] out) {
    int width = blocks[0][0].length;
    Arrays.fill(out, 0);
    double[] part = new double[width];
    for (int k = 0; k < blocks.length; k++) {
      double[] sum = blocks.length == 1 ? out : part;
      Arrays.fill(sum, 0);
      for (int a = 0; a < size; a++) {
        double[] row = blocks[k][active[a] / width][active[a] % width];
        Vectors.add(coefficients[a], row, sum, width);
      }
      if (sum != out) {
        System.arraycopy(sum, 0, out, k * width, width);
      }
    }
    for (int a = 0; a < size; a++) {
      int k = active[a] / width;
      int j = active[a] % width;
      out[active[a]] += RIDGE * blocks[k][k][j][j] * coefficients[a];
    }
  }
}
