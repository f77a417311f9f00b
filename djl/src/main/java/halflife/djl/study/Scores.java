package halflife.djl.study;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import java.util.Arrays;

/**
 * The mean losses of predictions of some rows, in the sense of a {@link Measure}.
 *
 * <p>Predictions are rows × outputs: the logarithm of each class's probability, or the number.
 */
final class Scores {
  private final StudyData data;
  private final Measure measure;

  /**
   * Scores of some data.
   *
   * @throws IllegalArgumentException if the measure does not fit it
   */
  Scores(StudyData data, Measure measure) {
    boolean classes = data.task().family().hasClasses();
    boolean fits =
        switch (measure) {
          case DEVIANCE, MISCLASSIFICATION -> classes;
          case SQUARED_ERROR, ABSOLUTE_ERROR -> !classes;
          case AUC -> false;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the measure of this study is "
              + measure.label()
              + ", but for "
              + (classes
                  ? "classes it must be DEVIANCE or MISCLASSIFICATION"
                  : "numbers it must be")
              + (classes ? "" : " SQUARED_ERROR or ABSOLUTE_ERROR"));
    }
    this.data = data;
    this.measure = measure;
  }

  Measure measure() {
    return measure;
  }

  /** The mean loss. */
  double of(double[][] predicted, int[] rows) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum += one(predicted[i], data.target(rows[i]));
    }
    return sum / rows.length;
  }

  /**
   * The loss that is trained on: cross-entropy, half the deviance without its limits, or squared
   * error.
   */
  double trained(double[][] predicted, int[] rows) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double y = data.target(rows[i]);
      double apart = y - predicted[i][0];
      sum += classes() ? -predicted[i][(int) y] : apart * apart;
    }
    return sum / rows.length;
  }

  private double one(double[] predicted, double y) {
    return switch (measure) {
      case SQUARED_ERROR -> (y - predicted[0]) * (y - predicted[0]);
      case ABSOLUTE_ERROR -> Math.abs(y - predicted[0]);
      case MISCLASSIFICATION -> mostProbable(predicted) == (int) y ? 0 : 1;
      case DEVIANCE -> Measure.classDeviance(Math.exp(predicted[(int) y]));
      case AUC -> throw new IllegalStateException("AUC is no mean over rows");
    };
  }

  private static int mostProbable(double[] logarithms) {
    int best = 0;
    for (int k = 1; k < logarithms.length; k++) {
      best = logarithms[k] > logarithms[best] ? k : best;
    }
    return best;
  }

  /** The score of predicting for every held-out row the average of the training rows. */
  double ofMean(Split split) {
    double[] same = classes() ? frequencies(split.train()) : new double[] {mean(split.train())};
    double[][] predicted = new double[split.validation().length][];
    Arrays.fill(predicted, same);
    return of(predicted, split.validation());
  }

  private double[] frequencies(int[] rows) {
    double[] counts = new double[data.task().classes().size()];
    for (int i : rows) {
      counts[(int) data.target(i)]++;
    }
    return Arrays.stream(counts).map(c -> Math.log(c / rows.length)).toArray();
  }

  private double mean(int[] rows) {
    return Arrays.stream(rows).mapToDouble(data::target).average().orElse(0);
  }

  /** Losses below this are equally perfect, so that none is 0. */
  double raised(double loss, int rows) {
    return Math.max(loss, measure.floor(data.targetScale(), rows));
  }

  /** The prediction from a model's output for a row: log-softmax of classes. */
  double[] prediction(double[] output, Scaling scaling) {
    if (!classes()) {
      return new double[] {scaling.back(output[0])};
    }
    double most = Arrays.stream(output).max().orElse(0);
    double sum = Arrays.stream(output).map(v -> Math.exp(v - most)).sum();
    return Arrays.stream(output).map(v -> v - most - Math.log(sum)).toArray();
  }

  /** A prediction as diagnostics want it: probabilities, of two classes that of the second. */
  double[] shown(double[] predicted) {
    if (!classes()) {
      return predicted;
    }
    double[] probabilities = Arrays.stream(predicted).map(Math::exp).toArray();
    return data.task().family() == Family.BINOMIAL
        ? new double[] {probabilities[1]}
        : probabilities;
  }

  private boolean classes() {
    return data.task().family().hasClasses();
  }
}
