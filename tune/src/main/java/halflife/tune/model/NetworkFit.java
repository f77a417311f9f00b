package halflife.tune.model;

import halflife.core.Internal;
import halflife.decay.Parameter;
import halflife.linear.data.RowScaling;
import halflife.net.Activation;
import halflife.net.Mlp;
import halflife.optim.checkpoint.WeightFile;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A multilayer perceptron: features are brought to mean 0 and variance 1, go through its layers,
 * and numbers are brought back to the target's unit.
 *
 * @param lambda λ of the decoupled decay it was trained with
 * @param hidden the width of each hidden layer, ReLU after each
 * @param outputs the number of outputs
 * @param scaling makes inputs of features
 * @param targetMean what is added to an output, after targetScale
 * @param targetScale what an output is multiplied by
 * @param weights weights and biases by path, as {@code layer.0.weight}
 */
public record NetworkFit(
    double lambda,
    List<Integer> hidden,
    int outputs,
    RowScaling scaling,
    double targetMean,
    double targetScale,
    Map<String, float[]> weights)
    implements Fit {
  /** The rows that are scaled at once. */
  private static final int CHUNK = 1024;

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if they are not those of the layers
   */
  public NetworkFit {
    hidden = List.copyOf(hidden);
    for (Parameter parameter : mlp(scaling, hidden, outputs).parameters()) {
      float[] array = weights.get(parameter.path());
      if (array == null || array.length != parameter.size()) {
        throw new IllegalArgumentException(
            "the network has no array of "
                + parameter.size()
                + " weights called "
                + parameter.path());
      }
    }
  }

  private static Mlp mlp(RowScaling scaling, List<Integer> hidden, int outputs) {
    return new Mlp(scaling.means().size(), hidden, outputs, Activation.RELU, 0);
  }

  /** Its layers. */
  @Internal
  public Mlp mlp() {
    return mlp(scaling, hidden, outputs);
  }

  /** The bytes of its weights as a safetensors file. */
  public byte[] safetensors() {
    return WeightFile.bytes(mlp().parameters(), weights);
  }

  @Override
  public int features() {
    return scaling.means().size();
  }

  @Override
  public double[][] predictor(Table table, Encoder encoder, List<String> notes) {
    Encoded encoded = encoder.encode(table);
    notes.addAll(encoded.notes());
    double[][] eta = new double[outputs][table.rows()];
    Mlp mlp = mlp();
    for (int from = 0; from < table.rows(); from += CHUNK) {
      int n = Math.min(CHUNK, table.rows() - from);
      double[][] rows = new double[n][features()];
      for (int j = 0; j < features(); j++) {
        for (int i = 0; i < n; i++) {
          rows[i][j] = encoded.features().get(j).at(from + i);
        }
      }
      float[][] z = mlp.predict(weights, scaling.inputs(rows));
      for (int k = 0; k < outputs; k++) {
        for (int i = 0; i < n; i++) {
          eta[k][from + i] = z[k][i] * targetScale + targetMean;
        }
      }
    }
    return eta;
  }

  @Override
  public List<String> differences(Fit other, List<String> terms, List<String> classes) {
    if (!(other instanceof NetworkFit is)) {
      return List.of("it is a linear model, but was a network");
    }
    if (!hidden.equals(is.hidden)) {
      return List.of("the hidden layers are " + is.hidden + ", but were " + hidden);
    }
    List<String> found = new ArrayList<>();
    Fit.compare("lambda", lambda, is.lambda, found);
    Fit.compare("the target's mean", targetMean, is.targetMean, found);
    Fit.compare("the target's scale", targetScale, is.targetScale, found);
    if (!scaling.equals(is.scaling)) {
      found.add("a mean or a scale of the features differs");
    }
    for (Parameter parameter : mlp().parameters()) {
      String path = parameter.path();
      float[] was = weights.getOrDefault(path, new float[0]);
      float[] now = is.weights.getOrDefault(path, new float[0]);
      for (int i = 0; i < Math.min(was.length, now.length); i++) {
        Fit.compare(path + "[" + i + "]", was[i], now[i], found);
      }
    }
    return found;
  }
}
