package halflife.djl.study;

import halflife.core.SplitMix64;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rows that one seed learns from, and those it holds out.
 *
 * <p>Of classes, each has about the same share of its rows held out. Every seed holds out equally
 * many.
 *
 * @param train their numbers, rising
 * @param validation the numbers of those held out, rising
 */
@SuppressWarnings("ArrayRecordComponent")
record Split(int[] train, int[] validation) {
  /**
   * Deals rows.
   *
   * @param share the share of rows held out, above 0 and below 1
   */
  static Split of(StudyData data, double share, long seed) {
    SplitMix64 random = SplitMix64.stream(seed, Draws.SPLIT);
    int[] order = IntStream.range(0, data.size()).toArray();
    random.shuffle(order);
    if (data.task().family().hasClasses()) {
      order =
          Arrays.stream(order)
              .boxed()
              .sorted(Comparator.comparingDouble(data::target))
              .mapToInt(i -> i)
              .toArray();
    }
    int held = heldOut(data.size(), share);
    double start = random.nextDouble();
    boolean[] out = new boolean[data.size()];
    for (int i = 0; i < held; i++) {
      out[order[(int) ((i + start) * data.size() / held)]] = true;
    }
    return new Split(
        IntStream.range(0, data.size()).filter(i -> !out[i]).toArray(),
        IntStream.range(0, data.size()).filter(i -> out[i]).toArray());
  }

  /** The number of rows held out: at least one, and not all. */
  static int heldOut(int rows, double share) {
    return (int) Math.max(1, Math.min(rows - 1L, Math.round(share * rows)));
  }

  /** n_test/n_train. */
  double testToTrain() {
    return (double) validation.length / train.length;
  }
}
