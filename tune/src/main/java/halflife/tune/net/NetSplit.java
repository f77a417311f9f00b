package halflife.tune.net;

import halflife.tune.data.Dataset;
import halflife.tune.data.Splitter;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows that one seed learns from, and those it holds out.
 *
 * @param train their numbers, rising
 * @param held the numbers of those held out, rising
 */
@SuppressWarnings("ArrayRecordComponent")
record NetSplit(int[] train, int[] held) {
  /** Keeps these draws apart from that of the test rows. */
  private static final long STREAM = 0x6E65_7473L;

  /** Of ordered rows the first window held out begins at this share of the rows. */
  private static final double FIRST = 0.5;

  /**
   * Deals rows: at random, of each class alike; of grouped rows, whole groups. Of ordered rows a
   * window is held out and the rows before it are learned from; windows move forward with the
   * number of the seed.
   *
   * @param folds one in so many rows is held out
   * @param number the number of the seed, from 0 on
   * @param of the number of seeds
   * @throws IllegalArgumentException if one part would have no row, or no weight
   */
  static NetSplit of(Dataset data, int folds, long seed, int number, int of) {
    if (data.order().isPresent()) {
      return window(data.order().get(), folds, number, of);
    }
    boolean[] test = Splitter.testRows(data, 1.0 / folds, seed ^ STREAM);
    return new NetSplit(rows(test, false), rows(test, true));
  }

  private static int[] rows(boolean[] test, boolean wanted) {
    return IntStream.range(0, test.length).filter(i -> test[i] == wanted).toArray();
  }

  private static NetSplit window(double[] order, int folds, int number, int of) {
    double[] sorted = order.clone();
    Arrays.sort(sorted);
    int rows = sorted.length;
    int width = Math.max(1, rows / folds);
    double last = rows - width;
    double first = Math.min(FIRST * rows, last);
    int begin = (int) Math.round(of == 1 ? last : first + (last - first) * number / (of - 1));
    double from = sorted[begin];
    double to = begin + width < rows ? sorted[begin + width] : Double.POSITIVE_INFINITY;
    int[] train = IntStream.range(0, rows).filter(i -> order[i] < from).toArray();
    int[] held = IntStream.range(0, rows).filter(i -> order[i] >= from && order[i] < to).toArray();
    if (train.length == 0 || held.length == 0) {
      throw new IllegalArgumentException(
          "so many rows have the same value of --order that a window held out leaves none to learn"
              + " from, or none to hold out; use --model linear, or drop --order");
    }
    return new NetSplit(train, held);
  }

  /** n_test/n_train. */
  double testToTrain() {
    return (double) held.length / train.length;
  }
}
