package halflife.djl;

import halflife.decay.Decay;
import halflife.optim.Moment;
import java.util.function.Supplier;

/**
 * The penalty that a rule of decay stands for, apart from any loss: (λ/2)‖θ‖² for the rules that
 * take a share of each weight, λ‖θ‖₁ for L1, λ₁‖θ‖₁ + (λ₂/2)‖θ‖² for the elastic net, (λ/p)Σ|θ|ᵖ
 * for Lp, (λ/2)(‖θ‖ − r)² towards a norm. Where a rule's λ has another unit, it is that of
 * decoupled decay that does the same at this learning rate.
 */
final class Penalties {
  private Penalties() {}

  /**
   * Of weights now.
   *
   * @param moment where schedules are
   * @param squares ‖θ‖²
   * @param weights the weights, asked for only where ‖θ‖ is not enough
   */
  static double of(Decay rule, Moment moment, double squares, Supplier<float[]> weights) {
    Decay decay = rule.scaled(moment.lambdaFactor());
    if (decay.lambda() == 0 && !(decay instanceof Decay.Elastic)) {
      return 0;
    }
    if (decay instanceof Decay.L1 l1) {
      return l1.lambda() * powers(weights.get(), 1);
    }
    if (decay instanceof Decay.Elastic net) {
      return net.lambda1() * powers(weights.get(), 1) + net.lambda2() / 2 * squares;
    }
    if (decay instanceof Decay.Lp lp) {
      return lp.lambda() / lp.p() * powers(weights.get(), lp.p());
    }
    if (decay instanceof Decay.TowardsNorm towards) {
      double away = Math.sqrt(squares) - towards.norm();
      return towards.lambda() / 2 * away * away;
    }
    return decoupled(decay, moment) / 2 * squares;
  }

  /** λ as decoupled decay has it. */
  private static double decoupled(Decay decay, Moment moment) {
    if (decay instanceof Decay.Independent) {
      return decay.lambda() / moment.peak();
    }
    if (decay instanceof Decay.Corrected) {
      return decay.lambda() * moment.rate() / moment.peak();
    }
    return decay.lambda();
  }

  private static double powers(float[] weights, double p) {
    double sum = 0;
    for (float weight : weights) {
      double size = Math.abs(weight);
      sum += p == 1 ? size : Math.pow(size, p);
    }
    return sum;
  }
}
