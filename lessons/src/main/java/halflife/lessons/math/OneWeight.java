package halflife.lessons.math;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.optim.Sgd;
import java.util.Arrays;

/**
 * One weight that SGD moves down 1/(2N) Σ (wx − y)², y = 2x with noise, in float as in a framework.
 *
 * @param rate η
 * @param lambda λ
 * @param momentum μ
 * @param steps the number of steps
 * @param seed of the rows
 */
public record OneWeight(double rate, double lambda, double momentum, int steps, long seed) {
  private static final int ROWS = 20;
  private static final float START = -1;

  /** A weight further from 0 has diverged. */
  private static final float GONE = 1e4f;

  /** The place of λ. */
  public enum Place {
    /** Nowhere: the loss alone. */
    NOWHERE,
    /** (λ/2)w² is added to the loss; its gradient λw comes with that of the loss. */
    LOSS,
    /** The same, with λw added to the gradient of every row before their mean is taken. */
    ROWS,
    /** {@code weight_decay} of the optimizer. */
    OPTIMIZER,
    /** Decoupled: SGDW. */
    DECOUPLED
  }

  /** Rows of one input and one response. */
  private record Rows(float[] x, float[] y) {
    static Rows of(long seed) {
      SplitMix64 random = new SplitMix64(seed);
      Rows rows = new Rows(new float[ROWS], new float[ROWS]);
      for (int i = 0; i < ROWS; i++) {
        rows.x[i] = (float) random.nextGaussian();
        rows.y[i] = (float) (2 * rows.x[i] + 0.5 * random.nextGaussian());
      }
      return rows;
    }

    /** The gradient of the loss, and of (λ/2)w² if it is in the loss. */
    float gradient(Place place, float w, float lambda) {
      float sum = 0;
      for (int i = 0; i < ROWS; i++) {
        float ofRow = (w * x[i] - y[i]) * x[i];
        sum += place == Place.ROWS ? ofRow + lambda * w : ofRow;
      }
      float mean = sum / ROWS;
      return place == Place.LOSS ? mean + lambda * w : mean;
    }

    /** The mean of the products of two columns. */
    static double product(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < ROWS; i++) {
        sum += (double) a[i] * b[i];
      }
      return sum / ROWS;
    }
  }

  /** A copy with another momentum. */
  public OneWeight withMomentum(double other) {
    return new OneWeight(rate, lambda, other, steps, seed);
  }

  /**
   * The weight after every step; if it diverges only as long as it is not large.
   *
   * @throws IllegalArgumentException if decay is decoupled and a step would take all of a weight
   */
  public float[] run(Place place) {
    Decay decay =
        switch (place) {
          case OPTIMIZER -> new Decay.L2(lambda);
          case DECOUPLED -> new Decay.Decoupled(lambda);
          default -> Decay.none();
        };
    Rows rows = Rows.of(seed);
    Training training = Training.of(new Sgd(momentum), rate, decay, new float[] {START});
    float[] after = new float[steps];
    for (int t = 0; t < steps; t++) {
      float w = training.weights()[0];
      if (Math.abs(w) > GONE) {
        return Arrays.copyOf(after, t - 1);
      }
      training.step(new float[] {rows.gradient(place, w, (float) lambda)});
      after[t] = training.weights()[0];
    }
    return after;
  }

  /** s, the second derivative of the loss: the mean of x². */
  public double curvature() {
    Rows rows = Rows.of(seed);
    return Rows.product(rows.x, rows.x);
  }

  /** The w with the smallest loss and (penalty/2)w². */
  public double lowest(double penalty) {
    Rows rows = Rows.of(seed);
    return Rows.product(rows.x, rows.y) / (Rows.product(rows.x, rows.x) + penalty);
  }

  /**
   * The η below which w settles in the minimum of loss and (penalty/2)w²: 2(1 + μ)/(s + penalty).
   */
  public double settlesBelow(double penalty) {
    return 2 * (1 + momentum) / (curvature() + penalty);
  }

  /** The η below which it settles with decoupled decay: 2(1 + μ)/(s + λ(1 + μ)). */
  public double decoupledSettlesBelow() {
    return settlesBelow(lambda * (1 + momentum));
  }

  /** Whether a step of decoupled decay leaves something of a weight: ηλ below 1. */
  public boolean canDecouple() {
    return rate * lambda < 1;
  }

  /** The largest difference between two runs, as long as both go. */
  public static double largestDifference(float[] a, float[] b) {
    double largest = 0;
    for (int t = 0; t < Math.min(a.length, b.length); t++) {
      largest = Math.max(largest, Math.abs((double) a[t] - b[t]));
    }
    return largest;
  }
}
