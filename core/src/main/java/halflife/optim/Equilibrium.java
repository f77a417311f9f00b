package halflife.optim;

import halflife.core.Internal;
import halflife.decay.DecayStep;
import halflife.decay.OptimizerKind;

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
@Internal
public final class Equilibrium {
  private Equilibrium() {}

  /**
   * The square of the angle in radians; NaN where nothing decays, or theory has no formula.
   *
   * @param rate η
   */
  public static double squaredRotation(Direction direction, DecayStep decayStep, double rate) {
    if (decayStep.isNothing()) {
      return Double.NaN;
    }
    if (decayStep instanceof DecayStep.Shrink shrink && !shrink.cautious()) {
      double memory = direction.memory();
      return 2 * shrink.share() * (1 - memory) / (1 + memory);
    }
    if (decayStep instanceof DecayStep.Gradient penalty && direction.kind() == OptimizerKind.SGD) {
      return 2 * rate * penalty.amount() / (1 + direction.memory());
    }
    return Double.NaN;
  }
}
