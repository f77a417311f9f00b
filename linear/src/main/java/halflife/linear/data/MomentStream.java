package halflife.linear.data;

import halflife.core.Internal;
import halflife.core.Workers;
import java.util.List;

/**
 * The moments of each fold's rows, which come in blocks and are not kept: O(K p²) memory for any
 * number of rows.
 */
@Internal
public final class MomentStream {
  private final int count;
  private Moments[] sum = {};

  /**
   * A stream without rows yet.
   *
   * @param count K
   */
  public MomentStream(int count) {
    this.count = count;
  }

  /**
   * Adds a block of rows.
   *
   * @param block the rows, at least one; every block has the same features and fills
   * @param fold the fold of each
   * @throws IllegalArgumentException if a sum overflows
   */
  public void add(Design block, int[] fold) {
    Moments[] own = Moments.ofFolds(block, fold, count, Workers.ONE);
    for (int k = 0; k < sum.length; k++) {
      own[k] = Moments.merge(List.of(sum[k], own[k]));
    }
    sum = own;
  }

  /**
   * The moments of every fold.
   *
   * @throws IllegalArgumentException if there were no rows
   */
  public Moments[] end() {
    if (sum.length == 0) {
      throw new IllegalArgumentException("there are no moments to merge");
    }
    for (Moments moments : sum) {
      moments.mirrored();
    }
    return sum;
  }
}
