import java.util.Random;

/**
 * Weight decay from scratch, without a library: what it is, why AdamW is not Adam with a penalty, and
 * what it does to a model with more inputs than rows.
 *
 * <p>Run it: {@code java examples/AdamWFromScratch.java}
 */
public class AdamWFromScratch {

  /** Adam. Decay is two lines of it, and which of the two is used makes all the difference. */
  static final class Adam {
    final double rate;
    final double lambda;
    final boolean decoupled;
    final double[] m;
    final double[] v;
    int t;

    Adam(int size, double rate, double lambda, boolean decoupled) {
      this.rate = rate;
      this.lambda = lambda;
      this.decoupled = decoupled;
      m = new double[size];
      v = new double[size];
    }

    void step(double[] w, double[] gradient) {
      t++;
      for (int i = 0; i < w.length; i++) {
        double before = w[i];
        double g = gradient[i];
        if (!decoupled) {
          g += lambda * before; // the gradient of (lambda/2) w^2, treated like any other gradient
        }
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        double mean = m[i] / (1 - Math.pow(0.9, t));
        double square = v[i] / (1 - Math.pow(0.999, t));
        w[i] -= rate * mean / (Math.sqrt(square) + 1e-8);
        if (decoupled) {
          w[i] -= rate * lambda * before; // AdamW: past the moments, from the weight before the step
        }
      }
    }
  }

  /** Steps after which decay alone has halved a weight. */
  static double halfLife(double rate, double lambda) {
    return -Math.log(2) / Math.log1p(-rate * lambda);
  }

  public static void main(String[] arguments) {
    System.out.println("1. Two weights of 1. Their gradients are noise, 100 times larger for the second.");
    System.out.println("   After one half-life half of each should be left.\n");
    twoWeights(true);
    twoWeights(false);
    System.out.println("\n2. A linear model: 50 rows, 60 inputs that all matter a little, noise.\n");
    System.out.println("   lambda  half-life (steps)  error on its rows  on new rows  size of weights");
    for (double lambda : new double[] {0, 0.1, 1, 3, 10, 100}) {
      fit(lambda);
    }
    System.out.println("\n   Without decay the model learns the noise of its rows. Too much decay, and it");
    System.out.println("   learns nothing. In between it is better on rows that it has not seen.");
  }

  static void twoWeights(boolean decoupled) {
    double rate = 1e-3;
    double lambda = 0.1;
    int runs = 200;
    int steps = (int) Math.round(halfLife(rate, lambda));
    double[] left = new double[2];
    for (int run = 0; run < runs; run++) {
      Random random = new Random(run);
      double[] w = {1, 1};
      Adam adam = new Adam(2, rate, lambda, decoupled);
      for (int t = 0; t < steps; t++) {
        adam.step(w, new double[] {random.nextGaussian(), 100 * random.nextGaussian()});
      }
      left[0] += w[0] / runs;
      left[1] += w[1] / runs;
    }
    System.out.printf(
        "   %-24s %.2f and %.2f%n",
        decoupled ? "AdamW (decoupled):" : "Adam with L2 (coupled):", left[0], left[1]);
  }

  static void fit(double lambda) {
    int inputs = 60;
    Random random = new Random(7);
    double[][] rows = rows(random, 50, inputs);
    double[][] unseen = rows(random, 2_000, inputs);
    double[] w = new double[inputs];
    double rate = 5e-3;
    Adam adamW = new Adam(inputs, rate, lambda, true);
    for (int t = 0; t < 4_000; t++) {
      double[] gradient = new double[inputs];
      for (double[] row : rows) {
        double off = predict(w, row) - row[inputs];
        for (int j = 0; j < inputs; j++) {
          gradient[j] += off * row[j] / rows.length;
        }
      }
      adamW.step(w, gradient);
    }
    double size = 0;
    for (double x : w) {
      size += x * x;
    }
    String steps = lambda == 0 ? "never" : String.format("%,.0f", halfLife(rate, lambda));
    System.out.printf(
        "   %-6s  %-17s  %-17.3f  %-11.3f  %.2f%n",
        lambda == 0 || lambda >= 1 ? String.valueOf((int) lambda) : String.valueOf(lambda),
        steps,
        error(w, rows),
        error(w, unseen),
        Math.sqrt(size));
  }

  /** Inputs, and last the target: a fifth of their sum, and noise. */
  static double[][] rows(Random random, int count, int inputs) {
    double[][] rows = new double[count][inputs + 1];
    for (double[] row : rows) {
      for (int j = 0; j < inputs; j++) {
        row[j] = random.nextGaussian();
        row[inputs] += 0.2 * row[j];
      }
      row[inputs] += random.nextGaussian();
    }
    return rows;
  }

  static double predict(double[] w, double[] row) {
    double sum = 0;
    for (int j = 0; j < w.length; j++) {
      sum += w[j] * row[j];
    }
    return sum;
  }

  static double error(double[] w, double[][] rows) {
    double sum = 0;
    for (double[] row : rows) {
      double off = predict(w, row) - row[w.length];
      sum += off * off / rows.length;
    }
    return Math.sqrt(sum);
  }
}
