package halflife.optim.kernel;

import java.nio.FloatBuffer;

/** The exponential moving average of weights: θ̄ ← kθ̄ + (1 − k)θ. */
public final class MovingAverage {
  private MovingAverage() {}

  /**
   * Moves some averages.
   *
   * @param average θ̄
   * @param weights θ, same places
   * @param keep k, 0 for a copy
   */
  public static void update(float[] average, float[] weights, int from, int to, double keep) {
    float k = (float) keep;
    float rest = (float) (1 - keep);
    for (int i = from; i < to; i++) {
      average[i] = UpdateCoefficients.flush(k * average[i] + rest * weights[i]);
    }
  }

  /** Moves some averages that lie, like their weights, in memory that is not Java's. */
  public static void update(
      FloatBuffer average, FloatBuffer weights, int from, int to, double keep) {
    float[] a = new float[Math.min(to - from, Update.BLOCK)];
    float[] w = new float[a.length];
    for (int start = from; start < to; start += a.length) {
      int size = Math.min(a.length, to - start);
      average.get(start, a, 0, size);
      weights.get(start, w, 0, size);
      update(a, w, 0, size, keep);
      average.put(start, a, 0, size);
    }
  }
}
