package halflife.decay;

import halflife.core.Guard;
import java.util.OptionalDouble;

/**
 * What a rule of decay does in one step, as numbers: the kinds of things that an optimizer must
 * know how to do. Learning rate and λ are already in them.
 *
 * <p>θ is a weight before the step, θ′ after −ηu, u the direction of the optimizer.
 */
public sealed interface Effect {
  /** Whether it does nothing at all. */
  boolean isNothing();

  /**
   * The share of a weight that one step takes whatever the weight is, for {@link HalfLife#ofShare};
   * none for those that take more of some weights than of others. For {@link Gradient} it is that
   * of SGD without momentum, for a cautious one the most it takes.
   *
   * @param learningRate η, for {@link Gradient}
   */
  OptionalDouble share(double learningRate);

  /** Whether it takes the same share of every weight, so that several steps are one product. */
  default boolean isEven() {
    return isNothing();
  }

  /**
   * g ← g + cθ, before the optimizer makes a direction of g.
   *
   * @param amount c, at least 0
   */
  record Gradient(double amount) implements Effect {
    @Override
    public boolean isNothing() {
      return amount == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return OptionalDouble.of(learningRate * amount);
    }
  }

  /**
   * θ ← θ′ − kθ with k = ηλ, where cautious only if uθ ≥ 0.
   *
   * @param rate η
   * @param lambda λ as decoupled decay has it
   * @param cautious whether weights that the gradient makes larger are spared
   */
  record Shrink(double rate, double lambda, boolean cautious) implements Effect {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not below 1: a step would turn a weight's sign
     */
    public Shrink {
      belowOne(rate * lambda);
    }

    /** k, at least 0 and below 1. */
    public double share() {
      return rate * lambda;
    }

    @Override
    public boolean isNothing() {
      return share() == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return OptionalDouble.of(share());
    }

    @Override
    public boolean isEven() {
      return isNothing() || !cautious;
    }
  }

  /**
   * θ ← sign(θ′) max(|θ′| − s, 0)/d.
   *
   * @param threshold s, at least 0
   * @param divisor d, at least 1
   */
  record Threshold(double threshold, double divisor) implements Effect {
    @Override
    public boolean isNothing() {
      return threshold == 0 && divisor == 1;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return threshold == 0 ? OptionalDouble.of(1 - 1 / divisor) : OptionalDouble.empty();
    }
  }

  /**
   * θ ← θ′/(1 + a|θ|^(p−2)), and θ′ where θ = 0.
   *
   * @param amount a, at least 0
   * @param p above 0, at most 2
   */
  record Power(double amount, double p) implements Effect {
    @Override
    public boolean isNothing() {
      return amount == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return p == 2 ? OptionalDouble.of(amount / (1 + amount)) : OptionalDouble.empty();
    }
  }

  /**
   * θ ← θ′ − k(1 − r/‖θ‖)θ, and θ′ where ‖θ‖ = 0.
   *
   * @param share k, at least 0 and below 1
   * @param norm r, at least 0
   */
  record Pull(double share, double norm) implements Effect {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not below 1
     */
    public Pull {
      belowOne(share);
    }

    @Override
    public boolean isNothing() {
      return share == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return norm == 0 ? OptionalDouble.of(share) : OptionalDouble.empty();
    }
  }

  private static void belowOne(double share) {
    Guard.notNegative("the share of a weight that a step takes", share);
    if (!(share < 1)) {
      throw new IllegalArgumentException(
          "a step of decay would take "
              + share
              + " of each weight, but must take below 1, or it turns a weight's sign; use a smaller"
              + " lambda");
    }
  }
}
