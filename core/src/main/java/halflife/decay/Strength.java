package halflife.decay;

import halflife.core.Guard;

/**
 * The strength of a penalty, in Halflife's unit.
 *
 * <p>Of linear models: minimize 1/(2Σw) Σw(y − ŷ)² + l1 ‖b‖₁ + (l2/2) ‖b‖², with b on features
 * brought to standard deviation 1 (divisor Σw) and a free intercept; for two classes the mean log
 * loss is in the place of the squares. Of optimizers' steps: l2 is c in g ← g + cθ, or in θ ← (1 −
 * ηc)θ, which is torch's {@code weight_decay}; there is no l1.
 *
 * @param l1 the factor of ‖b‖₁, at least 0
 * @param l2 the factor of ½‖b‖², at least 0
 */
public record Strength(double l1, double l2) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 0 or not finite
   */
  public Strength {
    Guard.notNegative("the L1 strength", l1);
    Guard.notNegative("the L2 strength", l2);
  }

  /** A penalty without L1. */
  public static Strength l2(double l2) {
    return new Strength(0, l2);
  }
}
