package halflife.djl;

import ai.djl.Device;
import ai.djl.nn.Parameter;
import ai.djl.training.TrainingConfig;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.PairList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A configuration with other listeners. */
record Heard(TrainingConfig of, List<TrainingListener> listeners) implements TrainingConfig {
  @Override
  public Device[] getDevices() {
    return of.getDevices();
  }

  @Override
  public PairList<Initializer, Predicate<Parameter>> getInitializers() {
    return of.getInitializers();
  }

  @Override
  public Optimizer getOptimizer() {
    return of.getOptimizer();
  }

  @Override
  public Loss getLossFunction() {
    return of.getLossFunction();
  }

  @Override
  public @Nullable ExecutorService getExecutorService() {
    return of.getExecutorService();
  }

  @Override
  public List<Evaluator> getEvaluators() {
    return of.getEvaluators();
  }

  @Override
  public List<TrainingListener> getTrainingListeners() {
    return listeners;
  }
}
