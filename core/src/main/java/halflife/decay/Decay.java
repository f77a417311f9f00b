package halflife.decay;

import halflife.core.Guard;
import halflife.core.Numbers;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * The effect of decay on a weight: one record for every rule. Each goes with every optimizer.
 *
 * <p>In the formulas θ is a weight before the step, g its gradient, u the direction the optimizer
 * makes of it (without the learning rate), η the learning rate now and η_max its peak. Whatever
 * uses θ uses it as it was before the step. With λ = 0 every rule does exactly what {@link None}
 * does, bit for bit.
 */
public sealed interface Decay {
  /** The rule's name in tables: that of its record, and what else it needs to be told apart. */
  default String name() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** λ; of the elastic net λ₁, of none 0. */
  double lambda();

  /**
   * A copy with λ multiplied by a factor.
   *
   * @param factor at least 0
   * @throws IllegalArgumentException if the product is below 0 or no number
   */
  Decay scaled(double factor);

  /**
   * The effect of one step.
   *
   * @param rate η, the learning rate of the step
   * @param peak η_max, above 0
   * @throws IllegalArgumentException if a step would take all of a weight or more
   */
  DecayStep at(double rate, double peak);

  /**
   * The term of the loss that it stands for, apart from any loss: (λ/2)‖θ‖² for the rules that take
   * a share of each weight, λ‖θ‖₁ for L1, λ₁‖θ‖₁ + (λ₂/2)‖θ‖² for the elastic net, (λ/p)Σ|θ|ᵖ for
   * Lp, (λ/2)(‖θ‖ − r)² towards a norm. Where λ has another unit, it is that of decoupled decay
   * that does the same at this learning rate.
   *
   * @param rate η
   * @param peak η_max, above 0
   * @param squares ‖θ‖²
   * @param weights θ, asked for only where ‖θ‖ is not enough
   */
  default double penalty(double rate, double peak, double squares, Supplier<float[]> weights) {
    return at(rate, peak).penalty(squares, weights);
  }

  /** Whether it does anything; not where λ is 0. */
  default boolean decays() {
    return !at(1e-9, 1).isNothing();
  }

  /** The rule without decay. */
  static Decay none() {
    return new None();
  }

  /**
   * A rule as its formula in λ says it. Constructors refuse a λ that is below 0 or no number with
   * an {@link IllegalArgumentException}.
   */
  sealed interface InLambda extends Decay {
    /** The formula. */
    Formula formula();

    @Override
    default Decay scaled(double factor) {
      return formula().again.apply(lambda() * factor);
    }

    @Override
    default DecayStep at(double rate, double peak) {
      return formula().decayStep.at(rate, peak);
    }
  }

  /**
   * The formula of a rule.
   *
   * @param again makes the same rule with another λ
   * @param decayStep the rule's effect in a step
   */
  record Formula(DoubleFunction<Decay> again, AtRate decayStep) {
    /** The effect of decay at η, with η_max as the peak. */
    public interface AtRate {
      /** An effect with both in it. */
      DecayStep at(double eta, double max);
    }
  }

  /** θ ← θ − ηu. */
  record None() implements Decay {
    @Override
    public double lambda() {
      return 0;
    }

    @Override
    public Decay scaled(double factor) {
      return this;
    }

    @Override
    public DecayStep at(double rate, double peak) {
      return new DecayStep.Shrink(rate, 0);
    }
  }

  /**
   * L2 penalty, coupled: g ← g + λθ before momentum and moments. That is what adding (λ/2)‖θ‖² to
   * the loss does. In SGD it is decay; in Adam, RMSprop or Lion the penalty's gradient is rescaled
   * like any other, and weights with large gradients hardly decay.
   *
   * <p>Source: {@code weight_decay} of torch.optim.SGD and torch.optim.Adam.
   */
  record L2(double lambda) implements InLambda {
    public L2 {
      Guard.notNegative("lambda", lambda);
    }

    @Override
    public Formula formula() {
      return new Formula(L2::new, (eta, max) -> new DecayStep.Gradient(lambda));
    }
  }

  /**
   * Decoupled: θ ← (1 − ηλ)θ − ηu. With Adam it is AdamW, with SGD SGDW.
   *
   * <p>Source: Loshchilov &amp; Hutter 2019, as torch, Keras, timm and optax write it: λ is
   * multiplied by the learning rate.
   */
  record Decoupled(double lambda) implements InLambda {
    public Decoupled {
      Guard.notNegative("lambda", lambda);
    }

    @Override
    public Formula formula() {
      return new Formula(Decoupled::new, (eta, max) -> new DecayStep.Shrink(eta, lambda));
    }
  }

  /**
   * Independent of the peak learning rate: θ ← (1 − (η/η_max)λ)θ − ηu. λ is the share of a weight
   * that a step takes at the peak: 1e-5 here is 1e-2 as {@link Decoupled} at η_max = 1e-3.
   *
   * <p>Source: Loshchilov &amp; Hutter 2019 as in the paper.
   */
  record Independent(double lambda) implements InLambda {
    public Independent {
      Guard.notNegative("lambda", lambda);
    }

