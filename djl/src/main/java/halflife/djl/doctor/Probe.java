package halflife.djl.doctor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import halflife.decay.Schedule;
import java.util.Arrays;

/**
 * Measures what a DJL optimizer does, whose numbers are private: it gets scratch arrays of five
 * cells whose gradients are known, and what it does to them tells the rest. Arrays are of doubles,
 * so that DJL's own float numbers come back with all their digits.
 *
 * <p>The optimizer's step count and learning rate tracker are used up.
 */
final class Probe {
  /** Learning rates are followed for so many steps; a step takes some microseconds. */
  static final int FOLLOWED = 20_000;

  /** A large gradient, beside which Adam's ε is nothing. A power of 2, so that it divides out. */
  private static final double LARGE = 0x1p40;

  /** θ = 0, always the same gradient. */
  private static final int STEADY = 0;

  /** θ = 1, never a gradient. */
  private static final int STILL = 1;

  /** θ = 0, a gradient until it has moved once. */
  private static final int IMPULSE = 2;

  /** θ = 0, gradients that grow. */
  private static final int UP = 3;

  /** θ = 0, gradients that fall, as far as those of {@link #UP} grow. */
  private static final int DOWN = 4;

  private static final int CELLS = 5;

  /** Half the distance of doubles below 1, which 1 − ηλ is rounded by. */
  private static final double HALF_ULP = 0x1p-54;

  /** λ in the gradient is looked for between these, in rounds of so many cells. */
  private static final double LOWEST = 1e-12;

  private static final double HIGHEST = 1e6;
  private static final int ROUNDS = 6;
  private static final int CANDIDATES = 64;

  /**
   * The measured numbers.
   *
   * @param rate η of each step, times a factor of gradients if there is one and it is SGD
   * @param lambda λ
   * @param momentum μ of SGD, otherwise 0
   * @param mirrored whether the effect of negative gradients mirrors that of positive ones
   */
  record Measured(Schedule rate, double lambda, double momentum, boolean mirrored) {}

  private final Optimizer optimizer;
  private final DjlOptimizerType stock;
  private final String id;
  private final NDManager manager;
  private boolean mirrored = true;
  private double coupled;
  private double decoupled;
  private double impulse;
  private double after;

  private Probe(Optimizer optimizer, DjlOptimizerType stock, String id, NDManager manager) {
    this.optimizer = optimizer;
    this.stock = stock;
    this.id = id;
    this.manager = manager;
  }

  /**
   * Measures SGD, Adam or AdamW.
   *
   * @param optimizer a new one
   * @param id DJL's id of the parameter whose learning rate is meant
   * @param manager makes scratch arrays
   * @param steps the number of steps of the run
   * @throws UnsupportedOperationException if the engine has no such step
   */
  static Measured of(
      Optimizer optimizer, DjlOptimizerType stock, String id, NDManager manager, long steps) {
    return new Probe(optimizer, stock, id, manager).measure((int) Math.min(FOLLOWED, steps));
  }

  private Measured measure(int steps) {
    boolean adam = stock != DjlOptimizerType.SGD;
    // One more step than the run may have, for the momentum of the first.
    double[] moves = new double[steps + 1];
    double highest = 0;
    for (int t = 0; t <= steps; t++) {
      boolean first = impulse == 0;
      double[] moved = step(t, first);
      moves[t] = -moved[STEADY] / (adam ? 1 : LARGE);
      if (first && moved[IMPULSE] != 0) {
        impulse = moved[IMPULSE];
        coupled = stock == DjlOptimizerType.ADAMW ? 0 : balance();
      } else if (!first && after == 0) {
        after = moved[IMPULSE];
      }
      if (stock == DjlOptimizerType.ADAMW && moves[t] > highest && t < steps) {
        highest = moves[t];
        double lambda = moved[STILL] / highest;
        decoupled =
            ScheduleFit.shortest(lambda, HALF_ULP / highest + ScheduleFit.OF_FLOATS * lambda);
      }
    }
    double momentum = adam || impulse == 0 ? 0 : after / impulse;
    momentum = ScheduleFit.shortest(momentum, ScheduleFit.OF_FLOATS * momentum);
    double[] rates = Arrays.copyOf(moves, steps);
    if (!adam) {
      unwind(rates, impulse == 0 ? 0 : after / impulse);
    }
    return new Measured(ScheduleFit.schedule(rates), coupled + decoupled, momentum, mirrored);
  }

  private double[] step(int t, boolean untilMoved) {
    double[] weights = new double[CELLS];
    double[] gradients = new double[CELLS];
    weights[STILL] = 1;
    // Negative ones: DJL limits gradients from above only.
    gradients[STEADY] = -LARGE;
    gradients[IMPULSE] = untilMoved ? -LARGE : 0;
    gradients[UP] = LARGE * (t + 1);
    gradients[DOWN] = -LARGE * (t + 1);
    double[] moved = moved(id, weights, gradients);
    mirrored &= moved[UP] == -moved[DOWN];
    return moved;
  }

  /** The amount that an update takes from weights. */
  private double[] moved(String parameter, double[] weights, double[] gradients) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray scratch = scope.create(weights);
      optimizer.update(parameter, scratch, scope.create(gradients));
      double[] moved = scratch.toDoubleArray();
      for (int i = 0; i < moved.length; i++) {
        moved[i] = weights[i] - moved[i];
      }
      return moved;
    }
  }

  /** DJL's SGD moves by b = μb + ηg: from moves by b/g to η. */
  private static void unwind(double[] rates, double momentum) {
    double highest = Arrays.stream(rates).max().orElseThrow();
    for (int t = rates.length - 1; t >= 0; t--) {
      double rate = rates[t] - (t == 0 ? 0 : momentum * rates[t - 1]);
      rates[t] = rate > 1e-13 * highest ? rate : 0;
    }
  }

  /**
   * λ in the gradient: where θ = 1 and g = −λ, nothing moves. Each candidate is the first step of a
   * parameter of its own, which is no further step of the optimizer.
   */
  private double balance() {
    double low = LOWEST;
    double high = HIGHEST;
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradients = new double[CANDIDATES + 1];
      double[] weights = new double[CANDIDATES + 1];
      Arrays.fill(weights, 1);
      for (int i = 0; i <= CANDIDATES; i++) {
        gradients[i] = -low * Math.pow(high / low, (double) i / CANDIDATES);
      }
      double[] moved = moved(id + " λ " + round, weights, gradients);
      int over = 0;
      while (over <= CANDIDATES && moved[over] > 0) {
        over++;
      }
      if (over == 0 && round == 0) {
        return 0;
      }
      high = -gradients[Math.min(over, CANDIDATES)];
      low = -gradients[Math.max(0, over - 1)];
    }
    return ScheduleFit.shortest(high, ScheduleFit.OF_FLOATS * high);
  }
}
