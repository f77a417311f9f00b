package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import halflife.decay.Decay;
import halflife.decay.HalfLife;
import halflife.djl.step.Routes.Way;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Steps that are refused, and in which words. */
class StepRefusalsTest {
  @Test
  void aModelWithoutShapesIsSaid() {
    try (Model model = Model.newInstance("early")) {
      model.setBlock(new SequentialBlock().add(Linear.builder().setUnits(2).build()));
      HalflifeOptimizer optimizer = StepTest.adamW(Way.BUFFER).apply(model);
      assertEquals(
          "01Linear.weight has no shape yet; call trainer.initialize(…) with the shape of a batch"
              + " first",
          assertThrows(IllegalStateException.class, optimizer::plan).getMessage());
    }
  }

  @Test
  void clippingByTheNormOfAllNeedsOurTrainer() {
    Function<Model, HalflifeOptimizer> sgd =
        m -> HalflifeOptimizers.sgd().setModel(m).optLearningRate(1).optClipNorm(1).build();
    try (Cells cells = new Cells(StepTest.TWO, DataType.FLOAT32, sgd, false)) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () -> cells.step(Map.of("a", StepTest.ONES, "b", StepTest.ONES)));
      assertTrue(e.getMessage().endsWith("train with HalflifeTrainer.of(model, config)"));
    }
  }

  @Test
  void anotherOptimizerIsRefused() {
    try (Model model = Model.newInstance("theirs")) {
      model.setBlock(new SequentialBlock().add(Linear.builder().setUnits(2).build()));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(Optimizer.adamW().build());
      assertEquals(
          "the optimizer of a HalflifeTrainer must be one of HalflifeOptimizers, but it is"
              + " ai.djl.training.optimizer.AdamW",
          assertThrows(IllegalArgumentException.class, () -> HalflifeTrainer.of(model, config))
              .getMessage());
    }
  }

  @Test
  void aRuleThatNeedsThePeakSaysSo() {
    Function<Model, HalflifeOptimizer> independent =
        m ->
            HalflifeOptimizers.adamW()
                .setModel(m)
                .optLearningRateTracker(Tracker.fixed(0.1f))
                .optDecay(new Decay.Independent(1e-4))
                .build();
    try (Cells cells = new Cells(StepTest.TWO, independent)) {
      assertEquals(
          "a decays by the rule independent, which needs the peak of the learning rate; call"
              + " optPeakLearningRate, or give a schedule",
          assertThrows(IllegalStateException.class, () -> cells.optimizer().plan()).getMessage());
    }
  }

  @Test
  void aBuilderSaysWhatIsMissing() {
    try (Model model = Model.newInstance("m")) {
      refused("no model is set, and decay depends", HalflifeOptimizers.adamW()::build);
      refused("no learning rate is set", HalflifeOptimizers.sgd().setModel(model)::build);
      refused(
          "the learning rate is given twice",
          () ->
              HalflifeOptimizers.adamW()
                  .optLearningRate(0.1)
                  .optLearningRateTracker(Tracker.fixed(0.1f)));
      refused(
          "decay is given twice",
          () -> HalflifeOptimizers.adamW().optWeightDecays(0.1f).optDecay(new Decay.L1(0.1)));
      refused(
          "a half-life needs the peak",
          HalflifeOptimizers.adamW()
                  .setModel(model)
                  .optLearningRateTracker(Tracker.fixed(0.1f))
                  .optHalfLife(new HalfLife(100))
              ::build);
    }
  }

  private static void refused(String beginning, Runnable use) {
    String message = assertThrows(IllegalArgumentException.class, use::run).getMessage();
    assertTrue(message.startsWith(beginning), message);
  }
}
