package halflife.decay;

import halflife.core.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rules that decide how each parameter decays, in order: the first that matches decides.
 *
 * <pre>{@code
 * DecayRules rules =
 *     DecayRules.empty()
 *         .role(Role.BIAS, Decay.none())
 *         .layers("encoder.#.**", new Decay.Decoupled(0.05), 0.8)
 *         .path("head.**", new Decay.Decoupled(0.1)).withMaxNorm(3)
 *         .rest(new Decay.Decoupled(0.05));
 * DecayPlan plan = rules.plan(parameters);
 * }</pre>
 */
public final class DecayRules {
  /**
   * A rule.
   *
   * @param decay the decay so many layers below the last one
   */
  private record Named(Selector selector, IntFunction<Decay> decay, double maxNorm) {}

  private static final DecayRules EMPTY = new DecayRules(List.of());

  private final List<Named> rules;

  private DecayRules(List<Named> rules) {
    this.rules = rules;
  }

  /** An empty list of rules. */
  public static DecayRules empty() {
    return EMPTY;
  }

  /**
   * The usual rules: biases, parameters of normalizations and all others of rank ≤ 1 do not decay;
   * the rest does.
   */
  public static DecayRules standard(Decay decay) {
    return EMPTY
        .role(Role.BIAS, Decay.none())
        .role(Role.NORM, Decay.none())
        .rankAtMost(1, Decay.none())
        .rest(decay);
  }

  /** Parameters of a role; there may be none. */
  public DecayRules role(Role role, Decay decay) {
    return and(Selector.role(role), decay);
  }

  /** Parameters of few axes; there may be none. */
  public DecayRules rankAtMost(int rank, Decay decay) {
    return and(Selector.rankAtMost(rank), decay);
  }

  /**
   * Parameters whose path matches a pattern: {@code *} any part of a word, {@code **} any number of
   * words, {@code ?} a character, {@code #} a whole number; words end at points or slashes.
   */
  public DecayRules path(String glob, Decay decay) {
    return and(Selector.path(glob), decay);
  }

  /**
   * Decides about the parameters that a test of your own accepts.
   *
   * @param name the test's name in the plan
   */
  public DecayRules when(String name, Predicate<Parameter> test, Decay decay) {
    return and(Selector.when(name, test), decay);
  }

  /**
   * Decides about layers, each with its own λ: the last layer has the decay's, and every layer
   * before has {@code factor} times that of the next.
   *
   * @param glob a pattern with # where paths have the layer's number
   * @param decay the rule of the last layer
   * @param factor at least 0
   * @throws IllegalArgumentException if the pattern has no # or several, or the factor is below 0
   */
  public DecayRules layers(String glob, Decay decay, double factor) {
    Guard.notNegative("the factor from layer to layer", factor);
    return and(Selector.layers(glob), below -> decay.scaled(Math.pow(factor, below)));
  }

  /** All that is left. */
  public DecayRules rest(Decay decay) {
    return and(Selector.rest(), decay);
  }

  /**
   * Max-norm, the constrained twin of a penalty, for the parameters that the last rule decides
   * about: after a step every output unit's weights θ<sub>j</sub> ← θ<sub>j</sub> min(1,
   * c/‖θ<sub>j</sub>‖). Output units are the first axis of the shape; a parameter of rank ≤ 1 is
   * one unit.
   *
   * <p>Source: Srebro &amp; Shraibman 2005; Hinton et al. 2012.
   *
   * @param norm c, above 0
   * @throws IllegalArgumentException if the norm is not above 0, there is no rule yet, or the last
   *     one has a max-norm
   */
  public DecayRules withMaxNorm(double norm) {
    Guard.positive("the largest norm", norm);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a max-norm goes with the rule before it; add one first");
    }
    Named last = rules.get(rules.size() - 1);
    if (last.maxNorm < Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the rule " + last.selector.name() + " has a max-norm already; give the smaller one");
    }
    return and(rules.subList(0, rules.size() - 1), new Named(last.selector, last.decay, norm));
  }

  /**
   * Decides about every parameter.
   *
   * @param parameters their paths must differ
   * @throws IllegalArgumentException if no rule matches one of them, if a rule about paths or a
   *     test of your own decides about none of them, or if two have the same path
   */
  public DecayPlan plan(List<Parameter> parameters) {
    List<Selector> selectors = rules.stream().map(Named::selector).toList();
    List<Selector.Hit> hits = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Selector.Hit hit =
          Selector.first(selectors, parameter, parameters).orElseThrow(() -> unmatched(parameter));
      hits.add(hit);
      decisions.add(decision(parameter, hit));
    }
    Selector.refuseIdle("rule", selectors, hits);
    return new DecayPlan(decisions, Double.NaN, Double.NaN);
  }

  private Decision decision(Parameter parameter, Selector.Hit hit) {
    Named rule = rules.get(hit.rule());
    return parameter.frozen()
        ? new Decision(parameter, Decay.none(), Double.POSITIVE_INFINITY, "frozen")
        : new Decision(
            parameter, rule.decay.apply(hit.below()), rule.maxNorm, rule.selector.name());
  }

  private static IllegalArgumentException unmatched(Parameter parameter) {
    return new IllegalArgumentException(
        "no rule matches "
            + parameter.path()
            + " (role "
            + parameter.role()
            + ", rank "
            + parameter.rank()
            + "); add one, or end with rest(…)");
  }

  private DecayRules and(Selector selector, Decay decay) {
    return and(selector, below -> decay);
  }

  private DecayRules and(Selector selector, IntFunction<Decay> decay) {
    return and(rules, new Named(selector, decay, Double.POSITIVE_INFINITY));
  }

  private static DecayRules and(List<Named> rules, Named last) {
    return new DecayRules(Stream.concat(rules.stream(), Stream.of(last)).toList());
  }
}
