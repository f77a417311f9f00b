package halflife.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many nets beside one another are what each is alone, to the last bit. */
class SweepTest {
  private static final Samples SAMPLES = samples();
  private static final Mlp NET = new Mlp(6, List.of(9, 5), 3, Activation.RELU, 0.2);
  private static final NetLoss LOSS = new NetLoss.SoftmaxCrossEntropy(3);

  private static Samples samples() {
    SplitMix64 random = new SplitMix64(3);
    float[][] x = new float[70][6];
    float[] y = new float[70];
    for (int r = 0; r < x.length; r++) {
      for (int j = 0; j < 6; j++) {
        x[r][j] = (float) random.nextGaussian();
      }
      y[r] = x[r][0] + x[r][1] > 0.5 ? 2 : x[r][2] > 0 ? 1 : 0;
    }
    return new Samples(x, y);
  }

  private static List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (double lambda : new double[] {0, 1e-3, 1e-2, 0.1, 1}) {
      for (long seed = 1; seed <= 2; seed++) {
        all.add(Candidate.of(new Decay.Decoupled(lambda), 0.01, seed));
      }
    }
    all.add(Candidate.of(new Decay.L2(0.01), 0.003, 4).withDropout(0));
    return all;
  }

  private static void assertSame(MlpRun expected, MlpRun found) {
    expected.weights().forEach((path, w) -> assertArrayEquals(w, found.weights().get(path), path));
  }

  /** What is left of a step then is decay, and Adam's memory. */
  @Test
  void aBatchMayHaveNoWeight() {
    float[] weights = new float[SAMPLES.size()];
    weights[5] = 1;
    Samples one = new Samples(SAMPLES.rows(), SAMPLES.target(), weights);
    MlpRun run = new MlpRun(NET, LOSS, one, 4, Candidate.of(new Decay.Decoupled(0.1), 0.01, 1));
    run.train(3);
    assertTrue(run.norm() > 0 && Double.isFinite(run.norm()));
  }

  @Test
  void companyPlaceAndThreadsChangeNothing() {
    Sweep sweep = new Sweep(NET, LOSS, SAMPLES, 16);
    List<Candidate> candidates = candidates();
    List<MlpRun> all = sweep.run(candidates, 3, Workers.ONE);
    for (int threads : new int[] {2, 4}) {
      List<MlpRun> more = sweep.run(candidates, 3, new Workers(threads));
      for (int i = 0; i < all.size(); i++) {
        assertSame(all.get(i), more.get(i));
      }
    }
    for (int i = 0; i < all.size(); i++) {
      MlpRun alone = sweep.run(List.of(candidates.get(i)), 3, Workers.ONE).get(0);
      assertSame(all.get(i), alone);
    }
  }

  @Test
  void aRunThatIsLookedAtGoesOnAsIfItWereNot() {
    Sweep sweep = new Sweep(NET, LOSS, SAMPLES, 16);
    MlpRun whole = sweep.run(candidates().subList(3, 4), 4, Workers.ONE).get(0);
    MlpRun parted = sweep.begin(candidates().subList(3, 4)).get(0);
    for (int epoch = 0; epoch < 4; epoch++) {
      parted.train(1);
      parted.loss(SAMPLES);
      parted.predict(SAMPLES.rows());
    }
    assertEquals(4, parted.epochs());
    assertSame(whole, parted);
  }

  @Test
  void trainingLearns() {
    Sweep sweep = new Sweep(NET.withDropout(0), LOSS, SAMPLES, 16);
    MlpRun run = sweep.begin(List.of(Candidate.of(new Decay.None(), 0.01, 1))).get(0);
    double before = run.loss(SAMPLES);
    run.train(60);
    assertTrue(run.loss(SAMPLES) < 0.3 * before, run.loss(SAMPLES) + " after " + before);
    float[][] logits = run.predict(SAMPLES.rows());
    int right = 0;
    for (int r = 0; r < SAMPLES.size(); r++) {
      int best = 0;
      for (int k = 1; k < 3; k++) {
        best = logits[k][r] > logits[best][r] ? k : best;
      }
      right += best == SAMPLES.target()[r] ? 1 : 0;
    }
    assertTrue(right >= 65, "only " + right + " of 70");
  }

  @Test
  void aBatchLargerThanTheDataIsAllOfThem() {
    Candidate one = Candidate.of(new Decay.None(), 0.01, 1);
    MlpRun all = new MlpRun(NET, LOSS, SAMPLES, 70, one);
    MlpRun more = new MlpRun(NET, LOSS, SAMPLES, 7000, one);
    all.train(2);
    more.train(2);
    assertSame(all, more);
  }

  @Test
  void wrongShapesAreSaid() {
    Candidate one = Candidate.of(new Decay.None(), 0.01, 1);
    refused("a layer is 0 wide", () -> new Mlp(3, List.of(0), 1, Activation.RELU, 0));
    refused("dropout is 1.0", () -> new Mlp(3, List.of(2), 1, Activation.RELU, 1));
    refused("batch is 0", () -> new MlpRun(NET, LOSS, SAMPLES, 0, one));
    refused(
        "the loss is of 1 outputs, but the net has 3",
        () -> new MlpRun(NET, new NetLoss.SquaredError(), SAMPLES, 8, one));
    refused(
        "rows have 6 features, but the net takes 5",
        () -> new MlpRun(new Mlp(5, List.of(), 3, Activation.TANH, 0), LOSS, SAMPLES, 8, one));
    refused("there are 2 rows, 1 targets", () -> new Samples(new float[2][1], new float[1]));
  }

  private static void refused(String beginning, Runnable use) {
    String message = assertThrows(IllegalArgumentException.class, use::run).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }
}
