package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.basicmodelzoo.basic.Mlp;
import ai.djl.engine.Engine;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.djl.plan.ModelParameters;
import halflife.djl.step.Routes.Way;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found in a model, and that DJL's own loop trains it. */
class ModelsTest {
  @Test
  void biasesAndNormsDoNotDecay() {
    SequentialBlock net =
        new SequentialBlock()
            .add(Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters(4).build())
            .add(BatchNorm.builder().build())
            .add(Blocks.batchFlattenBlock())
            .add(LayerNorm.builder().build())
            .add(Linear.builder().setUnits(2).build());
    initialize(net, new Shape(1, 1, 5, 5));
    DecayPlan plan =
        DecayPlan.standard(new Decay.Decoupled(0.1), ModelParameters.of(net).trained());
    Map<String, Boolean> decays = new LinkedHashMap<>();
    plan.decisions().forEach(d -> decays.put(d.parameter().path(), d.decay().decays()));
    assertEquals(
        Map.of(
            "01Conv2d.weight", true,
            "01Conv2d.bias", false,
            "02BatchNorm.gamma", false,
            "02BatchNorm.beta", false,
            "04LayerNorm.gamma", false,
            "04LayerNorm.beta", false,
            "05Linear.weight", true,
            "05Linear.bias", false),
        decays);
  }

  /** The gradient of an embedding may have only the rows that were looked up. */
  @ParameterizedTest
  @EnumSource
  void sparseGradientsMoveAsDenseOnesDo(Way way) {
    assertArrayEquals(embedded(way, SparseFormat.DENSE), embedded(way, SparseFormat.COO));
  }

  private static float[] embedded(Way way, SparseFormat format) {
    try (Cells cells =
        new Cells(
            Map.of("table", new Shape(5, 2)),
            model -> HalflifeOptimizers.adamW().setModel(model).optWay(way).build())) {
      for (int t = 0; t < 3; t++) {
        try (NDManager scope = cells.trainer().getManager().newSubManager();
            GradientCollector collector = cells.trainer().newGradientCollector()) {
          NDArray looked = scope.create(new long[] {1, 3, 3});
          NDArray rows = Embedding.embedding(looked, cells.array("table"), format).head();
          collector.backward(rows.sum());
        }
        cells.trainer().step();
      }
      return cells.values("table");
    }
  }

  @Test
  void runningStatisticsAreNotTrainedButSaved() {
    SequentialBlock net = new SequentialBlock().add(BatchNorm.builder().build());
    initialize(net, new Shape(2, 3));
    List<String> trained = ModelParameters.of(net).trained().stream().map(Parameter::path).toList();
    assertEquals(List.of("01BatchNorm.gamma", "01BatchNorm.beta"), trained);
    try (Model model = Model.newInstance("norm")) {
      model.setBlock(net);
      assertTrue(new ModelArrays(model).read().containsKey("01BatchNorm.runningMean"));
    }
  }

  @Test
  void tiedWeightsAreThereOnce() {
    Linear shared = Linear.builder().setUnits(3).build();
    SequentialBlock net = new SequentialBlock().add(shared).add(shared);
    initialize(net, new Shape(1, 3));
    assertEquals(
        List.of("01Linear.weight", "01Linear.bias"),
        ModelParameters.of(net).trained().stream().map(Parameter::path).toList());
  }

