package halflife.net;

import java.util.Arrays;

/**
 * Products of a layer's weights with arrays over the rows of a batch.
 *
 * <p>All arrays of an inner loop have the same index, which is what makes the compiler use vector
 * instructions. Fused multiply-adds would be no faster here, and very slow on processors without.
 */
final class Products {
  private Products() {}

  /** out_o = b_o + Σ_i w_oi x_i, the weights outputs × inputs. */
  static void forward(float[] w, float[] b, float[][] x, float[][] out, int outputs, int n) {
    int inputs = w.length / outputs;
    for (int o = 0; o < outputs; o++) {
      Arrays.fill(out[o], 0, n, b[o]);
    }
    add(w, inputs, 1, x, inputs, out, outputs, n);
  }

  /** out_i = Σ_o w_oi d_o. */
  static void backward(float[] w, float[][] d, float[][] out, int outputs, int n) {
    int inputs = w.length / outputs;
    for (int i = 0; i < inputs; i++) {
      Arrays.fill(out[i], 0, n, 0);
    }
    add(w, 1, inputs, d, outputs, out, inputs, n);
  }

  /**
   * gradient_oi = Σ_rows d_o[row] x[row]_i.
   *
   * @param x one array of inputs for each row of the batch
   * @param flat room for d, one output after the other
   * @param room room for the gradient, one array for each output
   */
  static void outer(
      float[][] d, float[][] x, float[] gradient, float[] flat, float[][] room, int n) {
    int outputs = d.length;
    int inputs = gradient.length / outputs;
    for (int o = 0; o < outputs; o++) {
      System.arraycopy(d[o], 0, flat, o * n, n);
      Arrays.fill(room[o], 0, inputs, 0);
    }
    add(flat, n, 1, x, n, room, outputs, inputs);
    for (int o = 0; o < outputs; o++) {
      System.arraycopy(room[o], 0, gradient, o * inputs, inputs);
    }
  }

  /** Turns arrays over rows into one array for each row. */
  static void transpose(float[][] from, float[][] to, int width, int n) {
    for (int j = 0; j < width; j++) {
      float[] column = from[j];
      for (int r = 0; r < n; r++) {
        to[r][j] = column[r];
      }
    }
  }

  /** out_j += Σ_i a[j·byOutput + i·byTerm] x_i, over the first n values of each array. */
  private static void add(
      float[] a,
      int byOutput,
      int byTerm,
      float[][] x,
      int terms,
      float[][] out,
      int outputs,
      int n) {
    for (int j = 0; j < outputs; j++) {
      float[] sums = out[j];
      int at = j * byOutput;
      int i = 0;
      for (; i + 3 < terms; i += 4) {
        four(a, at, byTerm, x, i, sums, n);
        at += 4 * byTerm;
      }
      for (; i < terms; i++) {
        one(a[at], x[i], sums, n);
        at += byTerm;
      }
    }
  }

  /**
   * Four terms. Two outputs at once would touch fewer arrays for each operation, but Java 17 gives
   * such loops vector instructions only by luck.
   */
  private static void four(
      float[] a, int at, int byTerm, float[][] x, int from, float[] out, int n) {
    float p = a[at];
    float q = a[at + byTerm];
    float r = a[at + 2 * byTerm];
    float s = a[at + 3 * byTerm];
    float[] xp = x[from];
    float[] xq = x[from + 1];
    float[] xr = x[from + 2];
    float[] xs = x[from + 3];
    for (int i = 0; i < n; i++) {
      out[i] += p * xp[i] + q * xq[i] + r * xr[i] + s * xs[i];
    }
  }

  private static void one(float a, float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] += a * x[i];
    }
  }
}
