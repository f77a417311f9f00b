package halflife.tune.model;

import halflife.core.Internal;
import halflife.core.Words;
import halflife.decay.Parameter;
import halflife.linear.data.RowScaling;
import halflife.net.Activation;
import halflife.net.Mlp;
import halflife.optim.checkpoint.WeightFile;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A multilayer perceptron, or the average of several: features are brought to mean 0 and variance
 * 1, go through the layers, and numbers are brought back to the target's unit. Several are averaged
 * on the scale of the link.
 *
 * @param lambda λ of the decoupled decay it was trained with
 * @param hidden the width of each hidden layer, ReLU after each
 * @param outputs the number of outputs
 * @param members the number of networks that are averaged; 1 for one alone
 * @param scaling makes inputs of features
 * @param targetMean what is added to an output, after targetScale
 * @param targetScale what an output is multiplied by
 * @param weights weights and biases by path, as {@code layer.0.weight}, or of several as {@code
 *     member.0.layer.0.weight}
 */
public record NetworkFit(
    double lambda,
    List<Integer> hidden,
    int outputs,
    int members,
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
   * @throws IllegalArgumentException if they are not those of the layers, or there is no network
   */
  public NetworkFit {
    hidden = List.copyOf(hidden);
    for (Parameter parameter : parameters(mlp(scaling, hidden, outputs), members)) {
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

  /**
   * The arrays of weights of some networks of the same layers.
   *
   * @throws IllegalArgumentException if the number of networks is below 1
   */
  static List<Parameter> parameters(Mlp mlp, int members) {
    if (members < 1) {
      throw new IllegalArgumentException(
          "there are " + members + " networks, but there must be at least 1");
    }
    List<Parameter> all = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      for (Parameter one : mlp.parameters()) {
        int[] shape = one.shape().stream().mapToInt(n -> n).toArray();
        all.add(Parameter.of(path(m, members, one.path()), shape));
      }
    }
    return all;
  }

  /** The path of an array of one of several networks. */
  @Internal
  public static String path(int member, int members, String path) {
    return members == 1 ? path : "member." + member + "." + path;
  }

  /** The outputs of scaled rows, outputs × rows. */
  @Internal
  public float[][] outputs(float[][] inputs) {
    Mlp mlp = mlp();
    List<float[][]> all = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      Map<String, float[]> own = new LinkedHashMap<>();
      for (Parameter parameter : mlp.parameters()) {
        String path = parameter.path();
        own.put(path, weights.getOrDefault(path(m, members, path), new float[0]));
      }
      all.add(mlp.predict(own, inputs));
    }
    return mean(all);
  }

  /** The mean of the outputs of several networks, outputs × rows each. */
  @Internal
  public static float[][] mean(List<float[][]> networks) {
    float[][] first = networks.get(0);
    float[][] mean = new float[first.length][first[0].length];
    for (float[][] z : networks) {
      for (int k = 0; k < mean.length; k++) {
        for (int i = 0; i < mean[k].length; i++) {
          mean[k][i] += z[k][i];
        }
      }
    }
    for (float[] output : mean) {
      for (int i = 0; i < output.length; i++) {
        output[i] /= networks.size();
      }
    }
    return mean;
  }

  /** The bytes of its weights as a safetensors file. */
  public byte[] safetensors() {
    return WeightFile.bytes(parameters(mlp(), members), weights);
  }

  @Override
  public int features() {
    return scaling.means().size();
  }

  @Override
  public boolean uses(int from, int count) {
    return count > 0;
  }

  @Override
  public double[][] predictor(Table table, Encoder encoder, List<Words> notes) {
    Encoded encoded = encoder.encode(table);
    notes.addAll(encoded.notes());
    double[][] eta = new double[outputs][table.rows()];
    for (int from = 0; from < table.rows(); from += CHUNK) {
      int n = Math.min(CHUNK, table.rows() - from);
      double[][] rows = new double[n][features()];
      for (int j = 0; j < features(); j++) {
        for (int i = 0; i < n; i++) {
          rows[i][j] = encoded.features().get(j).at(from + i);
        }
      }
      float[][] z = outputs(scaling.inputs(rows));
      for (int k = 0; k < outputs; k++) {
        for (int i = 0; i < n; i++) {
          eta[k][from + i] = z[k][i] * targetScale + targetMean;
        }
      }
    }
    return eta;
  }

  @Override
  public List<Words> differences(Fit other, List<String> terms, List<String> classes) {
    if (!(other instanceof NetworkFit is)) {
      return List.of(new Words("it is a linear model, but was a network", "它是线性模型，原来是网络"));
    }
    if (!hidden.equals(is.hidden)) {
      return List.of(
          Words.of("the hidden layers are %s, but were %s", "隐藏层是 %s，原来是 %s", is.hidden, hidden));
    }
    if (members != is.members) {
      return List.of(
          Words.of("it is %s networks, but was %s", "它是 %s 个网络，原来是 %s 个", is.members, members));
    }
    List<Words> found = new ArrayList<>();
    Fit.compare(Words.same("lambda"), lambda, is.lambda, found);
    Fit.compare(new Words("the target's mean", "目标的均值"), targetMean, is.targetMean, found);
    Fit.compare(new Words("the target's scale", "目标的尺度"), targetScale, is.targetScale, found);
    if (!scaling.equals(is.scaling)) {
      found.add(new Words("a mean or a scale of the features differs", "特征的均值或尺度不同"));
    }
    for (Parameter parameter : parameters(mlp(), members)) {
      String path = parameter.path();
      float[] was = weights.getOrDefault(path, new float[0]);
      float[] now = is.weights.getOrDefault(path, new float[0]);
      for (int i = 0; i < Math.min(was.length, now.length); i++) {
        Fit.compare(Words.same(path + "[" + i + "]"), was[i], now[i], found);
      }
    }
    return found;
  }
}
