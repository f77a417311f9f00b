package halflife.net;

import halflife.core.SplitMix64;
import halflife.optim.Gradients;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A batch on its way through the layers and back, with room for all that it needs. */
final class Pass {
  /** The rows that go through the layers at once in prediction. */
  static final int CHUNK = 256;

  private final Mlp mlp;

  /** By layer, feature and row: what goes into it; the last is what comes out at the end. */
  private final float[][][] values;

  /** By layer: the gradient of what comes out of it, before its activation. */
  private final float[][][] slopes;

  /** By layer: the share of each activation that dropout leaves; empty where there is none. */
  private final float[][][] kept;

  /** By layer from the second on: its inputs, one array for each row. */
  private final float[][][] byRow;

  /** Of each layer, outputs × inputs; what trains the net moves them. */
  private final float[][] weights;

  private final float[][] biases;

  /** The gradients of {@link #weights} in the last batch. */
  private final float[][] weightSlopes;

  private final float[][] biasSlopes;
  private final Map<String, float[]> byPath = new LinkedHashMap<>();
  private final Gradients gradients;
  private final float[] flat;
  private final float[][] room;
  private final float[] unit;

  /**
   * Makes room for batches.
   *
   * @param weights the weights and biases by path
   * @param rows the most that a batch may have
   */
  Pass(Mlp mlp, Map<String, float[]> weights, int rows) {
    this.mlp = mlp;
    int layers = mlp.layers();
    values = new float[layers + 1][][];
    slopes = new float[layers][][];
    kept = new float[layers][][];
    byRow = new float[layers][][];
    this.weights = new float[layers][];
    biases = new float[layers][];
    weightSlopes = new float[layers][];
    biasSlopes = new float[layers][];
    values[0] = new float[mlp.inputs()][rows];
    int outputs = 0;
    int inputs = 0;
    for (int l = 0; l < layers; l++) {
      int width = mlp.outputs(l);
      outputs = Math.max(outputs, width);
      inputs = Math.max(inputs, mlp.inputs(l));
      values[l + 1] = new float[width][rows];
      slopes[l] = new float[width][rows];
      kept[l] = new float[mlp.dropout() > 0 && l + 1 < layers ? width : 0][rows];
      byRow[l] = new float[l == 0 ? 0 : rows][mlp.inputs(l)];
      this.weights[l] = array(weights, Mlp.weight(l));
      biases[l] = array(weights, Mlp.bias(l));
      weightSlopes[l] = new float[width * mlp.inputs(l)];
      biasSlopes[l] = new float[width];
      byPath.put(Mlp.weight(l), weightSlopes[l]);
      byPath.put(Mlp.bias(l), biasSlopes[l]);
    }
    gradients = Gradients.of(byPath);
    flat = new float[outputs * rows];
    room = new float[outputs][inputs];
    unit = new float[rows];
  }

  /** Takes dropout's part out of what the next pass trains. */
  void drop(SplitMix64 random, int n) {
    float rest = (float) (1 / (1 - mlp.dropout()));
    for (float[][] layer : kept) {
      for (float[] shares : layer) {
        for (int r = 0; r < n; r++) {
          shares[r] = random.nextDouble() < mlp.dropout() ? 0 : rest;
        }
      }
    }
  }

  /**
   * The outputs of rows, arrays over rows.
   *
   * @param training whether dropout takes its part
   */
  float[][] forward(float[][] rows, int n, boolean training) {
    for (int r = 0; r < n; r++) {
      float[] from = rows[r];
      for (int j = 0; j < from.length; j++) {
        values[0][j][r] = from[j];
      }
    }
    for (int l = 0; l < mlp.layers(); l++) {
      Products.forward(weights[l], biases[l], values[l], values[l + 1], mlp.outputs(l), n);
      if (l + 1 < mlp.layers()) {
        for (float[] z : values[l + 1]) {
          mlp.activation().apply(z, n);
        }
      }
      for (int u = 0; training && u < kept[l].length; u++) {
        multiply(values[l + 1][u], kept[l][u], n);
      }
    }
    return values[mlp.layers()];
  }

