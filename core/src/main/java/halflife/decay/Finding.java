package halflife.decay;

/**
 * A statement about a set-up.
 *
 * @param what one sentence with its numbers
 * @param advice one sentence of advice
 */
public record Finding(Topic topic, Severity severity, String what, String advice) {
  /** The severity, worst first. */
  public enum Severity {
    /** The run fails or does nothing. */
    BROKEN("Broken: "),
    /** The decay does not do what it is meant to do. */
    WRONG("Wrong: "),
    /** Nothing is wrong; the finding says what the decay does. */
    SOUND(""),
    /** Good to know. */
    NOTE("Note: ");

    private final String beginning;

    Severity(String beginning) {
      this.beginning = beginning;
    }

    /** The beginning of a sentence about it; empty where nothing is wrong. */
    public String beginning() {
      return beginning;
    }
  }

  /**
   * The topics, worst first within a severity. {@link Doctor} finds those up to {@code DEFAULT};
   * the others take a look at a framework's own model and optimizer.
   */
  public enum Topic {
    NO_LEARNING_RATE,
    UNSTABLE,
    NOT_DECAY,
    TOO_STRONG,
    WITHIN_AN_EPOCH,
    NO_EFFECT,
    BIASES_DECAY,
    NO_DECAY,
    SOUND,
    WEAK,
    STRONG,
    USUAL_VALUES,
    SCHEDULE,
    MOMENTUM,
    STABILITY,
    DEFAULT,
    /** The engine has no such step. */
    NO_STEP,
    /** No parameter is trained. */
    ALL_FROZEN,
    /** Gradients are limited on one side only. */
    ONE_SIDED_CLIP,
    /** A rule of decay without a half-life that is the same for all weights. */
    OTHER_RULE,
    /** The learning rate of a part of the run is not known. */
    RATE_UNKNOWN,
    /** Some parameters have a learning rate of their own. */
    OWN_RATES,
    /** The learning rate is kept inside the momentum. */
    RATE_IN_MOMENTUM,
    /** Steps are counted for all parameters together. */
    ONE_STEP_COUNT,
    /** The framework calls the scale of a normalization a weight. */
    NORM_AS_WEIGHT
  }
}
