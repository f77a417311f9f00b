package halflife.djl.plan;

import ai.djl.ndarray.NDArray;
import halflife.core.Internal;
import halflife.decay.DecayPlan;
import halflife.decay.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parameters of one model, and what is decided about each. */
@Internal
public final class PlannedModel {
  /** Paths shown in a message. */
  private static final int SHOWN = 5;

  /** A learning rate with which no decay takes all of a weight. */
  private static final double SMALL = 1e-6;

  private final Supplier<ModelParameters> model;
  private final Recipe recipe;
  private final Map<String, Decision> decisions = new HashMap<>();
  private @Nullable ModelParameters parameters;

  /**
   * A model that is not looked at yet.
   *
   * @param model its parameters, as they are when it is asked
   * @param recipe the recipe with the rules
   */
  public PlannedModel(Supplier<ModelParameters> model, Recipe recipe) {
    this.model = model;
    this.recipe = recipe;
  }

  /** The parameters that were there when they were first asked for. */
  public ModelParameters parameters() {
    ModelParameters found = parameters;
    if (found == null) {
      found = model.get();
      parameters = found;
    }
    return found;
  }

  /** The plan, with those frozen that are frozen now. */
  public DecayPlan plan() {
    DecayPlan plan =
        recipe
            .rules()
            .plan(parameters().trained())
            .withL2Gain(recipe.direction().l2Gain())
            .withLearningRates(recipe.rates());
    OptionalDouble peak = recipe.learningRate().peak();
    if (peak.isPresent()) {
      return plan.at(peak.getAsDouble());
    }
    plan.decisions().forEach(PlannedModel::refuseUnknownPeak);
    return plan;
  }

  private static void refuseUnknownPeak(Decision decision) {
    boolean known = decision.rate() instanceof Decision.Rate.Own;
    if (!known && !decision.decay().at(SMALL, SMALL).equals(decision.decay().at(SMALL, 1))) {
      throw new IllegalStateException(
          decision.parameter().path()
              + " decays by the rule "
              + decision.rule()
              + ", which needs the peak of the learning rate; call optPeakLearningRate, or give a"
              + " schedule");
    }
  }

  /**
   * The decision about a parameter that is to be moved. One that was frozen is looked at anew.
   *
   * @param id DJL's
   * @throws IllegalStateException if it is not one of the model's, or frozen
   */
  public Decision decision(String id, NDArray weight) {
    String path = path(id, weight);
    Decision known = decisions.get(path);
    if (known == null || known.parameter().frozen()) {
      plan().decisions().forEach(d -> decisions.put(d.parameter().path(), d));
      known = decisions.get(path);
    }
    if (known == null || known.parameter().frozen()) {
      throw new IllegalStateException(
          path + " is frozen or a running statistic, so it cannot be moved; unfreeze it before");
    }
    return known;
  }

  private String path(String id, NDArray weight) {
    Optional<ModelParameters.Entry> known = parameters().byId(id);
    if (known.isPresent()) {
      return known.get().path();
    }
    Optional<ModelParameters.Entry> later = model.get().byId(id);
    if (later.isPresent()) {
      throw new IllegalStateException(
          later.get().path()
              + " was added to the model after the plan was made; make a new optimizer when the"
              + " model is complete");
    }
    throw new IllegalStateException(
        "a parameter "
            + weight.getName()
            + " of shape "
            + weight.getShape()
            + " is not one of the model this optimizer was made for, which has "
            + names(parameters())
            + "; make an optimizer for each model");
  }

  /**
   * Refuses another model than this one.
   *
   * @throws IllegalArgumentException if it has a parameter that is not one of this model's
   */
  public void refuseOther(ModelParameters other) {
    // Not what was seen first: a block may get its parameters only when it is initialized.
    ModelParameters now = model.get();
    for (ModelParameters.Entry entry : other.entries()) {
      if (now.byId(entry.source().getId()).isEmpty()) {
        throw new IllegalArgumentException(
            "the optimizer was made for another model: it knows "
                + names(now)
                + ", but not this model's "
                + entry.path());
      }
    }
  }

  private static String names(ModelParameters of) {
    List<String> paths = of.entries().stream().map(ModelParameters.Entry::path).toList();
    String shown = String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())));
    return shown + (paths.size() > SHOWN ? ", …" : "");
  }
}
