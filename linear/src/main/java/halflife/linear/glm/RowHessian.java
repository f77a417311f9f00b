package halflife.linear.glm;

import halflife.core.Workers;
import halflife.linear.data.Columns;
import halflife.linear.data.CrossProducts;
import halflife.linear.data.Vectors;

/** A Hessian that is never formed: products go through the rows. */
final class RowHessian implements HessianApproximation {
  private final Columns columns;
  private final int width;
  private final double[][][] weights;
  private final double[][] totals;
  private final double[] ones;

  /** Curvatures by feature and pair of outputs; 0 where not yet taken. */
  private final double[] curvatures;

  RowHessian(LikelihoodProblem problem, double[][] eta) {
    columns = problem.columns;
    width = problem.width;
    int outputs = problem.outputs();
    double[][] mean = problem.likelihood.responses(eta);
    weights = new double[outputs][outputs][];
    totals = new double[outputs][outputs];
    curvatures = new double[width * outputs * outputs];
    for (int k = 0; k < outputs; k++) {
      for (int l = k; l < outputs; l++) {
        weights[k][l] = new double[problem.rows()];
        problem.curvature(mean, k, l, weights[k][l]);
        weights[l][k] = weights[k][l];
        totals[k][l] = java.util.Arrays.stream(weights[k][l]).sum();
        totals[l][k] = totals[k][l];
      }
    }
    ones = new double[problem.rows()];
    java.util.Arrays.fill(ones, 1);
  }

  int outputs() {
    return weights.length;
  }

  Columns columns() {
    return columns;
  }

  boolean mostlyZero() {
    return columns.mostlyZero();
  }

  /**
   * The curvature among one output's entries, right of the diagonal, without the trace of ridge.
   */
  double[][] ofClass(int k) {
    return CrossProducts.withIntercept(columns, columns.storedByRow(), weights[k][k], Workers.ONE);
  }

  /** The number of entries that belong to one output. */
  int width() {
    return width;
  }

  /** The weights between two outputs, one per row. */
  double[] weights(int k, int l) {
    return weights[k][l];
  }

  /** The sum of the weights between two outputs. */
  double total(int k, int l) {
    return totals[k][l];
  }

  @Override
  public double at(int i, int j) {
    return at(i / width, i % width, j / width, j % width);
  }

  @Override
  public double at(int k, int i, int l, int j) {
    if (i != j) {
      return product(k, i, l, j);
    }
    int at = (i * weights.length + k) * weights.length + l;
    if (curvatures[at] == 0) {
      curvatures[at] = product(k, i, l, j) * (k == l ? 1 + RIDGE : 1);
    }
    return curvatures[at];
  }

  private double product(int k, int a, int l, int b) {
    double[] w = weights[k][l];
    double total = totals[k][l];
    int last = width - 1;
    if (a == last && b == last) {
      return total;
    }
    return a == last || b == last
        ? columns.dot(Math.min(a, b), w, total)
        : columns.inner(a, b, w, total);
  }

  @Override
  public void multiply(int[] active, int size, double[] coefficients, double[] out) {
    int[] all = new int[out.length];
    java.util.Arrays.setAll(all, v -> v);
    multiply(active, size, coefficients, all, out);
  }

  /** The products of some rows of the matrix alone, in the order of {@code wanted}. */
  void multiply(int[] active, int size, double[] coefficients, int[] wanted, double[] out) {
    int n = ones.length;
    double[] own = new double[weights.length * width];
    for (int a = 0; a < size; a++) {
      own[active[a]] = coefficients[a];
    }
    double[][] fit = new double[weights.length][n];
    int[] index = new int[size];
    double[] values = new double[size];
    for (int k = 0; k < fit.length; k++) {
      int found = 0;
      for (int a = 0; a < size; a++) {
        if (active[a] / width == k && active[a] % width < width - 1) {
          index[found] = active[a] % width;
          values[found++] = coefficients[a];
        }
      }
      Vectors.add(own[k * width + width - 1], ones, fit[k], n);
      columns.add(index, found, values, fit[k]);
    }
    double[][] weighted = new double[weights.length][n];
    double[] totals = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      for (int l = 0; l < weights.length; l++) {
        for (int i = 0; i < n; i++) {
          weighted[k][i] += weights[k][l][i] * fit[l][i];
        }
      }
      totals[k] = columns.total(weighted[k]);
    }
    for (int w = 0; w < wanted.length; w++) {
      int v = wanted[w];
      int k = v / width;
      int j = v % width;
      out[w] = j == width - 1 ? totals[k] : columns.dot(j, weighted[k], totals[k]);
      if (own[v] != 0) {
        out[w] += RIDGE / (1 + RIDGE) * at(v, v) * own[v];
      }
    }
  }
}
