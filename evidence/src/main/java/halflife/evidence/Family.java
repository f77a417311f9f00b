package halflife.evidence;

/** The kind of target, and with it the distribution whose likelihood is fitted. */
public enum Family {
  /** A number: squared error, identity link. */
  GAUSSIAN("gaussian"),
  /** One of two classes: logistic regression. */
  BINOMIAL("binomial"),
  /** One of several classes: one linear predictor per class, softmax. */
  MULTINOMIAL("multinomial"),
  /** A count: Poisson regression, log link. */
  POISSON("poisson");

  private final String word;

  Family(String word) {
    this.word = word;
  }

  /** The word used on the command line and in files. */
  public String word() {
    return word;
  }

  /** Whether the target is a class rather than a number. */
  public boolean hasClasses() {
    return this == BINOMIAL || this == MULTINOMIAL;
  }

  /** Whether a target can have so many classes: none, two, or for multinomial two and more. */
  public boolean allows(int classes) {
    return switch (this) {
      case GAUSSIAN, POISSON -> classes == 0;
      case BINOMIAL -> classes == 2;
      case MULTINOMIAL -> classes >= 2;
    };
  }

  /** The prediction of a model without features for every row: {@code the mean}, … */
  public String naive() {
    return switch (this) {
      case GAUSSIAN -> "the mean";
      case POISSON -> "the mean count";
      case BINOMIAL, MULTINOMIAL -> "the class frequencies";
    };
  }

  /**
   * The prediction of a model without features, short enough for a legend: {@code predicting the
   * mean}, …
   */
  public String naivePrediction() {
    return hasClasses() ? naive() : "predicting " + naive();
  }

  /** {@link #naive} where it stands alone: {@code the mean of the target}, … */
  public String naiveInFull() {
    return this == GAUSSIAN ? "the mean of the target" : naive();
  }

  /** The words for the meaning of a coefficient, before the name of {@link Task#effectOn}. */
  public String effect() {
    return switch (this) {
      case GAUSSIAN -> "the change of";
      case BINOMIAL -> "the change of the log-odds of";
      case MULTINOMIAL ->
          "the change of the log of the probability, relative to the other classes, of";
      case POISSON -> "the change of the log of the expected";
    };
  }

  /**
   * The family of this word.
   *
   * @throws IllegalArgumentException if no family has this word
   */
  public static Family of(String word) {
    for (Family family : values()) {
      if (family.word.equals(word)) {
        return family;
      }
    }
    throw new IllegalArgumentException(
        "unknown family '" + word + "'; use gaussian, binomial, multinomial or poisson");
  }
}
