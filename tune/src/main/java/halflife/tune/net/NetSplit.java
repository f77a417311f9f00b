package halflife.tune.net;

import halflife.core.SplitMix64;
import halflife.linear.data.Folds;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.data.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows that one seed learns from, and those it holds out.
 *
 * @param train their numbers, rising; of a resample some more than once
 * @param held the numbers of those held out, rising
 */
@SuppressWarnings("ArrayRecordComponent")
record NetSplit(int[] train, int[] held) {
  /** Keeps these draws apart from that of the test rows. */
  private static final long STREAM = 0x6E65_7473L;

  /** Keeps those of resamples apart. */
  private static final long RESAMPLE = 0x7265_7361L;

  /** Of few rows, or groups, a resample may lack none; it is drawn anew. */
  private static final int MOST_DRAWS = 100;

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

  /**
   * Holds out one fold of all rows, dealt at random, of each class alike.
   *
   * @param fold its number, from 0 on
   */
  static NetSplit fold(Dataset data, int folds, long seed, int fold) {
    double[] target = data.design().target();
    Folds dealt =
        data.classes().isEmpty()
            ? FoldAssignment.shuffled(target.length, folds, seed ^ STREAM)
            : FoldAssignment.byClass(target, folds, seed ^ STREAM);
    boolean[] test = new boolean[target.length];
    for (int i = 0; i < test.length; i++) {
      test[i] = dealt.fold()[i] == fold;
    }
    return new NetSplit(rows(test, false), rows(test, true));
  }

  /**
   * Draws as many rows as there are with replacement, of each class as many as it has; of grouped
   * rows, whole groups. Those that are not drawn are held out.
   *
   * @throws IllegalArgumentException if no row would be held out
   */
  static NetSplit resample(Dataset data, long seed) {
    List<List<int[]>> strata = strata(data);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      SplitMix64 random = SplitMix64.stream(seed, RESAMPLE + draw);
      boolean[] held = new boolean[data.design().size()];
      Arrays.fill(held, true);
      List<int[]> drawn = new ArrayList<>();
      for (List<int[]> stratum : strata) {
        for (int i = 0; i < stratum.size(); i++) {
          drawn.add(stratum.get(random.nextInt(stratum.size())));
        }
      }
      int[] train = drawn.stream().flatMapToInt(Arrays::stream).sorted().toArray();
      Arrays.stream(train).forEach(i -> held[i] = false);
      int[] others = rows(held, true);
      if (others.length > 0) {
        return new NetSplit(train, others);
      }
    }
    throw new IllegalArgumentException(
        "there are so few rows, or groups of rows, that a resample lacks none; drop --resamples");
  }

  /** What is drawn together, a list for each class; groups are one list. */
  private static List<List<int[]>> strata(Dataset data) {
    int rows = data.design().size();
    if (data.groups().isPresent()) {
      List<String> groups = data.groups().get();
      return List.of(
          byName(groups).values().stream()
              .map(some -> some.stream().mapToInt(i -> i).toArray())
              .toList());
    }
    Map<Double, List<int[]>> classes = new LinkedHashMap<>();
    for (int i = 0; i < rows; i++) {
      double of = data.classes().isEmpty() ? 0 : data.design().target()[i];
      classes.computeIfAbsent(of, c -> new ArrayList<>()).add(new int[] {i});
    }
    return List.copyOf(classes.values());
  }

  private static Map<String, List<Integer>> byName(List<String> groups) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      rows.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(i);
    }
    return rows;
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
