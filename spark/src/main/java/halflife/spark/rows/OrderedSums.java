package halflife.spark.rows;

import halflife.linear.FoldSums;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Joins the sums of partitions in a fixed tree: the first 2ᵏ together, then the rest, and so on
 * down. The bits of the outcome depend on the partitions alone, and of n partitions at most log₂ n
 * sums are kept.
 */
final class OrderedSums {
  private final Deque<FoldSums> sums = new ArrayDeque<>();
  private int added;

  /** Adds the sums of the next partition. */
  void add(FoldSums next) {
    FoldSums sum = next;
    for (int n = added; n % 2 == 1; n /= 2) {
      sum = sums.removeLast().plus(sum);
    }
    sums.addLast(sum);
    added++;
  }

  /**
   * The sums of all partitions.
   *
   * @throws IllegalArgumentException if there were none
   */
  FoldSums all() {
    if (sums.isEmpty()) {
      throw new IllegalArgumentException("there are no partitions; give a frame with rows");
    }
    FoldSums all = sums.removeLast();
    while (!sums.isEmpty()) {
      all = sums.removeLast().plus(all);
    }
    sums.addLast(all);
    added = 1;
    return all;
  }
}
