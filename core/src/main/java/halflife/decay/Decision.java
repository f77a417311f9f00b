package halflife.decay;

import halflife.core.Guard;
import halflife.core.Numbers;

/**
 * A plan's decision about a parameter.
 *
 * @param decay its rule of decay
 * @param maxNorm c, the largest norm that an output unit's weights have after a step; +∞ for none
 * @param reason the rule that decided it, in words
 * @param rate its learning rate beside the optimizer's
 */
public record Decision(Parameter parameter, Decay decay, double maxNorm, String reason, Rate rate) {
  /**
   * Checks the norm.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Decision {
    Guard.positive("the largest norm", maxNorm);
  }

  /** A decision for a parameter that has the learning rate of the optimizer. */
  public Decision(Parameter parameter, Decay decay, double maxNorm, String reason) {
    this(parameter, decay, maxNorm, reason, Rate.SAME);
  }

  /**
   * The learning rate of a parameter: a multiple of the optimizer's, or a schedule of its own. It
   * is the η of all the parameter's formulas, decay included.
   */
  public sealed interface Rate {
    /** The optimizer's own. */
    Rate SAME = new Factor(1);

    /**
     * η of the parameter in a step.
     *
     * @param step t, the number of steps before it
     * @param optimizers η of the optimizer in that step
     */
    double at(long step, double optimizers);

    /**
     * η_max of the parameter.
     *
     * @param optimizers η_max of the optimizer; NaN if it is not known
     */
    double peak(double optimizers);

    /** η_max in a table: a number, or a multiple of η where that is not known. */
    String shown(double optimizers);

    /**
     * fη.
     *
     * @param factor f, at least 0
     */
    record Factor(double factor) implements Rate {
      /**
       * Checks the factor.
       *
       * @throws IllegalArgumentException if it is below 0 or no number
       */
      public Factor {
        Guard.notNegative("the factor of the learning rate", factor);
      }

      @Override
      public double at(long step, double optimizers) {
        return factor * optimizers;
      }

      @Override
      public double peak(double optimizers) {
        return factor * optimizers;
      }

      @Override
      public String shown(double optimizers) {
        if (Double.isNaN(optimizers)) {
          return factor == 1 ? "η" : Numbers.significant(factor, 3) + "η";
        }
        return Numbers.significant(peak(optimizers), 3);
      }
    }

    /** A schedule in place of the optimizer's; it counts the same steps. */
    record Own(Schedule schedule) implements Rate {
      @Override
      public double at(long step, double optimizers) {
        return schedule.at(step);
      }

      @Override
      public double peak(double optimizers) {
        return schedule.peak();
      }

      @Override
      public String shown(double optimizers) {
        return Numbers.significant(schedule.peak(), 3);
      }
    }
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

  /**
   * The effect of decay in the parameter's step with the highest learning rate.
   *
   * @param optimizers η_max of the optimizer, at least 0
   * @throws IllegalArgumentException if it would take all of a weight
   */
  public DecayStep atPeak(double optimizers) {
    double highest = rate.peak(optimizers);
    return decay.at(highest, highest > 0 ? highest : 1);
  }

  /** A copy with λ multiplied by a factor. */
  public Decision scaled(double factor) {
    return new Decision(parameter, decay.scaled(factor), maxNorm, reason, rate);
  }

  /** A copy with another learning rate. */
  Decision with(Rate other) {
    return new Decision(parameter, decay, maxNorm, reason, other);
  }
}
