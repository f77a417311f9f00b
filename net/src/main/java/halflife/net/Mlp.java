package halflife.net;

import halflife.core.SplitMix64;
import halflife.decay.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a multilayer perceptron: a ← f(Wa + b) for each hidden one, Wa + b at the end.
 *
 * @param inputs the number of features
 * @param hidden the width of each hidden layer; none for a linear model
 * @param outputs the number of outputs
 * @param activation f
 * @param dropout the share of each hidden layer's activations that is 0 while it trains; the others
 *     are divided by what is left, so that nothing changes in prediction
 */
public record Mlp(
    int inputs, List<Integer> hidden, int outputs, Activation activation, double dropout) {
  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException if a width is below 1, or dropout is not in [0, 1)
   */
  public Mlp {
    hidden = List.copyOf(hidden);
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(inputs);
    widths.add(outputs);
    for (int width : widths) {
      if (width < 1) {
        throw new IllegalArgumentException(
            "a layer is " + width + " wide, but must have a width of at least 1");
      }
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "dropout is " + dropout + ", but must be at least 0 and below 1");
    }
  }

  /** A copy with another share of dropout. */
  public Mlp withDropout(double share) {
    return new Mlp(inputs, hidden, outputs, activation, share);
  }

  /** The number of layers that have weights. */
  public int layers() {
    return hidden.size() + 1;
  }

  /** The number of inputs of a layer, from 0 on. */
  public int inputs(int layer) {
    return layer == 0 ? inputs : hidden.get(layer - 1);
  }

  /** The number of outputs of a layer, from 0 on. */
  public int outputs(int layer) {
    return layer == hidden.size() ? outputs : hidden.get(layer);
  }

  /** The path of a layer's weight. */
  static String weight(int layer) {
    return "layer." + layer + ".weight";
  }

  /** The path of a layer's bias. */
  static String bias(int layer) {
    return "layer." + layer + ".bias";
  }

  /** Weights, outputs × inputs, and biases, layer by layer. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int l = 0; l < layers(); l++) {
      parameters.add(Parameter.of(weight(l), outputs(l), inputs(l)));
      parameters.add(Parameter.of(bias(l), outputs(l)));
    }
    return parameters;
  }

  /** First weights and biases by path, uniform in ±1/√inputs as those of torch.nn.Linear. */
  public Map<String, float[]> initial(long seed) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (int l = 0; l < layers(); l++) {
      SplitMix64 random = SplitMix64.stream(seed, l);
      double bound = 1 / Math.sqrt(inputs(l));
      weights.put(weight(l), uniform(random, bound, outputs(l) * inputs(l)));
      weights.put(bias(l), uniform(random, bound, outputs(l)));
    }
    return weights;
  }

  /**
   * The outputs of rows, outputs × rows, without dropout.
   *
   * @param weights weights and biases by path
   * @param rows the features, one array per row
   */
  public float[][] predict(Map<String, float[]> weights, float[][] rows) {
    return new Pass(this, weights, Pass.CHUNK).predict(rows);
  }

  private static float[] uniform(SplitMix64 random, double bound, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return values;
  }
}
