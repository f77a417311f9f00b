package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.SplitMix64;
import halflife.linear.data.Folds;
import halflife.tune.table.Decimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Deals the rows of a table to folds: in a seeded order, by class, by group, in order, or as given.
 */
public final class FoldAssignment {
  /** The largest K: the verdict fits K(K−1)/2 paths per dealing. */
  public static final int MOST = 100;

  private static final int USUAL = 10;
  private static final int ROWS_EACH = 3;

  private FoldAssignment() {}

  private static Folds checked(int[] fold, int count, boolean inOrder) {
    if (count > MOST) {
      throw new IllegalArgumentException(
          "there are "
              + count
              + " folds, but more than "
              + MOST
              + " are not worth their time: the verdict chooses λ again for every pair of them; use"
              + " fewer");
    }
    return new Folds(fold, count, inOrder);
  }

  /**
   * Deals rows: in a seeded order of all of them, fold after fold in turn, so that the folds differ
   * by one row.
   *
   * <p>A row's fold follows from its number, the number of rows and the seed alone, so that a
   * stream of rows, or a part of one, is dealt like a table; whether the table is sorted does not
   * matter.
   *
   * @throws IllegalArgumentException if K is below 3 or above the number of rows
   */
  public static Folds shuffled(int rows, int k, long seed) {
    return byClass(new double[rows], k, seed);
  }

  /**
   * The fold of any row by its number, as {@link #shuffled} deals it, without the others.
   *
   * @throws IllegalArgumentException if K is below 3 or above the number of rows
   */
  public static IntUnaryOperator dealer(int rows, int k, long seed) {
    IntBinaryOperator alike = dealer(new int[] {rows}, k, seed);
    return row -> alike.applyAsInt(0, row);
  }

  /**
   * The fold of any row by its class and its number among the rows of that class, as {@link
   * #byClass} deals it, without the others.
   *
   * @param sizes the number of rows of each class, and behind it that of the rows that do not count
   * @throws IllegalArgumentException if K is below 3 or above the number of rows
   */
  public static IntBinaryOperator dealer(int[] sizes, int k, long seed) {
    requireAtLeast(k, Arrays.stream(sizes).sum(), "rows");
    int[] turn = turn(k, seed);
    IntUnaryOperator[] dealers = new IntUnaryOperator[sizes.length];
    int left = 0;
    for (int c = 0; c < sizes.length; c++) {
      dealers[c] = dealer(sizes[c], turn, left, SplitMix64.stream(seed, c));
      left += sizes[c] % k;
    }
    return (of, number) -> dealers[of].applyAsInt(number);
  }

  /**
   * The fold of any row by its number: what is more than the same number in each fold takes its
   * turn.
   *
   * @param before how many had their turn before
   */
  private static IntUnaryOperator dealer(int rows, int[] turn, int before, SplitMix64 random) {
    int k = turn.length;
    int whole = rows / k * k;
    RandomPermutation order = new RandomPermutation(rows, random);
    return row -> {
      int place = order.at(row);
      return place < whole ? place % k : turn[(before + place - whole) % k];
    };
  }

  private static int[] turn(int k, long seed) {
    int[] turn = new int[k];
    Arrays.setAll(turn, fold -> fold);
    SplitMix64.stream(seed, -1).shuffle(turn);
    return turn;
  }

  /** K of rows that are dealt by class if none is asked for: a class has a row in each fold. */
  @Internal
  public static int usualOfClasses(int smallest) {
    return Math.max(Folds.FEWEST, Math.min(USUAL, smallest));
  }

  /** K if none is asked for: fewer where 10 would leave less than 3 rows for a fold. */
  @Internal
  public static int usual(int rows) {
    return Math.max(Folds.FEWEST, Math.min(USUAL, rows / ROWS_EACH));
  }

  /**
   * Deals rows of each class like {@link #shuffled}; what is left of the classes goes to the folds
   * in one seeded turn, so that the folds differ by one row, in all and in each class.
   *
   * @param classOf each row's class, from 0 on; −1 for a row that does not count
   * @throws IllegalArgumentException if K is below 3 or above the number of rows
   */
  public static Folds byClass(double[] classOf, int k, long seed) {
    int classes = 1 + (int) Arrays.stream(classOf).max().orElse(0);
    int[] sizes = new int[classes + 1];
    int[] of = new int[classOf.length];
    int[] number = new int[classOf.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = classOf[i] == FoldClasses.NONE ? classes : (int) classOf[i];
      number[i] = sizes[of[i]]++;
    }
    IntBinaryOperator dealer = dealer(sizes, k, seed);
    int[] fold = new int[of.length];
    Arrays.setAll(fold, i -> dealer.applyAsInt(of[i], number[i]));
    return checked(fold, k, false);
  }

