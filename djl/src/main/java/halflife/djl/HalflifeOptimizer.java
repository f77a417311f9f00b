package halflife.djl;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Optimizer;
import halflife.core.Internal;
import halflife.decay.DecayPlan;
import halflife.djl.plan.ModelParameters;
import halflife.djl.plan.PlannedModel;
import halflife.djl.plan.Recipe;
import halflife.djl.step.Observer;
import halflife.djl.step.ParameterState;
import halflife.djl.step.Route;
import halflife.djl.step.Routes;
import halflife.djl.step.TensorParameter;
import halflife.optim.OptimizerState;
import halflife.optim.ParameterUpdate;
import halflife.optim.Step;
import halflife.optim.TrainedParameter;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Difference;
import halflife.optim.kernel.StepContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer of Halflife's as an optimizer of DJL's: give it to a {@link
 * ai.djl.training.TrainingConfig}. {@link HalflifeOptimizers} makes it.
 *
 * <p>It moves the parameters of one model, by the plan that it makes of it at the first step. Steps
 * are counted for each parameter apart. In a {@link HalflifeTrainer} all parameters of a step are
 * moved together, without copies of gradients.
 */
public final class HalflifeOptimizer extends Optimizer implements AutoCloseable {
  /** A learning rate that is so many times the highest before has leapt. */
  private static final double FAR = 10;

  /** Weights and their gradient. */
  record Pair(ModelParameters.Entry entry, NDArray weight, NDArray gradient) {}

  private final Recipe recipe;
  private final PlannedModel planned;
  private final KeptState kept;
  private final Set<Observer> observers = new LinkedHashSet<>();
  private final Set<ParameterState> stepped = new HashSet<>();
  private double highest;
  private double highestBefore;
  private long latest = -1;
  private long steps;
  private boolean swapped;
  private volatile @Nullable HalflifeTrainer trainer;

  HalflifeOptimizer(
      OptimizerBuilder<?> builder, Recipe recipe, Supplier<ModelParameters> model, Routes routes) {
    super(builder);
    this.recipe = recipe;
    planned = new PlannedModel(model, recipe);
    kept = new KeptState(recipe, planned, routes);
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

  /**
   * The number of steps so far, those before a saved state was restored included. In DJL's own
   * trainer, which hands over one parameter at a time, a step begins where one comes again.
   */
  public long steps() {
    return steps;
  }

  /**
   * A step of one parameter, as DJL's own trainer asks for it. Its gradient is 0 afterwards.
   *
   * @throws IllegalArgumentException if decay would take all of a weight in this step
   * @throws IllegalStateException if the parameter is not one of the model's, gradients are to be
   *     clipped by the norm of all of them, or averages are in place of the weights
   */
  @Override
  public void update(String parameterId, NDArray weight, NDArray grad) {
    if (recipe.clip().norm() < Double.POSITIVE_INFINITY) {
      throw new IllegalStateException(
          "gradients are to be clipped by the norm of all of them, but DJL's trainer hands over one"
              + " at a time; train with HalflifeTrainer.of(model, config)");
    }
    refuseSwapped();
    ParameterState one = kept.of(parameterId, weight);
    TensorParameter parameter = new TensorParameter(one, parameterId, weight, grad);
    move(List.of(parameter), one.tensor().steps(), 1);
    kept.average(one, weight);
    if (stepped.isEmpty() || stepped.contains(one)) {
      stepped.clear();
      steps++;
    }
    stepped.add(one);
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
      refuseSwapped();
      List<TensorParameter> parameters = new ArrayList<>();
      for (Pair pair : pairs) {
        String id = pair.entry().source().getId();
        NDArray weight = pair.weight();
        parameters.add(new TensorParameter(kept.of(id, weight), id, weight, pair.gradient()));
      }
      move(parameters, steps, batches);
      kept.average();
      stepped.clear();
      steps++;
    } finally {
      pairs.forEach(pair -> zeroGradient(pair.weight()));
    }
  }

