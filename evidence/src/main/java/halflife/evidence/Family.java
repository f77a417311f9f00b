package halflife.evidence;

/** What the target is, and with it the distribution whose likelihood is fitted. */
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