  /**
   * Deals whole groups: ordered by a seeded hash of their names, they go to the folds in turn. The
   * order of the rows does not matter.
   *
   * @param groups each row's group
   * @throws IllegalArgumentException if K is below 3 or above the number of groups
   */
  public static Folds byGroup(List<String> groups, int k, long seed) {
    return inTurn(hashed(groups, seed), groups, k);
  }

  /**
   * Deals whole groups in turn, those of the rarest class first: with two classes every fold holds
   * both, if each class is in at least K groups.
   *
   * @param groups each row's group
   * @param classOf each row's class, from 0 on; −1 for a row that does not count
   * @throws IllegalArgumentException if K is below 3 or above the number of groups
   */
  public static Folds byGroup(List<String> groups, double[] classOf, int k, long seed) {
    return inTurn(FoldClasses.rarestFirst(hashed(groups, seed), groups, classOf), groups, k);
  }

  private static Folds inTurn(List<String> order, List<String> groups, int k) {
    requireAtLeast(k, order.size(), "groups");
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      foldOf.put(order.get(i), i % k);
    }
    return checked(groups.stream().mapToInt(foldOf::get).toArray(), k, false);
  }

  /**
   * Uses the folds as they are named; the names are sorted, as numbers if all of them are numbers.
   *
   * @param labels each row's fold
   * @throws IllegalArgumentException if there are fewer than 3 different names
   */
  public static Folds given(List<String> labels) {
    List<String> names = labels.stream().distinct().sorted(natural(labels)).toList();
    if (names.size() < Folds.FEWEST) {
      throw new IllegalArgumentException(
          "the fold column names "
              + names.size()
              + " folds, but at least "
              + Folds.FEWEST
              + " are needed; use another column, or --folds");
    }
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      foldOf.put(names.get(i), i);
    }
    return checked(labels.stream().mapToInt(foldOf::get).toArray(), names.size(), false);
  }

  /**
   * Deals a data set as the options ask: given folds, whole groups, or rows; K is 10, or fewer
   * where that would leave less than 3 rows (or no group, or no row of a class) for a fold.
   *
   * @param seed the seed, which a repeat changes
   * @throws IllegalArgumentException if that is not possible, a fold has no weight, a class is in
   *     too few folds, or a fold has one class only where AUC is to be measured
   */
  public static Folds of(Dataset data, OptionalInt k, long seed) {
    Folds folds;
    if (data.order().isPresent()) {
      double[] order = data.order().get();
      int different = (int) Arrays.stream(order).distinct().count();
      folds = inOrder(order, k.orElse(Math.max(Folds.FEWEST_IN_ORDER, Math.min(USUAL, different))));
    } else if (data.foldLabels().isPresent()) {
      folds = given(data.foldLabels().get());
    } else if (data.groups().isPresent()) {
      List<String> groups = data.groups().get();
      boolean classes = !data.classes().isEmpty();
      int there = classes ? FoldClasses.smallest(data) : (int) groups.stream().distinct().count();
      int count = k.orElse(Math.max(Folds.FEWEST, Math.min(USUAL, there)));
      folds =
          classes
              ? byGroup(groups, FoldClasses.of(data), count, seed)
              : byGroup(groups, count, seed);
    } else if (!data.classes().isEmpty()) {
      int usual = usualOfClasses(FoldClasses.smallest(data));
      folds = byClass(FoldClasses.of(data), k.orElse(usual), seed);
    } else {
      int rows = data.design().size();
      folds = shuffled(rows, k.orElse(usual(rows)), seed);
    }
    requireWeight(folds, data.design().weights());
    FoldClasses.check(folds, data);
    return folds;
  }

  /**
   * Blocks of time, as even as equal values allow: rows of the same value are never parted. Each
   * fold is predicted from those before it.
   *
   * @param order the values that sort the rows, one per row
   * @param k the number of blocks
   * @throws IllegalArgumentException if there are fewer different values than blocks, or less than
   *     6 blocks
   */
  public static Folds inOrder(double[] order, int k) {
    double[] sorted = order.clone();
    Arrays.sort(sorted);
    int[] first = new int[sorted.length];
    int different = 1;
    for (int i = 1; i < first.length; i++) {
      boolean same = sorted[i] == sorted[i - 1];
      first[i] = same ? first[i - 1] : i;
      different += same ? 0 : 1;
    }
    requireBlocks(k, different);
    int[] of = new int[order.length];
    int blocks = 0;
    // equal values may leave fewer blocks than were cut
    for (long cut = k; blocks < Folds.FEWEST_IN_ORDER; cut *= 2) {
      for (int i = 0; i < of.length; i++) {
        of[i] = (int) (first[Arrays.binarySearch(sorted, order[i])] * cut / order.length);
      }
      int[] used = Arrays.stream(of).sorted().distinct().toArray();
      Arrays.setAll(of, i -> Arrays.binarySearch(used, of[i]));
      blocks = used.length;
    }
    return checked(of, blocks, true);
  }

  private static void requireBlocks(int k, int different) {
    if (different < Folds.FEWEST_IN_ORDER) {
      throw new IllegalArgumentException(
          "the order has only "
              + different
              + " different values, but at least "
              + Folds.FEWEST_IN_ORDER
              + " are needed to learn from earlier rows and hold out later ones; use another column,"
              + " or --fold-column without --order");
    }
    if (k < Folds.FEWEST_IN_ORDER || k > different) {
      throw new IllegalArgumentException(
          "folds is "
              + k
              + ", but rows in order can be cut into "
              + Folds.FEWEST_IN_ORDER
              + " to "
              + Math.min(different, MOST)
              + " blocks of time; use so many --folds");
    }
  }

  private static void requireWeight(Folds folds, double[] weights) {
    double[] total = new double[folds.count()];
    for (int i = 0; i < weights.length; i++) {
      total[folds.fold()[i]] += weights[i];
    }
    requireWeight(total);
  }

  /**
   * Refuses folds without weight.
   *
   * @param total Σw of each fold
   * @throws IllegalArgumentException if one is 0
   */
  @Internal
  public static void requireWeight(double[] total) {
    for (int fold = 0; fold < total.length; fold++) {
      if (!(total[fold] > 0)) {
        throw new IllegalArgumentException(
            "fold "
                + (fold + 1)
                + " of "
                + total.length
                + " has only rows of weight 0; use fewer --folds, or drop the rows without weight");
      }
    }
  }

  private static void requireAtLeast(int k, int there, String what) {
    if (k < Folds.FEWEST) {
      throw new IllegalArgumentException(
          "folds is " + k + ", but must be at least " + Folds.FEWEST + "; use more");
    }
    if (k > there) {
      throw new IllegalArgumentException(
          there
              + " "
              + what
              + " cannot fill "
              + k
              + " folds; use "
              + (there >= Folds.FEWEST
                  ? "at most --folds " + Math.min(there, MOST)
                  : "a table with at least " + Folds.FEWEST + " " + what));
    }
  }

  /** The different names in an order that only the seed and the names decide. */
  static List<String> hashed(List<String> groups, long seed) {
    Map<String, Long> hash = new HashMap<>();
    for (String group : groups) {
      hash.computeIfAbsent(group, name -> hash(name, seed));
    }
    Comparator<String> byHash = Comparator.comparing(hash::get);
    return hash.keySet().stream().sorted(byHash.thenComparing(Comparator.naturalOrder())).toList();
  }

  private static long hash(String name, long seed) {
    long hash = SplitMix64.mix(seed);
    for (int i = 0; i < name.length(); i++) {
      hash = SplitMix64.mix(hash + 0x9E3779B97F4A7C15L + name.charAt(i));
    }
    return hash;
  }

  private static Comparator<String> natural(List<String> labels) {
    Map<String, Double> number = new HashMap<>();
    for (String label : labels) {
      number.computeIfAbsent(label, text -> Decimal.parse(text.toCharArray(), 0, text.length()));
    }
    Comparator<String> byText = Comparator.naturalOrder();
    return number.values().stream().allMatch(Double::isFinite)
        ? Comparator.<String, Double>comparing(number::get).thenComparing(byText)
        : byText;
  }
}
