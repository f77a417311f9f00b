package halflife.tune.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.NetLoss;
import halflife.net.Sweep;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The digits as scikit-learn's MLPClassifier learns them, split by split. */
class NetAccuracyTest {
  private static final double LESS_THAN = 0.003;
  private static final int EPOCHS = 90;
  private static final int BATCH = 64;
  private static final double RATE = 1e-3;

  /** The half-life that tune chooses for these nets, in lengths of the run. */
  private static final double RUNS = 0.3;

  @Test
  void digitsAreReadAsWellAsByScikitLearnOnTheSameSplits() throws IOException {
    StudyOptions options =
        StudyOptions.of(Path.of("../examples/data/digits.csv"), "digit")
            .with(TuneOption.FAMILY, "multinomial");
    Dataset data = Dataset.read(options);
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/reference/mlp_digits.txt"));
    double theirs = 0;
    double ours = 0;
    for (String line : lines) {
      String[] words = line.split(" ");
      theirs += Double.parseDouble(words[0]) / lines.size();
      int[] held = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
      ours += accuracy(data, held) / lines.size();
    }
    assertTrue(ours >= theirs - LESS_THAN, ours + " against " + theirs);
  }

  private static double accuracy(Dataset data, int[] held) {
    Set<Integer> out = new HashSet<>();
    Arrays.stream(held).forEach(out::add);
    int[] train = IntStream.range(0, data.design().size()).filter(i -> !out.contains(i)).toArray();
    NetPart part = NetPart.of(data, new NetSplit(train, held));
    long steps = (long) EPOCHS * ((train.length + BATCH - 1) / BATCH);
    double lambda = HalfLife.lambda(Schedule.constant(RATE), steps, 1 / RUNS);
    Mlp mlp = new Mlp(data.design().width(), List.of(64, 64), 10, Activation.RELU, 0);
    Sweep sweep =
        new Sweep(mlp, new NetLoss.SoftmaxCrossEntropy(10), part.train().samples(), BATCH);
    List<Candidate> one = List.of(Candidate.of(new Decay.Decoupled(lambda), RATE, 1));
    MlpRun run = sweep.run(one, EPOCHS, Workers.ONE).get(0);
    float[][] z = run.predict(part.held().samples().rows());
    int right = 0;
    for (int i = 0; i < held.length; i++) {
      int best = 0;
      for (int k = 1; k < z.length; k++) {
        best = z[k][i] > z[best][i] ? k : best;
      }
      right += best == (int) part.held().y()[i] ? 1 : 0;
    }
    return (double) right / held.length;
  }
}
