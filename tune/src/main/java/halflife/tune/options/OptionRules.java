package halflife.tune.options;

import java.util.List;
import java.util.stream.Stream;

/** Rules that several options share, and the sentence that each is refused with. */
final class OptionRules {
  private OptionRules() {}

  static void oneOf(String option, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(
          option + " is '" + value + "', but can be " + String.join(", ", allowed));
    }
  }

  /** Refuses a number that is too small, with a clause that says why. */
  static void atLeast(String option, int value, int least, String why) {
    if (value < least) {
      throw new IllegalArgumentException(
          option + " is " + value + ", but must be at least " + least + why);
    }
  }

  static void notTarget(String option, String target, Stream<String> named) {
    if (named.anyMatch(target::equals)) {
      throw new IllegalArgumentException(
          option + " names '" + target + "', which is the target; use another column");
    }
  }

  static void exclusive(String one, String other, boolean both) {
    if (both) {
      throw new IllegalArgumentException(one + " and " + other + " exclude each other; drop one");
    }
  }
}
