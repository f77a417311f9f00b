package halflife.tune.table;

import halflife.core.Internal;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Some rows of a table that is not kept.
 *
 * @param rows the sample, in the order of the table, and after it, of each column, rows that its
 *     reading depends on: with its least and its greatest number, a missing cell, each of its words
 * @param numbers the number of each row of the sample among all that have a target
 * @param total the number of rows that have a target
 * @param dropped the number of rows that have none
 */
@Internal
public record SampledTable(Table rows, int[] numbers, int total, long dropped) {
  /**
   * What is to be kept.
   *
   * @param target the column of the target
   * @param cells the largest number of cells of the sample
   * @param most the largest number of its rows
   * @param seed the seed of the draw
   * @param heard told the number of rows now and then
   * @param beside sees every row
   */
  public record Asked(
      String target, long cells, int most, long seed, IntConsumer heard, RowsSeen beside) {}

  /** What sees every row as it is read. */
  public interface RowsSeen {
    /** One that looks at nothing. */
    RowsSeen NONE = (number, values, from) -> {};

    /** Told the names of the columns before the first row; again if reading begins anew. */
    default void begin(List<String> names) {}

    /**
     * Sees a row that has a target.
     *
     * @param number its number among these
     * @param values has its numbers; not a number where a cell is missing, or no number; used again
     * @param from the place of the first
     */
    void row(int number, double[] values, int from);
  }
}
