package halflife.djl.watch;

import halflife.decay.DecayStep;
import halflife.decay.OptimizerKind;
import halflife.optim.Direction;
import halflife.optim.kernel.Update;

/**
 * The angle by which a step turns weights once decay and gradients hold each other's balance: where
 * gradients are at right angles to θ, as they are before a normalization, and after about 10/(ηλ)
 * steps.
 *
 * <p>A step of decay takes a share k of θ. With k = ηλ the angle is √(2k(1 − β₁)/(1 + β₁)) for
 * AdamW, √(2k/(1 + μ)) for SGD with momentum and λθ in the gradient. Source: Kosson, Messmer, Jaggi
 * 2024 (arXiv 2305.17212). For SGD with decoupled decay the same reckoning gives √(2k(1 − μ)/(1 +
 * μ)).
 */
final class Equilibrium {
  private Equilibrium() {}

  /** The square of the angle in radians; NaN where nothing decays, or theory has no formula. */
  static double squaredRotation(Direction direction, Update update) {
    DecayStep decayStep = update.decayStep();
    if (decayStep.isNothing() || update.largest() < Double.POSITIVE_INFINITY) {
      return Double.NaN;
    }
    if (decayStep instanceof DecayStep.Shrink shrink && !shrink.cautious()) {
      double memory = direction.memory();
      return 2 * shrink.share() * (1 - memory) / (1 + memory);
    }
    if (decayStep instanceof DecayStep.Gradient penalty && direction.kind() == OptimizerKind.SGD) {
      return 2 * update.context().rate() * penalty.amount() / (1 + direction.memory());
    }
    return Double.NaN;
  }
}
