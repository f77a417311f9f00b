package halflife.djl;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import halflife.core.Internal;
import halflife.decay.DecayPlan;
import halflife.decay.Decision;
import halflife.djl.plan.LearningRate;
import halflife.djl.plan.ModelParameters;
import halflife.djl.plan.PlannedModel;
import halflife.djl.plan.Recipe;
import halflife.djl.step.Observer;
import halflife.djl.step.ParameterState;
import halflife.djl.step.Route;
import halflife.djl.step.Routes;
import halflife.djl.step.TensorParameter;
import halflife.optim.Direction;
import halflife.optim.OptimizerState;
import halflife.optim.ParameterUpdate;
import halflife.optim.StateBuffers;
import halflife.optim.Step;
import halflife.optim.TrainedParameter;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Difference;
import halflife.optim.kernel.StepContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An optimizer of Halflife's as an optimizer of DJL's: give it to a {@link
 * ai.djl.training.TrainingConfig}. {@link HalflifeOptimizers} makes it.
 *
 * <p>It moves the parameters of one model, by the plan that it makes of it at the first step. Steps
 * are counted for each parameter apart. In a {@link HalflifeTrainer} all parameters of a step are
 * moved together, without copies of gradients.
 */
public final class HalflifeOptimizer extends Optimizer implements AutoCloseable {
  /** A parameter on a device. */
  private record Place(String id, Device device) {}

  /** Weights and their gradient. */
  record Pair(ModelParameters.Entry entry, NDArray weight, NDArray gradient) {}

  private final Recipe recipe;
  private final PlannedModel planned;
  private final Routes routes;
  private final Map<Place, ParameterState> held = new HashMap<>();
  private final Map<Place, NDArray> seen = new HashMap<>();
  private final Set<Observer> observers = new LinkedHashSet<>();
  private double highest;
  private long steps;
  private boolean closed;

  HalflifeOptimizer(
      OptimizerBuilder<?> builder, Recipe recipe, Supplier<ModelParameters> model, Routes routes) {
    super(builder);
    this.recipe = recipe;
    planned = new PlannedModel(model, recipe);
    this.routes = routes;
  }

  /**
   * The plan of decay, with half-lives at the peak of the learning rate where it is known.
   * Parameters that are frozen now are marked.
   *
   * @throws IllegalStateException if the model has no shapes yet
   */
  public DecayPlan plan() {
    return planned.plan();
  }

  /** The model's parameters, and what is decided about each. */
  @Internal
  public PlannedModel planned() {
    return planned;
  }

  /** The observers of every step; they may be added and taken away. */
  @Internal
  public Set<Observer> observers() {
    return observers;
  }

  /** The recipe of the optimizer, apart from the model that it moves. */
  @Internal
  public Recipe recipe() {
    return recipe;
  }

  /** The number of steps of a {@link HalflifeTrainer} so far. */
  public long steps() {
    return steps;
  }

  /**
   * A step of one parameter, as DJL's own trainer asks for it. Its gradient is 0 afterwards.
   *
   * @throws IllegalArgumentException if decay would take all of a weight in this step
   * @throws IllegalStateException if the parameter is not one of the model's, or gradients are to
   *     be clipped by the norm of all of them
   */
  @Override
  public void update(String parameterId, NDArray weight, NDArray grad) {
    if (recipe.clip().norm() < Double.POSITIVE_INFINITY) {
      throw new IllegalStateException(
          "gradients are to be clipped by the norm of all of them, but DJL's trainer hands over one"
              + " at a time; train with HalflifeTrainer.of(model, config)");
    }
    ParameterState one = held(parameterId, weight);
    TensorParameter parameter = new TensorParameter(one, parameterId, weight, grad);
    move(List.of(parameter), one.tensor().steps(), 1);
    zeroGradient(weight);
  }

  /**
   * Moves all parameters that have a gradient by one step. Gradients are 0 afterwards, also if the
   * step fails, so that numbers that are not finite do not stay in the sums for ever.
   *
   * @param pairs weights and their gradients
   * @param batches the number of batches whose gradients are summed in them
   */
  void step(List<Pair> pairs, int batches) {
    try {
      List<TensorParameter> parameters = new ArrayList<>();
      for (Pair pair : pairs) {
        String id = pair.entry().source().getId();
        NDArray weight = pair.weight();
        parameters.add(new TensorParameter(held(id, weight), id, weight, pair.gradient()));
      }
      move(parameters, steps, batches);
      steps++;
    } finally {
      pairs.forEach(pair -> zeroGradient(pair.weight()));
    }
  }

