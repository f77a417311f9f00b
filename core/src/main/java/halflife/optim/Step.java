package halflife.optim;

import halflife.core.Internal;
import halflife.decay.DecayStep;
import halflife.optim.kernel.StepContext;
import halflife.optim.kernel.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One step of an optimizer, for all parameters that have a gradient: of arrays and of tensors.
 *
 * @param clip limits to gradients
 * @param unit the factor of gradients before everything else
 * @param refusal makes an exception of a sentence that lacks its end, which says what to do
 */
@Internal
public record Step(Clip clip, double unit, Function<String, RuntimeException> refusal) {
  /**
   * Counts a step of each parameter and gives its numbers. If it cannot be taken, nothing has been
   * counted.
   *
   * @param contexts the places in the schedules, for each parameter
   * @throws IllegalArgumentException if decay would take all of a weight
   * @throws RuntimeException a {@code refusal}, if the norm of gradients is to be clipped and is no
   *     number
   */
  public <P extends Movable> List<ParameterUpdate<P>> updates(
      Collection<P> parameters, Function<P, StepContext> contexts) {
    List<StepContext> at = new ArrayList<>();
    List<DecayStep> decaySteps = new ArrayList<>();
    for (P parameter : parameters) {
      StepContext context = contexts.apply(parameter);
      at.add(context);
      decaySteps.add(parameter.decayStep(context));
    }
    double limit = clip.value() / unit;
    double scale = unit * shortened(parameters, limit);
    List<ParameterUpdate<P>> updates = new ArrayList<>();
    for (P parameter : parameters) {
      int i = updates.size();
      TrainedParameter tensor = parameter.tensor();
      Update update =
          tensor.update(at.get(i), decaySteps.get(i), scale, limit, parameter::weightSquares);
      updates.add(new ParameterUpdate<>(parameter, update));
    }
    return updates;
  }

  /** min(1, n/‖g‖), g in units of a step. */
  private double shortened(Collection<? extends Movable> parameters, double limit) {
    if (clip.norm() == Double.POSITIVE_INFINITY) {
      return 1;
    }
    double sum = 0;
    for (Movable parameter : parameters) {
      double part = parameter.gradientSquares(limit);
      if (!(part < Double.POSITIVE_INFINITY)) {
        throw refusal.apply(
            "the gradient of "
                + parameter.tensor().parameter().path()
                + " has entries that are no finite numbers, so its norm cannot be clipped; ");
      }
      sum += part;
    }
    return clip.scale(sum * unit * unit);
  }
}