    @Override
    public Formula formula() {
      return new Formula(Independent::new, this::step);
    }

    private DecayStep step(double eta, double max) {
      if (!(eta / max * lambda < 1)) {
        throw new IllegalArgumentException(
            "a step of decay would take "
                + eta / max * lambda
                + " of each weight, but must take below 1, or it turns a weight's sign; use a"
                + " smaller lambda, which independent decay takes at the peak of any learning rate");
      }
      return new DecayStep.Shrink(eta, lambda / max);
    }
  }

  /**
   * Corrected for a falling learning rate: θ ← (1 − λη²/η_max)θ − ηu, for weights followed by a
   * normalization. It keeps the ratio of gradient and weight steady to the end of a schedule.
   *
   * <p>Source: AdamC and SGDC, Defazio 2025 (arXiv 2506.02285).
   */
  record Corrected(double lambda) implements InLambda {
    public Corrected {
      Guard.notNegative("lambda", lambda);
    }

    @Override
    public Formula formula() {
      return new Formula(
          Corrected::new, (eta, max) -> new DecayStep.Shrink(eta, lambda * eta / max));
    }
  }

  /**
   * Cautious: θ ← θ − η(u + λ·1[uθ ≥ 0]θ). A weight that the gradient makes larger is not decayed.
   *
   * <p>Source: Chen et al. 2025 (arXiv 2510.12402).
   */
  record Cautious(double lambda) implements InLambda {
    public Cautious {
      Guard.notNegative("lambda", lambda);
    }

    @Override
    public Formula formula() {
      return new Formula(Cautious::new, (eta, max) -> new DecayStep.Shrink(eta, lambda, true));
    }
  }

  /**
   * L1 penalty λ‖θ‖₁, by its proximal step: after θ ← θ − ηu, θ ← sign(θ) max(|θ| − ηλ, 0). Weights
   * become exactly 0 and can come back. (λ sign(θ) in the gradient never gives a 0.)
   */
  record L1(double lambda) implements InLambda {
    public L1 {
      Guard.notNegative("lambda", lambda);
    }

    @Override
    public Formula formula() {
      return new Formula(L1::new, (eta, max) -> new DecayStep.Threshold(eta, lambda, 0));
    }
  }

  /**
   * Elastic net λ₁‖θ‖₁ + (λ₂/2)‖θ‖², by its proximal step: after θ ← θ − ηu, θ ← sign(θ) max(|θ| −
   * ηλ₁, 0)/(1 + ηλ₂).
   */
  record Elastic(double lambda1, double lambda2) implements Decay {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is below 0 or no number
     */
    public Elastic {
      Guard.notNegative("lambda1", lambda1);
      Guard.notNegative("lambda2", lambda2);
    }

    @Override
    public String name() {
      return "elastic, L2 " + Numbers.significant(lambda2, 4);
    }

    @Override
    public double lambda() {
      return lambda1;
    }

    @Override
    public Decay scaled(double factor) {
      return new Elastic(lambda1 * factor, lambda2 * factor);
    }

    @Override
    public DecayStep at(double rate, double peak) {
      return new DecayStep.Threshold(rate, lambda1, lambda2);
    }
  }

  /**
   * Penalty (λ/p) Σ|θ|ᵖ: θ ← (θ − ηu)/(1 + ηλ|θ|^(p−2)), θ on the right as it was before the step;
   * a weight that was 0 is not decayed. It pulls towards 0 without reaching it.
   *
   * @param p above 0, at most 2; at 2 it divides by 1 + ηλ
   */
  record Lp(double lambda, double p) implements InLambda {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if λ is below 0 or no number, or p is not above 0 and at
     *     most 2
     */
    public Lp {
      Guard.notNegative("lambda", lambda);
      if (!(p > 0 && p <= 2)) {
        throw new IllegalArgumentException(
            "p of the Lp decay is " + p + ", but must be above 0 and at most 2");
      }
    }

    @Override
    public String name() {
      return "lp " + Numbers.significant(p, 4);
    }

    @Override
    public Formula formula() {
      return new Formula(l -> new Lp(l, p), (eta, max) -> new DecayStep.Power(eta, lambda, p));
    }
  }

  /**
   * Towards a norm: θ ← θ − ηλ(1 − r/‖θ‖)θ − ηu, ‖θ‖ over all weights of the parameter. Shorter
   * ones grow. A parameter that is 0 is not decayed.
   *
   * <p>Source: Franke et al. 2023 (arXiv 2311.11446).
   *
   * @param norm r, at least 0; 0 is {@link Decoupled}
   */
  record TowardsNorm(double lambda, double norm) implements InLambda {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is below 0 or no number
     */
    public TowardsNorm {
      Guard.notNegative("lambda", lambda);
      Guard.notNegative("the norm that weights are pulled to", norm);
    }

    @Override
    public String name() {
      return "towards norm " + Numbers.significant(norm, 4);
    }

    @Override
    public Formula formula() {
      return new Formula(
          l -> new TowardsNorm(l, norm), (eta, max) -> new DecayStep.Pull(eta, lambda, norm));
    }
  }
}
