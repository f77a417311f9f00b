package halflife.linear;

import java.util.Arrays;

/** Loops over arrays, written so that the JVM's compiler vectorizes them. */
final class Vectors {
  private Vectors() {}

  /** Σ a<sub>i</sub> b<sub>i</sub> over the first n, in four partial sums. */
  static double dot(double[] a, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** out += c · a over the first n. */
  static void add(double c, double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] += c * a[i];
    }
  }

  /** The different values, from the largest down. */
  static double[] falling(double[] values) {
    double[] rising = Arrays.stream(values).sorted().distinct().toArray();
    double[] falling = new double[rising.length];
    Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
    return falling;
  }
}
