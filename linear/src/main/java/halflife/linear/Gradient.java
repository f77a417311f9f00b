package halflife.linear;

/**
 * The gradient of the log-likelihood at a fit: Σ w(y − μ)x for every coefficient, in one pass over
 * blocks of rows.
 */
final class Gradient {
  private static final int BLOCK = 512;

  private final LikelihoodProblem problem;
  private final int width;
  private final double[][] residual;
  private double[][] eta;
  private double[][] before;

  Gradient(LikelihoodProblem problem) {
    this.problem = problem;
    width = problem.width;
    eta = new double[problem.outputs()][problem.rows()];
    before = new double[problem.outputs()][problem.rows()];
    residual = new double[problem.outputs()][problem.rows()];
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

  /** What Σ w(y − μ)x could be at most, at the fit last asked for: rounding is a part of it. */
  double bound() {
    double sum = 0;
    for (double[] r : residual) {
      for (int i = 0; i < r.length; i++) {
        sum += r[i] == 0 ? 0 : r[i] * r[i] / problem.weights[i];
      }
    }
    return Math.sqrt(sum) * problem.largestColumn();
  }

  /** Multiplications that {@link #at} takes. */
  double cost(double[] fit) {
    int size = 0;
    for (double value : fit) {
      size += value != 0 ? 1 : 0;
    }
    return (double) problem.rows() * (size + fit.length);
  }

  /** Σ w(y − μ)x, laid out as a fit is. */
  double[] at(double[] fit) {
    int n = problem.rows();
    double[][] swapped = before;
    before = eta;
    eta = swapped;
    double[] out = new double[fit.length];
    int step = problem.columns.sparse() ? n : BLOCK;
    int[][] index = new int[eta.length][];
    double[][] values = new double[eta.length][];
    for (int k = 0; k < eta.length; k++) {
      index[k] = nonzero(fit, k);
      values[k] = new double[index[k].length];
      for (int a = 0; a < index[k].length; a++) {
        values[k][a] = fit[k * width + index[k][a]];
      }
    }
    for (int from = 0; from < n; from += step) {
      int to = Math.min(n, from + step);
      for (int k = 0; k < eta.length; k++) {
        double constant = fit[problem.intercept(k)];
        for (int i = from; i < to; i++) {
          eta[k][i] = problem.offsets[i] + constant;
        }
        problem.columns.add(index[k], values[k], eta[k], from, to);
      }
      problem.likelihood.residuals(eta, problem.target, problem.weights, from, to, residual);
      for (int k = 0; k < eta.length; k++) {
        out[problem.intercept(k)] +=
            problem.columns.products(residual[k], from, to, out, k * width);
      }
    }
    return out;
  }

  private int[] nonzero(double[] fit, int output) {
    int[] index = new int[width - 1];
    int size = 0;
    for (int j = 0; j < width - 1; j++) {
      if (fit[output * width + j] != 0) {
        index[size++] = j;
      }
    }
    return java.util.Arrays.copyOf(index, size);
  }
}
