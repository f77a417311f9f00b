package halflife.optim;

import halflife.decay.Decay;
import java.util.Arrays;

/**
 * The formulas of every optimizer and every rule of decay written down once more, one weight after
 * the other, in double, with nothing shared with the code they check. Against torch it is exact to
 * 1e-12; where torch has no such rule, it is the reference.
 */
final class Transcription {
  private final Direction direction;
  private final Decay decay;
  private final double maxNorm;
  private final double peak;
  private final double[] w;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private int t;
  private double product = 1;

  Transcription(Direction direction, Rules.Rule rule, double peak, float[] start) {
    this.direction = direction;
    decay = rule.decay();
    maxNorm = rule.maxNorm();
    this.peak = peak;
    w = new double[start.length];
    moveTo(start);
    a = new double[w.length];
    b = new double[w.length];
    c = new double[w.length];
    if (direction instanceof Adagrad d) {
      Arrays.fill(a, d.start());
    }
  }

  double[] weights() {
    return w;
  }

  /** Takes over weights; what is remembered of gradients stays. */
  void moveTo(float[] weights) {
    for (int i = 0; i < w.length; i++) {
      w[i] = weights[i];
    }
  }

  /**
   * A step with a gradient.
   *
   * @param unit weights of an output unit
   */
  void step(float[] gradient, double rate, int unit) {
    t++;
    if (direction instanceof NAdam d) {
      product *= d.beta1() * (1 - 0.5 * Math.pow(0.96, t * d.momentumDecay()));
    }
    double norm = Math.sqrt(Arrays.stream(w).map(x -> x * x).sum());
    double[] g = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      g[i] = gradient[i] + (decay instanceof Decay.L2 l2 ? l2.lambda() * w[i] : 0);
    }
    double[] whole = direction instanceof Muon muon ? orthogonal(muon, g, unit) : g;
    for (int i = 0; i < w.length; i++) {
      w[i] = decayed(w[i], direction(i, whole[i], rate), rate, norm);
    }
    for (int from = 0; from < w.length && maxNorm < Double.POSITIVE_INFINITY; from += unit) {
      double length = Math.sqrt(Arrays.stream(w, from, from + unit).map(x -> x * x).sum());
      for (int i = from; i < from + unit; i++) {
        w[i] *= Math.min(1, maxNorm / length);
      }
    }
  }

  private double decayed(double theta, double u, double eta, double norm) {
    if (decay instanceof Decay.None || decay instanceof Decay.L2) {
      return theta - eta * u;
    } else if (decay instanceof Decay.Decoupled d) {
      return (1 - eta * d.lambda()) * theta - eta * u;
    } else if (decay instanceof Decay.Independent d) {
      return (1 - eta / peak * d.lambda()) * theta - eta * u;
    } else if (decay instanceof Decay.Corrected d) {
      return (1 - d.lambda() * eta * eta / peak) * theta - eta * u;
    } else if (decay instanceof Decay.Cautious d) {
      return theta - eta * (u + (u * theta >= 0 ? d.lambda() * theta : 0));
    } else if (decay instanceof Decay.L1 d) {
      return soft(theta - eta * u, eta * d.lambda());
    } else if (decay instanceof Decay.Elastic d) {
      return soft(theta - eta * u, eta * d.lambda1()) / (1 + eta * d.lambda2());
    } else if (decay instanceof Decay.Lp d) {
      double moved = theta - eta * u;
      boolean stays = theta == 0 || d.lambda() == 0;
      return stays ? moved : moved / (1 + eta * d.lambda() * Math.pow(Math.abs(theta), d.p() - 2));
    } else if (decay instanceof Decay.TowardsNorm d) {
      double pull = norm == 0 ? 0 : eta * d.lambda() * (1 - d.norm() / norm);
      return theta - pull * theta - eta * u;
    }
    throw new IllegalStateException(decay.toString());
  }

  private static double soft(double x, double threshold) {
    return Math.signum(x) * Math.max(Math.abs(x) - threshold, 0);
  }

  /** Of a matrix of rows of {@code columns} entries, by its smaller side. */
  private double[] orthogonal(Muon d, double[] g, int columns) {
    int rows = g.length / columns;
    int small = Math.min(rows, columns);
    int large = Math.max(rows, columns);
    double[][] x = new double[small][large];
    double squares = 0;
    for (int i = 0; i < g.length; i++) {
      a[i] = d.momentum() * a[i] + (1 - d.momentum()) * g[i];
      double look = d.nesterov() ? d.momentum() * a[i] + (1 - d.momentum()) * g[i] : a[i];
      int row = i / columns;
      int column = i % columns;
      x[rows > columns ? column : row][rows > columns ? row : column] = look;
      squares += look * look;
    }
    double norm = Math.max(Math.sqrt(squares), d.epsilon());
    for (double[] row : x) {
      Arrays.setAll(row, j -> row[j] / norm);
    }
    for (int k = 0; k < d.iterations(); k++) {
      double[][] s = times(x, across(x));
      double[][] s2 = times(s, s);
      double[][] p = new double[small][small];
      for (int i = 0; i < small; i++) {
        for (int j = 0; j < small; j++) {
          p[i][j] = -4.7750 * s[i][j] + 2.0315 * s2[i][j] + (i == j ? 3.4445 : 0);
        }
      }
      x = times(p, x);
    }
    double ratio =
        d.matchRms() ? 0.2 * Math.sqrt(large) : Math.sqrt(Math.max(1, rows / (double) columns));
    double[] u = new double[g.length];
    for (int i = 0; i < u.length; i++) {
      int row = i / columns;
      int column = i % columns;
      u[i] = ratio * x[rows > columns ? column : row][rows > columns ? row : column];
    }
    return u;
  }

  private static double[][] across(double[][] x) {
    double[][] out = new double[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < out.length; j++) {
        out[j][i] = x[i][j];
      }
    }
    return out;
  }

  private static double[][] times(double[][] x, double[][] y) {
    double[][] out = new double[x.length][y[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < y.length; k++) {
        for (int j = 0; j < y[0].length; j++) {
          out[i][j] += x[i][k] * y[k][j];
        }
      }
    }
    return out;
  }

  private double direction(int i, double g, double eta) {
    if (direction instanceof Muon) {
      return g; // an entry of the whole
    }
    if (direction instanceof Sgd d) {
      if (d.momentum() == 0) {
        return g;
      }
      a[i] = t == 1 ? g : d.momentum() * a[i] + (1 - d.dampening()) * g;
      return d.nesterov() ? g + d.momentum() * a[i] : a[i];
    } else if (direction instanceof SgdLrInMomentum d) {
      a[i] = d.momentum() * a[i] + eta * g;
      return a[i] / eta;
    } else if (direction instanceof AdamEpsilonHat d) {
      moments(i, g, d.beta1(), d.beta2());
      double rate = Math.sqrt(1 - Math.pow(d.beta2(), t)) / (1 - Math.pow(d.beta1(), t));
      return rate * a[i] / (Math.sqrt(b[i]) + d.epsilon());
    } else if (direction instanceof Adam d) {
      moments(i, g, d.beta1(), d.beta2());
      c[i] = d.amsgrad() ? Math.max(c[i], b[i]) : b[i];
      double mean = a[i] / (1 - Math.pow(d.beta1(), t));
      return mean / (Math.sqrt(c[i]) / Math.sqrt(1 - Math.pow(d.beta2(), t)) + d.epsilon());
    } else if (direction instanceof NAdam d) {
      moments(i, g, d.beta1(), d.beta2());
      double now = d.beta1() * (1 - 0.5 * Math.pow(0.96, t * d.momentumDecay()));
      double next = d.beta1() * (1 - 0.5 * Math.pow(0.96, (t + 1) * d.momentumDecay()));
      double spread = Math.sqrt(b[i] / (1 - Math.pow(d.beta2(), t))) + d.epsilon();
      return (1 - now) / (1 - product) * g / spread + next / (1 - product * next) * a[i] / spread;
    } else if (direction instanceof RAdam d) {
      moments(i, g, d.beta1(), d.beta2());
      double mean = a[i] / (1 - Math.pow(d.beta1(), t));
      double power = Math.pow(d.beta2(), t);
      double most = 2 / (1 - d.beta2()) - 1;
      double rho = most - 2 * t * power / (1 - power);
      if (rho <= 5) {
        return mean;
      }
      double rectify = Math.sqrt((rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho));
      return mean * rectify * Math.sqrt(1 - power) / (Math.sqrt(b[i]) + d.epsilon());
    } else if (direction instanceof RmsProp d) {
      b[i] = d.alpha() * b[i] + (1 - d.alpha()) * g * g;
      a[i] = d.alpha() * a[i] + (1 - d.alpha()) * g;
      double square = d.centered() ? Math.max(0, b[i] - a[i] * a[i]) : b[i];
      double u = g / (Math.sqrt(square) + d.epsilon());
      c[i] = d.momentum() * c[i] + u;
      return d.momentum() > 0 ? c[i] : u;
    } else if (direction instanceof Adagrad d) {
      a[i] += g * g;
      return g / (Math.sqrt(a[i]) + d.epsilon()) / (1 + (t - 1) * d.learningRateDecay());
    }
    if (!(direction instanceof Lion d)) {
      throw new IllegalStateException(direction + " is not transcribed");
    }
    double u = Math.signum(d.beta1() * a[i] + (1 - d.beta1()) * g);
    a[i] = d.beta2() * a[i] + (1 - d.beta2()) * g;
    return u;
  }

  private void moments(int i, double g, double beta1, double beta2) {
    a[i] = beta1 * a[i] + (1 - beta1) * g;
    b[i] = beta2 * b[i] + (1 - beta2) * g * g;
  }
}
