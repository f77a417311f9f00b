package halflife.bench;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.NetLoss;
import halflife.net.Samples;
import halflife.net.Sweep;
import java.util.List;
import java.util.stream.IntStream;

/** Sixteen small networks that differ in λ, side by side on the heap, with drawn rows to learn. */
final class SmallNets {
  static final int INPUTS = 20;

  /** Epochs of a turn. */
  static final int EPOCHS = 5;

  static final double RATE = 1e-3;

  /** From 1 on falling. */
  static final List<Double> LAMBDAS =
      IntStream.range(0, 16).mapToObj(k -> Math.pow(10, -k / 4.0)).toList();

  private static final int BATCHES = 20;

  private final Samples samples;
  private final Mlp mlp;
  private final int batch;
  private final List<MlpRun> runs;

  /**
   * Networks that have not begun.
   *
   * @param width of both hidden layers
   * @param batch the rows of a step
   */
  SmallNets(int width, int batch) {
    this.batch = batch;
    samples = draw(batch * BATCHES);
    mlp = new Mlp(INPUTS, List.of(width, width), 1, Activation.RELU, 0);
    runs =
        new Sweep(mlp, new NetLoss.SquaredError(), samples, batch)
            .begin(
                LAMBDAS.stream()
                    .map(lambda -> Candidate.of(new Decay.Decoupled(lambda), RATE, 1))
                    .toList());
  }

  private static Samples draw(int count) {
    SplitMix64 random = new SplitMix64(1);
    float[][] x = new float[count][INPUTS];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < INPUTS; j++) {
        x[i][j] = (float) random.nextGaussian();
      }
      y[i] = (float) (Math.sin(x[i][0]) + 0.1 * random.nextGaussian());
    }
    return new Samples(x, y);
  }

  Samples samples() {
    return samples;
  }

  /** All widths, as tables show them. */
  static String layers(int width) {
    return INPUTS + "-" + width + "-" + width + "-1";
  }

  /** Trains all for a turn; returns the seconds. */
  double seconds(Workers workers) {
    long start = System.nanoTime();
    Sweep.train(runs, EPOCHS, workers);
    return (System.nanoTime() - start) * 1e-9;
  }

  /** The mean squared error of all rows, a mean over networks. */
  double loss() {
    return runs.stream().mapToDouble(run -> run.loss(samples)).average().orElseThrow();
  }

  /** The microseconds of a step of all, where a turn took so many seconds. */
  static double stepMicros(double seconds) {
    return seconds / (EPOCHS * BATCHES) * 1e6;
  }

  /** The operations of a turn: products alone, forward and back. */
  double flops() {
    long weights = 0;
    for (int l = 0; l < mlp.layers(); l++) {
      weights += (long) mlp.inputs(l) * mlp.outputs(l);
    }
    return 6.0 * batch * weights * LAMBDAS.size() * EPOCHS * BATCHES;
  }
}
