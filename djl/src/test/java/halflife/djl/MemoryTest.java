package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import halflife.decay.Decay;
import halflife.djl.step.Buffers;
import halflife.djl.step.Routes.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps and trainers leave no arrays behind, and no memory outside of Java's. */
class MemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private static final int READINGS = 20;

  /** Part of Java's free memory may not be resident; what is looked for is many times larger. */
  private static final long ALLOWED_MB = 400;

  /** One array that is left behind at every step would be 2,000 MB. */
  @ParameterizedTest
  @CsvSource({"TORCH, true", "TORCH, false", "BUFFER, true", "BUFFER, false", "ARRAY, true"})
  void tenThousandStepsLeaveNothingBehind(Way way, boolean ours) throws IOException {
    Map<String, Shape> shapes = Map.of("weight", new Shape(250, 200));
    try (Cells cells = new Cells(shapes, DataType.FLOAT32, adamW(way), ours)) {
      cells.backward(Map.of("weight", new float[50_000]));
      run(cells, 500);
      int arrays = arrays(cells);
      long before = kept();
      run(cells, 10_000);
      assertEquals(arrays, arrays(cells));
      assertTrue(kept() - before < ALLOWED_MB, before + " MB grew to " + kept());
    }
  }

  /** DJL copies them for their numbers, and keeps the copy. */
  @ParameterizedTest
  @EnumSource
  void sparseGradientsLeaveNothingBehind(Way way) {
    try (Cells cells = new Cells(Map.of("weight", new Shape(5, 2)), adamW(way))) {
      embedded(cells);
      int arrays = arrays(cells);
      embedded(cells);
      assertEquals(arrays, arrays(cells));
    }
  }

  private static void embedded(Cells cells) {
    try (NDManager scope = cells.trainer().getManager().newSubManager();
        GradientCollector collector = cells.trainer().newGradientCollector()) {
      NDArray looked = scope.create(new long[] {1, 3});
      collector.backward(
          Embedding.embedding(looked, cells.array("weight"), SparseFormat.COO).head().sum());
    }
    cells.trainer().step();
  }

  @Test
  void readingATransposedArrayLeavesNothingBehind() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray array = manager.create(new float[][] {{1, 2, 3}, {4, 5, 6}}).transpose();
      int arrays = manager.getManagedArrays().size();
      assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, Buffers.floats(array));
      assertEquals(arrays, manager.getManagedArrays().size());
    }
  }

  /** Each has 8 MB of state. */
  @ParameterizedTest
  @EnumSource
  void aHundredTrainersOfOneModelLeaveNothingBehind(Way way) throws IOException {
    try (Cells cells = new Cells(Map.of("weight", new Shape(1000, 1000)), adamW(way))) {
      cells.backward(Map.of("weight", new float[1_000_000]));
      Model model = cells.model();
      int arrays = model.getNDManager().getManagedArrays().size();
      long before = kept();
      for (int t = 0; t < 100; t++) {
        DefaultTrainingConfig config =
            new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(adamW(way).apply(model));
        try (Trainer trainer = HalflifeTrainer.of(model, config)) {
          trainer.step();
        }
      }
      assertEquals(arrays, model.getNDManager().getManagedArrays().size());
      assertTrue(kept() - before < ALLOWED_MB, before + " MB grew to " + kept());
    }
  }

  /** Each has 16 MB of weights, gradients and state. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHundredModelsLeaveNothingBehind(boolean ours) throws IOException {
    long before = kept();
    for (int t = 0; t < 100; t++) {
      Map<String, Shape> shapes = Map.of("weight", new Shape(1000, 1000));
      try (Cells cells = new Cells(shapes, DataType.FLOAT32, adamW(Way.TORCH), ours)) {
        try (GradientCollector collector = cells.trainer().newGradientCollector();
            NDManager scope = cells.trainer().getManager().newSubManager()) {
          NDArray weight = cells.array("weight");
          collector.backward(scope.create(1f).mul(weight).sum());
        }
        cells.trainer().step();
      }
    }
    assertTrue(kept() - before < ALLOWED_MB, before + " MB grew to " + kept());
  }

  /** The resident memory, in MB, without what Java's heap holds free: it grows as it likes. */
  private static long kept() throws IOException {
    long resident = resident();
    return resident == 0 ? 0 : resident - (Runtime.getRuntime().freeMemory() >> 20);
  }

  private static void run(Cells cells, int steps) {
    for (int t = 0; t < steps; t++) {
      try (NDArray gradient = cells.array("weight").getGradient()) {
        gradient.addi(0.01f);
      }
      cells.trainer().step();
    }
  }

  private static int arrays(Cells cells) {
    return cells.model().getNDManager().getManagedArrays().size()
        + cells.trainer().getManager().getManagedArrays().size();
  }

  /**
   * Memory of this process in MB, the least of some readings: Java gives back what its heap does
   * not need any more a little after it was collected. 0 where the system does not say.
   */
  private static long resident() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (int reading = 0; reading < READINGS; reading++) {
      System.gc();
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(RESIDENT)) {
          least = Math.min(least, Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024);
        }
      }
    }
    return least == Long.MAX_VALUE ? 0 : least;
  }

  private static Function<Model, HalflifeOptimizer> adamW(Way way) {
    return model ->
        HalflifeOptimizers.adamW()
            .setModel(model)
            .optDecay(new Decay.Decoupled(0.01))
            .optLearningRate(1e-3)
            .optWay(way)
            .build();
  }
}