  @Test
  void aFrozenParameterStaysUntilItIsFree() {
    try (Model model = Model.newInstance("frozen")) {
      SequentialBlock net =
          new SequentialBlock()
              .add(Linear.builder().setUnits(3).build())
              .add(Linear.builder().setUnits(1).build());
      model.setBlock(net);
      HalflifeOptimizer adamW = HalflifeOptimizers.adamW().setModel(model).build();
      DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adamW);
      try (Trainer trainer = HalflifeTrainer.of(model, config)) {
        trainer.initialize(new Shape(4, 2));
        net.getChildren().get(0).getValue().freezeParameters(true);
        float[] before = weight(net, "01Linear_weight");
        float[] moving = weight(net, "02Linear_weight");
        step(trainer, new Shape(4, 2));
        assertArrayEquals(before, weight(net, "01Linear_weight"));
        assertFalse(Arrays.equals(moving, weight(net, "02Linear_weight")));
        assertEquals("frozen", adamW.plan().decisions().get(0).reason());
        net.getChildren().get(0).getValue().freezeParameters(false);
        step(trainer, new Shape(4, 2));
        assertFalse(Arrays.equals(before, weight(net, "01Linear_weight")));
        assertEquals("all else", adamW.plan().decisions().get(0).reason());
      }
    }
  }

  /** Its norm's scale has DJL's type for weights; one axis is what tells. */
  @Test
  void anImportedModelIsTrainedAndItsNormsDoNotDecay() throws Exception {
    try (Model model = Model.newInstance("sequential");
        InputStream in = TorchLosses.open("sequential.pt")) {
      model.load(in);
      HalflifeOptimizer sgd =
          HalflifeOptimizers.sgd()
              .setModel(model)
              .optDecay(new Decay.Decoupled(1))
              .optLearningRate(0.01)
              .build();
      DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(sgd);
      try (Trainer trainer = HalflifeTrainer.of(model, config)) {
        float[] first = weight(model.getBlock(), "0.weight");
        step(trainer, new Shape(4, 3));
        assertFalse(Arrays.equals(first, weight(model.getBlock(), "0.weight")));
        Map<String, String> reasons = new LinkedHashMap<>();
        sgd.plan().decisions().forEach(d -> reasons.put(d.parameter().path(), d.reason()));
        assertEquals("all else", reasons.get("0.weight"));
        assertEquals("rank ≤ 1", reasons.get("1.weight"));
        assertEquals("bias", reasons.get("1.bias"));
        assertFalse(reasons.containsKey("1.running_mean"));
      }
    }
  }

  @Test
  void easyTrainRunsUnchanged() throws Exception {
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("digits")) {
      model.setBlock(new Mlp(64, 10, new int[] {32}));
      HalflifeOptimizer adamW =
          HalflifeOptimizers.adamW().setModel(model).optLearningRate(3e-3).build();
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .addEvaluator(new Accuracy())
              .addTrainingListeners(TrainingListener.Defaults.basic())
              .optOptimizer(adamW);
      try (Trainer trainer = HalflifeTrainer.of(model, config);
          NDManager manager = NDManager.newBaseManager()) {
        trainer.initialize(new Shape(1, 64));
        trainer.setMetrics(new Metrics());
        Digits digits = Digits.read();
        EasyTrain.fit(trainer, 8, data(digits.train(), manager), data(digits.test(), manager));
        float accuracy = trainer.getTrainingResult().getValidateEvaluation("Accuracy");
        assertTrue(accuracy > 0.9, "" + accuracy);
        assertTrue(trainer.getMetrics().hasMetric("step"));
        assertEquals(8 * 23, adamW.steps());
      }
    }
  }

  private static ArrayDataset data(Digits digits, NDManager manager) {
    return new ArrayDataset.Builder()
        .setData(manager.create(digits.pixels()))
        .optLabels(manager.create(digits.digits()))
        .setSampling(64, false)
        .build();
  }

  private static void initialize(SequentialBlock net, Shape shape) {
    net.initialize(NDManager.newBaseManager(), DataType.FLOAT32, shape);
  }

  private static float[] weight(Block block, String name) {
    return block.getParameters().get(name).getArray().toFloatArray();
  }

  private static void step(Trainer trainer, Shape shape) {
    try (NDManager scope = trainer.getManager().newSubManager();
        GradientCollector collector = trainer.newGradientCollector()) {
      NDArray x = scope.arange((float) shape.size()).reshape(shape).div(shape.size());
      NDArray y = trainer.forward(new NDList(x)).singletonOrThrow();
      collector.backward(y.square().sum());
    }
    trainer.step();
  }
}
