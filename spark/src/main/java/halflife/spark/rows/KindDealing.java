package halflife.spark.rows;

import halflife.tune.data.FoldAssignment;
import java.io.Serializable;
import java.util.function.IntBinaryOperator;

/**
 * A dealing of rows of classes or counts to folds, in so few words that executors deal by
 * themselves.
 *
 * @param sizes the rows of each kind; see {@link ClassCounts}
 * @param count K
 * @param seed the seed of the dealing
 */
record KindDealing(int[] sizes, int count, long seed) implements Serializable {
  /** The fold of a row by its kind and its number among those of its kind. */
  IntBinaryOperator byKind() {
    return FoldAssignment.dealer(sizes, count, seed);
  }
}
