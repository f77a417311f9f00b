package halflife.evidence;

/** The conclusion from a comparison with a baseline. */
public enum Outcome {
  /** The whole interval lies below a ratio of 1: the error is smaller than the baseline's. */
  HELPS("helps"),
  /** The whole interval lies above a ratio of 1: the error is larger than the baseline's. */
  HARMS("harms"),
  /** The whole interval lies within the margin around 1: the difference does not matter. */
  EQUIVALENT("equivalent"),
  /** The interval is too wide for any of these. */
  CANNOT_TELL("cannot-tell");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The word used in files. */
  public String word() {
    return word;
  }

  /**
   * The outcome of this word.
   *
   * @throws IllegalArgumentException if no outcome has this word
   */
  public static Outcome of(String word) {
    for (Outcome outcome : values()) {
      if (outcome.word.equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("unknown outcome '" + word + "'");
  }
}
