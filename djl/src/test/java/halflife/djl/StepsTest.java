package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Model;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import ai.djl.translate.TranslateException;
import halflife.djl.step.Routes.Way;
import halflife.optim.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of steps is right in every trainer, and after a saved state was loaded. */
class StepsTest {
  private static final Map<String, float[]> BOTH = Map.of("a", StepTest.ONES, "b", StepTest.ONES);

  @TempDir private Path folder;

  private static Cells cells(boolean ours) {
    return new Cells(StepTest.TWO, DataType.FLOAT32, StepTest.adamW(Way.BUFFER), ours);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyStepCounts(boolean ours) {
    try (Cells cells = cells(ours)) {
      for (int t = 0; t < 4; t++) {
        assertEquals(t, cells.optimizer().steps());
        cells.step(BOTH);
      }
      assertEquals(4, cells.optimizer().steps());
      assertEquals("4", cells.optimizer().state().metadata().get("steps"));
    }
  }

  /** The saved run and the one that goes on may have different trainers. */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void theyGoOnAfterLoading(boolean saving, boolean loading) {
    Path file = folder.resolve("run.safetensors");
    try (Cells saved = cells(saving);
        Cells loaded = cells(loading)) {
      loaded.step(BOTH);
      for (int t = 0; t < 5; t++) {
        saved.step(BOTH);
      }
      TrainingFile.save(file, saved.model(), saved.optimizer());
      TrainingFile.load(file, loaded.model(), loaded.optimizer());
      assertEquals(5, loaded.optimizer().steps());
      loaded.step(BOTH);
      loaded.step(BOTH);
      assertEquals(7, loaded.optimizer().steps());
      saved.step(BOTH);
      saved.step(BOTH);
      assertArrayEquals(saved.values("a"), loaded.values("a"));
    }
  }

  /** The parameters begin anew, the count goes on. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theyGoOnWhereNoParameterFits(boolean ours) {
    try (Cells cells = cells(ours);
        Cells other = new Cells(Map.of("c", new Shape(3)), StepTest.adamW(Way.BUFFER))) {
      other.step(Map.of("c", new float[] {1, 1, 1}));
      other.step(Map.of("c", new float[] {1, 1, 1}));
      Checkpoint state = other.optimizer().state();
      cells.step(BOTH);
      cells.optimizer().restoreWhatFits(state);
      assertEquals(2, cells.optimizer().steps());
      cells.step(BOTH);
      assertEquals(3, cells.optimizer().steps());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void easyTrainTakesAStepForEachBatch(boolean ours) throws IOException, TranslateException {
    try (Model model = Model.newInstance("line")) {
      model.setBlock(new SequentialBlock().add(Linear.builder().setUnits(1).build()));
      HalflifeOptimizer adamW = StepTest.adamW(Way.BUFFER).apply(model);
      DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adamW);
      try (Trainer trainer = ours ? HalflifeTrainer.of(model, config) : model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 3));
        trainer.setMetrics(new Metrics());
        ArrayDataset rows =
            new ArrayDataset.Builder()
                .setData(trainer.getManager().randomUniform(0, 1, new Shape(10, 3)))
                .optLabels(trainer.getManager().ones(new Shape(10, 1)))
                .setSampling(4, false)
                .build();
        EasyTrain.fit(trainer, 5, rows, rows);
        assertEquals(15, adamW.steps());
      }
    }
  }

  /** DJL's trainer leaves out what is frozen. */
  @Test
  void whatIsFrozenForAWhileDoesNotDisturbTheCount() {
    try (Cells cells = cells(false)) {
      cells.step(BOTH);
      cells.model().getBlock().getDirectParameters().get("a").freeze(true);
      cells.step(Map.of("b", StepTest.ONES));
      cells.step(Map.of("b", StepTest.ONES));
      assertEquals(3, cells.optimizer().steps());
    }
  }
}
