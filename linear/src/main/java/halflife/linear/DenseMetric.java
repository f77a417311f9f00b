package halflife.linear;

/**
 * A metric stored as p + 1 by p + 1 blocks, one per pair of outputs.
 *
 * @param blocks by output, output, feature: a row of p + 1 values each; the last feature is the
 *     intercept
 */
record DenseMetric(double[][][][] blocks) implements Metric {
  private static final int ROWS = 4;
  private static final int BLOCK = 64;

  static DenseMetric of(LikelihoodProblem problem, double[][] eta) {
    int outputs = problem.outputs();
    double[][] mean = problem.likelihood.responses(eta);
    int width = problem.width;
    double[][][][] blocks = new double[outputs][outputs][][];
    double[] weights = new double[problem.rows()];
    double[][][] rows = blocks(problem.columns, width);
    for (int k = 0; k < outputs; k++) {
      for (int l = k; l < outputs; l++) {
        problem.likelihood.curvature(mean, problem.weights, k, l, weights);
        blocks[k][l] = product(rows, weights, width);
        blocks[l][k] = blocks[k][l];
      }
    }
    return new DenseMetric(blocks);
  }

  /** Σ w x xᵀ of columns, p × p. */
  static double[][] products(Columns columns, double[] weights) {
    return product(blocks(columns, columns.width()), weights, columns.width());
  }

  /**
   * The columns turned into rows, and 1 at their end where the width leaves room; the last block is
   * padded.
   */
  private static double[][][] blocks(Columns columns, int width) {
    int n = columns.rows();
    double[][][] rows = new double[(n + BLOCK - 1) / BLOCK][BLOCK][width];
    for (int j = 0; j < columns.width(); j++) {
      double[] column = columns.dense(j);
      for (int b = 0; b < rows.length; b++) {
        double[][] block = rows[b];
        int from = b * BLOCK;
        int to = Math.min(n, from + BLOCK);
        for (int i = from; i < to; i++) {
          block[i - from][j] = column[i];
        }
      }
    }
    for (int i = 0; i < n && width > columns.width(); i++) {
      rows[i / BLOCK][i % BLOCK][width - 1] = 1;
    }
    return rows;
  }

  private static double[][] product(double[][][] rows, double[] weights, int width) {
    double[][] out = new double[width][width];
    double[] w = new double[ROWS];
    for (int b = 0; b < rows.length; b++) {
      for (int r = 0; r < BLOCK; r += ROWS) {
        boolean any = false;
        for (int q = 0; q < ROWS; q++) {
          int i = b * BLOCK + r + q;
          w[q] = i < weights.length ? weights[i] : 0;
          any |= w[q] != 0;
        }
        if (any) {
          add(rows[b], r, w, out);
        }
      }
    }
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < i; j++) {
        out[i][j] = out[j][i];
      }
    }
    return out;
  }

  private static void add(double[][] rows, int first, double[] w, double[][] out) {
    double[] a = rows[first];
    double[] b = rows[first + 1];
    double[] c = rows[first + 2];
    double[] d = rows[first + 3];
    for (int i = 0; i < out.length; i++) {
      double[] row = out[i];
      double ai = w[0] * a[i];
      double bi = w[1] * b[i];
      double ci = w[2] * c[i];
      double di = w[3] * d[i];
      for (int j = i; j < row.length; j++) {
        row[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
      }
    }
  }

  @Override
  public double at(int i, int j) {
    int width = blocks[0][0].length;
    double value = blocks[i / width][j / width][i % width][j % width];
    return i == j ? value * (1 + RIDGE) : value;
  }

  @Override
  public void multiply(int[] active, int size, double[] coefficients, double[] out) {
    int width = blocks[0][0].length;
    java.util.Arrays.fill(out, 0);
    double[] part = new double[width];
    for (int k = 0; k < blocks.length; k++) {
      double[] sum = blocks.length == 1 ? out : part;
      java.util.Arrays.fill(sum, 0);
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