  private void move(List<TensorParameter> parameters, long before, int batches) {
    double unit = recipe.rescale() / batches;
    Step step = new Step(recipe.clip(), unit, HalflifeOptimizer::refusal);
    List<ParameterUpdate<TensorParameter>> updates =
        step.updates(parameters, one -> context(one.id(), recipe.before() + before));
    observers.forEach(observer -> observer.before(updates, unit));
    updates.stream()
        .collect(groupingBy(one -> one.parameter().held().route(), LinkedHashMap::new, toList()))
        .forEach(Route::move);
    observers.forEach(observer -> observer.after(updates));
  }

  private static RuntimeException refusal(String what) {
    return new IllegalStateException(
        what
            + "nothing moved and all gradients are 0 now: go on with the next batch, or lower the"
            + " learning rate");
  }

  private StepContext context(String id, long step) {
    double rate = recipe.learningRate().at(id, step);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "the learning rate of step " + step + " is " + rate + ", but must be a number from 0 on");
    }
    highest = Math.max(highest, rate);
    double peak = recipe.learningRate().peak().orElse(highest);
    return new StepContext(rate, peak > 0 ? peak : 1, recipe.lambdaFactor().at(step));
  }

  private static void zeroGradient(NDArray weight) {
    if (weight instanceof PtNDArray tensor) {
      JniUtils.zeroGrad(tensor);
    } else {
      try (NDArray gradient = weight.getGradient()) {
        gradient.muli(0);
      }
    }
  }

  private ParameterState held(String id, NDArray weight) {
    refuseClosed();
    Place place = new Place(id, weight.getDevice());
    ParameterState known = held.get(place);
    if (known == null) {
      known = hold(planned.decision(id, weight), id, weight);
      held.put(place, known);
      seen.put(place, weight);
    } else if (seen.put(place, weight) != weight) {
      refuseOfAnotherKind(known, weight);
    }
    return known;
  }

  private static void refuseOfAnotherKind(ParameterState known, NDArray weight) {
    long size = known.tensor().parameter().size();
    if (weight.size() != size || !known.route().takes(weight)) {
      throw new IllegalStateException(
          "the weights of "
              + known.path()
              + " were replaced by others, of shape "
              + weight.getShape()
              + " and type "
              + weight.getDataType()
              + ", that cannot be moved as those before; make a new optimizer after replacing them");
    }
  }

  private ParameterState hold(Decision decision, String id, NDArray weight) {
    LearningRate rate = recipe.learningRate();
    double peak = rate.peak().orElseGet(() -> rate.at(id, recipe.before()));
    Decision strongest = decision.scaled(recipe.lambdaFactor().peak());
    Route route = routes.of(strongest, weight, peak);
    Direction direction = recipe.direction().of(decision.parameter());
    StateBuffers slots = route.slots(direction, decision.parameter(), weight);
    return new ParameterState(new TrainedParameter(decision, direction, slots), route, slots);
  }

  private void refuseClosed() {
    if (closed) {
      throw new IllegalStateException(
          "this optimizer was closed, with its trainer or by itself, and its state is gone; save or"
              + " restore it before, or make a new one");
    }
  }

  /**
   * The whole state, by path: all that a new optimizer for the same model needs to go on as if
   * nothing had happened.
   */
  public Checkpoint state() {
    return named().save(mostSteps());
  }

  /**
   * Continues from a state.
   *
   * @throws IllegalArgumentException if it is of another optimizer or version, or not of these
   *     parameters; then nothing has changed
   */
  public void restore(Checkpoint state) {
    steps = named().restore(state);
  }

  /**
   * Continues from the part of a state that fits these parameters; the others begin anew.
   *
   * @return the part that was left out, and why
   * @throws IllegalArgumentException if it is of another optimizer or version; then nothing has
   *     changed
   */
  public Difference restoreWhatFits(Checkpoint state) {
    OptimizerState.Restored restored = named().restoreWhatFits(state);
    steps = restored.steps();
    return restored.leftOut();
  }

  private OptimizerState named() {
    Map<String, TrainedParameter> byPath = new LinkedHashMap<>();
    for (ModelParameters.Entry entry : planned.parameters().entries()) {
      if (!entry.isStatistic() && entry.source().requiresGradient()) {
        NDArray weight = entry.source().getArray();
        byPath.put(entry.path(), held(entry.source().getId(), weight).tensor());
      }
    }
    return new OptimizerState(recipe.direction(), byPath);
  }

  private long mostSteps() {
    return Math.max(
        steps, held.values().stream().mapToLong(one -> one.tensor().steps()).max().orElse(0));
  }

  /** Frees what is kept outside of Java's memory; save {@link #state} before. */
  @Override
  public void close() {
    closed = true;
    held.clear();
    seen.clear();
    routes.close();
  }
}
