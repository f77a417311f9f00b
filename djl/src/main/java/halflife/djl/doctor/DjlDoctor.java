package halflife.djl.doctor;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Finding;
import halflife.decay.OptimizerKind;
import halflife.decay.Schedule;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.plan.LearningRate;
import halflife.djl.plan.ModelParameters;
import halflife.djl.plan.Recipe;
import halflife.optim.Direction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Says what is wrong with the decay of a DJL training before it runs: which parameters decay and
 * should not, and what the decay does in a run of that length.
 *
 * <pre>{@code
 * Audit audit = DjlDoctor.examine(model, () -> Optimizer.adamW().build(), Run.of(128, 60_000, 20));
 * System.out.println(audit);
 * }</pre>
 *
 * <p>DJL's optimizers tell nobody their numbers. They are measured: a new optimizer, made for that,
 * moves small arrays whose weights and gradients are known, step by step for the whole run or its
 * first 20,000 steps. Nothing of the model is touched.
 */
public final class DjlDoctor {
  private DjlDoctor() {}

  /**
   * Examines an optimizer that is made anew.
   *
   * <p>Of DJL's SGD η and λ are measured as if its factor of gradients ({@code setRescaleGrad})
   * were 1; with a factor r, η is shown r times as large and λ divided by r, and ηλ and half-lives
   * are right. A limit to gradients is seen if it is below 1e6. The learning rate is that of the
   * first parameter that is trained.
   *
   * @param model with its block and shapes, after {@code trainer.initialize(…)}
   * @param optimizer makes an optimizer as the training makes it, <b>not the one that trains</b>,
   *     with a learning rate tracker of its own: both are used up
   * @throws IllegalArgumentException if it is neither one of DJL's own nor of ours, or it is made
   *     for another model
   * @throws IllegalStateException if the model has no block or no shapes yet
   */
  public static Audit examine(Model model, Supplier<? extends Optimizer> optimizer, Run run) {
    ModelParameters parameters = ModelParameters.of(model);
    Optimizer made = optimizer.get();
    if (made instanceof HalflifeOptimizer ours) {
      refuseOther(model, parameters, ours);
      return new Remarks(ours(ours, run, true), parameters, run).audit();
    }
    DjlOptimizerType stock =
        DjlOptimizerType.of(made)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the optimizer is "
                            + made.getClass().getName()
                            + ", but only DJL's own and Halflife's are known; describe it with"
                            + " halflife.decay.Setup and ask halflife.decay.Doctor"));
    String id =
        parameters.entries().stream()
            .filter(e -> e.source().requiresGradient())
            .findFirst()
            .map(e -> e.source().getId())
            .orElse("none");
    try (NDManager scratch = model.getNDManager().newSubManager()) {
      Probe.Measured measured = Probe.of(made, stock, id, scratch, run.steps());
      return new Remarks(stock(stock, measured, parameters), parameters, run).audit();
    } catch (UnsupportedOperationException e) {
      String engine = model.getNDManager().getEngine().getEngineName();
      Finding broken = Remarks.noStep(stock, engine, e);
      return new Audit(stock.title(), run, Optional.empty(), Optional.empty(), List.of(broken));
    }
  }

  /**
   * Examines an optimizer of ours, which may be in use: it is asked, not used.
   *
   * @throws IllegalStateException if its model has no shapes yet
   */
  public static Audit examine(HalflifeOptimizer optimizer, Run run) {
    Subject subject = ours(optimizer, run, false);
    return new Remarks(subject, optimizer.planned().parameters(), run).audit();
  }

  private static void refuseOther(Model model, ModelParameters of, HalflifeOptimizer optimizer) {
    List<String> ids = of.entries().stream().map(e -> e.source().getId()).toList();
    List<String> moved =
        optimizer.planned().parameters().entries().stream().map(e -> e.source().getId()).toList();
    if (!ids.equals(moved)) {
      throw new IllegalArgumentException(
          "the optimizer is made for another model than "
              + model.getName()
              + "; call setModel or setBlock with the one to examine");
    }
  }

  private static Subject stock(
      DjlOptimizerType stock, Probe.Measured measured, ModelParameters parameters) {
    double lambda = measured.lambda();
    Decay decay =
        lambda == 0
            ? Decay.none()
            : stock == DjlOptimizerType.ADAMW ? new Decay.Decoupled(lambda) : new Decay.L2(lambda);
    double gain = stock == DjlOptimizerType.SGD ? 1 / (1 - measured.momentum()) : 0;
    return new Subject(
        stock.title(),
        Optional.of(stock.instead()),
        stock.kind(),
        stock.kind(),
        DecayRules.empty().rest(decay).plan(parameters.trained()).withL2Gain(gain),
        Optional.of(measured.rate()),
        Probe.FOLLOWED,
        measured.momentum(),
        measured.mirrored());
  }

  private static Subject ours(HalflifeOptimizer optimizer, Run run, boolean unused) {
    Recipe recipe = optimizer.recipe();
    Direction direction = recipe.direction();
    OptimizerKind kind = direction.kind();
    OptimizerKind decoupled = decoupled(kind);
    DecayPlan plan = optimizer.plan();
    LearningRate rate = recipe.learningRate();
    Optional<Schedule> schedule;
    long followed = Long.MAX_VALUE;
    if (rate instanceof LearningRate.Scheduled s && recipe.before() == 0) {
      schedule = Optional.of(s.schedule());
    } else if (unused || rate instanceof LearningRate.Scheduled) {
      followed = Probe.FOLLOWED;
      double[] rates = new double[(int) Math.min(followed, run.steps())];
      String id = optimizer.planned().parameters().entries().get(0).source().getId();
      for (int t = 0; t < rates.length; t++) {
        rates[t] = rate.at(id, recipe.before() + t);
      }
      schedule = Optional.of(ScheduleFit.schedule(rates));
    } else {
      followed = 0;
      OptionalDouble peak = rate.peak();
      schedule =
          peak.isPresent() ? Optional.of(Schedule.constant(peak.getAsDouble())) : Optional.empty();
    }
    return new Subject(
        "Halflife's " + kind.title(),
        Optional.empty(),
        kind,
        decoupled,
        plan,
        schedule,
        followed,
        direction.momentum(),
        true);
  }

  private static OptimizerKind decoupled(OptimizerKind kind) {
    return OptimizerKind.named(kind.id() + "w").orElse(kind);
  }
}
