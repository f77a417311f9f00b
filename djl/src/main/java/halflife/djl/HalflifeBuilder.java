package halflife.djl;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import halflife.core.Guard;
import halflife.core.Internal;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.decay.HalfLife;
import halflife.decay.LearningRateRules;
import halflife.decay.Schedule;
import halflife.djl.plan.LearningRate;
import halflife.djl.plan.ModelParameters;
import halflife.djl.plan.Recipe;
import halflife.djl.step.Routes;
import halflife.optim.Clip;
import halflife.optim.Direction;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The common part of all builders of {@link HalflifeOptimizers}: DJL's own options, and those of
 * decay. A model must be set, the rest has defaults.
 *
 * @param <T> the builder itself
 */
public abstract class HalflifeBuilder<T extends HalflifeBuilder<T>>
    extends Optimizer.OptimizerBuilder<T> {
  private static final double DEFAULT_RATE = 1e-3;

  private @Nullable Supplier<ModelParameters> model;
  private @Nullable DecayRules rules;
  private @Nullable HalfLife halfLife;
  private @Nullable Schedule schedule;
  private @Nullable ParameterTracker tracker;
  private OptionalDouble peak = OptionalDouble.empty();
  private LearningRateRules rates = LearningRateRules.empty();
  private Schedule lambdaFactor = Schedule.constant(1);
  private Clip clip = Clip.NONE;
  private double rescale = 1;
  private long before;
  private double ema;
  private Optional<Routes.Way> way = Optional.empty();

  private final DoubleFunction<Decay> usual;

  /**
   * A builder that has been told nothing.
   *
   * @param usual the rule that a λ means where no rule is named
   */
  HalflifeBuilder(DoubleFunction<Decay> usual) {
    this.usual = usual;
  }

  /** The direction that the optimizer makes of gradients. */
  abstract Direction direction();

  /** The default decay of weights. */
  Decay unsaid() {
    return Decay.none();
  }

  /** Whether a learning rate must be given. */
  boolean needsLearningRate() {
    return false;
  }

  /** The model whose parameters are moved; it may get its block later. */
  public T setModel(Model of) {
    Objects.requireNonNull(of, "setModel needs a model");
    model = () -> ModelParameters.of(of);
    return self();
  }

  /** The block whose parameters are moved, where there is no model. */
  public T setBlock(Block of) {
    model = () -> ModelParameters.of(of);
    return self();
  }

  /**
   * λ, of the rule that is usual for the optimizer: decoupled for AdamW and Lion, λθ in the
   * gradient for the others. Biases, parameters of normalizations and all of rank ≤ 1 do not decay.
   */
  @Override
  public T optWeightDecays(float lambda) {
    // The shortest decimal that is this float: 0.01f means 0.01.
    return optDecay(usual.apply(Double.parseDouble(Float.toString(lambda))));
  }

  /** A rule of decay, for weights; biases, norms and all of rank ≤ 1 do not decay. */
  public T optDecay(Decay decay) {
    return optRules(DecayRules.standard(decay));
  }

  /** Sets the rules that say which parameter decays how. */
  public T optRules(DecayRules of) {
    refuseSecond();
    rules = of;
    return self();
  }

  /**
   * Decoupled decay of weights with this half-life at the peak of the learning rate, which must be
   * given too.
   */
  public T optHalfLife(HalfLife of) {
    refuseSecond();
    halfLife = of;
    return self();
  }

  private void refuseSecond() {
    if (rules != null || halfLife != null) {
      throw new IllegalArgumentException(
          "decay is given twice; give one of optWeightDecays, optDecay, optHalfLife and optRules");
    }
  }

  /** η, always the same. */
  public T optLearningRate(double rate) {
    return optLearningRate(Schedule.constant(rate));
  }

  /** η on a schedule; in a {@link HalflifeTrainer} of its steps, otherwise of each parameter's. */
  public T optLearningRate(Schedule of) {
    refuseSecondRate();
    schedule = of;
    return self();
  }

  /** η from a tracker of DJL's. */
  public T optLearningRateTracker(ParameterTracker of) {
    refuseSecondRate();
    tracker = of;
    return self();
  }

  private void refuseSecondRate() {
    if (tracker != null || schedule != null) {
      throw new IllegalArgumentException(
          "the learning rate is given twice; give one of optLearningRate and"
              + " optLearningRateTracker, once");
    }
  }

  /** η_max of a tracker: half-lives in the plan, and some rules of decay, need it. */
  public T optPeakLearningRate(double rate) {
    peak = OptionalDouble.of(Guard.positive("the peak of the learning rate", rate));
    return self();
  }

  /**
   * Learning rates of parameters that have one of their own: a factor of η, or a schedule in its
   * place. Decay takes ηλ of a weight with the parameter's η.
   */
  public T optLearningRates(LearningRateRules of) {
    rates = of;
    return self();
  }

  /** A factor of every λ, on a schedule of its own. */
  public T optLambdaFactor(Schedule factor) {
    lambdaFactor = factor;
    return self();
  }

  /** Entries of gradients are brought into [−limit, limit]. */
  @Override
  public T optClipGrad(float limit) {
    clip = new Clip(limit, clip.norm());
    return self();
  }

  /** Limits to gradients. */
  public T optClip(Clip limits) {
    clip = limits;
    return self();
  }

  /** Gradients are shortened to this norm of all of them; needs {@link HalflifeTrainer}. */
  public T optClipNorm(double limit) {
    clip = new Clip(clip.value(), limit);
    return self();
  }

  @Override
  public T setRescaleGrad(float factor) {
    rescale = Guard.positive("the factor of gradients", factor);
    return self();
  }

  @Override
  public T optBeginNumUpdate(int steps) {
    before = (long) Guard.notNegative("the number of steps counted as done", steps);
    return self();
  }

  /**
   * Keeps an exponential moving average of the weights: θ̄ = θ after the first step, then θ̄ ← dθ̄
   * + (1 − d)θ after each. {@link HalflifeOptimizer#swapIn} puts it in place of the weights.
   *
   * @param decay d, above 0 and below 1, such as 0.999
   * @throws IllegalArgumentException if it is not
   */
  public T optEma(double decay) {
    Guard.positive("the decay of the moving average of weights", decay);
    ema = Guard.share("the decay of the moving average of weights", decay);
    return self();
  }

  /** Sets one way to move weights, for tests of it. */
  @Internal
  public T optWay(Routes.Way of) {
    way = Optional.of(of);
    return self();
  }

  /**
   * The optimizer.
   *
   * @throws IllegalArgumentException if no model is set, or a learning rate or its peak is missing
   *     where it is needed
   */
  public HalflifeOptimizer build() {
    if (model == null) {
      throw new IllegalArgumentException(
          "no model is set, and decay depends on what a parameter is; call setModel(model)");
    }
    LearningRate rate = learningRate();
    Recipe recipe =
        new Recipe(direction(), rules(rate), rates, rate, lambdaFactor, clip, rescale, before, ema);
    return new HalflifeOptimizer(this, recipe, model, new Routes(recipe.direction(), clip, way));
  }

  private LearningRate learningRate() {
    if (tracker != null) {
      return new LearningRate.Tracked(tracker, peak);
    }
    if (schedule != null) {
      return new LearningRate.Scheduled(schedule);
    }
    if (needsLearningRate()) {
      throw new IllegalArgumentException(
          "no learning rate is set; call optLearningRate or setLearningRateTracker");
    }
    return new LearningRate.Scheduled(Schedule.constant(DEFAULT_RATE));
  }

  private DecayRules rules(LearningRate rate) {
    if (rules != null) {
      return rules;
    }
    if (halfLife != null) {
      double highest =
          rate.peak()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "a half-life needs the peak of the learning rate; call"
                              + " optPeakLearningRate, or give a schedule"));
      return DecayRules.standard(new Decay.Decoupled(halfLife.lambda(highest)));
    }
    return DecayRules.standard(unsaid());
  }
}
