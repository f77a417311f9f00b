package halflife.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.optim.Settings;
import halflife.optim.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The well-known experiment of 20 rows with 200 inputs (Zhang, Lipton, Li &amp; Smola, <i>Dive into
 * Deep Learning</i>, "Weight Decay"), over many seeds: y = 0.05 + Σ 0.01 x + N(0, 0.01²), batches
 * of 5, 10 epochs of SGD at 0.01 on half the squared error, first weights N(0, 0.01²). The means
 * were found by 1,000 runs of the same recipe in NumPy.
 */
class TwoHundredInputsTest {
  private static final int SEEDS = 400;
  private static final int INPUTS = 200;

  private static Samples draw(SplitMix64 random, int rows) {
    float[][] x = new float[rows][INPUTS];
    float[] y = new float[rows];
    for (int r = 0; r < rows; r++) {
      double sum = 0.05;
      for (int j = 0; j < INPUTS; j++) {
        x[r][j] = (float) random.nextGaussian();
        sum += 0.01 * x[r][j];
      }
      y[r] = (float) (sum + 0.01 * random.nextGaussian());
    }
    return new Samples(x, y);
  }

  /** Half squared error, whose gradient is half of ours: half the learning rate, twice the λ. */
  private static double error(double lambda, long seed) {
    SplitMix64 random = SplitMix64.stream(seed, 200);
    Samples train = draw(random, 20);
    Samples validation = draw(random, 100);
    Candidate candidate =
        new Candidate(
            new Decay.L2(2 * lambda), Settings.of(new Sgd(), 0.005), OptionalDouble.empty(), seed);
    Mlp linear = new Mlp(INPUTS, List.of(), 1, Activation.RELU, 0);
    MlpRun run = new MlpRun(linear, new NetLoss.SquaredError(), train, 5, candidate);
    float[] w = run.weights().get(Mlp.weight(0));
    for (int j = 0; j < w.length; j++) {
      w[j] = (float) (0.01 * random.nextGaussian());
    }
    run.weights().get(Mlp.bias(0))[0] = 0;
    run.train(10);
    return run.loss(validation) / 2;
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0191", "3, 0.0108", "10, 0.0101"})
  void decayHalvesTheErrorOnNewRows(double lambda, double expected) {
    double[] errors = new double[SEEDS];
    List<Runnable> tasks = new ArrayList<>();
    for (int s = 0; s < SEEDS; s++) {
      int seed = s;
      tasks.add(() -> errors[seed] = error(lambda, seed + 1));
    }
    Workers.all().run(tasks);
    double mean = Arrays.stream(errors).average().orElseThrow();
    double squares = Arrays.stream(errors).map(e -> (e - mean) * (e - mean)).sum();
    double se = Math.sqrt(squares / (SEEDS - 1) / SEEDS);
    assertEquals(expected, mean, 3 * se + 0.00005, "λ = " + lambda + ", ± " + se);
  }
}
