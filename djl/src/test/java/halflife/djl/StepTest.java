package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.loss.Loss;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.decay.Schedule;
import halflife.djl.step.Routes.Way;
import halflife.optim.Adam;
import halflife.optim.checkpoint.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step does beside its arithmetic: gradients, counters, and wrong use. */
class StepTest {
  static final Map<String, Shape> TWO = new LinkedHashMap<>();

  static {
    TWO.put("a", new Shape(2, 2));
    TWO.put("b", new Shape(2, 2));
  }

  static final float[] ONES = {1, 1, 1, 1};
  private static final float[] ZEROS = {0, 0, 0, 0};

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradientsAreZeroAfterAStep(boolean ours) {
    try (Cells cells = new Cells(TWO, DataType.FLOAT32, adamW(Way.BUFFER), ours)) {
      cells.step(Map.of("a", ONES, "b", ONES));
      for (String name : TWO.keySet()) {
        try (NDArray gradient = cells.array(name).getGradient()) {
          assertArrayEquals(ZEROS, gradient.toFloatArray(), name);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aParameterThatTookNoPartStaysAsItIs(Way way) {
    try (Cells cells = new Cells(TWO, adamW(way))) {
      cells.step(Map.of("a", ONES));
      assertArrayEquals(ONES, cells.values("b"));
      assertFalse(cells.values("a")[0] == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aZeroGradientStillDecays(Way way) {
    try (Cells cells = new Cells(TWO, adamW(way))) {
      cells.step(Map.of("a", ZEROS, "b", ONES));
      assertArrayEquals(new float[] {0.99f, 0.99f, 0.99f, 0.99f}, cells.values("a"), 1e-6f);
    }
  }

  /** A later parameter's first step is its own first. */
  @ParameterizedTest
  @EnumSource
  void stepsAreCountedForEachParameter(Way way) {
    try (Cells late = new Cells(TWO, adamW(way));
        Cells fresh = new Cells(TWO, adamW(way))) {
      late.step(Map.of("a", ONES));
      late.step(Map.of("a", ONES));
      late.step(Map.of("a", ONES, "b", ONES));
      fresh.step(Map.of("b", ONES));
      assertArrayEquals(fresh.values("b"), late.values("b"));
    }
  }

  @Test
  void accumulatedBatchesAreOneStepOfTheirMean() {
    try (Cells once = new Cells(TWO, adamW(Way.BUFFER));
        Cells twice = new Cells(TWO, adamW(Way.BUFFER), 2)) {
      once.step(Map.of("a", new float[] {2, 2, 2, 2}, "b", ONES));
      twice.step(Map.of("a", ONES, "b", ONES));
      assertArrayEquals(ONES, twice.values("a"));
      twice.step(Map.of("a", new float[] {3, 3, 3, 3}, "b", ONES));
      TWO.keySet().forEach(n -> assertArrayEquals(once.values(n), twice.values(n), 1e-7f, n));
    }
  }

  /** DJL leaves −10 as it is. */
  @Test
  void entriesAreClippedBothWays() {
    Function<Model, HalflifeOptimizer> sgd =
        model -> HalflifeOptimizers.sgd().setModel(model).optLearningRate(1).optClipGrad(1).build();
    try (Cells cells = new Cells(TWO, sgd)) {
      cells.step(Map.of("a", new float[] {10, -10, 0.5f, -0.5f}));
      assertArrayEquals(new float[] {0, 2, 0.5f, 1.5f}, cells.values("a"));
    }
  }

  /** Their sum with the next gradient would be no number either, for ever. */
  @Test
  void afterGradientsThatAreNoNumbersTheNextBatchesMakeAStep() {
    Function<Model, HalflifeOptimizer> sgd =
        m -> HalflifeOptimizers.sgd().setModel(m).optLearningRate(1).optClipNorm(100).build();
    try (Cells cells = new Cells(TWO, sgd, 2)) {
      cells.step(Map.of("a", ONES));
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () -> cells.step(Map.of("a", new float[] {Float.NaN, 1, 1, 1})));
      assertTrue(e.getMessage().startsWith("the gradient of a has entries that are no finite"));
      cells.step(Map.of("a", ONES));
      assertArrayEquals(ONES, cells.values("a"));
      cells.step(Map.of("a", ONES));
      assertArrayEquals(ZEROS, cells.values("a"));
    }
  }

  @Test
  void gradientsThatAreAllZeroAreAStep() {
    try (Cells cells = new Cells(TWO, adamW(Way.BUFFER))) {
      cells.step(Map.of("a", ZEROS, "b", ZEROS));
      assertEquals(1, cells.optimizer().steps());
    }
  }

  /** In torch state stays at 5.6e-45 for ever, where arithmetic is slow. */
  @ParameterizedTest
  @EnumSource
  void stateIsNeverDenormal(Way way) {
    try (Cells cells =
        new Cells(
            TWO,
            model ->
                HalflifeOptimizers.of(new Adam(0.5, 0.6, 1e-8, false))
                    .setModel(model)
                    .optWay(way)
                    .build())) {
      cells.step(Map.of("a", ONES));
      for (int t = 0; t < 400; t++) {
        cells.step(Map.of("a", ZEROS));
      }
      Map<String, Stored> state = cells.optimizer().state().arrays();
      for (String name : List.of("a.exp_avg", "a.exp_avg_sq")) {
        for (float x : ((Stored.Floats) state.get(name).numbers()).values()) {
          assertTrue(x == 0 || x >= Float.MIN_NORMAL, name + " " + x);
        }
      }
    }
  }

  /** 1 − 2e-8 is 1 in float: a decay that multiplied the weight first would be lost for ever. */
  @ParameterizedTest
  @EnumSource
  void aTinyDecayIsNotLostInRounding(Way way) {
    int steps = 4_000;
    double lost = tiny(way, 0, 1, steps) - tiny(way, 2e-6, 1, steps);
    assertEquals(steps * 2e-8, lost, 0.25 * steps * 2e-8);
  }

  @ParameterizedTest
  @EnumSource
  void aDecayMadeTinyByItsScheduleIsNotLostInRounding(Way way) {
    int steps = 4_000;
    double lost = tiny(way, 0, 1, steps) - tiny(way, 0.1, 2e-5, steps);
    assertEquals(steps * 2e-8, lost, 0.25 * steps * 2e-8);
  }

  /** A weight that begins at 1 after steps of alternating gradients with η = 0.01. */
  private static double tiny(Way way, double lambda, double factor, int steps) {
    Function<Model, HalflifeOptimizer> adamW =
        model ->
            HalflifeOptimizers.adamW()
                .setModel(model)
                .optDecay(new Decay.Decoupled(lambda))
                .optLambdaFactor(Schedule.constant(factor))
                .optLearningRate(1e-2)
                .optWay(way)
                .build();
    try (Cells cells = new Cells(TWO, adamW)) {
      for (int t = 0; t < steps; t++) {
        float g = (float) (Math.cos(t) + 0.1 * Math.cos(Math.sqrt(2) * t));
        cells.step(Map.of("a", new float[] {g, g, g, g}));
      }
      return cells.values("a")[0];
    }
  }

  @Test
  void halfPrecisionIsReckonedInSingle() {
    Function<Model, HalflifeOptimizer> sgd =
        model -> HalflifeOptimizers.sgd().setModel(model).optLearningRate(0.5).build();
    try (Cells half = new Cells(TWO, DataType.FLOAT16, sgd, true)) {
      half.step(Map.of("a", new float[] {0.5f, 1, -1, 0}));
      assertArrayEquals(new float[] {0.75f, 0.5f, 1.5f, 1}, half.values("a"));
    }
  }

  @Test
  void aModelWithoutGradientsIsSaid() {
    try (Cells cells = new Cells(TWO, adamW(Way.BUFFER))) {
      assertEquals(
          "no parameter has a gradient; call backward(loss) of a gradient collector before step()",
          assertThrows(IllegalStateException.class, () -> cells.trainer().step()).getMessage());
    }
  }

  @Test
  void weightsLoadedInTheMiddleThatCollectNoGradientsAreNamed(@TempDir Path folder)
      throws IOException, MalformedModelException {
    try (Cells cells = new Cells(TWO, adamW(Way.BUFFER))) {
      cells.step(Map.of("a", ONES, "b", ONES));
      float[] before = cells.values("a");
      cells.model().save(folder, "cells");
      cells.model().load(folder, "cells");
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> cells.trainer().step());
      assertTrue(e.getMessage().startsWith("the weights of a were replaced, as model.load"));
      cells.model().getBlock().freezeParameters(false);
      cells.step(Map.of("a", ONES));
      assertTrue(cells.values("a")[0] < before[0]);
    }
  }

  /** A buffer of a transposed array is a copy, and moving that would train nothing. */
  @Test
  void weightsReplacedByTransposedOnesAreNamed() {
    try (Cells cells = new Cells(TWO, adamW(Way.BUFFER))) {
      cells.step(Map.of("a", ONES));
      Parameter parameter = cells.model().getBlock().getDirectParameters().get("a");
      NDArray other = parameter.getArray().transpose();
      parameter.close();
      parameter.setShape(null);
      parameter.setArray(other);
      parameter.freeze(false);
      cells.backward(Map.of("a", ONES));
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> cells.trainer().step());
      assertEquals(
          "the weights of a were replaced by others, of shape (2, 2) and type float32, that cannot be"
              + " moved as those before; make a new optimizer after replacing them",
          e.getMessage());
    }
  }

  @Test
  void batchesOfSeveralDevicesAreNotAddedUp() {
    try (Model model = Model.newInstance("two")) {
      model.setBlock(new SequentialBlock().add(Linear.builder().setUnits(2).build()));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss())
              .optDevices(new Device[] {Device.cpu(), Device.gpu(0)})
              .optOptimizer(adamW(Way.BUFFER).apply(model));
      assertEquals(
          "a step is to be made of 3 batches on [cpu(), gpu(0)], but gradients are added up over"
              + " batches on one device only, the model's; take larger batches, or that device",
          assertThrows(IllegalArgumentException.class, () -> HalflifeTrainer.of(model, config, 3))
              .getMessage());
    }
  }

  @Test
  void anOptimizerOfAnotherModelIsSaid() {
    Map<String, Shape> c = Map.of("c", new Shape(3));
    try (Cells one = new Cells(TWO, adamW(Way.BUFFER))) {
      assertEquals(
          "the optimizer was made for another model: it knows a, b, but not this model's c",
          assertThrows(IllegalArgumentException.class, () -> new Cells(c, model -> one.optimizer()))
              .getMessage());
    }
  }

  /** DJL's trainer takes any optimizer: it is noticed at its first step. */
  @Test
  void anOptimizerOfAnotherModelIsSaidInDjlsTrainerToo() {
    Map<String, Shape> c = Map.of("c", new Shape(3));
    try (Cells one = new Cells(TWO, adamW(Way.BUFFER));
        Cells other = new Cells(c, DataType.FLOAT32, m -> one.optimizer(), false)) {
      one.step(Map.of("a", ONES));
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class, () -> other.step(Map.of("c", new float[] {1, 1, 1})));
      assertEquals(
          "a parameter c of shape (3) is not one of the model this optimizer was made for, which has"
              + " a, b; make an optimizer for each model",
          e.getMessage());
    }
  }

  @Test
  void whatIsLeftAtTheEndOfAnEpochIsAStepOfItsMean() {
    try (Cells once = new Cells(TWO, adamW(Way.BUFFER));
        Cells four = new Cells(TWO, adamW(Way.BUFFER), 4)) {
      once.step(Map.of("a", new float[] {2, 2, 2, 2}, "b", ONES));
      four.step(Map.of("a", ONES, "b", ONES));
      four.step(Map.of("a", new float[] {3, 3, 3, 3}, "b", ONES));
      four.trainer().notifyListeners(listener -> listener.onEpoch(four.trainer()));
      assertEquals(1, four.optimizer().steps());
      TWO.keySet().forEach(n -> assertArrayEquals(once.values(n), four.values(n), 1e-7f, n));
      four.trainer().notifyListeners(listener -> listener.onEpoch(four.trainer()));
      assertEquals(1, four.optimizer().steps());
    }
  }

  @Test
  void aParameterThatAppearsLaterIsNamed() {
    try (Model model = Model.newInstance("grows")) {
      SequentialBlock block = new SequentialBlock().add(Linear.builder().setUnits(2).build());
      model.setBlock(block);
      HalflifeOptimizer optimizer = adamW(Way.BUFFER).apply(model);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(optimizer);
      try (HalflifeTrainer trainer = HalflifeTrainer.of(model, config)) {
        trainer.initialize(new Shape(1, 2));
        assertEquals(2, optimizer.plan().decisions().size());
        Linear later = Linear.builder().setUnits(1).build();
        block.add(later);
        later.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 2));
        NDArray weight = later.getParameters().get("weight").getArray();
        IllegalStateException e =
            assertThrows(
                IllegalStateException.class,
                () ->
                    optimizer.update(
                        later.getParameters().get("weight").getId(), weight, weight.zerosLike()));
        assertEquals(
            "02Linear.weight was added to the model after the plan was made; make a new optimizer"
                + " when the model is complete",
            e.getMessage());
      }
    }
  }

  /** η = 0.01 and λ = 1 for both arrays. */
  static Function<Model, HalflifeOptimizer> adamW(Way way) {
    return model ->
        HalflifeOptimizers.of(new Adam())
            .setModel(model)
            .optRules(DecayRules.empty().rest(new Decay.Decoupled(1)))
            .optLearningRate(0.01)
            .optWay(way)
            .build();
  }
}
