package halflife.optim;

import halflife.decay.Schedule;

/**
 * How an optimizer steps, apart from what decays: that is a {@link halflife.decay.DecayPlan}.
 *
 * @param direction what it makes of gradients
 * @param learningRate η
 * @param lambdaFactor what every λ of the plan is multiplied by; constant 1 if nothing is said
 * @param clip limits to gradients
 * @param rowDecay what sparse gradients do to rows that take no part
 */
public record Settings(
    Direction direction,
    Schedule learningRate,
    Schedule lambdaFactor,
    Clip clip,
    RowDecay rowDecay) {

  /** A direction at a constant learning rate. */
  public static Settings of(Direction direction, double learningRate) {
    return of(direction, Schedule.constant(learningRate));
  }

  /** A direction and a schedule. */
  public static Settings of(Direction direction, Schedule learningRate) {
    return new Settings(direction, learningRate, Schedule.constant(1), Clip.NONE, RowDecay.ALL);
  }

  /** With λ on a schedule of its own. */
  public Settings withLambdaFactor(Schedule factor) {
    return new Settings(direction, learningRate, factor, clip, rowDecay);
  }

  /** With limits to gradients. */
  public Settings withClip(Clip limits) {
    return new Settings(direction, learningRate, lambdaFactor, limits, rowDecay);
  }

  /** With another rule for rows that take no part. */
  public Settings withRowDecay(RowDecay rule) {
    return new Settings(direction, learningRate, lambdaFactor, clip, rule);
  }
}
