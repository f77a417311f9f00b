package halflife.net;

import java.util.Arrays;

/**
 * Products of a layer's weights with arrays over the rows of a batch.
 *
 * <p>All arrays of an inner loop have the same index, all its loads stand before its stores, and it
 * is small: that is what makes Java 17's compiler use vector instructions for four outputs at once.
 * Without fused multiply-adds, which are one operation each, the loop would be too large for it. A
 * processor that has none (x86 before 2013) is thousands of times slower.
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
    int j = 0;
    for (; j + 3 < outputs; j += 4) {
      int at = j * byOutput;
      int i = 0;
      for (; i + 1 < terms; i += 2) {
        fourByTwo(a, at, byOutput, byTerm, x[i], x[i + 1], out, j, n);
        at += 2 * byTerm;
      }
      for (int k = 0; k < 4 && i < terms; k++) {
        one(a[at + k * byOutput], x[i], out[j + k], n);
      }
    }
    for (; j < outputs; j++) {
      int at = j * byOutput;
      int i = 0;
      for (; i + 3 < terms; i += 4) {
        oneByFour(a, at, byTerm, x, i, out[j], n);
        at += 4 * byTerm;
      }
      for (; i < terms; i++) {
        one(a[at], x[i], out[j], n);
        at += byTerm;
      }
    }
  }

  /** Two terms of four outputs. */
  private static void fourByTwo(
      float[] a,
      int at,
      int byOutput,
      int byTerm,
      float[] x,
      float[] y,
      float[][] out,
      int j,
      int n) {
    float px = a[at];
    float py = a[at + byTerm];
    float qx = a[at + byOutput];
    float qy = a[at + byOutput + byTerm];
    float rx = a[at + 2 * byOutput];
    float ry = a[at + 2 * byOutput + byTerm];
    float sx = a[at + 3 * byOutput];
    float sy = a[at + 3 * byOutput + byTerm];
    float[] p = out[j];
    float[] q = out[j + 1];
    float[] r = out[j + 2];
    float[] s = out[j + 3];
    for (int i = 0; i < n; i++) {
      float u = x[i];
      float v = y[i];
      float pi = p[i];
      float qi = q[i];
      float ri = r[i];
      float si = s[i];
      p[i] = Math.fma(py, v, Math.fma(px, u, pi));
      q[i] = Math.fma(qy, v, Math.fma(qx, u, qi));
      r[i] = Math.fma(ry, v, Math.fma(rx, u, ri));
      s[i] = Math.fma(sy, v, Math.fma(sx, u, si));
    }
  }

  /** Four terms of an output. */
  private static void oneByFour(
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
      out[i] =
          Math.fma(s, xs[i], Math.fma(r, xr[i], Math.fma(q, xq[i], Math.fma(p, xp[i], out[i]))));
    }
  }

  private static void one(float a, float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(a, x[i], out[i]);
    }
  }
}
