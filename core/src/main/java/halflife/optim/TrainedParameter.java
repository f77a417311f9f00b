package halflife.optim;

import halflife.core.Internal;
import halflife.decay.DecayStep;
import halflife.decay.Decision;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.StepContext;
import halflife.optim.kernel.Update;
import halflife.optim.kernel.UpdateCoefficients;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * A parameter in training, wherever its weights are: what is decided about it and what is
 * remembered of it. It gives each step as numbers; who holds the weights takes it.
 *
 * <pre>{@code
 * DecayStep decayStep = trained.decayStep(context);              // of all of them, before any has moved
 * Update update = trained.update(context, decayStep, 1, ∞, () -> squares(weights));
 * update.run(weights, gradient, state, 0, size);          // or read its numbers
 * }</pre>
 */
@Internal
public final class TrainedParameter {
  private final Decision decision;
  private final Direction direction;
  private final ParameterMemory memory;

  /**
   * Begins as before the first step.
   *
   * @param direction that of the parameter, see {@link Direction#of}
   * @param slots the state of the direction; they are filled
   */
  public TrainedParameter(Decision decision, Direction direction, StateBuffers slots) {
    this(decision, direction, slots, Optional.empty());
  }

  /**
   * Begins as before the first step.
   *
   * @param direction that of the parameter, see {@link Direction#of}
   * @param slots the state of the direction; they are filled
   * @param average one slot for the moving average of the weights, if it is kept
   */
  public TrainedParameter(
      Decision decision, Direction direction, StateBuffers slots, Optional<StateBuffers> average) {
    this.decision = decision;
    this.direction = direction;
    memory = new ParameterMemory(direction, decision.parameter(), slots, average);
  }

  private TrainedParameter(TrainedParameter from, ParameterMemory memory) {
    decision = from.decision;
    direction = from.direction;
    this.memory = memory;
  }

  /** The same parameter with its state in Java's memory; what is there already is shared. */
  public TrainedParameter inJava() {
    return new TrainedParameter(this, memory.inJava(direction));
  }

  /**
   * The same parameter, its state copied to other memory.
   *
   * @param slots the state of the direction
   * @param average one slot for the moving average, if it is kept
   */
  public TrainedParameter copyTo(StateBuffers slots, Optional<StateBuffers> average) {
    return new TrainedParameter(this, memory.copyTo(direction, slots, average));
  }

  /** The parameter. */
  public Parameter parameter() {
    return decision.parameter();
  }

  /** The decision about its decay. */
  public Decision decision() {
    return decision;
  }

  /** The number of steps with a gradient. */
  public long steps() {
    return memory.steps();
  }

  /** The direction it makes of gradients. */
  Direction direction() {
    return direction;
  }

  ParameterMemory memory() {
    return memory;
  }

  /** Remembers what another remembers of the same weights, as far as its direction has a use. */
  void continueFrom(TrainedParameter before) {
    if (!parameter().frozen() && !before.parameter().frozen()) {
      memory.continueFrom(before.memory, before.direction, direction);
    }
  }

  /** Whether the moving average of the weights has begun. */
  public boolean isAveraged() {
    return memory.isAveraged();
  }

  /**
   * Counts a step of the moving average θ̄ ← kθ̄ + (1 − k)θ.
   *
   * @param decay d
   * @return k: 0 in its first step, then d
   */
  public double averageKeep(double decay) {
    return memory.keep(decay);
  }

  /**
   * The values of the schedules for this parameter.
   *
   * @param step the number of steps before it
   * @param rate η of the optimizer
   * @param peak η_max of the optimizer, at least 0
   */
  public StepContext context(long step, double rate, double peak, double lambdaFactor) {
    double highest = decision.rate().peak(peak);
    return new StepContext(decision.rate().at(step, rate), highest > 0 ? highest : 1, lambdaFactor);
  }

  /**
   * The effect of decay on it in a step. Nothing changes.
   *
   * @throws IllegalArgumentException if the step would take all of a weight
   */
  public DecayStep decayStep(StepContext context) {
    return decision.decay().scaled(context.lambdaFactor()).at(context.rate(), context.peak());
  }

  /**
   * Counts a step and gives its numbers.
   *
   * @param decayStep the result of {@link #decayStep} for the same context
   * @param scale the factor of gradients
   * @param limit gradients are first brought into [−limit, limit]
   * @param squares ‖θ‖², asked for only where decay depends on it
   */
  public Update update(
      StepContext context,
      DecayStep decayStep,
      double scale,
      double limit,
      DoubleSupplier squares) {
    memory.step(direction);
    Kernel kernel = direction.kernel(parameter(), memory.steps(), memory.product(), context.rate());
    UpdateCoefficients coefficients =
        new UpdateCoefficients(scale, context.rate(), decayStep, decayStep.inStep(squares));
    return new Update(
        kernel, coefficients, decayStep, context, decision.maxNorm(), parameter().unit(), limit);
  }
}
