package halflife.evidence;

import java.util.Arrays;

/**
 * The meaning of a score: the loss that is averaged over rows, and the form in which a person reads
 * it.
 *
 * <p>Curves, choices and comparisons are computed on the loss, which is better when smaller; only
 * {@link #shown} is printed. The definitions are those of glmnet's {@code cv.glmnet}.
 */
public enum Measure {
  /** Mean squared error, shown as its square root, in the target's own unit. */
  SQUARED_ERROR("mse", "RMSE", "RMSE"),
  /** Mean absolute error, in the target's own unit. */
  ABSOLUTE_ERROR("mae", "MAE", "MAE"),
  /**
   * −2 log-likelihood per row: of the probability of the observed class, clipped to [1e-5, 1 −
   * 1e-5]; for counts 2(y log(y/μ) − y + μ).
   */
  DEVIANCE("deviance", "deviance", "deviance"),
  /** The share of rows whose most probable class is not the observed one. */
  MISCLASSIFICATION("class", "error rate", "error rate"),
  /**
   * One minus the area under the ROC curve: the share of pairs of a positive and a negative row
   * that are ranked the wrong way round. Shown as the area itself, which is better when larger.
   */
  AUC("auc", "AUC", "1 − AUC");

  /** Probabilities are brought this far inside (0, 1) before their logarithm, as in glmnet. */
  private static final double CERTAIN = 1e-5;

  private final String word;
  private final String label;
  private final String comparedLabel;

  Measure(String word, String label, String comparedLabel) {
    this.word = word;
    this.label = label;
    this.comparedLabel = comparedLabel;
  }

  /** Whether the shown score has the target's unit, so that it is 0 only for a perfect fit. */
  public boolean inTargetsUnit() {
    return this == SQUARED_ERROR || this == ABSOLUTE_ERROR;
  }

  /** The word used on the command line and in files. */
  public String word() {
    return word;
  }

  /**
   * The measure of this word.
   *
   * @throws IllegalArgumentException if no measure has this word
   */
  public static Measure of(String word) {
    for (Measure measure : values()) {
      if (measure.word.equals(word)) {
        return measure;
      }
    }
    throw new IllegalArgumentException(
        "unknown measure '" + word + "'; use mse, mae, deviance, class or auc");
  }

  /** The name of the shown form, such as {@code RMSE}. */
  public String label() {
    return label;
  }

  /** The name of the form whose ratios are compared, such as {@code RMSE} or {@code 1 − AUC}. */
  public String comparedLabel() {
    return comparedLabel;
  }

  /** The loss to make small, in a word: {@code error}, {@code deviance}, {@code 1 − AUC}, … */
  public String loss() {
    return inTargetsUnit() ? "error" : comparedLabel;
  }

  /** {@link #loss} with the definite article, where it takes one. */
  public String theLoss() {
    return this == AUC ? loss() : "the " + loss();
  }

  /** {@link #loss} with the indefinite article, where it takes one. */
  public String aLoss() {
    return this == AUC ? loss() : (loss().startsWith("e") ? "an " : "a ") + loss();
  }

  /** {@link #loss} of several models: {@code errors}, … */
  public String losses() {
    return this == AUC ? loss() : loss() + "s";
  }

  /** The name of the shown score, in a word: the loss, but the area itself for AUC. */
  public String score() {
    return this == AUC ? "AUC" : loss();
  }

  /** The word for a better score: {@code smaller}, but {@code larger} for AUC. */
  public String better() {
    return largerIsBetter() ? "larger" : "smaller";
  }

  /** The word for a worse score. */
  public String worse() {
    return largerIsBetter() ? "smaller" : "larger";
  }

  /** The word for the best score: {@code smallest}, but {@code largest} for AUC. */
  public String best() {
    return largerIsBetter() ? "largest" : "smallest";
  }

  /** {@link #label} on an axis, with the better side where it is not the lower one. */
  public String axis() {
    return largerIsBetter() ? label + " (larger is better)" : label;
  }

  /** Whether a larger shown score is a better one; the loss is always better when smaller. */
  public boolean largerIsBetter() {
    return this == AUC;
  }

  /**
   * The form of a mean loss whose ratios are compared: loss<sup>e</sup>, with e = ½ for squared
   * error and 1 for every other.
   *
   * @param loss a mean loss, at least 0 (rounding below 0 is read as 0)
   */
  public double compared(double loss) {
    double size = Math.max(loss, 0);
    return this == SQUARED_ERROR ? Math.sqrt(size) : size;
  }

  /**
   * The shown form of a mean loss: {@link #compared}, or the area itself for AUC.
   *
   * @param loss a mean loss, at least 0 (rounding below 0 is read as 0)
   */
  public double shown(double loss) {
    return this == AUC ? 1 - compared(loss) : compared(loss);
  }

  /**
   * The {@link #DEVIANCE} of a row in a class: −2 log p, with p brought inside (0, 1).
   *
   * @param probability p of its own class
   */
  public static double classDeviance(double probability) {
    return -2 * Math.log(Math.min(Math.max(probability, CERTAIN), 1 - CERTAIN));
  }

  /**
   * A loss that counts as perfect on so many rows, below which two models are not told apart.
   *
   * @param targetScale the standard deviation of the target, for squared and absolute error
   */
  public double floor(double targetScale, double rows) {
    return switch (this) {
      case SQUARED_ERROR -> 1e-12 * targetScale * targetScale;
      case ABSOLUTE_ERROR -> 1e-6 * targetScale;
      case DEVIANCE -> 1e-9;
      case MISCLASSIFICATION, AUC -> 0.5 / Math.max(rows, 1);
    };
  }

  /**
   * The difference of each loss from a baseline's: the logarithm of the ratio of the {@link
   * #compared} forms where they have the target's unit; where a loss can come near 0 by luck, as a
   * deviance or a share of errors can, the difference as a share of the baseline's mean.
   *
   * @param losses of the model in question, above 0, one per fold or draw
   * @param baseline those it is compared with, above 0, as many
   */
  double[] differences(double[] losses, double[] baseline) {
    double exponent = this == SQUARED_ERROR ? 0.5 : 1;
    double mean = Arrays.stream(baseline).average().orElse(1);
    double[] d = new double[losses.length];
    for (int j = 0; j < d.length; j++) {
      d[j] =
          inTargetsUnit()
              ? exponent * (Math.log(losses[j]) - Math.log(baseline[j]))
              : (losses[j] - baseline[j]) / mean;
    }
    return d;
  }

  /**
   * The typical ratio of losses to a baseline's, which a {@link Comparison} estimates.
   *
   * @param losses of the model in question, above 0, one per fold or draw
   * @param baseline those it is compared with, above 0, as many
   */
  public double meanRatio(double[] losses, double[] baseline) {
    return ratio(Arrays.stream(differences(losses, baseline)).average().orElse(0));
  }

  /**
   * The half-width, in {@link #differences}, that no interval is narrower than: ±0.1 % of a score
   * in the target's unit, ±0.5 % of a deviance, a share of errors or 1 − AUC. Found by simulation
   * (docs/verdict.md): of counts in groups, where decay raises the deviance by 0.5 % on average,
   * many data sets show no difference at all.
   */
  double resolution() {
    return inTargetsUnit() ? Math.log(1.001) : 0.005;
  }

  /** A mean of {@link #differences} as a ratio: its exponential, or 1 more, at least 0. */
  double ratio(double difference) {
    return inTargetsUnit() ? Math.exp(difference) : Math.max(0, 1 + difference);
  }
}
