package halflife.lessons.math;

import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.optim.Direction;
import halflife.optim.Optimizer;
import halflife.optim.Settings;
import java.util.List;
import java.util.Map;

/**
 * Weights in training: one array of them, and the optimizer that moves it.
 *
 * @param weights the weights, which it moves
 * @param optimizer the optimizer that moves them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Training(float[] weights, Optimizer optimizer) {
  private static final String PATH = "layer.weight";

  public static Training of(Direction direction, double rate, Decay decay, float[] weights) {
    DecayPlan plan = DecayPlan.standard(decay, List.of(Parameter.of(PATH, 1, weights.length)));
    return new Training(
        weights, new Optimizer(Settings.of(direction, rate), plan, Map.of(PATH, weights)));
  }

  public void step(float[] gradient) {
    optimizer.step(Map.of(PATH, gradient));
  }
}
