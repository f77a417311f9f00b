package halflife.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.optim.Adam;
import halflife.optim.Optimizer;
import halflife.optim.Settings;
import halflife.optim.Sgd;
import halflife.optim.checkpoint.Checkpoint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A run that goes step by step, and is changed on its way. */
class ChangedRunTest {
  private static final int ROWS = 50;
  private static final int BATCH = 12;
  private static final Mlp NET = new Mlp(3, List.of(7), 1, Activation.TANH, 0.25);
  private static final NetLoss LOSS = new NetLoss.SquaredError();
  private static final Samples SAMPLES = samples();

  private static Samples samples() {
    SplitMix64 random = new SplitMix64(5);
    float[][] x = new float[ROWS][3];
    float[] y = new float[ROWS];
    for (int r = 0; r < ROWS; r++) {
      for (int j = 0; j < 3; j++) {
        x[r][j] = (float) random.nextGaussian();
      }
      y[r] = x[r][0] * x[r][1] + x[r][2];
    }
    return new Samples(x, y);
  }

  private static MlpRun run(double lambda) {
    return new MlpRun(NET, LOSS, SAMPLES, BATCH, candidate(lambda));
  }

  private static Candidate candidate(double lambda) {
    return Candidate.of(new Decay.Decoupled(lambda), 0.01, 7);
  }

  private static Map<String, float[]> copy(Map<String, float[]> weights) {
    Map<String, float[]> copy = new LinkedHashMap<>();
    weights.forEach((path, of) -> copy.put(path, of.clone()));
    return copy;
  }

  private static void same(Map<String, float[]> expected, Map<String, float[]> found) {
    expected.forEach((path, of) -> assertArrayEquals(of, found.get(path), path));
  }

  @Test
  void stepsMakeEpochs() {
    MlpRun epochs = run(0.1);
    double mean = epochs.train(3);
    MlpRun steps = run(0.1);
    double sum = 0;
    for (int t = 0; t < 15; t++) {
      double loss = steps.step();
      sum += t < 10 ? 0 : loss;
    }
    same(epochs.weights(), steps.weights());
    assertEquals(3, steps.epochs());
    assertEquals(15, steps.steps());
    assertEquals(mean, sum / 5);
    steps.step();
    assertEquals(3 + 12.0 / ROWS, steps.exactEpochs(), 1e-12);
    steps.train(1);
    assertEquals(20, steps.steps());
    epochs.train(1);
    same(epochs.weights(), steps.weights());
  }

  /** As one whose weights and optimizer were stored after 17 steps, and went on with another λ. */
  @Test
  void aChangedRunIsARestoredOne() {
    MlpRun live = run(0.1);
    MlpRun untouched = run(0.1);
    for (int t = 0; t < 17; t++) {
      live.step();
      untouched.step();
    }
    same(untouched.weights(), live.weights());
    Map<String, float[]> weights = NET.initial(7);
    Pass pass = new Pass(NET, weights, Pass.CHUNK);
    Settings adam = Settings.of(new Adam(), 0.01);
    Optimizer before = new Optimizer(adam, plan(0.1), weights);
    byHand(pass, before, 0, 17);
    same(weights, live.weights());
    Checkpoint state = before.state();
    Map<String, float[]> restored = copy(weights);
    Optimizer after = new Optimizer(adam, plan(3), restored);
    after.restore(state);
    byHand(new Pass(NET, restored, Pass.CHUNK), after, 17, 40);

    live.change(candidate(3), BATCH);
    for (int t = 17; t < 40; t++) {
      live.step();
      untouched.step();
    }
    same(restored, live.weights());
    assertFalse(untouched.norm() == live.norm());
  }

  private static DecayPlan plan(double lambda) {
    return DecayPlan.standard(new Decay.Decoupled(lambda), NET.parameters());
  }

  private static void byHand(Pass pass, Optimizer optimizer, int from, int to) {
    int steps = (ROWS + BATCH - 1) / BATCH;
    for (int t = from; t < to; t++) {
      int[] order = new int[ROWS];
      Arrays.setAll(order, i -> i);
      SplitMix64.stream(7 ^ MlpRun.ORDER, t / steps).shuffle(order);
      int first = t % steps * BATCH;
      int[] members = Arrays.copyOfRange(order, first, Math.min(ROWS, first + BATCH));
      pass.drop(SplitMix64.stream(7 ^ MlpRun.DROPOUT, t), members.length);
      pass.train(SAMPLES, members, LOSS);
      optimizer.step(pass.gradients());
    }
  }

  @Test
  void batchAndDropoutChangeFromTheNextStepOn() {
    MlpRun live = run(0);
    live.step();
    Map<String, float[]> kept = copy(live.weights());
    live.change(candidate(0).withDropout(0), 30);
    same(kept, live.weights());
    assertEquals(12.0 / ROWS, live.exactEpochs(), 1e-12);
    live.step();
    assertEquals(42.0 / ROWS, live.exactEpochs(), 1e-12);
    live.step();
    assertEquals(1, live.exactEpochs());
    live.change(candidate(0).withDropout(0), 1000);
    live.step();
    assertEquals(2, live.exactEpochs());
    double first = live.loss(SAMPLES);
    assertEquals(first, live.step(), 1e-6, "no dropout, and all rows");
  }

  @Test
  void refusesAnotherSeedAndTooMuchDecay() {
    MlpRun live = run(0.1);
    MlpRun untouched = run(0.1);
    live.train(1);
    assertThrows(
        IllegalArgumentException.class, () -> live.change(candidate(1).withSeed(8), BATCH));
    assertThrows(IllegalArgumentException.class, () -> live.change(candidate(100), 3));
    assertThrows(IllegalArgumentException.class, () -> live.change(candidate(1), 0));
    live.train(2);
    untouched.train(3);
    same(untouched.weights(), live.weights());
  }

  @Test
  void anotherOptimizerBeginsWithoutTheOldOnesAverages() {
    MlpRun live = run(0);
    live.train(2);
    Map<String, float[]> weights = copy(live.weights());
    Settings sgd = Settings.of(new Sgd(0.9), 0.01);
    live.change(new Candidate(Decay.none(), sgd, OptionalDouble.empty(), 7), BATCH);
    live.step();
    Optimizer fresh = new Optimizer(sgd, plan(0), weights);
    byHand(new Pass(NET, weights, Pass.CHUNK), fresh, 10, 11);
    same(weights, live.weights());
  }
}
