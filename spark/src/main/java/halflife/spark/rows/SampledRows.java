package halflife.spark.rows;

import halflife.tune.data.Dataset;

/**
 * The rows of a frame, with a sample of them on the driver.
 *
 * @param rows all of them, as vectors
 * @param numbers the number of each row of the sample, rising
 * @param sample the rows of the sample
 */
public record SampledRows(FrameRows rows, int[] numbers, Dataset sample) {
  /** N. */
  int size() {
    return (int) rows.count();
  }

  /** Whether the sample has all rows. */
  boolean hasAll() {
    return numbers.length == size();
  }
}
