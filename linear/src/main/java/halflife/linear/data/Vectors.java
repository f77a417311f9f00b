package halflife.linear.data;

import halflife.core.Internal;
import java.util.Arrays;

/** Loops over arrays, written so that the JVM's compiler vectorizes them. */
@Internal
public final class Vectors {
  private Vectors() {}

  /** Σ a<sub>i</sub> b<sub>i</sub> over the first n, in four partial sums. */
  public static double dot(double[] a, double[] b, int n) {
    return dot(a, b, 0, n);
  }

  /** Σ a<sub>i</sub> b<sub>i</sub> over some positions, in four partial sums. */
  public static double dot(double[] a, double[] b, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** out += c · a over the first n. */
  public static void add(double c, double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] += c * a[i];
    }
  }

  /** out += c · a over some positions. */
  public static void add(double c, double[] a, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += c * a[i];
    }
  }

  /** out += c_a a0 + c_{a+1} a1 + c_{a+2} a2 + c_{a+3} a3 over some positions. */
  public static void add(
      double[] c,
      int a,
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      double[] out,
      int from,
      int to) {
    double c0 = c[a];
    double c1 = c[a + 1];
    double c2 = c[a + 2];
    double c3 = c[a + 3];
    for (int i = from; i < to; i++) {
      out[i] += c0 * a0[i] + c1 * a1[i] + c2 * a2[i] + c3 * a3[i];
    }
  }

  /** out += ca a + cb b + cc c + cd d over the first n. */
  public static void add(
      double ca,
      double cb,
      double cc,
      double cd,
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double[] out,
      int n) {
    for (int i = 0; i < n; i++) {
      out[i] += ca * a[i] + cb * b[i] + cc * c[i] + cd * d[i];
    }
  }

  /** Adds the inner products of four arrays with r, over some positions, to four values of out. */
  static void dots(
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      double[] r,
      int from,
      int to,
      double[] out,
      int position) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = from; i < to; i++) {
      double value = r[i];
      s0 += a0[i] * value;
      s1 += a1[i] * value;
      s2 += a2[i] * value;
      s3 += a3[i] * value;
    }
    out[position] += s0;
    out[position + 1] += s1;
    out[position + 2] += s2;
    out[position + 3] += s3;
  }

  /** Adds Σ r x of each of the first features, over some rows, to sums. */
  public static void addAlongRows(
      double[] r, double[][] rows, int from, int to, int features, double[] sums) {
    int i = from;
    for (; i + 3 < to; i += 4) {
      add(
          r[i],
          r[i + 1],
          r[i + 2],
          r[i + 3],
          rows[i],
          rows[i + 1],
          rows[i + 2],
          rows[i + 3],
          sums,
          features);
    }
    for (; i < to; i++) {
      add(r[i], rows[i], sums, features);
    }
  }

  /** Adds Σ r x of each column, over some rows, to sums. */
  public static void addAlongColumns(
      double[] r, double[][] columns, int from, int to, double[] sums) {
    int j = 0;
    for (; j + 3 < columns.length; j += 4) {
      dots(columns[j], columns[j + 1], columns[j + 2], columns[j + 3], r, from, to, sums, j);
    }
    for (; j < columns.length; j++) {
      for (int i = from; i < to; i++) {
        sums[j] += columns[j][i] * r[i];
      }
    }
  }

  /** a − b. */
  public static double[] difference(double[] a, double[] b) {
    double[] d = new double[a.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = a[i] - b[i];
    }
    return d;
  }

  /** The different values, from the largest down. */
  public static double[] falling(double[] values) {
    double[] rising = Arrays.stream(values).sorted().distinct().toArray();
    double[] falling = new double[rising.length];
    Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
    return falling;
  }
}
