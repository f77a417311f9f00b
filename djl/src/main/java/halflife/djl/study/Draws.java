package halflife.djl.study;

import halflife.core.SplitMix64;
import java.util.Arrays;

/** The draws from a seed: a stream of its own for each, so that none moves another. */
final class Draws {
  /** The stream that draws the rows held out. */
  static final long SPLIT = 0;

  private static final long ENGINE = 1;
  private static final long FIRST_EPOCH = 2;

  private Draws() {}

  /** The seed from which the engine draws first weights and dropout. */
  static int engine(long seed) {
    return (int) SplitMix64.stream(seed, ENGINE).nextLong();
  }

  /**
   * The batches of an epoch: all rows in random order, cut into equal parts, up to one row.
   *
   * @param rows the training rows; they stay as they are
   * @param batch the most rows of a part
   */
  static int[][] batches(int[] rows, int batch, long seed, int epoch) {
    int[] order = rows.clone();
    SplitMix64.stream(seed, FIRST_EPOCH + epoch).shuffle(order);
    int parts = steps(rows.length, batch);
    int[][] out = new int[parts][];
    for (int b = 0; b < parts; b++) {
      int from = (int) ((long) b * rows.length / parts);
      int to = (int) ((b + 1L) * rows.length / parts);
      out[b] = Arrays.copyOfRange(order, from, to);
    }
    return out;
  }

  /** The number of batches in an epoch. */
  static int steps(int rows, int batch) {
    return (int) ((rows + (long) batch - 1) / batch);
  }
}
