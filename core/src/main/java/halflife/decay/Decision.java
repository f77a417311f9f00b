package halflife.decay;

import halflife.core.Guard;
import halflife.core.Numbers;

/**
 * A plan's decision about a parameter.
 *
 * @param decay its rule of decay
 * @param maxNorm c, the largest norm that an output unit's weights have after a step; +∞ for none
 * @param reason the rule that decided it, in words
 */
public record Decision(Parameter parameter, Decay decay, double maxNorm, String reason) {
  /**
   * Checks the norm.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Decision {
    Guard.positive("the largest norm", maxNorm);
  }

  /** Whether there is a largest norm. */
  public boolean isBounded() {
    return maxNorm < Double.POSITIVE_INFINITY;
  }

  /** The name of the rule of decay, and the largest norm if there is one. */
  public String rule() {
    if (!isBounded()) {
      return decay.name();
    }
    String first = decay instanceof Decay.None ? "" : decay.name() + ", ";
    return first + "max-norm " + Numbers.significant(maxNorm, 4);
  }

  /** A copy with λ multiplied by a factor. */
  public Decision scaled(double factor) {
    return new Decision(parameter, decay.scaled(factor), maxNorm, reason);
  }
}
