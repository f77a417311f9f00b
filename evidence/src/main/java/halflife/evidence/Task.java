package halflife.evidence;

import java.util.List;

/**
 * A task of prediction: the target, and the measure of the scores.
 *
 * @param target the name of the target column
 * @param family the kind of target
 * @param classes the names of the classes: none for numbers and counts, negative and positive for
 *     binomial, all of them for multinomial
 * @param measure the meaning of the scores
 */
public record Task(String target, Family family, List<String> classes, Measure measure) {
  /**
   * Copies the classes.
   *
   * @throws IllegalArgumentException if there are not as many classes as the family has
   */
  public Task {
    classes = List.copyOf(classes);
    int count = classes.size();
    if (!family.allows(count)) {
      throw new IllegalArgumentException(
          "the family "
              + family.word()
              + " does not have "
              + count
              + " classes; give none for numbers and counts, two for binomial, at least two for"
              + " multinomial");
    }
  }

  /** A number scored by squared error. */
  public static Task number(String target) {
    return new Task(target, Family.GAUSSIAN, List.of(), Measure.SQUARED_ERROR);
  }

  /**
   * The names of coefficients, output by output: the feature's, followed by {@code → class} where
   * there is one per class.
   */
  public List<String> terms(List<String> features) {
    if (outputs() == 1) {
      return features;
    }
    return classes.stream()
        .flatMap(name -> features.stream().map(feature -> feature + " → " + name))
        .toList();
  }

  /** The number of linear predictors: one per class for multinomial, otherwise one. */
  public int outputs() {
    return family == Family.MULTINOMIAL ? classes.size() : 1;
  }

  /** The object of a coefficient's effect: the target, or the positive class, or each class. */
  public String effectOn() {
    if (!family.hasClasses()) {
      return target;
    }
    return outputs() == 1 ? classes.get(1) : "its class";
  }

  /**
   * The names of the classes that have a curve of their own: every class for multinomial, the
   * positive one for binomial, none otherwise.
   */
  public List<String> curveClasses() {
    return family == Family.BINOMIAL ? classes.subList(1, 2) : classes;
  }
}
