package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.L2WeightDecay;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What DJL and its losses do about decay, and why this module does otherwise. A test that fails
 * here tells that DJL has changed.
 */
class DjlDecayFaultsTest {
  private static final float RATE = 0.1f;
  private static final float LAMBDA = 0.5f;

  @Test
  void oneDecayTakesBiasesAndNormsToo() {
    Map<String, float[]> start = SmallTraining.steps(net(), sgd(0), 0);
    Map<String, float[]> without = SmallTraining.steps(net(), sgd(0), 1);
    Map<String, float[]> with = SmallTraining.steps(net(), sgd(LAMBDA), 1);
    Set<Parameter.Type> decayed = new TreeSet<>();
    for (Pair<String, Parameter> parameter : trained(net())) {
      String path = parameter.getKey();
      float lost = without.get(path)[0] - with.get(path)[0];
      if (Math.abs(lost - RATE * LAMBDA * start.get(path)[0]) < 1e-6) {
        decayed.add(parameter.getValue().getType());
      }
    }
    assertEquals(
        "[WEIGHT, BIAS, GAMMA, BETA]",
        decayed.toString(),
        "DJL has mended that one decay is for all parameters: a plan may go to its own optimizers");
  }

  @Test
  void onlyAdamWDecaysByDefault() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Tracker one = Tracker.fixed(1);
      assertEquals(
          0.99f,
          afterZeroGradient(manager, Optimizer.adamW().optLearningRateTracker(one).build()),
          1e-7,
          "DJL has changed the λ of AdamW from 0.01: correct convert, doctor and the pages");
      assertEquals(
          1,
          afterZeroGradient(manager, Optimizer.adam().optLearningRateTracker(one).build()),
          "DJL's Adam decays by default now: correct convert, doctor and the pages");
      assertEquals(
          1,
          afterZeroGradient(manager, Optimizer.sgd().setLearningRateTracker(one).build()),
          "DJL's SGD decays by default now: correct convert, doctor and the pages");
    }
  }

  @Test
  void anOptimizerCannotTellParametersApartByName() {
    Recorder recorder = new Recorder((weight, gradient) -> {});
    SequentialBlock net = net();
    SmallTraining.with(
        net,
        config(recorder),
        trainer -> {
          SmallTraining.gradients(trainer);
          trainer.step();
        });
    Set<String> ids = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    recorder.calls().forEach(call -> ids.add(call.id()));
    recorder.calls().forEach(call -> names.add(call.name()));
    Set<String> trained = new TreeSet<>();
    trained(net).values().forEach(parameter -> trained.add(parameter.getId()));
    String mended =
        "DJL tells an optimizer the path now: take plans by it, not by a look-up of ids";
    assertEquals(trained, ids, mended);
    assertEquals("[beta, bias, gamma, weight]", names.toString(), mended);
    assertEquals(6, recorder.calls().size(), "two of them are called weight, and two bias");
  }

  @Test
  void theScaleOfANormIsAWeightInAnImportedModel() throws IOException, MalformedModelException {
    try (Model model = Model.newInstance("sequential");
        InputStream in = TorchLosses.open("sequential.pt")) {
      model.load(in);
      Parameter scale = model.getBlock().getParameters().get("1.weight");
      assertEquals(new Shape(4), scale.getArray().getShape());
      assertEquals(
          Parameter.Type.WEIGHT,
          scale.getType(),
          "DJL has mended the type of norms in TorchScript: the number of axes need not decide");
    }
  }

  @Test
  void l2WeightDecayLeavesThreeArraysBehindInEachCall() {
    try (NDManager model = NDManager.newBaseManager()) {
      NDArray weight = model.ones(new Shape(2));
      L2WeightDecay penalty = Loss.l2WeightedDecay(new NDList(weight));
      for (int i = 0; i < 100; i++) {
        try (NDManager batch = model.newSubManager()) {
          NDList rows = new NDList(batch.zeros(new Shape(1)));
          penalty.evaluate(rows, rows);
        }
      }
      assertEquals(
          1 + 300,
          model.getManagedArrays().size(),
          "DJL has mended the leak of L2WeightDecay: PenaltyLoss need no longer warn of it");
    }
  }

  @Test
  void l2WeightDecayHasNoHalf() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = manager.create(new float[] {3});
      NDArray value = Loss.l2WeightedDecay("l2", 0.5f, new NDList(weight)).evaluate(null, null);
      assertEquals(
          4.5f, value.getFloat(), "DJL's L2WeightDecay has a ½ now: correct convert and the pages");
    }
  }

  @Test
  void crossEntropyHasAWrongSlopeWhereALogitIsZero() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray logits = manager.zeros(new Shape(2));
      logits.setRequiresGradient(true);
      Loss loss = new SigmoidBinaryCrossEntropyLoss();
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDList labels = new NDList(manager.create(new float[] {0, 1}));
        collector.backward(loss.evaluate(labels, new NDList(logits)));
      }
      assertArrayEquals(
          new float[] {0, -0.5f},
          logits.getGradient().toFloatArray(),
          "DJL has mended the slope of its cross-entropy at 0, right is ±0.25: BinaryCrossEntropy"
              + " need no longer mention it");
    }
  }

  private static float afterZeroGradient(NDManager manager, Optimizer optimizer) {
    NDArray weight = manager.ones(new Shape(1));
    weight.setRequiresGradient(true);
    optimizer.update("id", weight, manager.zeros(new Shape(1)));
    return weight.toFloatArray()[0];
  }

  private static SequentialBlock net() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(2).build())
        .add(BatchNorm.builder().build())
        .add(Linear.builder().setUnits(1).build());
  }

  private static ParameterList trained(SequentialBlock block) {
    ParameterList trained = new ParameterList();
    for (Pair<String, Parameter> parameter : block.getParameters()) {
      if (parameter.getValue().requiresGradient()) {
        trained.add(parameter);
      }
    }
    return trained;
  }

  private static DefaultTrainingConfig sgd(float lambda) {
    return config(
        Optimizer.sgd()
            .setLearningRateTracker(Tracker.fixed(RATE))
            .optWeightDecays(lambda)
            .build());
  }

  private static DefaultTrainingConfig config(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimizer);
  }
}
