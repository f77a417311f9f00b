package halflife.djl.doctor;

import halflife.decay.TrainingSetup;

/**
 * The length of a training.
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

  /** Creates a run, for a line that reads well. */
  public static Run of(long batch, long rows, double epochs) {
    return new Run(batch, rows, epochs);
  }

  /** The number of steps: epochs · N/B, rounded up. */
  public long steps() {
    return TrainingSetup.steps(batch, rows, epochs);
  }
}
