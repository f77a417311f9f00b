package halflife.decay;

/** The kind of problem a penalty acts on; only tools of comparable kinds can hold the same one. */
public enum ToolKind {
  /** Steps: added to the gradient before momentum and moments, or to the loss. */
  COUPLED("in the gradient"),
  /** Steps: taken from the weights beside the gradient's step. */
  DECOUPLED("decoupled"),
  /** A linear model of numbers, fitted to the end. */
  SQUARED_ERROR("linear model, squared error"),
  /** A linear model of two classes, fitted to the end. */
  LOG_LOSS("linear model, log loss");

  private final String words;

  ToolKind(String words) {
    this.words = words;
  }

  /** Its name in a heading. */
  public String words() {
    return words;
  }

  /** Whether it is about an optimizer's steps. */
  public boolean isSteps() {
    return this == COUPLED || this == DECOUPLED;
  }

  /** Whether the other kind can hold the same penalty. */
  public boolean comparable(ToolKind other) {
    return this == other || (isSteps() && other.isSteps());
  }
}
