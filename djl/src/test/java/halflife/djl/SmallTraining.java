package halflife.djl;

import ai.djl.Model;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Trains tiny nets on eight rows of three features, in batches of four, always in this order. */
final class SmallTraining {
  private static final float[] FEATURES = {
    0.5f, -1.2f, 0.3f, 1.1f, 0.4f, -0.7f, -0.9f, 0.8f, 1.5f, 0.2f, -0.3f, 0.6f,
    -1.4f, 0.1f, 0.9f, 0.7f, 1.3f, -0.2f, -0.6f, -0.8f, 0.4f, 1.6f, 0.5f, -1.1f
  };
  private static final float[] TARGETS = {1, 0, 1, 1, 0, 0, 1, 0};

  private SmallTraining() {}

  /** How a block trains: its weights afterwards by path, and what was measured. */
  record Outcome(Map<String, float[]> weights, Metrics metrics) {}

  /** Trains a block for some epochs; each parameter starts from numbers that do not change. */
  static Outcome train(Block block, DefaultTrainingConfig config, int epochs) {
    Metrics metrics = new Metrics();
    Map<String, float[]> weights = new LinkedHashMap<>();
    with(
        block,
        config,
        trainer -> {
          trainer.setMetrics(metrics);
          ArrayDataset rows = rows(trainer.getManager());
          try {
            EasyTrain.fit(trainer, epochs, rows, rows);
          } catch (IOException | TranslateException e) {
            throw new IllegalStateException(e);
          }
          weights.putAll(weights(block));
        });
    return new Outcome(weights, metrics);
  }

  /** The weights of a block after so many steps, all on the first batch, by path. */
  static Map<String, float[]> steps(Block block, DefaultTrainingConfig config, int count) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    with(
        block,
        config,
        trainer -> {
          for (int i = 0; i < count; i++) {
            gradients(trainer);
            trainer.step();
          }
          weights.putAll(weights(block));
        });
    return weights;
  }

  /** Adds the gradients of the first batch to those there are. */
  static void gradients(Trainer trainer) {
    try {
      Batch batch = trainer.iterateDataset(rows(trainer.getManager())).iterator().next();
      EasyTrain.trainBatch(trainer, batch);
      batch.close();
    } catch (IOException | TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The weights of a block now, by path. */
  static Map<String, float[]> weights(Block block) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (var pair : block.getParameters()) {
      weights.put(pair.getKey(), pair.getValue().getArray().toFloatArray());
    }
    return weights;
  }

  /** A trainer with an initialized block, closed afterwards. */
  static void with(Block block, DefaultTrainingConfig config, Consumer<Trainer> work) {
    try (Model model = Model.newInstance("small")) {
      model.setBlock(block);
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(4, 3));
        int seed = 0;
        for (Parameter parameter : block.getParameters().values()) {
          fill(parameter.getArray(), ++seed);
        }
        work.accept(trainer);
      }
    }
  }

  private static ArrayDataset rows(NDManager manager) {
    return new ArrayDataset.Builder()
        .setData(manager.create(FEATURES, new Shape(8, 3)))
        .optLabels(manager.create(TARGETS, new Shape(8, 1)))
        .setSampling(4, false)
        .build();
  }

  private static void fill(NDArray array, int seed) {
    float[] numbers = new float[(int) array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 0.2f + 0.7f * (float) Math.abs(Math.sin(1.3 * seed + 2.1 * i));
    }
    array.set(numbers);
  }
}
