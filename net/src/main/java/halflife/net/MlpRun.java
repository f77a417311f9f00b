package halflife.net;

import halflife.core.SplitMix64;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.optim.Optimizer;
import java.util.Arrays;
import java.util.Map;

/**
 * The training of one perceptron: it can go on for some epochs, be looked at, and go on again.
 *
 * <p>First weights, the order of the rows and dropout follow from the candidate's seed alone, so
 * that candidates of the same seed differ in nothing but what they are to be compared in.
 */
public final class MlpRun {
  private static final long ORDER = 0x6F72646572L;
  private static final long DROPOUT = 0x64726F70L;

  private final Mlp mlp;
  private final NetLoss loss;
  private final Samples samples;
  private final int batch;
  private final long seed;
  private final Map<String, float[]> weights;
  private final Optimizer optimizer;
  private final Pass pass;
  private int epoch;
  private long step;

  /**
   * Makes a run that has not begun.
   *
   * @param batch the rows of a step; the last of an epoch has what is left
   * @throws IllegalArgumentException if the batch is below 1, the loss needs another number of
   *     outputs, or a row another number of features
   */
  public MlpRun(Mlp mlp, NetLoss loss, Samples samples, int batch, Candidate candidate) {
    if (batch < 1) {
      throw new IllegalArgumentException("batch is " + batch + ", but must be at least 1");
    }
    if (loss.outputs() != mlp.outputs()) {
      throw new IllegalArgumentException(
          "the loss is of " + loss.outputs() + " outputs, but the net has " + mlp.outputs());
    }
    if (samples.rows()[0].length != mlp.inputs()) {
      throw new IllegalArgumentException(
          "rows have " + samples.rows()[0].length + " features, but the net takes " + mlp.inputs());
    }
    this.mlp =
        candidate.dropout().isPresent() ? mlp.withDropout(candidate.dropout().getAsDouble()) : mlp;
    this.loss = loss;
    this.samples = samples;
    this.batch = Math.min(batch, samples.size());
    seed = candidate.seed();
    weights = mlp.initial(seed);
    DecayPlan plan = DecayPlan.standard(candidate.decay(), mlp.parameters());
    optimizer = new Optimizer(candidate.settings(), plan, weights);
    pass = new Pass(this.mlp, weights, Math.max(this.batch, Pass.CHUNK));
  }

  /**
   * Trains for some more epochs.
   *
   * @return the mean loss over the batches of the last of them, each before its step
   */
  public double train(int epochs) {
    double mean = Double.NaN;
    for (int e = 0; e < epochs; e++) {
      mean = epoch();
    }
    return mean;
  }

  private double epoch() {
    int n = samples.size();
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    SplitMix64.stream(seed ^ ORDER, epoch).shuffle(order);
    double sum = 0;
    int batches = 0;
    for (int from = 0; from < n; from += batch) {
      int[] members = Arrays.copyOfRange(order, from, Math.min(n, from + batch));
      sum += step(members);
      batches++;
    }
    epoch++;
    return sum / batches;
  }

  /** One step on a batch; returns its mean loss before the step. */
  double step(int[] members) {
    if (mlp.dropout() > 0) {
      pass.drop(SplitMix64.stream(seed ^ DROPOUT, step), members.length);
    }
    double mean = pass.train(samples, members, loss);
    optimizer.step(pass.gradients());
    step++;
    return mean;
  }

  /** The number of epochs so far. */
  public int epochs() {
    return epoch;
  }

  /** The weights and biases by path; those that training moves. */
  public Map<String, float[]> weights() {
    return weights;
  }

  /** The length of all weights, biases aside. */
  public double norm() {
    double squares = 0;
    for (Parameter parameter : mlp.parameters()) {
      if (parameter.rank() > 1) {
        double sum = 0;
        for (float w : weights.getOrDefault(parameter.path(), new float[0])) {
          sum += (double) w * w;
        }
        squares += sum;
      }
    }
    return Math.sqrt(squares);
  }

  /** The weighted mean loss of some rows, without dropout. */
  public double loss(Samples rows) {
    double sum = 0;
    double total = 0;
    double[] z = new double[mlp.outputs()];
    for (int from = 0; from < rows.size(); from += Pass.CHUNK) {
      int n = Math.min(Pass.CHUNK, rows.size() - from);
      float[][] outputs = chunk(rows.rows(), from, n);
      for (int r = 0; r < n; r++) {
        for (int k = 0; k < z.length; k++) {
          z[k] = outputs[k][r];
        }
        double target = rows.target()[from + r];
        double weight = loss.weight(rows.weights()[from + r], target);
        sum += weight * loss.row(z, target);
        total += weight;
      }
    }
    return sum / total;
  }

  /** The outputs of rows, outputs × rows, without dropout. */
  public float[][] predict(float[][] rows) {
    return pass.predict(rows);
  }

  private float[][] chunk(float[][] rows, int from, int n) {
    return pass.forward(Arrays.copyOfRange(rows, from, from + n), n, false);
  }
}
