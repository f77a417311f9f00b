package halflife.tune.table;

import halflife.core.Internal;
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
   */
  public record Asked(String target, long cells, int most, long seed, IntConsumer heard) {}
}
