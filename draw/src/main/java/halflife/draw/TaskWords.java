package halflife.draw;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Task;

/**
 * What depends on the family and the measure in what a person reads.
 *
 * @param task what is predicted and how it is scored
 */
public record TaskWords(Task task) {

  /** What a model without features predicts for every row: {@code the mean}, … */
  public String naive() {
    return switch (task.family()) {
      case GAUSSIAN -> "the mean";
      case POISSON -> "the mean count";
      case BINOMIAL, MULTINOMIAL -> "the class frequencies";
    };
  }

  /** What that does, short enough for a legend: {@code predicting the mean}, … */
  public String naivePrediction() {
    return task.family().hasClasses() ? naive() : "predicting " + naive();
  }

  /** What {@link #naive} is called where it stands alone: {@code the mean of the target}, … */
  public String naiveInFull() {
    return task.family() == Family.GAUSSIAN ? "the mean of the target" : naive();
  }

  /** What is to be made small, in a word: {@code error}, {@code deviance}, {@code 1 − AUC}, … */
  public String loss() {
    return switch (task.measure()) {
      case SQUARED_ERROR, ABSOLUTE_ERROR -> "error";
      case DEVIANCE, MISCLASSIFICATION, AUC -> task.measure().comparedLabel();
    };
  }

  /** The same with its article. */
  public String theLoss() {
    return task.measure() == Measure.AUC ? loss() : "the " + loss();
  }

  /** The same with the other article. */
  public String aLoss() {
    return task.measure() == Measure.AUC
        ? loss()
        : (loss().startsWith("e") ? "an " : "a ") + loss();
  }

  /** The same of several models: {@code errors}, … */
  public String losses() {
    return task.measure() == Measure.AUC ? loss() : loss() + "s";
  }

  /** What is shown, in a word: the loss, but the area itself for AUC. */
  public String score() {
    return task.measure() == Measure.AUC ? "AUC" : loss();
  }

  /** The better comparative: {@code smaller}, but {@code larger} for AUC. */
  public String better() {
    return task.measure().largerIsBetter() ? "larger" : "smaller";
  }

  /** The worse comparative. */
  public String worse() {
    return task.measure().largerIsBetter() ? "smaller" : "larger";
  }

  /** The best superlative. */
  public String best() {
    return task.measure().largerIsBetter() ? "largest" : "smallest";
  }

  /** What a coefficient is the change of, before the name of {@link #effectOn}. */
  public String effect() {
    return switch (task.family()) {
      case GAUSSIAN -> "the change of";
      case BINOMIAL -> "the change of the log-odds of";
      case MULTINOMIAL ->
          "the change of the log of the probability, relative to the other classes, of";
      case POISSON -> "the change of the log of the expected";
    };
  }

  /** What it acts on: the target, or the positive class, or each class. */
  public String effectOn() {
    return switch (task.family()) {
      case GAUSSIAN, POISSON -> task.target();
      case BINOMIAL -> task.classes().get(1);
      case MULTINOMIAL -> "its class";
    };
  }

  /** What a measure that needs one says beside its label on an axis. */
  public String axis() {
    return task.measure().largerIsBetter()
        ? task.measure().label() + " (larger is better)"
        : task.measure().label();
  }
}
