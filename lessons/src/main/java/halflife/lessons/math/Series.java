package halflife.lessons.math;

import java.util.Arrays;

/** Sequences of numbers and what is said of them. */
public final class Series {
  private Series() {}

  /** Evenly spaced, both ends included. */
  public static double[] evenly(double from, double to, int count) {
    double[] out = new double[count];
    Arrays.setAll(out, i -> from + (to - from) * i / (count - 1));
    return out;
  }

  /** Powers of ten of evenly spaced exponents, both ends included. */
  public static double[] powersOfTen(double from, double to, int count) {
    return Arrays.stream(evenly(from, to, count)).map(e -> StrictMath.pow(10, e)).toArray();
  }

  public static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** The standard deviation of a sample: divisor n − 1. */
  public static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** The Euclidean length ‖w‖. */
  public static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  /** The mean of the squared differences of two sequences. */
  public static double squaredError(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum / a.length;
  }

  /** The root of {@link #squaredError}. */
  public static double rmse(double[] a, double[] b) {
    return Math.sqrt(squaredError(a, b));
  }
}
