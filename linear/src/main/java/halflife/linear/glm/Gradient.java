package halflife.linear.glm;

import halflife.core.Workers;
import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * The gradient of the log-likelihood at a fit: Σ w(y − μ)x for every coefficient, in one pass over
 * blocks of rows.
 */
final class Gradient {
  /** The number of values a block of rows may have, to stay in a processor's second cache. */
  private static final int CACHED = 50_000;

  private static final int LEAST_BLOCK = 32;
  private static final int MOST_BLOCK = 512;

  /** The largest number of parts into which rows are split for threads. */
  private static final int MOST_SHARES = 8;

  private static final int LEAST_SHARE = 1024;

  /**
   * The division of rows.
   *
   * @param rows the number of rows
   * @param share rows of a thread's share
   * @param block rows of a block
   */
  record Layout(int rows, int share, int block) {}

  private final LikelihoodProblem problem;
  private final int width;
  private final double[][] residual;
  private double[][] eta;
  private double[][] before;
  private final int shares;
  private final Layout layout;

  private double[] fit;
  private final int[][] index;
  private final double[][] values;
  private final double[] constants;

  /** Inner products of the stored values, by share and output. */
  private final double[][][] sums;

  private final double[][] totals;

  Gradient(LikelihoodProblem problem) {
    this.problem = problem;
    width = problem.width;
    eta = new double[problem.outputs()][problem.rows()];
    before = new double[problem.outputs()][problem.rows()];
    residual = new double[problem.outputs()][problem.rows()];
    index = new int[problem.outputs()][];
    values = new double[problem.outputs()][];
    fit = new double[0];
    constants = new double[problem.outputs()];
    int n = problem.rows();
    int fitting = Math.max(LEAST_BLOCK, Math.min(MOST_BLOCK, CACHED / width));
    int block = problem.columns.sparse() ? n : fitting;
    int blocks = -Math.floorDiv(-n, block);
    int least = -Math.floorDiv(-LEAST_SHARE, block);
    layout = new Layout(n, block * Math.max(least, -Math.floorDiv(-blocks, MOST_SHARES)), block);
    shares = -Math.floorDiv(-n, layout.share);
    sums = new double[shares][problem.outputs()][width - 1];
    totals = new double[shares][problem.outputs()];
  }

  /** The linear predictors of the fit last asked for. */
  double[][] linear() {
    return eta;
  }

  /** The largest change of a linear predictor between the two fits last asked for. */
  double moved() {
    double most = 0;
    for (int k = 0; k < eta.length; k++) {
      for (int i = 0; i < eta[k].length; i++) {
        double change = problem.weights[i] > 0 ? Math.abs(eta[k][i] - before[k][i]) : 0;
        most = Math.max(most, change);
      }
    }
    return most;
  }

  /** The most that Σ w(y − μ)x could be, at the fit last asked for: rounding is a part of it. */
  double bound() {
    double sum = 0;
    for (double[] r : residual) {
      for (int i = 0; i < r.length; i++) {
        sum += r[i] == 0 ? 0 : r[i] * r[i] / problem.weights[i];
      }
    }
    return Math.sqrt(sum) * problem.largestColumn();
  }

  /** Σ w(y − μ)x, laid out as a fit is. */
  double[] at(double[] point) {
    begin(point);
    problem.workers.run(
        shares,
        s -> {
          for (int block = 0; block < blocks(s); block++) {
            add(s, block);
          }
        });
    return end();
  }

  /** Turns to a point. */
  void begin(double[] point) {
    double[][] swapped = before;
    before = eta;
    eta = swapped;
    fit = point;
    for (int k = 0; k < eta.length; k++) {
      index[k] = nonzero(fit, k);
      values[k] = new double[index[k].length];
      for (int a = 0; a < index[k].length; a++) {
        values[k][a] = fit[k * width + index[k][a]];
      }
      constants[k] = fit[problem.intercept(k)] - problem.columns.stored(index[k], values[k]);
    }
    for (int s = 0; s < shares; s++) {
      for (int k = 0; k < eta.length; k++) {
        Arrays.fill(sums[s][k], 0);
        totals[s][k] = 0;
      }
    }
  }

  /** The gradient, once every block of every share has been added. */
  double[] end() {
    double[] out = new double[fit.length];
    for (int k = 0; k < eta.length; k++) {
      for (int s = 1; s < shares; s++) {
        Vectors.add(1, sums[s][k], sums[0][k], width - 1);
        totals[0][k] += totals[s][k];
      }
      problem.columns.ofColumns(sums[0][k], totals[0][k], out, k * width);
      out[problem.intercept(k)] = totals[0][k];
    }
    return out;
  }

  Workers workers() {
    return problem.workers;
  }

  Layout layout() {
    return layout;
  }

  /**
   * The number of parts into which rows are split for threads; the rows decide it, not the number
   * of threads.
   */
  int shares() {
    return shares;
  }

  /** The number of blocks of rows in a share. */
  int blocks(int share) {
    int rows = Math.min(layout.rows, (share + 1) * layout.share) - share * layout.share;
    return -Math.floorDiv(-rows, layout.block);
  }

  /** Adds a block of rows. */
  void add(int share, int number) {
    int from = share * layout.share + number * layout.block;
    int end = Math.min(layout.rows, (share + 1) * layout.share);
    int to = Math.min(end, from + layout.block);
    if (!weighs(from, to)) {
      return;
    }
    for (int k = 0; k < eta.length; k++) {
      for (int i = from; i < to; i++) {
        eta[k][i] = problem.offsets[i] + constants[k];
      }
      problem.columns.addStored(index[k], values[k], eta[k], from, to);
    }
    problem.likelihood.residuals(eta, problem.target, problem.weights, from, to, residual);
    for (int k = 0; k < eta.length; k++) {
      for (int i = from; i < to; i++) {
        residual[k][i] = problem.weights[i] > 0 ? residual[k][i] : 0; // not 0 · ∞
      }
      totals[share][k] += problem.columns.addProducts(residual[k], from, to, sums[share][k]);
    }
  }

  private boolean weighs(int from, int to) {
    for (int i = from; i < to; i++) {
      if (problem.weights[i] > 0) {
        return true;
      }
    }
    return false;
  }

  private int[] nonzero(double[] fit, int output) {
    int[] index = new int[width - 1];
    int size = 0;
    for (int j = 0; j < width - 1; j++) {
      if (fit[output * width + j] != 0) {
        index[size++] = j;
      }
    }
    return Arrays.copyOf(index, size);
  }
}
