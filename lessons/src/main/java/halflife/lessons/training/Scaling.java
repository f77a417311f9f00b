package halflife.lessons.training;

import java.util.Arrays;

/**
 * How numbers of a column become those that a network sees: (x − center)/unit.
 *
 * @param center what becomes 0
 * @param unit what becomes 1, above 0
 */
public record Scaling(double center, double unit) {
  /** Leaves numbers as they are. */
  public static final Scaling NONE = new Scaling(0, 1);

  /** Mean 0 and standard deviation 1 of these numbers; only mean 0 where they are all the same. */
  static Scaling of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double deviation = Math.sqrt(squares);
    return new Scaling(mean, deviation > 1e-12 * Math.abs(mean) && deviation > 0 ? deviation : 1);
  }

  /** The number that a network sees. */
  public float in(double value) {
    return (float) ((value - center) / unit);
  }

  /** The number that was. */
  public double out(double value) {
    return center + unit * value;
  }
}
