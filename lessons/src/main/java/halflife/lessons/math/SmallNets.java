package halflife.lessons.math;

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
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Nets with one hidden layer on few rows of y = sin 2x₁ + x₂ and noise; the other inputs do not
 * count.
 *
 * @param rows the number of training rows
 * @param noise the standard deviation of the noise in the target
 * @param nets how many are trained, from other first weights each
 * @param seed of the rows
 * @param firstNet the seed of the first net, those of the others follow
 */
public record SmallNets(int rows, double noise, int nets, long seed, long firstNet) {
  public static final int INPUTS = 20;
  public static final int UNITS = 32;
  public static final double RATE = 0.01;

  /** Epochs between two looks at the error on new rows. */
  public static final int EPOCHS_EACH = 5;

  private static final int LOOKS = 20;
  public static final int EPOCHS = LOOKS * EPOCHS_EACH;
  private static final int NEW_ROWS = 500;
  private static final int BATCH = 20;

  /**
   * How the nets of one setting learned, each number the mean over nets.
   *
   * @param training the error on the training rows at the end, without dropout
   * @param spread the standard deviation over nets of the last error on new rows
   * @param held the error on new rows at each look
   * @param norm the length of all weights at the end
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Learned(double training, double spread, double[] held, double norm) {
    /** The error on new rows at the end. */
    public double end() {
      return held[held.length - 1];
    }

    /** The lowest at any look. */
    public double best() {
      return Arrays.stream(held).min().orElse(Double.NaN);
    }
  }

  /** The training rows, and new ones behind them. */
  private Samples draw() {
    SplitMix64 random = SplitMix64.stream(seed, 7);
    float[][] x = new float[rows + NEW_ROWS][INPUTS];
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < INPUTS; j++) {
        x[i][j] = (float) random.nextGaussian();
      }
      double off = noise * random.nextGaussian();
      y[i] = (float) (StrictMath.sin(2 * x[i][0]) + x[i][1] + off);
    }
    return new Samples(x, y);
  }

  /** How nets learn with a λ and a dropout. */
  public Learned learned(double lambda, double dropout) {
    Samples all = draw();
    Samples training = all.pick(IntStream.range(0, rows).toArray());
    Samples fresh = all.pick(IntStream.range(rows, rows + NEW_ROWS).toArray());
    Mlp mlp = new Mlp(INPUTS, List.of(UNITS), 1, Activation.TANH, dropout);
    List<Candidate> seeds =
        LongStream.range(firstNet, firstNet + nets)
            .mapToObj(net -> Candidate.of(new Decay.Decoupled(lambda), RATE, net))
            .toList();
    List<MlpRun> runs = new Sweep(mlp, new NetLoss.SquaredError(), training, BATCH).begin(seeds);
    double[][] held = new double[nets][LOOKS];
    Workers.all().run(nets, net -> look(runs.get(net), fresh, held[net]));
    return new Learned(
        mean(runs, run -> run.loss(training)),
        Series.deviation(Arrays.stream(held).mapToDouble(h -> h[LOOKS - 1]).toArray()),
        IntStream.range(0, LOOKS)
            .mapToDouble(look -> Arrays.stream(held).mapToDouble(h -> h[look]).average().orElse(0))
            .toArray(),
        mean(runs, MlpRun::norm));
  }

  private static void look(MlpRun run, Samples fresh, double[] held) {
    for (int look = 0; look < LOOKS; look++) {
      run.train(EPOCHS_EACH);
      held[look] = run.loss(fresh);
    }
  }

  private static double mean(List<MlpRun> runs, ToDoubleFunction<MlpRun> of) {
    return runs.stream().mapToDouble(of).average().orElse(Double.NaN);
  }
}
