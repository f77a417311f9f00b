package halflife.optim;

import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Decision;
import halflife.decay.Parameter;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Difference;
import halflife.optim.kernel.StepContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Moves weights by their gradients, in place.
 *
 * <p>A step clips gradients, lets the {@link Direction} make a direction of each, and decays each
 * weight as the plan says, all in one pass over memory. Steps are counted for each parameter apart.
 * No number depends on how many threads there are.
 *
 * <pre>{@code
 * DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(0.01), parameters);
 * Optimizer adamW = new Optimizer(Settings.of(new Adam(), 1e-3), plan, weights);
 * adamW.step(gradients);
 * }</pre>
 */
public final class Optimizer {
  /** Characters of a list of paths in a message. */
  private static final int SHOWN = 300;

  private final Settings settings;
  private final DecayPlan plan;
  private final Workers workers;
  private final double highest;
  private final Map<String, Weights> held = new LinkedHashMap<>();
  private final Map<float[], Weights> byArray = new IdentityHashMap<>();
  private long steps;
  private boolean swapped;

  /**
   * Creates an optimizer that has not stepped yet, on the calling thread.
   *
   * @param settings its settings apart from decay
   * @param plan the parameters that decay, and their rules
   * @param weights an array for each path of the plan; it is these arrays that are moved
   * @throws IllegalArgumentException if the arrays are not those the plan speaks of, or decay would
   *     take all of a weight in a step at the peak of the learning rate
   */
  public Optimizer(Settings settings, DecayPlan plan, Map<String, float[]> weights) {
    this(settings, plan, weights, Workers.ONE);
  }

  /**
   * Creates an optimizer that has not stepped yet.
   *
   * @param settings its settings apart from decay
   * @param plan the parameters that decay, and their rules
   * @param weights an array for each path of the plan; it is these arrays that are moved
   * @param workers threads for steps of half a million weights and more
   * @throws IllegalArgumentException if the arrays are not those the plan speaks of, or decay would
   *     take all of a weight in a step at the peak of the learning rate
   */
  public Optimizer(
      Settings settings, DecayPlan plan, Map<String, float[]> weights, Workers workers) {
    this.settings = settings;
    highest = settings.learningRate().peak();
    this.plan = plan.at(highest).withL2Gain(settings.direction().l2Gain());
    this.workers = workers;
    Difference.of(plan.parameters(), weights).refuse("the weights are not those of the plan");
    for (Decision decision : plan.decisions()) {
      add(decision, weights);
    }
  }

  /**
   * AdamW: Adam with decoupled decay of weights, and none of biases, norms and all of rank ≤ 1.
   *
   * @param learningRate η, constant; for a schedule give {@link Settings}
   * @param lambda λ
   * @param parameters the parameters to train
   * @param weights an array for each, moved in place
   * @throws IllegalArgumentException as the constructor
   */
  public static Optimizer adamW(
      double learningRate,
      double lambda,
      List<Parameter> parameters,
      Map<String, float[]> weights) {
    return decoupled(new Adam(), learningRate, lambda, parameters, weights);
  }

  /**
   * SGDW: SGD with momentum and decoupled decay, which momentum does not carry on; of weights, and
   * not of biases, norms and all of rank ≤ 1.
   *
   * @param learningRate η, constant; for a schedule give {@link Settings}
   * @param momentum μ
   * @param lambda λ
   * @param parameters the parameters to train
   * @param weights an array for each, moved in place
   * @throws IllegalArgumentException as the constructor
   */
  public static Optimizer sgdW(
      double learningRate,
      double momentum,
      double lambda,
      List<Parameter> parameters,
      Map<String, float[]> weights) {
    return decoupled(new Sgd(momentum), learningRate, lambda, parameters, weights);
  }

