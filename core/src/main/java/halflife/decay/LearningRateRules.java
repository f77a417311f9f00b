package halflife.decay;

import halflife.core.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rules that give parameters a learning rate of their own, in order: the first that matches
 * decides, and all else has the optimizer's. They are what torch.optim does by the {@code lr} of a
 * parameter group.
 *
 * <pre>{@code
 * LearningRateRules rates =
 *     LearningRateRules.empty()
 *         .layers("encoder.#.**", 0.5, 0.8)       // half of η for the last layer, 0.8 of the next one's before
 *         .path("embed.**", 0.05);                // the head has η
 * DecayPlan plan = DecayPlan.standard(decay, parameters).withLearningRates(rates);
 * }</pre>
 *
 * <p>A parameter's η is that of all its formulas: decoupled decay takes ηλ of a weight with it.
 */
public final class LearningRateRules {
  private static final LearningRateRules EMPTY = new LearningRateRules(List.of());

  /**
   * A rule.
   *
   * @param rate the learning rate so many layers below the last one
   */
  private record Named(Selector selector, IntFunction<Decision.Rate> rate) {}

  private final List<Named> rules;

  private LearningRateRules(List<Named> rules) {
    this.rules = rules;
  }

  /** An empty list of rules: every parameter has the learning rate of the optimizer. */
  public static LearningRateRules empty() {
    return EMPTY;
  }

  /**
   * fη for parameters of a role; there may be none.
   *
   * @param factor f, at least 0
   * @throws IllegalArgumentException if the factor is below 0 or no number
   */
  public LearningRateRules role(Role role, double factor) {
    return and(Selector.role(role), new Decision.Rate.Factor(factor));
  }

  /**
   * fη for parameters whose path matches a pattern, as in {@link DecayRules#path}.
   *
   * @param factor f, at least 0
   * @throws IllegalArgumentException if the factor is below 0 or no number
   */
  public LearningRateRules path(String glob, double factor) {
    return and(Selector.path(glob), new Decision.Rate.Factor(factor));
  }

  /**
   * A schedule of its own for parameters whose path matches a pattern. It counts the same steps as
   * the optimizer's; its values are absolute.
   */
  public LearningRateRules path(String glob, Schedule own) {
    return and(Selector.path(glob), new Decision.Rate.Own(own));
  }

  /**
   * fη for the parameters that a test of your own accepts.
   *
   * @param name the test's name in messages
   * @param factor f, at least 0
   * @throws IllegalArgumentException if the factor is below 0 or no number
   */
  public LearningRateRules when(String name, Predicate<Parameter> test, double factor) {
    return and(Selector.when(name, test), new Decision.Rate.Factor(factor));
  }

  /**
   * Layer-wise decay of the learning rate: the last layer has fη, and every layer before has {@code
   * decay} times that of the next.
   *
   * <p>Source: Howard &amp; Ruder 2018 (discriminative fine-tuning); BEiT and ELECTRA decay so.
   *
   * @param glob a pattern with # where paths have the layer's number
   * @param last f, at least 0
   * @param decay at least 0
   * @throws IllegalArgumentException if the pattern has no # or several, or a number is below 0
   */
  public LearningRateRules layers(String glob, double last, double decay) {
    Guard.notNegative("the factor of the last layer", last);
    Guard.notNegative("the factor from layer to layer", decay);
    return and(
        Selector.layers(glob), below -> new Decision.Rate.Factor(last * Math.pow(decay, below)));
  }

  private LearningRateRules and(Selector selector, Decision.Rate rate) {
    return and(selector, below -> rate);
  }

  private LearningRateRules and(Selector selector, IntFunction<Decision.Rate> rate) {
    Named last = new Named(selector, rate);
    return new LearningRateRules(Stream.concat(rules.stream(), Stream.of(last)).toList());
  }

  /**
   * The same decisions with the learning rates of these rules. Frozen parameters keep theirs.
   *
   * @throws IllegalArgumentException if a rule about paths or a test of your own decides about none
   *     of them
   */
  List<Decision> decide(List<Decision> decisions) {
    List<Parameter> parameters = decisions.stream().map(Decision::parameter).toList();
    List<Selector> selectors = rules.stream().map(Named::selector).toList();
    List<Selector.Hit> hits = new ArrayList<>();
    List<Decision> rated = new ArrayList<>();
    for (Decision decision : decisions) {
      Optional<Selector.Hit> hit = Selector.first(selectors, decision.parameter(), parameters);
      hit.ifPresent(hits::add);
      boolean same = hit.isEmpty() || decision.parameter().frozen();
      rated.add(
          same
              ? decision
              : decision.with(rules.get(hit.get().rule()).rate.apply(hit.get().below())));
    }
    Selector.refuseIdle("rule of the learning rate", selectors, hits);
    return rated;
  }
}
