package halflife.optim;

import halflife.decay.Decision;
import halflife.decay.Effect;
import halflife.decay.Parameter;
import java.util.function.DoubleSupplier;

/**
 * A parameter in training, wherever its weights are: what is decided about it and what is
 * remembered of it. It gives each step as numbers; who holds the weights takes it.
 *
 * <pre>{@code
 * Effect effect = tensor.effect(moment);                  // of every tensor, before any has moved
 * Update update = tensor.update(moment, effect, 1, ∞, () -> squares(weights));
 * update.run(weights, gradient, state, 0, size);          // or read its numbers
 * }</pre>
 */
public final class Tensor {
  private final Decision decision;
  private final Direction direction;
  private final Memory memory;

  /**
   * As before the first step.
   *
   * @param direction that of the parameter, see {@link Direction#of}
   * @param slots where what the direction remembers is kept; they are filled
   */
  public Tensor(Decision decision, Direction direction, Slots slots) {
    this.decision = decision;
    this.direction = direction;
    memory = new Memory(direction, decision.parameter(), slots);
  }

  /** Which parameter. */
  public Parameter parameter() {
    return decision.parameter();
  }

  /** How it decays. */
  public Decision decision() {
    return decision;
  }

  /** How many steps with a gradient there were. */
  public long steps() {
    return memory.steps();
  }

  /** What it makes of gradients. */
  Direction direction() {
    return direction;
  }

  Memory memory() {
    return memory;
  }

  /**
   * What decay does to it in a step. Nothing changes.
   *
   * @throws IllegalArgumentException if the step would take all of a weight
   */
  public Effect effect(Moment moment) {
    return decision.decay().scaled(moment.lambdaFactor()).at(moment.rate(), moment.peak());
  }

  /**
   * Counts a step and gives its numbers.
   *
   * @param effect what {@link #effect} gave for the same moment
   * @param scale what gradients are multiplied by
   * @param limit gradients are first brought into [−limit, limit]
   * @param squares ‖θ‖², asked for only where decay depends on it
   */
  public Update update(
      Moment moment, Effect effect, double scale, double limit, DoubleSupplier squares) {
    memory.step(direction);
    Kernel kernel = direction.kernel(parameter(), memory.steps(), memory.product(), moment.rate());
    Motion motion = new Motion(scale, moment.rate(), effect, effect.inStep(squares));
    return new Update(
        kernel, motion, effect, moment, decision.maxNorm(), parameter().unit(), limit);
  }
}
