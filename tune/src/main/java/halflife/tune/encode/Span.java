package halflife.tune.encode;

/**
 * The range of the numbers that the training rows had in a column.
 *
 * @param least the smallest
 * @param greatest the largest
 */
public record Span(double least, double greatest) {
  /** The share of its width beyond which a number lies far outside. */
  private static final double FAR = 0.5;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the bounds are not finite, or the first is not below the
   *     second
   */
  public Span {
    if (!Double.isFinite(least) || !Double.isFinite(greatest) || !(least < greatest)) {
      throw new IllegalArgumentException(
          "a column's 'range' is " + least + " to " + greatest + ", but must rise");
    }
  }

  /** Whether a number lies beyond the range by more than half of its width; no missing one does. */
  public boolean isFarFrom(double value) {
    double margin = FAR * (greatest - least);
    return value < least - margin || value > greatest + margin;
  }
}
