package halflife.djl.doctor;

import halflife.decay.TrainingSetup;

/**
 * How long a training is.
 *
 * @param batch B, rows in a step
 * @param rows N, rows in an epoch, at least B
 * @param epochs passes over the rows, above 0
 */
public record Run(long batch, long rows, double epochs) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not above 0, the batch has more rows than there are,
   *     or the steps are too many to count
   */
  public Run {
    TrainingSetup.steps(batch, rows, epochs);
  }

  /** The same as the constructor, for a line that reads well. */
  public static Run of(long batch, long rows, double epochs) {
    return new Run(batch, rows, epochs);
  }

  /** How many steps it has: epochs · N/B, rounded up. */
  public long steps() {
    return TrainingSetup.steps(batch, rows, epochs);
  }
}
