package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.optim.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The moving average of the weights. */
class EmaTest {
  private static final List<Parameter> TWO =
      List.of(Parameter.of("a.weight", 2, 1), Parameter.of("b.weight", 1, 1));

  @ParameterizedTest
  @MethodSource("halflife.optim.TorchGroups#all")
  void itIsThatOfTorch(TorchGroups.Run run) {
    Map<String, float[]> weights = run.start();
    Optimizer optimizer = run.optimizer(weights);
    for (int t = 0; t < run.steps().size(); t++) {
      TorchGroups.Step step = run.steps().get(t);
      optimizer.step(step.gradients());
      optimizer.swapIn();
      String where = "step " + t + " ";
      step.averages().forEach((p, a) -> assertArrayEquals(a, weights.get(p), 2e-6f, where + p));
      optimizer.swapOut();
    }
  }

  /** θ = 1, then −1, −3, …: θ̄ₙ = dⁿ⁻¹θ₁ + (1 − d)Σ dⁿ⁻ⁱθᵢ over i from 2. */
  @Test
  void itIsTheClosedForm() {
    Map<String, float[]> weights = weights();
    Optimizer optimizer = optimizer(weights, 0.75);
    for (int t = 0; t < 10; t++) {
      optimizer.step(Map.of("a.weight", new float[] {2, 2}));
    }
    double closed = Math.pow(0.75, 9) * -1;
    for (int i = 2; i <= 10; i++) {
      closed += 0.25 * Math.pow(0.75, 10 - i) * (1 - 2 * i);
    }
    float[] before = weights.get("a.weight").clone();
    optimizer.swapIn();
    assertEquals(closed, weights.get("a.weight")[0], 1e-5);
    assertEquals(1, weights.get("b.weight")[0], "took no part");
    optimizer.swapOut();
    assertArrayEquals(before, weights.get("a.weight"), "to the last bit");
  }

  /** torch's average goes on towards a parameter that does not move any more. */
  @Test
  void aParameterWithoutAGradientIsAveragedToo() {
    Map<String, float[]> weights = weights();
    Optimizer optimizer = optimizer(weights, 0.5);
    optimizer.step(Map.of("b.weight", new float[] {1}));
    optimizer.step(Map.of("b.weight", new float[] {1}));
    for (int t = 0; t < 30; t++) {
      optimizer.step(Map.of());
    }
    optimizer.swapIn();
    assertEquals(-1, weights.get("b.weight")[0], 1e-6);
  }

  @Test
  void beforeTheFirstStepItIsTheWeights() {
    Map<String, float[]> weights = weights();
    Optimizer optimizer = optimizer(weights, 0.9);
    Arrays.fill(weights.get("a.weight"), 7);
    optimizer.swapIn();
    assertEquals(7, weights.get("a.weight")[0]);
    optimizer.swapOut();
    assertEquals(7, weights.get("a.weight")[0]);
  }

  @Test
  void frozenWeightsStayAsTheyAre() {
    List<Parameter> frozen = List.of(TWO.get(0).freeze(), TWO.get(1));
    Map<String, float[]> weights = weights();
    Optimizer optimizer =
        new Optimizer(
            Settings.of(new Sgd(), 1).withEma(0.9),
            DecayPlan.standard(Decay.none(), frozen),
            weights);
    optimizer.step(Map.of("a.weight", new float[2], "b.weight", new float[] {1}));
    optimizer.swapIn();
    assertArrayEquals(new float[] {1, 1}, weights.get("a.weight"));
  }

  /** The sum does not depend on threads, in arrays of more tasks than one. */
  @Test
  void noNumberDependsOnThreads() {
    int size = 600_001;
    Map<String, float[]> one = Map.of("a.weight", new float[size]);
    Map<String, float[]> many = Map.of("a.weight", new float[size]);
    float[] gradient = new float[size];
    for (int i = 0; i < size; i++) {
      gradient[i] = i % 13 - 6;
    }
    for (Map<String, float[]> weights : List.of(one, many)) {
      Optimizer optimizer =
          new Optimizer(
              Settings.of(new Sgd(), 0.1).withEma(0.9),
              DecayPlan.standard(Decay.none(), List.of(Parameter.of("a.weight", size, 1))),
              weights,
              weights == one ? Workers.ONE : new Workers(3));
      for (int t = 0; t < 3; t++) {
        optimizer.step(Map.of("a.weight", gradient));
      }
      optimizer.swapIn();
    }
    assertArrayEquals(one.get("a.weight"), many.get("a.weight"));
    assertTrue(one.get("a.weight")[size - 1] != 0);
  }