  private static Optimizer decoupled(
      Direction direction,
      double learningRate,
      double lambda,
      List<Parameter> parameters,
      Map<String, float[]> weights) {
    DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(lambda), parameters);
    return new Optimizer(Settings.of(direction, learningRate), plan, weights);
  }

  private void add(Decision decision, Map<String, float[]> weights) {
    String path = decision.parameter().path();
    float[] array = weights.getOrDefault(path, new float[0]);
    decision.scaled(settings.lambdaFactor().peak()).atPeak(highest);
    @Nullable Weights tied = byArray.get(array);
    if (tied == null) {
      tied = new Weights(decision, array, settings.direction(), settings.ema() > 0, workers);
      byArray.put(array, tied);
    } else {
      refuseDifferent(tied.tensor(), decision);
    }
    held.put(path, tied);
  }

  private static void refuseDifferent(TrainedParameter tied, Decision decision) {
    Parameter one = tied.parameter();
    Parameter other = decision.parameter();
    String both = one.path() + " and " + other.path() + " are the same array, but ";
    if (!one.shape().equals(other.shape())) {
      throw new IllegalArgumentException(both + "have other shapes; give them the same");
    }
    if (one.frozen() != other.frozen()) {
      throw new IllegalArgumentException(both + "only one is frozen; freeze both or none");
    }
    if (!tied.decision().decay().equals(decision.decay())
        || tied.decision().maxNorm() != decision.maxNorm()
        || !tied.decision().rate().equals(decision.rate())) {
      throw new IllegalArgumentException(
          both + "the plan decides differently about them; make one rule match both");
    }
  }

  /**
   * An optimizer of the same arrays that goes on from here with other settings and another plan.
   * This one must not step any more.
   *
   * <p>Steps are counted on. What is remembered of a parameter is kept if it has all slots of the
   * new direction by name: the momentum of SGD serves Muon, and Adam's first average Lion.
   * Otherwise the parameter begins anew. With the same direction it is what {@link #state} and
   * {@link #restore} give, bit for bit.
   *
   * @throws IllegalArgumentException as the constructor
   * @throws IllegalStateException if the averages are in place of the weights
   */
  public Optimizer continued(Settings settings, DecayPlan plan) {
    refuseSwapped();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    held.forEach((path, weights) -> arrays.put(path, weights.values()));
    Optimizer next = new Optimizer(settings, plan, arrays, workers);
    held.forEach((path, weights) -> next.weights(path).tensor().continueFrom(weights.tensor()));
    next.steps = steps;
    return next;
  }

  /** The settings apart from decay. */
  public Settings settings() {
    return settings;
  }

  /** The plan of decay, with half-lives at the peak of the learning rate. */
  public DecayPlan plan() {
    return plan;
  }

  /** The number of steps so far. */
  public long steps() {
    return steps;
  }

  /** The learning rate of the next step, of parameters that have none of their own. */
  public double learningRate() {
    return settings.learningRate().at(steps);
  }

  /**
   * A step. Parameters that are frozen stay as they are, whatever their gradient.
   *
   * @param gradients averaged over the batch
   * @throws IllegalArgumentException if a path is unknown, a gradient has another size than its
   *     weights, or gradients are to be clipped by their norm and it is no number; then nothing has
   *     changed
   * @throws IllegalStateException if the averages are in place of the weights
   */
  public void step(Gradients gradients) {
    refuseSwapped();
    double rate = learningRate();
    double factor = settings.lambdaFactor().at(steps);
    Step step =
        new Step(settings.clip(), 1, what -> new IllegalArgumentException(what + "skip this step"));
    Function<HeapParameter, StepContext> contexts =
        parameter -> parameter.tensor().context(steps, rate, highest, factor);
    move(step.updates(parameters(gradients), contexts));
    if (settings.ema() > 0) {
      byArray.values().forEach(weights -> weights.average(settings.ema()));
    }
    steps++;
  }

  private void move(List<ParameterUpdate<HeapParameter>> updates) {
    long size = updates.stream().mapToLong(u -> u.parameter().entries().length).sum();
    Workers team = workers.forNumbers(size);
    List<Runnable> tasks = new ArrayList<>();
    updates.forEach(u -> tasks.addAll(u.parameter().tasks(u.update(), team.threads() == 1)));
    team.run(tasks);
  }

  /**
   * A step with dense gradients.
   *
   * @param gradients by path, averaged over the batch
   * @throws IllegalArgumentException as {@link #step(Gradients)}
   * @throws IllegalStateException as {@link #step(Gradients)}
   */
  public void step(Map<String, float[]> gradients) {
    step(Gradients.of(gradients));
  }

  private Collection<HeapParameter> parameters(Gradients gradients) {
    Map<Weights, HeapParameter> all = new LinkedHashMap<>();
    gradients
        .dense()
        .forEach(
            (path, gradient) -> {
              Weights weights = weights(path);
              refuseWeights(path, gradient);
              all.merge(weights, HeapParameter.of(weights, path, gradient), HeapParameter::plus);
            });
    gradients
        .sparse()
        .forEach(
            (path, rows) -> {
              Weights weights = weights(path);
              HeapParameter some = HeapParameter.of(weights, path, rows, settings.rowDecay());
              all.merge(weights, some, HeapParameter::plus);
            });
    all.keySet().removeIf(weights -> weights.parameter().frozen());
    return all.values();
  }

  /** They would change during the step. */
  private void refuseWeights(String path, float[] gradient) {
    Weights same = byArray.get(gradient);
    if (same != null) {
      throw new IllegalArgumentException(
          "the gradient of " + path + " is the array of weights of " + same.parameter().path());
    }
  }

  private Weights weights(String path) {
    Weights weights = held.get(path);
    if (weights == null) {
      throw new IllegalArgumentException(
          "there is no parameter " + path + "; there are " + known());
    }
    return weights;
  }

  private String known() {
    String paths = String.join(", ", held.keySet());
    return paths.length() <= SHOWN ? paths : paths.substring(0, SHOWN) + " …";
  }

  /** Gives all rows the decay that {@link RowDecay#LAZY} has put off, as before an evaluation. */
  public void settle() {
    held.values().forEach(Weights::settle);
  }

  /**
   * Gives some rows the decay that {@link RowDecay#LAZY} has put off: before a forward pass reads
   * them, so that gradients are those of weights that have decayed.
   *
   * @param rows their numbers along the first axis
   * @throws IllegalArgumentException if there is no such parameter, or no such row
   */
  public void settle(String path, int... rows) {
    Weights weights = weights(path);
    for (int row : rows) {
      if (row < 0 || row >= weights.rows()) {
        throw new IllegalArgumentException(
            path + " has no row " + row + ", but " + weights.rows() + " rows");
      }
    }
    weights.settle(rows);
  }

  /**
   * Puts the moving averages of {@link Settings#withEma} in place of the weights, for an evaluation
   * or to save them: the arrays hold θ̄ until {@link #swapOut}. Before the first step it changes
   * nothing.
   *
   * @throws IllegalStateException if no averages are kept, or they are in place already
   */
  public void swapIn() {
    if (settings.ema() == 0) {
      throw new IllegalStateException(
          "there is no moving average of the weights; give Settings.withEma(0.999)");
    }
    refuseSwapped();
    swapped = true;
    byArray.values().forEach(Weights::swap);
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
    swapped = false;
    byArray.values().forEach(Weights::swap);
  }

  private void refuseSwapped() {
    if (swapped) {
      throw new IllegalStateException(
          "the moving averages are in place of the weights; call swapOut() before");
    }
  }

  /**
   * The whole state, by path: all that a new optimizer needs to go on as if nothing had happened,
   * moving averages too.
   *
   * @throws IllegalStateException if the averages are in place of the weights
   */
  public Checkpoint state() {
    refuseSwapped();
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
    refuseSwapped();
    steps = named().restore(state);
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
    refuseSwapped();
    OptimizerState.Restored restored = named().restoreWhatFits(state);
    steps = restored.steps();
    return restored.leftOut();
  }

  private OptimizerState named() {
    Map<String, TrainedParameter> once = new LinkedHashMap<>();
    held.forEach(
        (path, weights) -> {
          if (path.equals(weights.parameter().path()) && !weights.parameter().frozen()) {
            once.put(path, weights.tensor());
          }
        });
    return new OptimizerState(settings.direction(), once);
  }
}
