package halflife.bench.verdict;

import halflife.bench.verdict.Cell.Noise;
import halflife.bench.verdict.Cell.Shape;
import halflife.core.SplitMix64;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import java.util.Arrays;

/** Data sets of a cell, each from its seed alone. */
final class Draws {
  private static final double HALF = Math.sqrt(0.5);

  /** The classes of a multinomial target. */
  private static final int CLASSES = 3;

  /** What of the linear predictor's variance a group or a series shares that no feature tells. */
  private static final double SHARED = Math.sqrt(0.25);

  private final Cell cell;
  private final SplitMix64 random;

  /** What the rows of a group have in common, or the row before in a series. */
  private final double[] shared;

  private final double[] sharedTarget;

  private Draws(Cell cell, SplitMix64 random) {
    this.cell = cell;
    this.random = random;
    shared = new double[cell.features()];
    sharedTarget = new double[outputs(cell.family())];
    if (cell.inOrder()) {
      share();
    }
  }

  private void share() {
    Arrays.setAll(shared, j -> random.nextGaussian());
    Arrays.setAll(sharedTarget, k -> random.nextGaussian());
  }

  private static int outputs(Family family) {
    return family == Family.MULTINOMIAL ? CLASSES : 1;
  }

  /** So many rows of a cell. */
  static Design rows(Cell cell, int rows, long seed) {
    return new Draws(cell, SplitMix64.stream(seed, 1)).draw(rows);
  }

  private Design draw(int rows) {
    double[][] x = new double[rows][];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      if (cell.group() > 1 && i % cell.group() == 0) {
        share();
      }
      x[i] = features();
      y[i] = target(x[i]);
    }
    return Design.unweighted(x, y);
  }

  private double[] features() {
    double common = random.nextGaussian();
    double[] row = new double[cell.features()];
    for (int j = 0; j < row.length; j++) {
      double own =
          Math.sqrt(cell.rho()) * common + Math.sqrt(1 - cell.rho()) * random.nextGaussian();
      row[j] = together(own, shared, j);
    }
    return row;
  }

  /** A value of one row, and what it has in common with others of its group or series. */
  private double together(double own, double[] common, int at) {
    if (cell.shape() instanceof Shape.Series series) {
      double phi = series.persistence();
      common[at] = phi * common[at] + Math.sqrt(1 - phi * phi) * own;
      return common[at];
    }
    return cell.group() > 1 ? HALF * (common[at] + own) : own;
  }

  private double target(double[] row) {
    double[] eta = new double[sharedTarget.length];
    double each = Math.sqrt(cell.signal() / cell.sparse());
    for (int k = 0; k < eta.length; k++) {
      for (int j = 0; j < cell.sparse(); j++) {
        eta[k] += each * direction(j, k) * row[j];
      }
    }
    return switch (cell.family()) {
      case GAUSSIAN -> eta[0] + together(noise(), sharedTarget, 0);
      case BINOMIAL -> {
        double odds = eta[0] + unseen(0);
        yield cell.noise() == Noise.SEPARABLE
            ? odds > 0 ? 1 : 0
            : random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
      }
      case MULTINOMIAL -> classOf(eta);
      case POISSON -> count(eta[0] + unseen(0));
    };
  }

  /** Coefficients alternate; those of several classes are evenly spaced on a circle. */
  private double direction(int feature, int output) {
    return cell.family() == Family.MULTINOMIAL
        ? Math.sqrt(2) * Math.cos(2 * Math.PI * output / CLASSES + feature)
        : feature % 2 == 0 ? 1 : -1;
  }

  /** What a group or a series has in its linear predictor that no feature tells. */
  private double unseen(int output) {
    return cell.shape() instanceof Shape.Independent
        ? 0
        : SHARED * together(random.nextGaussian(), sharedTarget, output);
  }

  private int classOf(double[] eta) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < eta.length; k++) {
      // the largest of η plus Gumbel noise is a draw from the softmax of η
      double gumbel = cell.noise() == Noise.SEPARABLE ? 0 : -Math.log(-Math.log(positive()));
      double value = eta[k] + unseen(k) + gumbel;
      best = value > most ? k : best;
      most = Math.max(value, most);
    }
    return best;
  }

  private int count(double eta) {
    double mean = Math.exp(eta);
    double expected = cell.noise() == Noise.OVERDISPERSED ? -mean * Math.log(positive()) : mean;
    // arrivals in time 1, at rate 1 per 1/expected
    int count = -1;
    for (double time = 0; time <= expected; count++) {
      time -= Math.log(positive());
    }
    return count;
  }

  /** In (0, 1]. */
  private double positive() {
    return 1 - random.nextDouble();
  }

  private double noise() {
    double normal = random.nextGaussian();
    if (cell.noise() != Noise.HEAVY) {
      return normal;
    }
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double z = random.nextGaussian();
      squares += z * z;
    }
    return normal / Math.sqrt(squares / 3) / Math.sqrt(3);
  }
}
