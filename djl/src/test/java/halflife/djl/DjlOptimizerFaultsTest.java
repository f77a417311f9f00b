package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What DJL's optimizers do otherwise than torch's. A test that fails here tells that DJL has
 * changed.
 */
class DjlOptimizerFaultsTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void clipGradLetsLargeNegativeGradientsThrough() {
    NDArray weight = weight(0, 0);
    Optimizer.sgd()
        .setLearningRateTracker(Tracker.fixed(1))
        .optClipGrad(1)
        .build()
        .update("id", weight, manager.create(new float[] {10, -10}));
    assertArrayEquals(
        new float[] {-1, 10},
        weight.toFloatArray(),
        "DJL has mended clipGrad: its optimizers clip both ways, say so where we warn");
  }

  @Test
  void theStepOfAParameterIsThatOfTheFurthestOne() {
    List<Integer> steps = new ArrayList<>();
    Optimizer sgd = counting(steps);
    for (String id : List.of("first", "first", "first", "second")) {
      sgd.update(id, weight(0), manager.create(new float[] {1}));
    }
    assertEquals(
        List.of(1, 2, 3, 3), steps, "DJL counts steps for each parameter now: simplify schedules");
  }

  @Test
  void aReplicaOnAnotherDeviceIsAnotherStep() {
    List<Integer> steps = new ArrayList<>();
    Optimizer sgd = counting(steps);
    // What the parameter server does for one parameter on two devices.
    NDArray gradient = manager.create(new float[] {1});
    sgd.update("id", weight(0), gradient);
    sgd.update("id", weight(0), gradient);
    assertEquals(
        List.of(1, 2), steps, "DJL has mended the count of steps on several devices: simplify it");
  }

  @Test
  void momentumKeepsTheOldLearningRate() {
    NDArray weight = weight(0);
    Optimizer sgd =
        Optimizer.sgd()
            .setLearningRateTracker((id, step) -> step == 1 ? 1 : 0)
            .optMomentum(0.5f)
            .build();
    for (int step = 1; step <= 2; step++) {
      sgd.update("id", weight, manager.create(new float[] {1}));
    }
    // The second step has a rate of 0: torch does not move.
    assertEquals(
        -1.5f,
        weight.toFloatArray()[0],
        "DJL has mended that SGD keeps the learning rate in its buffer: drop our switch for it");
  }

  @Test
  void epsilonOfAdamIsNotInTheBiasCorrection() {
    NDArray weight = weight(0);
    float g = 1e-3f;
    Optimizer.adam()
        .optLearningRateTracker(Tracker.fixed(1))
        .optEpsilon(g)
        .build()
        .update("id", weight, manager.create(new float[] {g}));
    // torch: g/(g + ε) = ½ in the first step.
    double root = Math.sqrt(0.001);
    assertEquals(
        -root / (root + 1),
        weight.toFloatArray()[0],
        1e-5,
        "DJL has mended the ε of Adam: drop our switch for it");
  }

  @Test
  void aTrackerOfFactorsRemembersHowFarItIs() {
    Tracker rate =
        Tracker.multiFactor().setBaseValue(1).optFactor(0.5f).setSteps(new int[] {3, 9}).build();
    assertEquals(1, rate.getNewValue(1));
    assertEquals(0.5f, rate.getNewValue(4));
    assertEquals(
        0.5f,
        rate.getNewValue(1),
        "DJL has mended the memory of MultiFactorTracker: a tracker may be used twice");
  }

  @Test
  void fourOptimizersDoNotRunOnPyTorch() {
    Tracker rate = Tracker.fixed(0.1f);
    Map<String, Optimizer> optimizers =
        Map.of(
            "RMSprop", Optimizer.rmsprop().optLearningRateTracker(rate).build(),
            "Adagrad", Optimizer.adagrad().optLearningRateTracker(rate).build(),
            "Adadelta", Optimizer.adadelta().build(),
            "NAG", Optimizer.nag().setLearningRateTracker(rate).setMomentum(0.9f).build());
    optimizers.forEach(
        (name, optimizer) ->
            assertThrows(
                UnsupportedOperationException.class,
                () -> optimizer.update("id", weight(0), manager.create(new float[] {1})),
                "DJL's " + name + " runs on PyTorch now: compare ours with it"));
  }

  private Optimizer counting(List<Integer> steps) {
    return Optimizer.sgd()
        .setLearningRateTracker(
            (id, step) -> {
              steps.add(step);
              return 0.1f;
            })
        .build();
  }

  private NDArray weight(float... numbers) {
    NDArray weight = manager.create(numbers);
    weight.setRequiresGradient(true);
    return weight;
  }
}
