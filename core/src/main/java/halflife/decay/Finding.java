package halflife.decay;

/**
 * Something that is said of a set-up.
 *
 * @param what one sentence with its numbers
 * @param advice one sentence: what to do
 */
public record Finding(Topic topic, Severity severity, String what, String advice) {
  /** How bad it is, worst first. */
  public enum Severity {
    /** The run fails or does nothing. */
    BROKEN,
    /** It does not do what it is written for. */
    WRONG,
    /** Nothing is wrong: what the decay does. */
    SOUND,
    /** Good to know. */
    NOTE
  }

  /** What it is about, worst first within a severity. */
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
    DEFAULT
  }
}
