package halflife.tune.data;

import halflife.core.Internal;
import halflife.evidence.Measure;
import halflife.linear.data.Folds;
import halflife.tune.table.BadCell;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The classes in each fold: as many as can be, and as many as must. */
@Internal
public final class FoldClasses {
  /** The class of a row that does not count. */
  static final int NONE = -1;

  private FoldClasses() {}

  /** Each row's class, {@link #NONE} where its weight is 0. */
  static double[] of(Dataset data) {
    double[] classOf = data.design().target().clone();
    double[] weights = data.design().weights();
    Arrays.setAll(classOf, i -> weights[i] > 0 ? classOf[i] : NONE);
    return classOf;
  }

  /** The number of rows of the smallest class, or of groups that hold such rows. */
  public static int smallest(Dataset data) {
    double[] classOf = of(data);
    if (data.groups().isPresent()) {
      return Arrays.stream(holders(held(data.groups().get(), classOf))).min().orElse(0);
    }
    int[] rows = new int[data.classes().size()];
    for (double c : classOf) {
      if (c >= 0) {
        rows[(int) c]++;
      }
    }
    return Arrays.stream(rows).min().orElse(0);
  }

  /**
   * Sorts groups so that, dealt to folds in turn, every fold holds both of two classes if any
   * dealing does that with as many groups in each: those of the rarest class come first, of them
   * those that hold no other.
   *
   * @param order the different groups, in an order that decides among equals
   */
  static List<String> rarestFirst(List<String> order, List<String> groups, double[] classOf) {
    Map<String, BitSet> held = held(groups, classOf);
    int[] holders = holders(held);
    int[] byRarity =
        IntStream.range(0, holders.length)
            .boxed()
            .sorted(Comparator.comparingInt(c -> holders[c]))
            .mapToInt(c -> c)
            .toArray();
    BitSet nothing = new BitSet();
    Map<String, Integer> rank = new HashMap<>();
    for (String group : order) {
      BitSet classes = held.getOrDefault(group, nothing);
      int first = 0;
      while (first < byRarity.length && !classes.get(byRarity[first])) {
        first++;
      }
      rank.put(group, first * (holders.length + 1) + classes.cardinality());
    }
    return order.stream().sorted(Comparator.comparing(rank::get)).toList();
  }

  /** The classes that each group holds. */
  private static Map<String, BitSet> held(List<String> groups, double[] classOf) {
    Map<String, BitSet> held = new HashMap<>();
    for (int i = 0; i < classOf.length; i++) {
      if (classOf[i] >= 0) {
        held.computeIfAbsent(groups.get(i), group -> new BitSet()).set((int) classOf[i]);
      }
    }
    return held;
  }

  /** The number of groups that hold each class. */
  private static int[] holders(Map<String, BitSet> held) {
    int[] holders = new int[held.values().stream().mapToInt(BitSet::length).max().orElse(0)];
    held.values().forEach(classes -> classes.stream().forEach(c -> holders[c]++));
    return holders;
  }

  /**
   * Checks that folds can be learned from and judged by.
   *
   * @throws IllegalArgumentException if a class is in fewer than 3 folds, or in the first block of
   *     time not at all, or a fold that is judged by AUC holds one class only
   */
  static void check(Folds folds, Dataset data) {
    int count = data.classes().size();
    boolean[][] in = new boolean[folds.count()][count];
    double[] classOf = of(data);
    for (int i = 0; i < classOf.length && count > 0; i++) {
      if (classOf[i] >= 0) {
        in[folds.fold()[i]][(int) classOf[i]] = true;
      }
    }
    requireClasses(folds, data.classes(), in);
    if (count == 2 && data.options().search().measure(data.family()) == Measure.AUC) {
      requireBoth(folds, data, in);
    }
  }

  /**
   * Checks that rows that are only scored can be.
   *
   * @throws IllegalArgumentException if they are to be scored by AUC and hold one class only
   */
  public static void checkTest(Dataset test, Measure measure) {
    if (measure != Measure.AUC) {
      return;
    }
    double[] there = Arrays.stream(of(test)).filter(c -> c >= 0).distinct().toArray();
    if (there.length == 1) {
      throw new IllegalArgumentException(
          "the test rows are all of class '"
              + test.classes().get((int) there[0])
              + "', for which there is no AUC; give rows of both classes, or choose by --measure"
              + " deviance");
    }
  }

  /**
   * Checks that every class is in enough folds.
   *
   * @param in whether a fold has a row of a class, by fold and class
   */
  static void requireClasses(Folds folds, List<String> classes, boolean[][] in) {
    for (int c = 0; c < classes.size(); c++) {
      requireClass(folds, classes.get(c), c, in);
    }
  }

  /** The verdict learns from what two folds leave: a class in 2 folds only would be missing. */
  private static void requireClass(Folds folds, String name, int of, boolean[][] in) {
    if (folds.inOrder() && !in[0][of]) {
      throw new IllegalArgumentException(
          "class '"
              + name
              + "' has no row in the first of "
              + folds.count()
              + " blocks of time, from which all later ones are predicted; use fewer --folds, or"
              + " drop the rows before it appears");
    }
    long there = Arrays.stream(in).filter(fold -> fold[of]).count();
    if (!folds.inOrder() && there < Folds.FEWEST) {
      throw new IllegalArgumentException(
          "class '"
              + name
              + "' is in "
              + there
              + " of "
              + folds.count()
              + " folds, but must be in at least "
              + Folds.FEWEST
              + "; use other folds or groups, merge the class with another, or drop its rows");
    }
  }

  /** AUC compares rows of one class with rows of the other. */
  private static void requireBoth(Folds folds, Dataset data, boolean[][] in) {
    for (int f = folds.inOrder() ? 1 : 0; f < folds.count(); f++) {
      if (!in[f][0] || !in[f][1]) {
        throw new IllegalArgumentException(
            fold(folds, data, f)
                + " has only rows of class '"
                + data.classes().get(in[f][0] ? 0 : 1)
                + "', for which there is no AUC; "
                + advice(folds, data)
                + ", or choose by --measure deviance");
      }
    }
  }

  private static String fold(Folds folds, Dataset data, int f) {
    if (data.foldLabels().isPresent()) {
      int row =
          IntStream.range(0, folds.fold().length)
              .filter(i -> folds.fold()[i] == f)
              .findFirst()
              .orElseThrow();
      return "fold '" + BadCell.shortened(data.foldLabels().get().get(row)) + "' of --fold-column";
    }
    return (folds.inOrder() ? "block of time " : "fold ") + (f + 1) + " of " + folds.count();
  }

  private static String advice(Folds folds, Dataset data) {
    if (data.foldLabels().isPresent()) {
      return "merge it with another fold";
    }
    return folds.inOrder() ? "use fewer --folds" : "use at most --folds " + smallest(data);
  }
}
