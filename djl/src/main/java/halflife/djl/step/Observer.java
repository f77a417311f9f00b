package halflife.djl.step;

import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeTrainer;
import halflife.optim.ParameterUpdate;
import java.util.List;

/**
 * Sees the steps of a {@link HalflifeOptimizer}: all parameters of a step at once in a {@link
 * HalflifeTrainer}, one at a time in DJL's own trainer.
 */
public interface Observer {
  /**
   * Called before weights move; gradients are still as they were collected.
   *
   * @param unit the factor that makes gradients those of the mean over the rows of a step
   */
  void before(List<ParameterUpdate<TensorParameter>> updates, double unit);

  /** Called after the same updates. Gradients hold anything. */
  void after(List<ParameterUpdate<TensorParameter>> updates);
}
