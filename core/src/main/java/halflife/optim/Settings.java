package halflife.optim;

import halflife.core.Guard;
import halflife.decay.Schedule;

/**
 * The settings of an optimizer apart from decay, which is up to a {@link halflife.decay.DecayPlan}.
 *
 * @param direction the direction it makes of gradients
 * @param learningRate η
 * @param lambdaFactor the factor of every λ of the plan; constant 1 by default
 * @param clip limits to gradients
 * @param rowDecay the effect of sparse gradients on rows that take no part
 * @param ema d of an exponential moving average of the weights, θ̄ ← dθ̄ + (1 − d)θ; 0 for none
 */
public record Settings(
    Direction direction,
    Schedule learningRate,
    Schedule lambdaFactor,
    Clip clip,
    RowDecay rowDecay,
    double ema) {
  /**
   * Checks the average.
   *
   * @throws IllegalArgumentException if d is below 0 or not below 1, or rows decay later ({@link
   *     RowDecay#LAZY}): an average would have them as they were
   */
  public Settings {
    Guard.share("the decay of the moving average of weights", ema);
    if (ema > 0 && rowDecay == RowDecay.LAZY) {
      throw new IllegalArgumentException(
          "a moving average of weights needs rows that have had their decay; use RowDecay.ALL or"
              + " TOUCHED with it");
    }
  }

  /** A direction at a constant learning rate. */
  public static Settings of(Direction direction, double learningRate) {
    return of(direction, Schedule.constant(learningRate));
  }

  /** A direction and a schedule. */
  public static Settings of(Direction direction, Schedule learningRate) {
    return new Settings(direction, learningRate, Schedule.constant(1), Clip.NONE, RowDecay.ALL, 0);
  }

  /** A copy with λ on a schedule of its own. */
  public Settings withLambdaFactor(Schedule factor) {
    return new Settings(direction, learningRate, factor, clip, rowDecay, ema);
  }

  /** A copy with limits to gradients. */
  public Settings withClip(Clip limits) {
    return new Settings(direction, learningRate, lambdaFactor, limits, rowDecay, ema);
  }

  /** A copy with another rule for rows that take no part. */
  public Settings withRowDecay(RowDecay rule) {
    return new Settings(direction, learningRate, lambdaFactor, clip, rule, ema);
  }

  /**
   * A copy that keeps an exponential moving average of the weights: θ̄ = θ after the first step,
   * then θ̄ ← dθ̄ + (1 − d)θ after each. {@link Optimizer#swapIn} puts it in place of the weights.
   *
   * <p>Source: {@code AveragedModel} of torch.optim.swa_utils with {@code get_ema_multi_avg_fn(d)}.
   *
   * @param decay d, above 0 and below 1, such as 0.999
   * @throws IllegalArgumentException if it is not, or rows decay later ({@link RowDecay#LAZY})
   */
  public Settings withEma(double decay) {
    Guard.positive("the decay of the moving average of weights", decay);
    return new Settings(direction, learningRate, lambdaFactor, clip, rowDecay, decay);
  }
}
