package halflife.decay;

/** A quantity, beside the penalty, that a tool's number depends on. */
public enum Quantity {
  /** η now. */
  LEARNING_RATE("the learning rate"),
  /** η_max, the largest learning rate of the run. */
  PEAK("the peak of the learning rate"),
  /** N, the number of training rows; of weighted rows the sum of the weights. */
  ROWS("the number of rows"),
  /** s_y, the target's standard deviation with divisor N. */
  TARGET_SD("the target's standard deviation");

  private final String words;

  Quantity(String words) {
    this.words = words;
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }
}
