package halflife.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import halflife.decay.Decision;
import halflife.djl.plan.LearningRate;
import halflife.djl.plan.ModelParameters;
import halflife.djl.plan.PlannedModel;
import halflife.djl.plan.Recipe;
import halflife.djl.step.ParameterState;
import halflife.djl.step.Route;
import halflife.djl.step.Routes;
import halflife.djl.step.TensorAverage;
import halflife.optim.Direction;
import halflife.optim.StateBuffers;
import halflife.optim.TrainedParameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an optimizer remembers of each parameter of a model, on each device: beside the weights
 * while a trainer runs, in Java's memory between two trainers.
 */
final class KeptState {
  private static final Logger LOG = LoggerFactory.getLogger(KeptState.class);

  /** A parameter on a device. */
  private record Place(String id, Device device) {}

  private final Recipe recipe;
  private final PlannedModel planned;
  private final Routes routes;
  private final Map<Place, ParameterState> held = new HashMap<>();
  private final Map<Place, NDArray> seen = new HashMap<>();
  private final Map<Place, TrainedParameter> aside = new HashMap<>();
  private boolean closed;

  KeptState(Recipe recipe, PlannedModel planned, Routes routes) {
    this.recipe = recipe;
    this.planned = planned;
    this.routes = routes;
  }

  /**
   * The state of a parameter that is to be moved.
   *
   * @param id DJL's id of it
   * @param weight its weights
   * @throws IllegalStateException if it is not one of the model's, is frozen, or its weights were
   *     replaced by others that cannot be moved like them
   */
  ParameterState of(String id, NDArray weight) {
    refuseClosed();
    Place place = new Place(id, weight.getDevice());
    ParameterState known = held.get(place);
    if (known == null) {
      known = hold(place, planned.decision(id, weight), weight);
      held.put(place, known);
      seen.put(place, weight);
    } else if (seen.put(place, weight) != weight) {
      refuseOfAnotherKind(known.tensor(), weight, known.route().takes(weight));
    }
    return known;
  }

  /** The state of a parameter that is to be saved or restored, wherever it is. */
  TrainedParameter stored(String id, NDArray weight) {
    refuseClosed();
    TrainedParameter resting = aside.get(new Place(id, weight.getDevice()));
    return resting == null ? of(id, weight).tensor() : resting;
  }

  private ParameterState hold(Place place, Decision decision, NDArray weight) {
    LearningRate rate = recipe.learningRate();
    double highest = rate.peak().orElseGet(() -> rate.at(place.id(), recipe.before()));
    Decision strongest = decision.scaled(recipe.lambdaFactor().peak());
    Route route = routes.of(strongest, weight, decision.rate().peak(highest));
    Direction direction = recipe.direction().of(decision.parameter());
    StateBuffers slots = route.slots(direction, decision.parameter(), weight);
    Optional<TensorAverage> average =
        recipe.ema() > 0 ? Optional.of(routes.average(route, weight)) : Optional.empty();
    Optional<StateBuffers> mean = average.map(TensorAverage::buffer);
    TrainedParameter resting = aside.get(place);
    if (resting == null) {
      return new ParameterState(
          new TrainedParameter(decision, direction, slots, mean), route, slots, average);
    }
    refuseOfAnotherKind(resting, weight, true);
    aside.remove(place);
    return new ParameterState(resting.copyTo(slots, mean), route, slots, average);
  }

  private static void refuseOfAnotherKind(TrainedParameter known, NDArray weight, boolean movable) {
    if (weight.size() != known.parameter().size() || !movable) {
      throw new IllegalStateException(
          "the weights of "
              + known.parameter().path()
              + " were replaced by others, of shape "
              + weight.getShape()
              + " and type "
              + weight.getDataType()
              + ", that cannot be moved as those before; make a new optimizer after replacing them");
    }
  }

  /** Moves the average of a parameter towards its weights, if it is kept. */
  void average(ParameterState one, NDArray weight) {
    one.average().ifPresent(of -> of.update(weight, one.tensor().averageKeep(recipe.ema())));
  }

  /** Moves the averages of all parameters that ever took part. */
  void average() {
    if (recipe.ema() > 0) {
      held.forEach(
          (place, one) -> Optional.ofNullable(seen.get(place)).ifPresent(w -> average(one, w)));
    }
  }

  /** Puts the averages that have begun in place of the weights. */
  void swapIn() {
    refuseClosed();
    Map<Place, NDArray> weights = weights();
    weights.forEach(
        (place, weight) -> {
          ParameterState one = of(place.id(), weight);
          if (one.tensor().isAveraged()) {
            one.average().ifPresent(of -> of.swapIn(weight));
          }
        });
  }

  /** Puts the weights back. */
  void swapOut() {
    weights()
        .forEach(
            (place, weight) ->
                of(place.id(), weight).average().ifPresent(of -> of.swapOut(weight)));
  }

  /** The arrays of all parameters that ever took part, as the model has them now. */
  private Map<Place, NDArray> weights() {
    Map<Place, NDArray> weights = new HashMap<>(seen);
    for (ModelParameters.Entry entry : planned.parameters().entries()) {
      if (entry.source().isInitialized()) {
        NDArray weight = entry.source().getArray();
        Place place = new Place(entry.source().getId(), weight.getDevice());
        if (held.containsKey(place) || aside.containsKey(place)) {
          weights.put(place, weight);
        }
      }
    }
    return weights;
  }

  /**
   * Brings all state to Java's memory and frees the rest, until the next trainer needs it. If it
   * does not fit there it is given up, with a warning.
   */
  void setAside() {
    if (!routes.isOpen()) {
      // The model was closed before its trainer.
      close();
      return;
    }
    try {
      held.forEach((place, one) -> aside.put(place, one.tensor().inJava()));
    } catch (OutOfMemoryError e) {
      LOG.warn(
          "the optimizer's state does not fit into Java's memory and is gone with its trainer; to"
              + " go on with it give Java more memory (-Xmx), or save it before the trainer closes");
      close();
    }
    free();
  }

  private void free() {
    held.clear();
    seen.clear();
    routes.close();
  }

  /** Forgets everything and frees what is kept outside of Java's memory. */
  void close() {
    closed = true;
    aside.clear();
    free();
  }

  /**
   * Refuses to go on without state.
   *
   * @throws IllegalStateException if it was closed
   */
  void refuseClosed() {
    if (closed) {
      throw new IllegalStateException(
          "this optimizer was closed, and its state is gone; save or restore it before, or make a"
              + " new one");
    }
  }
}
