package halflife.optim;

import halflife.decay.Schedule;

/**
 * The settings of an optimizer apart from decay, which is up to a {@link halflife.decay.DecayPlan}.
 *
 * @param direction the direction it makes of gradients
 * @param learningRate η
 * @param lambdaFactor the factor of every λ of the plan; constant 1 by default
 * @param clip limits to gradients
 * @param rowDecay the effect of sparse gradients on rows that take no part
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

  /** A copy with λ on a schedule of its own. */
  public Settings withLambdaFactor(Schedule factor) {
    return new Settings(direction, learningRate, factor, clip, rowDecay);
  }

  /** A copy with limits to gradients. */
  public Settings withClip(Clip limits) {
    return new Settings(direction, learningRate, lambdaFactor, limits, rowDecay);
  }

  /** A copy with another rule for rows that take no part. */
  public Settings withRowDecay(RowDecay rule) {
    return new Settings(direction, learningRate, lambdaFactor, clip, rule);
  }
}