  @Test
  void saveLoadContinueIsUninterruptedBitForBit(@TempDir Path folder) {
    TorchGroups.Run run = TorchGroups.all().get(1);
    Map<String, float[]> whole = run.start();
    Optimizer through = run.optimizer(whole);
    run.steps().forEach(step -> through.step(step.gradients()));
    through.swapIn();

    Map<String, float[]> weights = run.start();
    Optimizer before = run.optimizer(weights);
    run.steps().subList(0, 11).forEach(step -> before.step(step.gradients()));
    Path file = folder.resolve("state.safetensors");
    before.state().write(file);
    Optimizer after = run.optimizer(weights);
    after.restore(Checkpoint.read(file));
    run.steps().subList(11, run.steps().size()).forEach(step -> after.step(step.gradients()));
    after.swapIn();
    whole.forEach((path, w) -> assertArrayEquals(w, weights.get(path), path));
  }

  /** The other way would lose the average, and says so. */
  @Test
  void aStateWithoutAnAverageGoesOnWithOne() {
    Map<String, float[]> weights = weights();
    Optimizer without =
        new Optimizer(Settings.of(new Sgd(), 1), DecayPlan.standard(Decay.none(), TWO), weights);
    without.step(Map.of("a.weight", new float[] {1, 1}));
    Checkpoint state = without.state();
    assertFalse(state.arrays().containsKey("a.weight.ema"));
    Optimizer with = optimizer(weights, 0.5);
    with.restore(state);
    with.step(Map.of("a.weight", new float[] {1, 1}));
    with.step(Map.of("a.weight", new float[] {1, 1}));
    Checkpoint averaged = with.state();
    with.swapIn();
    assertEquals(-1.5, weights.get("a.weight")[0], "half of −1, half of −2");
    with.swapOut();
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> without.restore(averaged))
                .getMessage());
    assertTrue(message.contains("not expected a.weight.ema"), message);
    assertEquals(
        List.of("a.weight.ema", "b.weight.ema"), without.restoreWhatFits(averaged).extra());
    assertEquals(3, without.steps());
  }

  @Test
  void nothingGoesOnWhileTheAveragesAreIn() {
    Optimizer optimizer = optimizer(weights(), 0.5);
    Map<String, float[]> gradients = Map.of("a.weight", new float[] {1, 1});
    optimizer.step(gradients);
    Checkpoint state = optimizer.state();
    optimizer.swapIn();
    for (Runnable use :
        List.<Runnable>of(
            () -> optimizer.step(gradients),
            optimizer::state,
            optimizer::swapIn,
            () -> optimizer.restore(state),
            () -> optimizer.restoreWhatFits(state))) {
      assertEquals(
          "the moving averages are in place of the weights; call swapOut() before",
          assertThrows(IllegalStateException.class, use::run).getMessage());
    }
    optimizer.swapOut();
    assertThrows(IllegalStateException.class, optimizer::swapOut);
    optimizer.step(gradients);
    assertEquals(2, optimizer.steps());
  }

  @Test
  void whatCannotBeIsRefused() {
    Settings plain = Settings.of(new Sgd(), 1);
    for (double decay : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> plain.withEma(decay));
    }
    Settings lazy = plain.withRowDecay(RowDecay.LAZY);
    assertThrows(IllegalArgumentException.class, () -> lazy.withEma(0.9));
    Optimizer none = new Optimizer(plain, DecayPlan.standard(Decay.none(), TWO), weights());
    assertThrows(IllegalStateException.class, none::swapIn);
  }

  private static Map<String, float[]> weights() {
    return new LinkedHashMap<>(Map.of("a.weight", new float[] {1, 1}, "b.weight", new float[] {1}));
  }

  private static Optimizer optimizer(Map<String, float[]> weights, double ema) {
    return new Optimizer(
        Settings.of(new Sgd(), 1).withEma(ema), DecayPlan.standard(Decay.none(), TWO), weights);
  }
}
