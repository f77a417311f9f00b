package halflife.decay;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The parameters that a rule of a list is about. In a list the first that matches decides.
 *
 * @param name its name in tables and messages
 * @param mustMatch whether it is an error if it decides about no parameter
 * @param match whether it matches, and the layer
 */
record Selector(String name, boolean mustMatch, Match match) {
  /** Matches parameters. */
  interface Match {
    /**
     * The number of layers between a parameter and the last one, 0 where layers do not matter;
     * empty if it does not match.
     *
     * @param all all parameters of the model
     */
    OptionalInt below(Parameter parameter, List<Parameter> all);
  }

  /** The rule of a list that decides, by its place, and the layers below the last one. */
  record Hit(int rule, int below) {}

  /** Parameters of a role; there may be none. */
  static Selector role(Role role) {
    return of(role.name().toLowerCase(Locale.ROOT), false, p -> p.role() == role);
  }

  /** Parameters of few axes; there may be none. */
  static Selector rankAtMost(int rank) {
    return of("rank ≤ " + rank, false, p -> p.rank() <= rank);
  }

  /** Parameters whose path matches a {@link Glob}. */
  static Selector path(String glob) {
    Glob pattern = new Glob(glob);
    return of(glob, true, p -> pattern.matches(p.path()));
  }

  /** Parameters that a test accepts. */
  static Selector when(String name, Predicate<Parameter> test) {
    return of(name, true, test);
  }

  /** All that is left. */
  static Selector rest() {
    return of("all else", false, p -> true);
  }

  /**
   * Layers.
   *
   * @param glob a pattern with # where paths have the layer's number
   * @throws IllegalArgumentException if the pattern has no # or several
   */
  static Selector layers(String glob) {
    if (glob.indexOf('#') < 0 || glob.indexOf('#') != glob.lastIndexOf('#')) {
      throw new IllegalArgumentException(
          "the pattern of layers is " + glob + ", but must have one #, where the number is");
    }
    Glob pattern = new Glob(glob);
    return new Selector(
        glob,
        true,
        (parameter, all) -> {
          int depth = pattern.number(parameter.path());
          int last = all.stream().mapToInt(p -> pattern.number(p.path())).max().orElse(depth);
          return depth < 0 ? OptionalInt.empty() : OptionalInt.of(last - depth);
        });
  }

  private static Selector of(String name, boolean mustMatch, Predicate<Parameter> test) {
    return new Selector(
        name, mustMatch, (p, all) -> test.test(p) ? OptionalInt.of(0) : OptionalInt.empty());
  }

  /** The first of a list that matches a parameter, if one does. */
  static Optional<Hit> first(List<Selector> list, Parameter parameter, List<Parameter> all) {
    for (int r = 0; r < list.size(); r++) {
      OptionalInt below = list.get(r).match.below(parameter, all);
      if (below.isPresent()) {
        return Optional.of(new Hit(r, below.getAsInt()));
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses rules of a list that decide about nothing and should.
   *
   * @param kind the beginning of a rule's name
   * @param hits those of all parameters that one decides about
   * @throws IllegalArgumentException if there is one
   */
  static void refuseIdle(String kind, List<Selector> list, List<Hit> hits) {
    for (int r = 0; r < list.size(); r++) {
      int rule = r;
      if (list.get(r).mustMatch && hits.stream().noneMatch(hit -> hit.rule == rule)) {
        throw new IllegalArgumentException(
            kind
                + " "
                + (r + 1)
                + ", "
                + list.get(r).name
                + ", decides about no parameter: there is none it matches, or rules before it take"
                + " them all; correct or remove it");
      }
    }
  }
}
