package halflife.lessons.math;

import halflife.core.SplitMix64;
import java.util.Arrays;

/**
 * The classic experiment on weight decay: 20 rows, 200 inputs, every true weight 0.01, bias 0.05,
 * noise 0.01; trained by minibatch gradient steps from random weights (Zhang, Lipton, Li &amp;
 * Smola, <i>Dive into Deep Learning</i>, section on weight decay).
 *
 * <p>All weights that a fit can reach are a share of the first weights w₀ and a sum of rows: w = a
 * w₀ + Xᵀα. So the products of rows with each other and with w₀ are taken once, and a fit is 20
 * numbers α, whatever the number of inputs.
 */
public final class Classic {
  public static final int ROWS = 20;
  public static final int BATCH = 5;
  public static final double RATE = 0.003;
  private static final int TESTS = 100;
  private static final double WEIGHT = 0.01;
  public static final double BIAS = 0.05;
  private static final double NOISE = 0.01;

  private final double[] target;
  private final double[] truth;

  /** XXᵀ: the products of the rows. */
  private final double[][] products;

  /** Those of new rows with the rows. */
  private final double[][] testProducts;

  /** The products of the rows with w₀. */
  private final double[] start;

  private final double[] testStart;
  private final double startLength;

  /** The rows in the order in which training takes them. */
  private final int[] order;

  /**
   * The outcome of a way to train.
   *
   * @param lambda λ
   * @param norm ‖w‖ at the end
   * @param train half the mean squared error on the 20 rows
   * @param test the same on 100 new rows
   * @param off how far the bias is from the true one
   */
  public record Outcome(double lambda, double norm, double train, double test, double off) {}

  /**
   * Draws the rows.
   *
   * @param inputs at least as many as rows
   * @param epochs how long {@link #trained} trains
   */
  public Classic(long seed, int inputs, int epochs) {
    SplitMix64 random = SplitMix64.stream(seed, 0);
    double[][] train = gaussians(random, ROWS, inputs);
    target = responses(random, train);
    double[][] test = gaussians(random, TESTS, inputs);
    truth = responses(random, test);
    SplitMix64 training = SplitMix64.stream(seed, 1);
    double[][] first = gaussians(training, 1, inputs);
    order = order(training, epochs);
    products = products(train, train);
    testProducts = products(test, train);
    start = products(first, train)[0];
    testStart = products(first, test)[0];
    startLength = Series.norm(first[0]);
  }

  private static double[][] gaussians(SplitMix64 random, int rows, int columns) {
    double[][] x = new double[rows][columns];
    for (double[] row : x) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return x;
  }

  private static double[] responses(SplitMix64 random, double[][] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = BIAS + NOISE * random.nextGaussian();
      for (double v : x[i]) {
        y[i] += WEIGHT * v;
      }
    }
    return y;
  }

  private static int[] order(SplitMix64 random, int epochs) {
    int[] rows = new int[ROWS];
    Arrays.setAll(rows, i -> i);
    int[] all = new int[epochs * ROWS];
    for (int epoch = 0; epoch < epochs; epoch++) {
      random.shuffle(rows);
      System.arraycopy(rows, 0, all, epoch * ROWS, ROWS);
    }
    return all;
  }

  private static double[][] products(double[][] a, double[][] b) {
    double[][] out = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        out[i][k] = product(a[i], b[k]);
      }
    }
    return out;
  }

  /** In four parts, none of which waits for another. */
  private static double product(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < a.length; j += 4) {
      s0 += a[j] * b[j];
      s1 += a[j + 1] * b[j + 1];
      s2 += a[j + 2] * b[j + 2];
      s3 += a[j + 3] * b[j + 3];
    }
    for (; j < a.length; j++) {
      s0 += a[j] * b[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The number of gradient steps. */
  public long steps() {
    return order.length / BATCH;
  }

  /** ‖w₀‖: the length of the first weights. */
  public double startLength() {
    return startLength;
  }

  /** Steps w ← w − η(gradient + λw) from standard normal weights w₀, the bias free and from 0. */
  public Outcome trained(double lambda) {
    double kept = 1 - RATE * lambda;
    double share = 1;
    double[] alpha = new double[ROWS];
    double[] predicted = start.clone(); // Xw
    double[] off = new double[BATCH];
    double bias = 0;
    for (int from = 0; from < order.length; from += BATCH) {
      for (int k = 0; k < BATCH; k++) {
        int row = order[from + k];
        off[k] = RATE * (predicted[row] + bias - target[row]) / BATCH;
      }
      share *= kept;
      for (int i = 0; i < ROWS; i++) {
        alpha[i] *= kept;
        predicted[i] *= kept;
      }
      for (int k = 0; k < BATCH; k++) {
        int row = order[from + k];
        alpha[row] -= off[k];
        bias -= off[k];
        subtract(predicted, off[k], products[row]);
      }
    }
    return outcome(lambda, share, alpha, bias);
  }

  private static void subtract(double[] from, double times, double[] what) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }

  /**
   * The exact lowest point; at λ = 0 the one with the smallest ‖w‖: (CKC + NλI)α = Cy, where C
   * takes means off. As both sides have the mean 0, a multiple of the matrix of ones may be added
   * to it, which makes it regular at λ = 0 as well.
   */
  public Outcome exact(double lambda) {
    double[] means = Arrays.stream(products).mapToDouble(Series::mean).toArray();
    double mean = Series.mean(means);
    double middle = Series.mean(target);
    double[][] system = new double[ROWS][ROWS];
    double[] alpha = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < ROWS; k++) {
        system[i][k] = products[i][k] - means[i] - means[k] + 2 * mean;
      }
      system[i][i] += ROWS * lambda;
      alpha[i] = target[i] - middle;
    }
    solve(system, alpha);
    double bias = middle;
    for (int i = 0; i < ROWS; i++) {
      bias -= means[i] * alpha[i];
    }
    return outcome(lambda, 0, alpha, bias);
  }

  /** Gauss's elimination of a symmetric, positive definite system, in place. */
  private static void solve(double[][] a, double[] b) {
    for (int i = 0; i < b.length; i++) {
      for (int r = i + 1; r < b.length; r++) {
        double times = a[r][i] / a[i][i];
        for (int k = i; k < b.length; k++) {
          a[r][k] -= times * a[i][k];
        }
        b[r] -= times * b[i];
      }
    }
    for (int i = b.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < b.length; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
  }

  /** Predicting the mean of the 20 rows: no decay is more. */
  public Outcome mean() {
    return outcome(Double.POSITIVE_INFINITY, 0, new double[ROWS], Series.mean(target));
  }

  /** That of w = share · w₀ + Xᵀα. */
  private Outcome outcome(double lambda, double share, double[] alpha, double bias) {
    double[] fitted = predicted(products, start, share, alpha, 0);
    double square = share * share * startLength * startLength;
    for (int i = 0; i < ROWS; i++) {
      square += alpha[i] * (fitted[i] + share * start[i]);
    }
    for (int i = 0; i < ROWS; i++) {
      fitted[i] += bias;
    }
    double[] answers = predicted(testProducts, testStart, share, alpha, bias);
    return new Outcome(
        lambda,
        Math.sqrt(Math.max(0, square)),
        Series.squaredError(target, fitted) / 2,
        Series.squaredError(truth, answers) / 2,
        Math.abs(bias - BIAS));
  }

  private static double[] predicted(
      double[][] rows, double[] first, double share, double[] alpha, double bias) {
    double[] out = new double[rows.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bias + share * first[i] + product(rows[i], alpha);
    }
    return out;
  }
}
