import ai.djl.Model;
import ai.djl.basicmodelzoo.basic.Mlp;
import ai.djl.engine.Engine;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** Run it: {@code examples/djl/run DigitsBefore} */
public class DigitsBefore {
  public static void main(String[] arguments) throws Exception {
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("digits");
        NDManager data = NDManager.newBaseManager()) {
      model.setBlock(new Mlp(64, 10, new int[] {32, 32}));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .addEvaluator(new Accuracy())
              .addTrainingListeners(TrainingListener.Defaults.basic());
      config.optOptimizer(
          Optimizer.adamW()
              .optWeightDecays(0.1f)
              .optLearningRateTracker(Tracker.fixed(3e-3f))
              .build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 64));
        trainer.setMetrics(new Metrics());
        EasyTrain.fit(trainer, 20, Digits.toTrain(data), Digits.toTest(data));
        float right = trainer.getTrainingResult().getValidateEvaluation("Accuracy");
        System.out.printf("%.1f %% of new digits are read right%n", 100 * right);
      }
    }
  }
}