  /**
   * The mean loss of a batch and, in {@link #gradients}, its gradient.
   *
   * @param members the rows of the samples that are the batch
   */
  double train(Samples samples, int[] members, NetLoss loss) {
    int n = members.length;
    float[][] rows = new float[n][];
    for (int r = 0; r < n; r++) {
      rows[r] = samples.rows()[members[r]];
    }
    float[][] outputs = forward(rows, n, true);
    double mean = slope(outputs, samples, members, loss);
    backward(rows, n);
    return mean;
  }

  private double slope(float[][] outputs, Samples samples, int[] members, NetLoss loss) {
    float[][] slope = slopes[mlp.layers() - 1];
    double[] z = new double[outputs.length];
    double total = 0;
    for (int member : members) {
      total += loss.weight(samples.weights()[member], samples.target()[member]);
    }
    double sum = 0;
    for (int r = 0; r < members.length; r++) {
      double target = samples.target()[members[r]];
      double weight = loss.weight(samples.weights()[members[r]], target);
      double share = weight > 0 ? weight / total : 0; // a batch may have no weight at all
      for (int k = 0; k < z.length; k++) {
        z[k] = outputs[k][r];
      }
      sum += share * loss.row(z, target);
      for (int k = 0; k < z.length; k++) {
        slope[k][r] = (float) (share * z[k]);
      }
    }
    return sum;
  }

  private void backward(float[][] rows, int n) {
    for (int l = mlp.layers() - 1; l >= 0; l--) {
      float[][] d = slopes[l];
      for (int o = 0; o < d.length; o++) {
        biasSlopes[l][o] = sum(d[o], n);
      }
      float[][] inputs = rows;
      if (l > 0) {
        inputs = byRow[l];
        Products.transpose(values[l], inputs, mlp.inputs(l), n);
      }
      Products.outer(d, inputs, weightSlopes[l], flat, room, n);
      if (l > 0) {
        float[][] before = slopes[l - 1];
        Products.backward(weights[l], d, before, mlp.outputs(l), n);
        for (int u = 0; u < before.length; u++) {
          undo(l - 1, u, before[u], n);
        }
      }
    }
  }

  /** In four parts, none of which waits for another. */
  private static float sum(float[] values, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int r = 0;
    for (; r + 3 < n; r += 4) {
      a += values[r];
      b += values[r + 1];
      c += values[r + 2];
      d += values[r + 3];
    }
    for (; r < n; r++) {
      a += values[r];
    }
    return (float) ((a + b) + (c + d));
  }

  /** Goes back through dropout and activation of a unit. */
  private void undo(int layer, int u, float[] gradient, int n) {
    float[] value = values[layer + 1][u];
    if (kept[layer].length == 0) {
      mlp.activation().slope(value, gradient, n);
      return;
    }
    float[] share = kept[layer][u];
    for (int r = 0; r < n; r++) {
      unit[r] = value[r] / (share[r] + Float.MIN_NORMAL); // 0 where the share is 0
    }
    multiply(gradient, share, n);
    mlp.activation().slope(unit, gradient, n);
  }

  private static float[] array(Map<String, float[]> arrays, String path) {
    return Objects.requireNonNull(arrays.get(path), path);
  }

  private static void multiply(float[] values, float[] by, int n) {
    for (int r = 0; r < n; r++) {
      values[r] *= by[r];
    }
  }

  /** The gradient of a parameter in the last batch. */
  float[] gradient(String path) {
    return array(byPath, path);
  }

  /** Those of the last batch, by path; the same arrays every time. */
  Gradients gradients() {
    return gradients;
  }

  /** The outputs of any number of rows, outputs × rows, without dropout. */
  float[][] predict(float[][] rows) {
    float[][] result = new float[mlp.outputs()][rows.length];
    for (int from = 0; from < rows.length; from += CHUNK) {
      int n = Math.min(CHUNK, rows.length - from);
      float[][] outputs = forward(Arrays.copyOfRange(rows, from, from + n), n, false);
      for (int k = 0; k < result.length; k++) {
        System.arraycopy(outputs[k], 0, result[k], from, n);
      }
    }
    return result;
  }
}
