package halflife.spark.rows;

import halflife.spark.rows.PartitionTask.BadRow;
import halflife.tune.data.FoldAssignment;
import java.io.Serializable;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A dealing of rows to folds, in so few words that executors deal by themselves.
 *
 * @param rows N
 * @param count K
 * @param seed the seed of the dealing
 */
public record Dealing(int rows, int count, long seed) implements Serializable {
  /** The fold of a row by its number, as one machine deals it. */
  public IntUnaryOperator byNumber() {
    return FoldAssignment.dealer(rows, count, seed);
  }

  /**
   * The fold of a row that names it.
   *
   * @param folds the fold of each name
   * @throws BadRow if it is none of them: the frame changed between two passes
   */
  static int named(Map<String, Integer> folds, String name) throws BadRow {
    Integer fold = folds.get(name);
    if (fold == null) {
      throw new BadRow(
          "a row names the fold '" + name + "', which no row did before; cache the frame");
    }
    return fold;
  }
}
