package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What DJL's trainer, parameter server and gradient collector do. A test that fails here tells that
 * DJL has changed.
 */
class DjlTrainerFaultsTest {
  @Test
  void gradientsAddUpUnderAnOptimizerOfOnesOwn() {
    Recorder recorder = new Recorder((weight, gradient) -> {});
    SmallTraining.steps(linear(), config(recorder), 3);
    float[] first = recorder.gradients().get(0);
    for (int step = 2; step <= 3; step++) {
      float[] expected = first.clone();
      for (int i = 0; i < expected.length; i++) {
        expected[i] *= step;
      }
      assertArrayEquals(
          expected,
          recorder.gradients().get(step - 1),
          1e-6f,
          "DJL zeroes gradients itself now: our optimizers and trainer need not");
    }
  }

  @Test
  void theParameterServerHandsOverACopyOfTheGradient() {
    List<float[]> left = new ArrayList<>();
    Recorder recorder =
        new Recorder(
            (weight, gradient) -> {
              gradient.muli(0);
              left.add(weight.getGradient().toFloatArray());
            });
    SmallTraining.steps(linear(), config(recorder), 1);
    assertArrayEquals(
        recorder.gradients().get(0),
        left.get(0),
        "DJL's parameter server does not copy gradients any more: our trainer need not avoid it");
  }

  @Test
  void aStepIsRefusedWhereGradientsSumToZero() {
    SmallTraining.with(
        linear(),
        config(new Recorder((weight, gradient) -> {})),
        trainer -> {
          NDArray weight =
              trainer.getModel().getBlock().getParameters().get(0).getValue().getArray();
          try (NDManager manager = NDManager.newBaseManager();
              GradientCollector collector = trainer.newGradientCollector()) {
            NDArray factors = manager.create(new float[] {1, -3, 2}, new Shape(1, 3));
            collector.backward(weight.mul(factors).sum());
          }
          assertEquals(-3, weight.getGradient().toFloatArray()[1]);
          assertThrows(
              IllegalStateException.class,
              trainer::step,
              "DJL has mended step() where gradients sum to 0: our trainer need not avoid it");
        });
  }

  @Test
  void thereIsOneGradientCollectorForAllThreads() throws InterruptedException {
    List<RuntimeException> refused = new ArrayList<>();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      Thread other =
          new Thread(
              () -> {
                try {
                  Engine.getInstance().newGradientCollector().close();
                } catch (IllegalStateException e) {
                  refused.add(e);
                }
              });
      other.start();
      other.join();
      collector.zeroGradients();
    }
    assertEquals(
        1, refused.size(), "DJL can train in several threads now: studies may run side by side");
  }

  @Test
  void theIdOfAParameterIsNotSaved() throws IOException, MalformedModelException {
    try (NDManager manager = NDManager.newBaseManager()) {
      Linear saved = initialized(manager);
      Linear loaded = loaded(manager, saved);
      Parameter before = saved.getParameters().get(0).getValue();
      Parameter after = loaded.getParameters().get(0).getValue();
      assertArrayEquals(before.getArray().toFloatArray(), after.getArray().toFloatArray());
      assertEquals(before.getName(), after.getName());
      assertNotEquals(
          before.getId(), after.getId(), "DJL saves ids now: state may be stored by them");
    }
  }

  @Test
  void momentumIsLostWhenAModelIsLoaded() throws IOException, MalformedModelException {
    try (NDManager manager = NDManager.newBaseManager()) {
      // Even where the optimizer itself lives on.
      Optimizer sgd =
          Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1)).optMomentum(0.5f).build();
      Linear saved = initialized(manager);
      assertEquals(1, moved(manager, sgd, saved), 1e-6);
      Linear loaded = loaded(manager, saved);
      assertEquals(1.5, moved(manager, sgd, saved), 1e-6);
      assertEquals(
          1,
          moved(manager, sgd, loaded),
          1e-6,
          "DJL saves the state of optimizers now: read it when a training goes on");
    }
  }

  @Test
  void eachBackwardPassLeavesAnArrayBehind() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = manager.create(2f);
      weight.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        try (NDArray loss = weight.square()) {
          collector.backward(loss);
        }
      }
      assertEquals(
          2,
          manager.getManagedArrays().size(),
          "DJL has mended what backward leaves behind: a loss may live with the model");
    }
  }

  /** How far a step with gradients of 1 moves the first weight downwards. */
  private static double moved(NDManager manager, Optimizer optimizer, Block block) {
    Parameter parameter = block.getParameters().get(0).getValue();
    NDArray weight = parameter.getArray();
    float before = weight.toFloatArray()[0];
    optimizer.update(parameter.getId(), weight, manager.ones(weight.getShape()));
    return before - weight.toFloatArray()[0];
  }

  private static Linear linear() {
    return Linear.builder().setUnits(1).optBias(false).build();
  }

  private static Linear initialized(NDManager manager) {
    Linear block = linear();
    block.initialize(manager, DataType.FLOAT32, new Shape(4, 3));
    return block;
  }

  private static Linear loaded(NDManager manager, Linear saved)
      throws IOException, MalformedModelException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saved.saveParameters(new DataOutputStream(bytes));
    Linear loaded = linear();
    loaded.loadParameters(
        manager, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    loaded.initialize(manager, DataType.FLOAT32, new Shape(4, 3));
    return loaded;
  }

  private static DefaultTrainingConfig config(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimizer);
  }
}
