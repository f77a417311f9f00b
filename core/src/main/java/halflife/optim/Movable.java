package halflife.optim;

import halflife.core.Internal;
import halflife.decay.DecayStep;
import halflife.optim.kernel.StepContext;

/** A parameter with its gradient in one step, wherever the numbers lie. */
@Internal
public interface Movable {
  /** The decision about the parameter, and its state. */
  TrainedParameter tensor();

  /** Σ g², every entry first brought into [−limit, limit]. */
  double gradientSquares(double limit);

  /** ‖θ‖². */
  double weightSquares();

  /**
   * The effect of decay on it in this step. Nothing changes.
   *
   * @throws IllegalArgumentException if the step would take all of a weight, or cannot decay so
   */
  default DecayStep decayStep(StepContext context) {
    return tensor().decayStep(context);
  }
}
