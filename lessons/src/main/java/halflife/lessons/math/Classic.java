package halflife.lessons.math;

import halflife.core.SplitMix64;
import halflife.linear.model.LinearModel;
import java.util.Arrays;

/**
 * The classic experiment on weight decay: 20 rows, 200 inputs, every true weight 0.01, bias 0.05,
 * noise 0.01; trained by minibatch gradient steps from random weights (Zhang, Lipton, Li &amp;
 * Smola, <i>Dive into Deep Learning</i>, section on weight decay).
 */
public final class Classic {
  public static final int ROWS = 20;
  public static final int INPUTS = 200;
  public static final int EPOCHS = 100;
  public static final int BATCH = 5;
  public static final double RATE = 0.003;
  public static final int STEPS = EPOCHS * ROWS / BATCH;
  private static final int TESTS = 100;
  private static final double WEIGHT = 0.01;
  private static final double BIAS = 0.05;
  private static final double NOISE = 0.01;

  private final double[][] train;
  private final double[] target;
  private final double[][] test;
  private final double[] truth;
  private final long seed;

  /**
   * The outcome of a way to train.
   *
   * @param lambda λ
   * @param norm ‖w‖ at the end
   * @param train half the mean squared error on the 20 rows
   * @param test the same on 100 new rows
   */
  public record Outcome(double lambda, double norm, double train, double test) {}

  public Classic(long seed) {
    this.seed = seed;
    SplitMix64 random = SplitMix64.stream(seed, 0);
    train = inputs(random, ROWS);
    target = responses(random, train);
    test = inputs(random, TESTS);
    truth = responses(random, test);
  }

  private static double[][] inputs(SplitMix64 random, int rows) {
    double[][] x = new double[rows][INPUTS];
    for (double[] row : x) {
      for (int j = 0; j < INPUTS; j++) {
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

  /** Steps w ← w − η(gradient + λw) from standard normal weights, the bias free and from 0. */
  public Outcome trained(double lambda) {
    SplitMix64 random = SplitMix64.stream(seed, 1);
    double[] w = new double[INPUTS];
    for (int j = 0; j < INPUTS; j++) {
      w[j] = random.nextGaussian();
    }
    double bias = 0;
    int[] order = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      order[i] = i;
    }
    double[] gradient = new double[INPUTS];
    for (int step = 0; step < STEPS; step++) {
      int from = step * BATCH % ROWS;
      if (from == 0) {
        random.shuffle(order);
      }
      double slope = 0;
      Arrays.fill(gradient, 0);
      for (int k = from; k < from + BATCH; k++) {
        double[] x = train[order[k]];
        double off = (predicted(w, bias, x) - target[order[k]]) / BATCH;
        slope += off;
        for (int j = 0; j < INPUTS; j++) {
          gradient[j] += off * x[j];
        }
      }
      for (int j = 0; j < INPUTS; j++) {
        w[j] -= RATE * (gradient[j] + lambda * w[j]);
      }
      bias -= RATE * slope;
    }
    return outcome(lambda, w, bias);
  }

  /** The exact lowest point; at λ = 0 the one with the smallest ‖w‖. */
  public Outcome exact(double lambda) {
    LinearModel fit = Decayed.fit(train, target, lambda);
    return outcome(lambda, fit.coefficients(), fit.intercept());
  }

  /** Predicting the mean of the 20 rows: no decay is more. */
  public Outcome mean() {
    return outcome(Double.POSITIVE_INFINITY, new double[INPUTS], Series.mean(target));
  }

  private Outcome outcome(double lambda, double[] w, double bias) {
    return new Outcome(
        lambda, Series.norm(w), loss(w, bias, train, target), loss(w, bias, test, truth));
  }

  private static double loss(double[] w, double bias, double[][] x, double[] y) {
    double[] predicted = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      predicted[i] = predicted(w, bias, x[i]);
    }
    return Series.squaredError(y, predicted) / 2;
  }

  private static double predicted(double[] w, double bias, double[] x) {
    double sum = bias;
    for (int j = 0; j < w.length; j++) {
      sum += w[j] * x[j];
    }
    return sum;
  }
}
