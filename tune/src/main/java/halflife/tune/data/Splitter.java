package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.SplitMix64;
import halflife.linear.data.Folds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides which rows are set aside. */
@Internal
public final class Splitter {
  /** Keeps these draws apart from those of the folds. */
  private static final long STREAM = 0x7465_7374L << 32;

  private Splitter() {}

  /**
   * Decides which rows are set aside.
   *
   * @throws IllegalArgumentException if one part would have no row, or no weight
   */
  public static boolean[] testRows(Dataset data, double fraction, long seed) {
    boolean[] test = drawn(data, fraction, seed);
    boolean[] weighed = new boolean[2];
    for (int i = 0; i < test.length; i++) {
      weighed[test[i] ? 1 : 0] |= data.design().weights()[i] > 0;
    }
    if (!weighed[0] || !weighed[1]) {
      throw new IllegalArgumentException(
          "all rows that --test-fraction "
              + (weighed[0] ? "sets aside" : "leaves to learn from")
              + " have weight 0; choose another fraction or --seed, or drop the rows without weight");
    }
    return test;
  }

  private static boolean[] drawn(Dataset data, double fraction, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "the test fraction is " + fraction + ", but must lie between 0 and 1, as 0.2 does");
    }
    int rows = data.design().size();
    int wanted = (int) Math.round(fraction * rows);
    if (wanted < 1 || wanted >= rows) {
      throw empty(fraction, rows);
    }
    if (data.order().isPresent()) {
      return last(data.order().get(), wanted);
    }
    if (data.groups().isPresent()) {
      return groups(data.groups().get(), wanted, seed);
    }
    return data.classes().isEmpty()
        ? rows(rows, wanted, seed)
        : classes(data.design().target(), data.classes().size(), fraction, seed);
  }

  private static boolean[] rows(int rows, int wanted, long seed) {
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    SplitMix64.stream(seed, STREAM).shuffle(order);
    boolean[] test = new boolean[rows];
    for (int i = 0; i < wanted; i++) {
      test[order[i]] = true;
    }
    return test;
  }

  /** Sets aside the same share of each class, but leaves at least 3 rows of it to learn from. */
  private static boolean[] classes(double[] classOf, int count, double fraction, long seed) {
    boolean[] test = new boolean[classOf.length];
    boolean any = false;
    for (int k = 0; k < count; k++) {
      int of = k;
      int[] rows = IntStream.range(0, classOf.length).filter(i -> classOf[i] == of).toArray();
      SplitMix64.stream(seed, STREAM + k).shuffle(rows);
      int wanted = (int) Math.round(fraction * rows.length);
      for (int i = 0; i < Math.min(wanted, rows.length - Folds.FEWEST); i++) {
        test[rows[i]] = true;
        any = true;
      }
    }
    if (!any) {
      throw empty(fraction, classOf.length);
    }
    return test;
  }

  private static IllegalArgumentException empty(double fraction, int rows) {
    return new IllegalArgumentException(
        "a test fraction of "
            + fraction
            + " leaves one part of "
            + rows
            + " rows empty; choose one nearer to 0.2, or give more rows");
  }

  /** The last rows of an order; rows at the same place stay together. */
  private static boolean[] last(double[] order, int wanted) {
    double[] sorted = order.clone();
    Arrays.sort(sorted);
    double from = sorted[sorted.length - wanted];
    boolean[] test = new boolean[order.length];
    for (int i = 0; i < test.length; i++) {
      test[i] = order[i] >= from;
    }
    if (from == sorted[0]) {
      throw new IllegalArgumentException(
          "so many rows have the same value of --order that setting the last ones aside leaves none"
              + " to learn from; choose a smaller --test-fraction");
    }
    return test;
  }

  /**
   * Sets aside groups in seeded order as long as that brings the share nearer to the wanted one.
   */
  private static boolean[] groups(List<String> groups, int wanted, long seed) {
    Map<String, Long> sizes =
        groups.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    if (sizes.size() < 2) {
      throw new IllegalArgumentException(
          "all rows are of one group, so none can be set aside; drop --test-fraction or --group");
    }
    Set<String> chosen = new HashSet<>();
    long taken = 0;
    for (String group : FoldAssignment.hashed(groups, seed ^ STREAM)) {
      long size = sizes.getOrDefault(group, 0L);
      boolean nearer = Math.abs(taken + size - wanted) < Math.abs(taken - wanted);
      if ((nearer || chosen.isEmpty()) && chosen.size() < sizes.size() - 1) {
        chosen.add(group);
        taken += size;
      }
    }
    boolean[] test = new boolean[groups.size()];
    for (int i = 0; i < test.length; i++) {
      test[i] = chosen.contains(groups.get(i));
    }
    return test;
  }
}