  private void move(List<TensorParameter> parameters, long before, int batches) {
    double unit = recipe.rescale() / batches;
    Step step = new Step(recipe.clip(), unit, HalflifeOptimizer::refusal);
    List<ParameterUpdate<TensorParameter>> updates =
        step.updates(parameters, one -> context(one, recipe.before() + before));
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

  private StepContext context(TensorParameter one, long step) {
    double rate = recipe.learningRate().at(one.id(), step);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "the learning rate of step " + step + " is " + rate + ", but must be a number from 0 on");
    }
    if (step > latest) {
      highestBefore = highest;
      latest = step;
    }
    highest = Math.max(highest, rate);
    double peak = recipe.learningRate().peak().orElse(highest);
    StepContext context = one.tensor().context(step, rate, peak, recipe.lambdaFactor().at(step));
    if (highestBefore > 0 && rate > FAR * highestBefore) {
      refuseJump(one, context, step, highestBefore);
    }
    return context;
  }

  /** A learning rate that leaps is the culprit where decay takes all, and not λ. */
  private static void refuseJump(
      TensorParameter one, StepContext context, long step, double before) {
    try {
      one.decayStep(context);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the learning rate of step "
              + step
              + " is "
              + context.rate()
              + ", after at most "
              + before
              + " before, so that decay would take all of a weight of "
              + one.path()
              + "; correct the tracker or schedule",
          e);
    }
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

  /**
   * Puts the moving averages of {@link HalflifeBuilder#optEma} in place of the weights, for an
   * evaluation or to save the model. Parameters that took part in no step stay as they are. A
   * HalflifeTrainer that closes then leaves them there.
   *
   * @throws IllegalStateException if no averages are kept, or they are in place already
   */
  public void swapIn() {
    if (recipe.ema() == 0) {
      throw new IllegalStateException(
          "there is no moving average of the weights; call optEma(0.999) of the builder");
    }
    refuseSwapped();
    kept.swapIn();
    swapped = true;
  }

  /**
   * Puts the weights back, bit for bit.
   *
   * @throws IllegalStateException if they are in place
   */
  public void swapOut() {
    if (!swapped) {
      throw new IllegalStateException("the weights are in place; call swapIn() before");
    }
    kept.swapOut();
    swapped = false;
  }

  private void refuseSwapped() {
    if (swapped) {
      throw new IllegalStateException(
          "the moving averages are in place of the weights; call swapOut() before");
    }
  }

  /**
   * The whole state, by path: all that a new optimizer for the same model needs to go on as if
   * nothing had happened, moving averages too.
   *
   * @throws IllegalStateException if the averages are in place of the weights
   */
  public Checkpoint state() {
    return named().save(steps);
  }

  /**
   * Continues from a state.
   *
   * @throws IllegalArgumentException if it is of another optimizer or version, or not of these
   *     parameters; then nothing has changed
   * @throws IllegalStateException if the averages are in place of the weights
   */
  public void restore(Checkpoint state) {
    steps = named().restore(state);
    stepped.clear();
  }

  /**
   * Continues from the part of a state that fits these parameters; the others begin anew.
   *
   * @return the part that was left out, and why
   * @throws IllegalArgumentException if it is of another optimizer or version; then nothing has
   *     changed
   * @throws IllegalStateException if the averages are in place of the weights
   */
  public Difference restoreWhatFits(Checkpoint state) {
    OptimizerState.Restored restored = named().restoreWhatFits(state);
    steps = restored.steps();
    stepped.clear();
    return restored.leftOut();
  }

  private OptimizerState named() {
    refuseSwapped();
    Map<String, TrainedParameter> byPath = new LinkedHashMap<>();
    for (ModelParameters.Entry entry : planned.parameters().entries()) {
      if (!entry.isStatistic() && entry.source().requiresGradient()) {
        NDArray weight = entry.source().getArray();
        byPath.put(entry.path(), kept.stored(entry.source().getId(), weight));
      }
    }
    return new OptimizerState(recipe.direction(), byPath);
  }

  /** Goes to a trainer, from the one before. */
  void goTo(HalflifeTrainer next) {
    trainer = next;
  }

  /**
   * Lets a trainer go, unless it went to another: DJL closes a forgotten one whenever it is
   * collected. The state stays, in Java's memory, for the next one. Averages that are in place of
   * the weights stay there, as weights.
   */
  void release(HalflifeTrainer from) {
    if (trainer == from) {
      trainer = null;
      kept.setAside();
      stepped.clear();
      swapped = false;
    }
  }

  /**
   * Refuses a trainer.
   *
   * @throws IllegalStateException if the optimizer was closed
   */
  void refuseClosed() {
    kept.refuseClosed();
  }

  /**
   * Ends its use: the state is gone, and what was kept outside of Java's memory is free. Save
   * {@link #state} before.
   */
  @Override
  public void close() {
    kept.close();
  }
}
