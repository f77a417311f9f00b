package halflife.net;

import java.util.Arrays;

/**
 * Products of a layer's weights with arrays over the rows of a batch.
 *
 * <p>All arrays of an inner loop have the same index, which is what makes the compiler use vector
 * instructions.
 */
final class Products {
  private Products() {}

  /** out_o = b_o + Σ_i w_oi x_i, the weights outputs × inputs. */
  static void forward(float[] w, float[] b, float[][] x, float[][] out, int outputs, int n) {
    int inputs = w.length / outputs;
    for (int o = 0; o < outputs; o++) {
      float[] row = out[o];
      Arrays.fill(row, 0, n, b[o]);
      int at = o * inputs;
      int i = 0;
      for (; i + 3 < inputs; i += 4) {
        add(w[at + i], w[at + i + 1], w[at + i + 2], w[at + i + 3], x, i, row, n);
      }
      for (; i < inputs; i++) {
        add(w[at + i], x[i], row, n);
      }
    }
  }

  /** out_i = Σ_o w_oi d_o. */
  static void backward(float[] w, float[][] d, float[][] out, int outputs, int n) {
    int inputs = w.length / outputs;
    for (int i = 0; i < inputs; i++) {
      float[] row = out[i];
      Arrays.fill(row, 0, n, 0);
      int o = 0;
      for (; o + 3 < outputs; o += 4) {
        int at = o * inputs + i;
        add(w[at], w[at + inputs], w[at + 2 * inputs], w[at + 3 * inputs], d, o, row, n);
      }
      for (; o < outputs; o++) {
        add(w[o * inputs + i], d[o], row, n);
      }
    }
  }

  /**
   * gradient_oi = Σ_rows d_o[row] x[row]_i.
   *
   * @param x one array of inputs for each row of the batch
   * @param row room for one output's gradient
   */
  static void outer(float[][] d, float[][] x, float[] gradient, float[] row, int outputs, int n) {
    int inputs = gradient.length / outputs;
    for (int o = 0; o < outputs; o++) {
      Arrays.fill(row, 0, inputs, 0);
      float[] own = d[o];
      int r = 0;
      for (; r + 3 < n; r += 4) {
        add(own[r], own[r + 1], own[r + 2], own[r + 3], x, r, row, inputs);
      }
      for (; r < n; r++) {
        add(own[r], x[r], row, inputs);
      }
      System.arraycopy(row, 0, gradient, o * inputs, inputs);
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

  private static void add(
      float a, float b, float c, float d, float[][] x, int from, float[] out, int n) {
    float[] p = x[from];
    float[] q = x[from + 1];
    float[] r = x[from + 2];
    float[] s = x[from + 3];
    for (int i = 0; i < n; i++) {
      out[i] += a * p[i] + b * q[i] + c * r[i] + d * s[i];
    }
  }

  private static void add(float a, float[] x, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] += a * x[i];
    }
  }
}
