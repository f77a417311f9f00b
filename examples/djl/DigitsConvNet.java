import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import halflife.djl.watch.DecayListener;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.HalflifeTrainer;
import halflife.djl.TrainingFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small convolutional net with BatchNorm: decay as a half-life, the plan before training, what
 * decay did after every epoch, a file to go on from, and a page with pictures of the training.
 *
 * <p>Run it: {@code examples/djl/run DigitsConvNet}; a path after it says where the page goes.
 */
public class DigitsConvNet {
  private static final String PAGE = "halflife-out/digits-convnet.html";
  private static final int EPOCHS = 8;
  private static final int STEPS = EPOCHS * 45;

  public static void main(String[] arguments) throws Exception {
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("digits");
        NDManager data = NDManager.newBaseManager()) {
      model.setBlock(net());
      // A weight that no gradient holds loses half of itself in half of the run at the peak rate.
      HalflifeOptimizer adamW =
          HalflifeOptimizers.adamW()
              .setModel(model)
              .optLearningRate(Schedule.warmUp(20, Schedule.cosine(3e-3, 0, STEPS - 20)))
              .optHalfLife(new HalfLife(STEPS / 2.0))
              .build();
      DecayListener decay = DecayListener.of(adamW);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .addEvaluator(new Accuracy())
              .addTrainingListeners(TrainingListener.Defaults.basic())
              .addTrainingListeners(decay)
              .optOptimizer(adamW);
      try (Trainer trainer = HalflifeTrainer.of(model, config)) {
        trainer.initialize(new Shape(1, 64));
        trainer.setMetrics(new Metrics());
        System.out.println(adamW.plan());
        EasyTrain.fit(trainer, EPOCHS, Digits.toTrain(data), Digits.toTest(data));
        System.out.println(decay);
        float right = trainer.getTrainingResult().getValidateEvaluation("Accuracy");
        System.out.printf("%.1f %% of new digits are read right%n", 100 * right);
        Path file = Files.createTempDirectory("digits").resolve("digits.safetensors");
        TrainingFile.save(file, model, adamW);
        System.out.println("To go on from: " + file.getFileName());
        Path page = Path.of(arguments.length == 0 ? PAGE : arguments[0]);
        decay.writePage(page, "Digits, a small convolutional net");
        System.out.println("Page: " + page);
      }
    }
  }

  private static SequentialBlock net() {
    return new SequentialBlock()
        .add(new LambdaBlock(rows -> new NDList(rows.head().reshape(-1, 1, 8, 8))))
        .add(Conv2d.builder().setFilters(16).setKernelShape(new Shape(3, 3)).build())
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(10).build());
  }
}
