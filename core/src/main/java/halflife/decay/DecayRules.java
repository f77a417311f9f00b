package halflife.decay;

import halflife.core.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  /** Decides about the parameters it matches, if it does. */
  private interface Rule {
    Optional<Decay> decide(Parameter parameter, List<Parameter> all);
  }

  private record Named(String name, boolean mustMatch, Rule rule, double maxNorm) {}

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
    return and(role.name().toLowerCase(Locale.ROOT), false, p -> p.role() == role, decay);
  }

  /** Parameters of few axes; there may be none. */
  public DecayRules rankAtMost(int rank, Decay decay) {
    return and("rank ≤ " + rank, false, p -> p.rank() <= rank, decay);
  }

  /**
   * Parameters whose path matches a pattern: {@code *} any part of a word, {@code **} any number of
   * words, {@code ?} a character, {@code #} a whole number; words end at points or slashes.
   */
  public DecayRules path(String glob, Decay decay) {
    Glob pattern = new Glob(glob);
    return and(glob, true, p -> pattern.matches(p.path()), decay);
  }

  /**
   * Decides about the parameters that a test of your own accepts.
   *
   * @param name the test's name in the plan
   */
  public DecayRules when(String name, Predicate<Parameter> test, Decay decay) {
    return and(name, true, test, decay);
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
    if (glob.indexOf('#') < 0 || glob.indexOf('#') != glob.lastIndexOf('#')) {
      throw new IllegalArgumentException(
          "the pattern of layers is " + glob + ", but must have one #, where the number is");
    }
    Glob pattern = new Glob(glob);
    return and(
        glob,
        true,
        (parameter, all) -> {
          int depth = pattern.number(parameter.path());
          int last = all.stream().mapToInt(p -> pattern.number(p.path())).max().orElse(depth);
          return depth < 0
              ? Optional.empty()
              : Optional.of(decay.scaled(Math.pow(factor, last - depth)));
        });
  }

  /** All that is left. */
  public DecayRules rest(Decay decay) {
    return and("all else", false, p -> true, decay);
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
          "the rule " + last.name + " has a max-norm already; give the smaller one");
    }
    return and(
        rules.subList(0, rules.size() - 1), new Named(last.name, last.mustMatch, last.rule, norm));
  }

  /**
   * Decides about every parameter.
   *
   * @param parameters their paths must differ
   * @throws IllegalArgumentException if no rule matches one of them, if a rule about paths or a
   *     test of your own decides about none of them, or if two have the same path
   */
  public DecayPlan plan(List<Parameter> parameters) {
    int[] decided = new int[rules.size()];
    List<Decision> decisions = new ArrayList<>();
    for (Parameter parameter : parameters) {
      decisions.add(decide(parameter, parameters, decided));
    }
    for (int r = 0; r < decided.length; r++) {
      if (rules.get(r).mustMatch && decided[r] == 0) {
        throw new IllegalArgumentException(
            "rule "
                + (r + 1)
                + ", "
                + rules.get(r).name
                + ", decides about no parameter: there is none it matches, or rules before it take"
                + " them all; correct or remove it");
      }
    }
    return new DecayPlan(decisions, Double.NaN, Double.NaN);
  }

  private Decision decide(Parameter parameter, List<Parameter> all, int[] decided) {
    for (int r = 0; r < decided.length; r++) {
      Optional<Decay> decay = rules.get(r).rule.decide(parameter, all);
      if (decay.isPresent()) {
        decided[r]++;
        return parameter.frozen()
            ? new Decision(parameter, Decay.none(), Double.POSITIVE_INFINITY, "frozen")
            : new Decision(parameter, decay.get(), rules.get(r).maxNorm, rules.get(r).name);
      }
    }
    throw new IllegalArgumentException(
        "no rule matches "
            + parameter.path()
            + " (role "
            + parameter.role()
            + ", rank "
            + parameter.rank()
            + "); add one, or end with rest(…)");
  }

  private DecayRules and(String name, boolean mustMatch, Predicate<Parameter> test, Decay decay) {
    return and(name, mustMatch, (p, all) -> test.test(p) ? Optional.of(decay) : Optional.empty());
  }

  private DecayRules and(String name, boolean mustMatch, Rule rule) {
    return and(rules, new Named(name, mustMatch, rule, Double.POSITIVE_INFINITY));
  }

  private static DecayRules and(List<Named> rules, Named last) {
    return new DecayRules(Stream.concat(rules.stream(), Stream.of(last)).toList());
  }
}
