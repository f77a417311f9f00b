package halflife.lessons.math;

import halflife.core.SplitMix64;
import java.util.Arrays;

/**
 * Points of y = sin πx with noise, x from −1 to 1.
 *
 * @param x of the points
 * @param y of the points
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoisySine(double[] x, double[] y) {
  /** The sine without noise. */
  public static double truth(double x) {
    return StrictMath.sin(Math.PI * x);
  }

  /**
   * Points at evenly spaced x.
   *
   * @param noise the standard deviation of the noise
   * @param seed of the noise
   */
  public static NoisySine evenly(int points, double noise, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] x = Series.evenly(-1, 1, points);
    double[] y = Arrays.stream(x).map(v -> truth(v) + noise * random.nextGaussian()).toArray();
    return new NoisySine(x, y);
  }

  /** New points with the same noise, x drawn evenly between −1 and 1: what a fit is tested on. */
  public static NoisySine fresh(int points, double noise, long seed) {
    SplitMix64 random = SplitMix64.stream(seed, 1);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = 2 * random.nextDouble() - 1;
      y[i] = truth(x[i]) + noise * random.nextGaussian();
    }
    return new NoisySine(x, y);
  }
}
