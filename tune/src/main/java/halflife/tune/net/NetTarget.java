package halflife.tune.net;

import halflife.evidence.Family;
import halflife.linear.model.LinearModel;
import halflife.net.NetLoss;
import halflife.tune.data.Dataset;
import java.util.Arrays;

/**
 * A target as a network learns it: numbers are brought to mean 0 and variance 1 over the training
 * rows, classes and counts stay what they are, and the last biases begin at the base rates.
 *
 * @param family the kind of target
 * @param loss what training makes small
 * @param mean of a number over the training rows; 0 otherwise
 * @param scale its standard deviation; 1 otherwise
 * @param base the outputs for a row about which nothing is known
 */
@SuppressWarnings("ArrayRecordComponent")
record NetTarget(Family family, NetLoss loss, double mean, double scale, double[] base) {
  /** Learns from the targets of training rows and their weights. */
  static NetTarget of(Dataset data, int[] rows) {
    return of(
        data.family(),
        data.classes().size(),
        NetPart.pick(data.design().target(), rows),
        NetPart.pick(data.design().weights(), rows));
  }

  private static NetTarget of(Family family, int classes, double[] y, double[] w) {
    double total = Arrays.stream(w).sum();
    double mean = 0;
    for (int i = 0; i < y.length; i++) {
      mean += w[i] / total * y[i];
    }
    return switch (family) {
      case GAUSSIAN -> {
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
          squares += w[i] / total * (y[i] - mean) * (y[i] - mean);
        }
        double scale = squares > 0 ? Math.sqrt(squares) : 1;
        yield new NetTarget(family, new NetLoss.SquaredError(), mean, scale, new double[1]);
      }
      case POISSON ->
          new NetTarget(
              family, new NetLoss.Poisson(), 0, 1, new double[] {Math.log(Math.max(mean, 1e-6))});
      case BINOMIAL -> {
        double share = Math.min(Math.max(mean, 1e-3), 1 - 1e-3);
        yield new NetTarget(
            family,
            new NetLoss.BinaryCrossEntropy(1, 1),
            0,
            1,
            new double[] {Math.log(share / (1 - share))});
      }
      case MULTINOMIAL -> {
        double[] base = new double[classes];
        for (int i = 0; i < y.length; i++) {
          base[(int) y[i]] += w[i] / total;
        }
        Arrays.setAll(base, k -> Math.log(Math.max(base[k], 1e-3)));
        yield new NetTarget(family, new NetLoss.SoftmaxCrossEntropy(classes), 0, 1, base);
      }
    };
  }

  int outputs() {
    return base.length;
  }

  /** Targets as the loss takes them. */
  float[] scaled(double[] y) {
    float[] out = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      out[i] = (float) ((y[i] - mean) / scale);
    }
    return out;
  }

  /**
   * The weighted mean of the data loss in the target's own unit: squared error, cross-entropy, or
   * half the deviance of counts.
   *
   * @param z outputs × rows
   */
  double loss(float[][] z, double[] y, double[] w) {
    double sum = 0;
    double total = 0;
    double[] row = new double[z.length];
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < row.length; k++) {
        row[k] = z[k][i];
      }
      double one = loss.row(row, (y[i] - mean) / scale) * scale * scale;
      double least = family == Family.POISSON ? (y[i] > 0 ? y[i] * Math.log(y[i]) : 0) - y[i] : 0;
      sum += w[i] * (one + least);
      total += w[i];
    }
    return sum / total;
  }

  /**
   * What responses are compared with, outputs × rows: of several classes 1 for a row's own and 0
   * for the others.
   */
  double[][] observed(double[] y) {
    double[][] out = new double[outputs()][y.length];
    for (int i = 0; i < y.length; i++) {
      if (family == Family.MULTINOMIAL) {
        out[(int) y[i]][i] = 1;
      } else {
        out[0][i] = y[i];
      }
    }
    return out;
  }

  /** The weighted mean of the squared differences of responses, summed over outputs. */
  double squaredError(double[][] responses, double[] y, double[] w) {
    double[][] observed = observed(y);
    double sum = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      total += w[i];
      for (int k = 0; k < observed.length; k++) {
        double apart = responses[k][i] - observed[k][i];
        sum += w[i] * apart * apart;
      }
    }
    return sum / total;
  }

  /** The responses for so many rows about which nothing is known. */
  double[][] usual(int rows) {
    float[][] z = new float[outputs()][rows];
    for (int k = 0; k < z.length; k++) {
      Arrays.fill(z[k], (float) base[k]);
    }
    return responses(z);
  }

  /**
   * Expected values, counts or probabilities.
   *
   * @param z outputs × rows
   */
  double[][] responses(float[][] z) {
    double[][] out = new double[z.length][z[0].length];
    double[] none = {};
    for (int i = 0; i < z[0].length; i++) {
      double[] eta = new double[z.length];
      for (int k = 0; k < eta.length; k++) {
        eta[k] = z[k][i] * scale + mean;
      }
      double[] response = new LinearModel(family, eta, none, none).responses(none);
      for (int k = 0; k < out.length; k++) {
        out[k][i] = response[k];
      }
    }
    return out;
  }
}
