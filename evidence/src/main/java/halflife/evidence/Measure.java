package halflife.evidence;

/**
 * What a score means: the loss that is averaged over rows, and the form in which a person reads it.
 *
 * <p>Curves, choices and comparisons are computed on the loss; only {@link #shown} is printed.
 */
public enum Measure {
  /** Mean squared error, shown as its square root, in the target's own unit. */
  SQUARED_ERROR("RMSE", "mean squared error", 0.5);

  private final String label;
  private final String lossName;
  private final double exponent;

  Measure(String label, String lossName, double exponent) {
    this.label = label;
    this.lossName = lossName;
    this.exponent = exponent;
  }

  /** The name of the shown form, such as {@code RMSE}. */
  public String label() {
    return label;
  }

  /** The name of the loss that is averaged, such as {@code mean squared error}. */
  public String lossName() {
    return lossName;
  }

  /**
   * The shown form of a mean loss: loss<sup>e</sup>, with e = ½ for squared error.
   *
   * @param loss a mean loss, at least 0 (rounding below 0 is read as 0)
   */
  public double shown(double loss) {
    return Math.pow(Math.max(loss, 0), exponent);
  }

  /**
   * The logarithm of the ratio of two shown scores: e · log(loss / baseline).
   *
   * @param loss the loss of the model in question
   * @param baseline the loss it is compared with
   * @param floor losses are raised to this value first, so that two perfect fits compare as equal
   */
  public double logRatio(double loss, double baseline, double floor) {
    return exponent * (Math.log(Math.max(loss, floor)) - Math.log(Math.max(baseline, floor)));
  }
}
