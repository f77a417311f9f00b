package halflife.tune;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the options of a study may be, one rule each. */
final class OptionRules {
  private OptionRules() {}

  static void oneOf(String option, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(
          option + " is '" + value + "', but can be " + String.join(", ", allowed));
    }
  }

  static void alpha(List<Double> alphas, String model) {
    for (double value : alphas) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "--alpha is " + value + ", but must lie between 0 (all L2) and 1 (all L1)");
      }
    }
    if (!alphas.isEmpty() && !model.equals("elastic")) {
      throw new IllegalArgumentException(
          "--alpha is for --model elastic, but --model is " + model + "; change one of them");
    }
  }

  static void signs(boolean nonNegative, boolean grouped) {
    if (nonNegative && grouped) {
      throw new IllegalArgumentException(
          "--non-negative and --grouped do not go together: a group is in or out with all its"
              + " signs; drop one of them");
    }
  }

  static void geometry(List<String> terms) {
    if (!terms.isEmpty() && (terms.size() != 2 || terms.get(0).equals(terms.get(1)))) {
      throw new IllegalArgumentException(
          "--geometry names "
              + terms.size()
              + " coefficients, but a plane has two different ones, as in --geometry bmi,age");
    }
  }

  static void lambdas(List<Double> lambdas, String grid) {
    for (double lambda : lambdas) {
      if (!(lambda >= 0) || Double.isInfinite(lambda)) {
        throw new IllegalArgumentException(
            "--lambdas has " + lambda + ", but each must be a finite number, at least 0");
      }
    }
    if (!lambdas.isEmpty() && lambdas.stream().noneMatch(lambda -> lambda > 0)) {
      throw new IllegalArgumentException(
          "--lambdas has no value above 0; add one (0, no decay, is always compared)");
    }
    if (!lambdas.isEmpty() && !grid.equals("auto")) {
      throw new IllegalArgumentException("--lambdas replaces --grid; give only one of them");
    }
  }

  static void folds(
      OptionalInt folds, Optional<String> foldColumn, Optional<String> group, OptionalInt repeats) {
    if (folds.isPresent() && folds.getAsInt() < Folds.FEWEST) {
      throw new IllegalArgumentException(
          "--folds is "
              + folds.getAsInt()
              + ", but must be at least "
              + Folds.FEWEST
              + ": the verdict chooses λ again inside each training part");
    }
    if (repeats.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "--repeats is " + repeats.getAsInt() + ", but must be at least 1");
    }
    if (foldColumn.isPresent()) {
      exclusive("--fold-column", "--folds", folds.isPresent());
      exclusive("--fold-column", "--group", group.isPresent());
      exclusive("--fold-column", "--repeats above 1", repeats.orElse(1) > 1);
    }
  }

  static void order(
      Optional<String> order,
      Optional<String> foldColumn,
      Optional<String> group,
      OptionalInt folds,
      OptionalInt repeats) {
    if (order.isPresent() && folds.orElse(Folds.FEWEST_IN_ORDER) < Folds.FEWEST_IN_ORDER) {
      throw new IllegalArgumentException(
          "--folds is "
              + folds.getAsInt()
              + ", but must be at least "
              + Folds.FEWEST_IN_ORDER
              + " with --order: λ is chosen on three blocks of time before each one that judges it");
    }
    if (order.isPresent()) {
      exclusive("--order", "--fold-column", foldColumn.isPresent());
      exclusive("--order", "--group", group.isPresent());
      exclusive("--order", "--repeats above 1", repeats.orElse(1) > 1);
    }
  }

  static void classes(
      String family,
      Optional<String> positive,
      Optional<String> posWeight,
      Optional<String> offset) {
    if (positive.isPresent() && !family.equals("auto") && !family.equals("binomial")) {
      throw new IllegalArgumentException(
          "--positive is for two classes, but --family is " + family + "; drop one of them");
    }
    if (offset.isPresent() && family.equals("multinomial")) {
      throw new IllegalArgumentException(
          "--offset is one number for each row, but --family multinomial has a predictor for each"
              + " class; drop --offset");
    }
    posWeight.ifPresent(weight -> posWeight(weight, family));
  }

  /** What a weight of the positive class may be; also asked once the family is known. */
  static void posWeight(String weight, String family) {
    if (family.equals("gaussian") || family.equals("poisson")) {
      throw new IllegalArgumentException(
          "--pos-weight is for classes, but the family is " + family + "; drop it");
    }
    if (weight.equals("auto")) {
      return;
    }
    double value = Decimal.parse(weight.toCharArray(), 0, weight.length());
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "--pos-weight is '" + weight + "', but can be auto or a number above 0");
    }
    if (family.equals("multinomial")) {
      throw new IllegalArgumentException(
          "--pos-weight "
              + weight
              + " is for two classes, but the family is multinomial; use --pos-weight auto, which"
              + " lets all classes weigh the same");
    }
  }

  static void test(Optional<Path> test, OptionalDouble fraction) {
    if (fraction.isPresent()) {
      double value = fraction.getAsDouble();
      if (!(value > 0 && value < 1)) {
        throw new IllegalArgumentException(
            "--test-fraction is " + value + ", but must lie between 0 and 1, as 0.2 does");
      }
      exclusive("--test", "--test-fraction", test.isPresent());
    }
  }

  static void columns(
      String target,
      Optional<String> weights,
      Optional<String> group,
      Optional<String> foldColumn,
      List<String> exclude) {
    if (target.isEmpty()) {
      throw new IllegalArgumentException("--target is empty; name the column to predict");
    }
    notTarget("--weights", weights.filter(target::equals));
    notTarget("--group", group.filter(target::equals));
    notTarget("--fold-column", foldColumn.filter(target::equals));
    notTarget("--exclude", exclude.stream().filter(target::equals).findFirst());
    if (weights.isPresent() && (weights.equals(group) || weights.equals(foldColumn))) {
      throw new IllegalArgumentException(
          "--weights names '" + weights.get() + "', which already deals the folds; use another");
    }
  }

  static void moreColumns(
      String target,
      Optional<String> offset,
      Optional<String> order,
      Optional<String> weights,
      List<String> categorical) {
    notTarget("--offset", offset.filter(target::equals));
    notTarget("--order", order.filter(target::equals));
    notTarget("--categorical", categorical.stream().filter(target::equals).findFirst());
    if (offset.isPresent() && offset.equals(weights)) {
      throw new IllegalArgumentException(
          "--offset names '" + offset.get() + "', which holds the weights; use another column");
    }
  }

  private static void notTarget(String option, Optional<String> same) {
    if (same.isPresent()) {
      throw new IllegalArgumentException(
          option + " names '" + same.get() + "', which is the target; use another column");
    }
  }

  private static void exclusive(String one, String other, boolean both) {
    if (both) {
      throw new IllegalArgumentException(one + " and " + other + " exclude each other; drop one");
    }
  }
}
