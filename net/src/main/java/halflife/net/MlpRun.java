package halflife.net;

import halflife.core.SplitMix64;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.optim.Optimizer;
import java.util.Arrays;
import java.util.Map;

/**
 * The training of one perceptron: it can go on for some epochs or a step, be looked at, be changed,
 * and go on again.
 *
 * <p>First weights, the order of the rows and dropout follow from the candidate's seed alone, so
 * that candidates of the same seed differ in nothing but what they are to be compared in.
 */
public final class MlpRun {
  static final long ORDER = 0x6F72646572L;
  static final long DROPOUT = 0x64726F70L;

  private final NetLoss loss;
  private final Samples samples;
  private final long seed;
  private final Map<String, float[]> weights;
  private Mlp mlp;
  private int batch;
  private Optimizer optimizer;
  private Pass pass;
  private int[] order = {};

  /** The rows of this epoch that had their turn. */
  private int done;

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
    if (loss.outputs() != mlp.outputs()) {
      throw new IllegalArgumentException(
          "the loss is of " + loss.outputs() + " outputs, but the net has " + mlp.outputs());
    }
    if (samples.rows()[0].length != mlp.inputs()) {
      throw new IllegalArgumentException(
          "rows have " + samples.rows()[0].length + " features, but the net takes " + mlp.inputs());
    }
    this.mlp = of(mlp, candidate);
    this.loss = loss;
    this.samples = samples;
    this.batch = rows(batch);
    seed = candidate.seed();
    weights = mlp.initial(seed);
    optimizer = new Optimizer(candidate.settings(), plan(candidate), weights);
    pass = new Pass(this.mlp, weights, Math.max(this.batch, Pass.CHUNK));
  }

  private static Mlp of(Mlp mlp, Candidate candidate) {
    return candidate.dropout().isPresent()
        ? mlp.withDropout(candidate.dropout().getAsDouble())
        : mlp;
  }

  private int rows(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("batch is " + size + ", but must be at least 1");
    }
    return Math.min(size, samples.size());
  }

  private DecayPlan plan(Candidate candidate) {
    return DecayPlan.standard(candidate.decay(), mlp.parameters());
  }

  /**
   * Changes decay, optimizer, dropout and batch from the next step on; nothing of what was is
   * touched. The optimizer goes on from its state as {@link Optimizer#continued} says, and the
   * epoch with the rows that are left of it.
   *
   * @param candidate what is to be from now on; without dropout of its own it keeps what it has
   * @param batch the rows of a step
   * @throws IllegalArgumentException if the seed is another, the batch is below 1, or decay would
   *     take all of a weight in a step; then nothing has changed
   */
  public void change(Candidate candidate, int batch) {
    if (candidate.seed() != seed) {
      throw new IllegalArgumentException(
          "the seed of a run is " + seed + " to its end; make a run with " + candidate.seed());
    }
    int size = rows(batch);
    Mlp with = of(mlp, candidate);
    optimizer = optimizer.continued(candidate.settings(), plan(candidate));
    if (size > Math.max(this.batch, Pass.CHUNK) || with.dropout() != mlp.dropout()) {
      pass = new Pass(with, weights, Math.max(size, Pass.CHUNK));
    }
    this.batch = size;
    mlp = with;
  }

  /**
   * Trains for some more epochs; of one that {@link #step} has begun, what is left is the first.
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

  /** What is left of an epoch. */
  private double epoch() {
    double sum = 0;
    int batches = 0;
    do {
      sum += step();
      batches++;
    } while (done > 0);
    return sum / batches;
  }

  /**
   * Trains for a step, on the next rows of the epoch.
   *
   * @return the mean loss of its batch, before the step
   */
  public double step() {
    int n = samples.size();
    if (done == 0) {
      order = new int[n];
      Arrays.setAll(order, i -> i);
      SplitMix64.stream(seed ^ ORDER, epoch).shuffle(order);
    }
    int[] members = Arrays.copyOfRange(order, done, Math.min(n, done + batch));
    double mean = step(members);
    done += members.length;
    if (done == n) {
      done = 0;
      epoch++;
    }
    return mean;
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

  /** The number of steps so far. */
  public long steps() {
    return step;
  }

  /** η of the next step. */
  public double learningRate() {
    return optimizer.learningRate();
  }

  /** The number of whole epochs so far. */
  public int epochs() {
    return epoch;
  }

  /** The epochs so far, with the share of the last one whose rows have had their turn. */
  public double exactEpochs() {
    return epoch + (double) done / samples.size();
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
