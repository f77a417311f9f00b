package halflife.decay;

import halflife.core.Guard;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The effect of a rule in one step, as numbers: the kinds of operations that an optimizer must
 * know. Learning rate and λ are already in them.
 *
 * <p>θ is a weight before the step, θ′ after −ηu, u the direction of the optimizer.
 */
public sealed interface DecayStep {
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

  /**
   * The term of the loss that it goes down on.
   *
   * @param squares ‖θ‖²
   * @param weights θ, asked for only where ‖θ‖ is not enough
   */
  double penalty(double squares, Supplier<float[]> weights);

  /** Whether it takes the same share of every weight, so that several steps are one product. */
  default boolean isEven() {
    return isNothing();
  }

  /** c of g ← g + cθ; 0 for what acts later. */
  default double inGradient() {
    return 0;
  }

  /**
   * k of θ ← θ′ − kθ; 0 for what acts earlier or later.
   *
   * @param squares ‖θ‖², asked for only where k depends on it
   */
  default double inStep(DoubleSupplier squares) {
    return 0;
  }

  /** Whether it spares weights that the gradient makes larger. */
  default boolean isCautious() {
    return false;
  }

  /** Whether it acts on what a step has moved. */
  default boolean isAfterStep() {
    return false;
  }

  /**
   * g ← g + cθ, before the optimizer makes a direction of g.
   *
   * @param amount c, at least 0
   */
  record Gradient(double amount) implements DecayStep {
    @Override
    public boolean isNothing() {
      return amount == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return OptionalDouble.of(learningRate * amount);
    }

    @Override
    public double penalty(double squares, Supplier<float[]> weights) {
      return half(amount, squares);
    }

    @Override
    public double inGradient() {
      return amount;
    }
  }

  /**
   * θ ← θ′ − kθ with k = ηλ, where cautious only if uθ ≥ 0.
   *
   * @param rate η
   * @param lambda λ as decoupled decay has it
   * @param cautious whether weights that the gradient makes larger are spared
   */
  record Shrink(double rate, double lambda, boolean cautious) implements DecayStep {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not below 1: a step would turn a weight's sign
     */
    public Shrink {
      belowOne(rate, lambda);
    }

    /** Shrinks all weights alike. */
    public Shrink(double rate, double lambda) {
      this(rate, lambda, false);
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
    public double penalty(double squares, Supplier<float[]> weights) {
      return half(lambda, squares);
    }

    @Override
    public boolean isEven() {
      return isNothing() || !cautious;
    }

    @Override
    public double inStep(DoubleSupplier squares) {
      return share();
    }

    @Override
    public boolean isCautious() {
      return cautious && !isNothing();
    }
  }

  /**
   * θ ← sign(θ′) max(|θ′| − s, 0)/d with s = ηλ₁ and d = 1 + ηλ₂.
   *
   * @param rate η
   * @param lambda1 λ₁, at least 0
   * @param lambda2 λ₂, at least 0
   */
  record Threshold(double rate, double lambda1, double lambda2) implements DecayStep {
    /** s, at least 0. */
    public double threshold() {
      return rate * lambda1;
    }

    /** d, at least 1. */
    public double divisor() {
      return 1 + rate * lambda2;
    }

    @Override
    public boolean isNothing() {
      return threshold() == 0 && divisor() == 1;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return threshold() == 0 ? OptionalDouble.of(1 - 1 / divisor()) : OptionalDouble.empty();
    }

    @Override
    public double penalty(double squares, Supplier<float[]> weights) {
      return power(lambda1, 1, weights) + half(lambda2, squares);
    }

    @Override
    public boolean isAfterStep() {
      return true;
    }
  }

  /**
   * θ ← θ′/(1 + a|θ|^(p−2)) with a = ηλ, and θ′ where θ = 0.
   *
   * @param rate η
   * @param lambda λ, at least 0
   * @param p above 0, at most 2
   */
  record Power(double rate, double lambda, double p) implements DecayStep {
    /** a, at least 0. */
    public double amount() {
      return rate * lambda;
    }

    @Override
    public boolean isNothing() {
      return amount() == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return p == 2 ? OptionalDouble.of(amount() / (1 + amount())) : OptionalDouble.empty();
    }

    @Override
    public double penalty(double squares, Supplier<float[]> weights) {
      return power(lambda, p, weights);
    }

    @Override
    public boolean isAfterStep() {
      return true;
    }
  }

  /**
   * θ ← θ′ − k(1 − r/‖θ‖)θ with k = ηλ, and θ′ where ‖θ‖ = 0.
   *
   * @param rate η
   * @param lambda λ, at least 0
   * @param norm r, at least 0
   */
  record Pull(double rate, double lambda, double norm) implements DecayStep {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not below 1
     */
    public Pull {
      belowOne(rate, lambda);
    }

    @Override
    public boolean isNothing() {
      return rate * lambda == 0;
    }

    @Override
    public OptionalDouble share(double learningRate) {
      return norm == 0 ? OptionalDouble.of(rate * lambda) : OptionalDouble.empty();
    }

    @Override
    public double penalty(double squares, Supplier<float[]> weights) {
      double away = Math.sqrt(squares) - norm;
      return half(lambda, away * away);
    }

    @Override
    public double inStep(DoubleSupplier squares) {
      double length = isNothing() ? 0 : Math.sqrt(squares.getAsDouble());
      return length == 0 ? 0 : rate * lambda * (1 - norm / length);
    }
  }

  /** (λ/2)x; 0 without λ, whatever x is. */
  private static double half(double lambda, double x) {
    return lambda == 0 ? 0 : lambda / 2 * x;
  }

  /** (λ/p) Σ|θ|ᵖ. */
  private static double power(double lambda, double p, Supplier<float[]> weights) {
    if (lambda == 0) {
      return 0;
    }
    double sum = 0;
    for (float weight : weights.get()) {
      double size = Math.abs(weight);
      sum += p == 1 ? size : Math.pow(size, p);
    }
    return lambda / p * sum;
  }

  private static void belowOne(double rate, double lambda) {
    double share = rate * lambda;
    Guard.notNegative("the share of a weight that a step takes", share);
    if (!(share < 1)) {
      throw new IllegalArgumentException(
          "a step of decay would take "
              + share
              + " of each weight, but must take below 1, or it turns a weight's sign; "
              + HalfLife.smaller(rate, lambda));
    }
  }
}
