package halflife.tune.data;

import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.linear.data.Folds;
import halflife.tune.Csv;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsTest {
  @TempDir private Path folder;

  @Test
  void foldsDifferByOneRow() {
    int[] counts = new int[7];
    for (int fold : FoldAssignment.shuffled(101, 7, 3).fold()) {
      counts[fold]++;
    }
    Arrays.sort(counts);
    assertArrayEquals(new int[] {14, 14, 14, 14, 15, 15, 15}, counts);
  }

  @Test
  void theSeedDealsAnew() {
    assertArrayEquals(
        FoldAssignment.shuffled(50, 5, 1).fold(), FoldAssignment.shuffled(50, 5, 1).fold());
    assertFalse(
        Arrays.equals(
            FoldAssignment.shuffled(50, 5, 1).fold(), FoldAssignment.shuffled(50, 5, 2).fold()));
  }

  /**
   * Neighbouring rows, as in a table sorted by its features, share a fold as often as any two rows:
   * with probability (m − 1)/(n − 1) for m of n rows in a fold.
   */
  @Test
  void neighboursShareAFoldAsOftenAsAnyTwoRows() {
    int together = 0;
    int seeds = 400;
    for (int seed = 0; seed < seeds; seed++) {
      int[] fold = FoldAssignment.shuffled(100, 5, seed).fold();
      for (int i = 1; i < fold.length; i++) {
        together += fold[i] == fold[i - 1] ? 1 : 0;
      }
    }
    double expected = seeds * 99 * (19 / 99.0);
    assertEquals(expected, together, 4 * Math.sqrt(expected), "pairs of neighbours in one fold");
  }

  @Test
  void groupsStayTogetherAndNoFoldIsEmpty() {
    List<String> groups = groups(40, 8);
    for (long seed = 0; seed < 20; seed++) {
      Folds folds = FoldAssignment.byGroup(groups, 8, seed);
      assertEquals(8, Arrays.stream(folds.fold()).distinct().count());
      Map<String, Integer> foldOf = new HashMap<>();
      for (int i = 0; i < 40; i++) {
        Integer before = foldOf.put(groups.get(i), folds.fold()[i]);
        assertTrue(before == null || before == folds.fold()[i]);
      }
    }
  }

  @Test
  void theOrderOfTheRowsDoesNotMatterToGroups() {
    List<String> groups = groups(60, 12);
    Map<String, Integer> before = foldOf(groups);
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(5));
    assertEquals(before, foldOf(shuffled));
  }

  private static Map<String, Integer> foldOf(List<String> groups) {
    int[] of = FoldAssignment.byGroup(groups, 5, 4).fold();
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < of.length; i++) {
      foldOf.put(groups.get(i), of[i]);
    }
    return foldOf;
  }

  private static List<String> groups(int rows, int different) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      groups.add("g" + i % different);
    }
    return groups;
  }

  @Test
  void givenFoldsAreSortedAsNumbersIfTheyAre() {
    assertArrayEquals(
        new int[] {2, 1, 0, 1}, FoldAssignment.given(List.of("10", "9", "1", "9")).fold());
    assertArrayEquals(
        new int[] {0, 2, 1}, FoldAssignment.given(List.of("10", "9", "1x")).fold(), "as text");
  }

  @Test
  void impossibleFoldsAreRefused() {
    Csv.refused(() -> FoldAssignment.shuffled(5, 6, 1), "5 rows cannot fill 6 folds", "--folds 5");
    Csv.refused(() -> FoldAssignment.shuffled(50, 2, 1), "folds is 2", "at least 3");
    Csv.refused(() -> FoldAssignment.shuffled(2, 3, 1), "a table with at least 3 rows");
    Csv.refused(() -> FoldAssignment.byGroup(groups(40, 4), 5, 1), "4 groups cannot fill 5 folds");
    Csv.refused(() -> FoldAssignment.given(List.of("a", "b", "a")), "names 2 folds");
    Csv.refused(() -> new Folds(new int[] {0, 1, 2}, 4, false), "fold 4 of 4 has no row");
  }

  @Test
  void theNumberOfFoldsFollowsTheRows() {
    assertEquals(10, folds(30).count());
    assertEquals(9, folds(29).count());
    assertEquals(3, folds(4).count());
  }

  private Folds folds(int rows) {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(i % 4).append(',').append(i).append('\n');
    }
    Table table = Csv.table(folder, text.toString());
    Dataset data = Dataset.of(table, StudyOptions.of(table.source().file(), "y"));
    return FoldAssignment.of(data, OptionalInt.empty(), 1);
  }

  @Test
  void aFoldWithoutWeightIsRefused() {
    Table table = Csv.table(folder, "x,y,w,f\n1,1,1,a\n2,3,1,b\n3,5,0,c\n4,4,1,a\n", "f");
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(WEIGHTS, "w");
    Dataset data = Dataset.of(table, options.with(FOLD_COLUMN, "f"));
    Csv.refused(() -> FoldAssignment.of(data, OptionalInt.empty(), 1), "fold 3 of 3", "weight 0");
  }

  @Test
  void dealingsThatHoldOutTheSameRowsTogetherHaveOneFingerprint() {
    List<String> groups = List.of("a", "b", "c", "a", "b", "c", "c");
    long first = FoldAssignment.byGroup(groups, 3, 1).fingerprint();
    for (int seed = 2; seed < 20; seed++) {
      org.junit.jupiter.api.Assertions.assertEquals(
          first, FoldAssignment.byGroup(groups, 3, seed).fingerprint(), "as many folds as groups");
    }
    org.junit.jupiter.api.Assertions.assertNotEquals(
        FoldAssignment.shuffled(60, 10, 1).fingerprint(),
        FoldAssignment.shuffled(60, 10, 2).fingerprint());
    org.junit.jupiter.api.Assertions.assertEquals(
        FoldAssignment.shuffled(12, 12, 1).fingerprint(),
        FoldAssignment.shuffled(12, 12, 2).fingerprint());
  }

  /** Classes of these sizes, their rows mixed. */
  private static double[] classes(long seed, int... sizes) {
    List<Double> of = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      of.addAll(Collections.nCopies(sizes[c], (double) c));
    }
    Collections.shuffle(of, new Random(seed));
    return of.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void foldsDifferByOneRowInEachClassAndInAll() {
    for (long seed = 0; seed < 100; seed++) {
      double[] of = classes(seed, 3 + (int) seed % 20, 40, 7, 101);
      Folds folds = FoldAssignment.byClass(of, 7, seed);
      int[][] rows = new int[5][7];
      for (int i = 0; i < of.length; i++) {
        rows[(int) of[i]][folds.fold()[i]]++;
        rows[4][folds.fold()[i]]++;
      }
      for (int[] counts : rows) {
        Arrays.sort(counts);
        assertTrue(counts[6] - counts[0] <= 1, Arrays.toString(counts) + ", seed " + seed);
      }
    }
  }

  @Test
  void aClassOfRowsIsDealtBySeed() {
    double[] of = classes(1, 30, 30);
    assertArrayEquals(
        FoldAssignment.byClass(of, 5, 3).fold(), FoldAssignment.byClass(of, 5, 3).fold());
    assertFalse(
        Arrays.equals(
            FoldAssignment.byClass(of, 5, 3).fold(), FoldAssignment.byClass(of, 5, 4).fold()));
  }

  private Dataset ofClasses(
      double[] classOf, String extra, java.util.function.IntFunction<?> cell) {
    StringBuilder text = new StringBuilder("x,y," + extra + "\n");
    for (int i = 0; i < classOf.length; i++) {
      text.append(i * i).append(",c").append((int) classOf[i]).append(',');
      text.append(cell.apply(i)).append('\n');
    }
    Table table = Csv.table(folder, text.toString(), extra);
    StudyOptions options = StudyOptions.of(table.source().file(), "y");
    return Dataset.of(
        table,
        switch (extra) {
          case "g" -> options.with(GROUP, "g");
          case "f" -> options.with(FOLD_COLUMN, "f");
          default -> options.with(EXCLUDE, List.of(extra));
        });
  }

  @Test
  void everyFoldSeesEveryClassWhereItCan() {
    Dataset data = ofClasses(classes(2, 5, 60, 20), "none", i -> i);
    Folds folds = FoldAssignment.of(data, OptionalInt.empty(), 1);
    assertEquals(5, folds.count(), "as many as the smallest class has rows");
    assertEquals(
        3,
        FoldAssignment.of(ofClasses(classes(2, 3, 60), "none", i -> i), OptionalInt.empty(), 1)
            .count());
    assertEquals(8, FoldAssignment.of(data, OptionalInt.of(8), 1).count());
  }

  /** Groups of the first class alone, of both, of the second alone: two rows each. */
  private static double[] mixed(int first, int both, int second) {
    double[] of = new double[2 * (first + both + second)];
    for (int i = 0; i < of.length; i++) {
      of[i] = i / 2 < first ? 0 : i / 2 >= first + both ? 1 : i % 2;
    }
    return of;
  }

  /**
   * Both are possible if and only if each class is in at least so many groups as there are folds.
   */
  @Test
  void everyFoldOfGroupsHoldsBothClassesIfAnyDealingDoes() {
    Random random = new Random(6);
    for (int draw = 0; draw < 300; draw++) {
      int[] sizes = {random.nextInt(9), random.nextInt(9), random.nextInt(9)};
      double[] of = mixed(sizes[0], sizes[1], sizes[2]);
      List<String> groups = IntStream.range(0, of.length).mapToObj(i -> "g" + i / 2).toList();
      int most = sizes[1] + Math.min(sizes[0], sizes[2]);
      for (int k = 3; k <= most; k++) {
        Folds folds = FoldAssignment.byGroup(groups, of, k, draw);
        boolean[][] in = new boolean[k][2];
        int[] rows = new int[k];
        for (int i = 0; i < of.length; i++) {
          in[folds.fold()[i]][(int) of[i]] = true;
          rows[folds.fold()[i]]++;
          assertEquals(folds.fold()[i / 2 * 2], folds.fold()[i], "groups stay together");
        }
        String what = Arrays.toString(sizes) + " in " + k;
        assertTrue(Arrays.stream(in).allMatch(c -> c[0] && c[1]), what);
        Arrays.sort(rows);
        assertTrue(rows[k - 1] - rows[0] <= 2, "one group more or less, " + what);
      }
    }
  }

  @Test
  void groupsAreDealtBySeedAndByTheirClasses() {
    double[] of = mixed(8, 3, 12);
    List<String> groups = IntStream.range(0, of.length).mapToObj(i -> "g" + i / 2).toList();
    assertArrayEquals(
        FoldAssignment.byGroup(groups, of, 5, 3).fold(),
        FoldAssignment.byGroup(groups, of, 5, 3).fold());
    assertFalse(
        Arrays.equals(
            FoldAssignment.byGroup(groups, of, 5, 3).fold(),
            FoldAssignment.byGroup(groups, of, 5, 4).fold()));
    double[] one = new double[of.length];
    assertArrayEquals(
        FoldAssignment.byGroup(groups, 5, 3).fold(),
        FoldAssignment.byGroup(groups, one, 5, 3).fold(),
        "of one class");
  }

  @Test
  void rowsWithoutWeightAreNoRowsOfAClass() {
    double[] of = classes(4, 6, 30);
    double[] counted = of.clone();
    int gone = 0;
    for (int i = 0; i < of.length && gone < 3; i++) {
      if (of[i] == 0) {
        counted[i] = FoldClasses.NONE;
        gone++;
      }
    }
    for (long seed = 0; seed < 50; seed++) {
      int[] fold = FoldAssignment.byClass(counted, 3, seed).fold();
      long folds =
          IntStream.range(0, of.length)
              .filter(i -> counted[i] == 0)
              .map(i -> fold[i])
              .distinct()
              .count();
      assertEquals(3, folds, "seed " + seed);
    }
  }

  @Test
  void foldsThatKeepAClassTogetherAreRefused() {
    double[] of = classes(3, 20, 20);
    Csv.refused(
        () ->
            FoldAssignment.of(ofClasses(of, "g", i -> of[i] + "-" + i % 2), OptionalInt.empty(), 1),
        "class 'c0' is in 2 of 3 folds",
        "at least 3");
    Csv.refused(
        () ->
            FoldAssignment.of(
                ofClasses(of, "f", i -> of[i] == 0 ? i % 3 : 1 + i % 2), OptionalInt.empty(), 1),
        "class 'c1' is in 2 of 3 folds");
  }

  @Test
  void aRowOfAStreamIsDealtAsInATable() {
    for (int rows : new int[] {3, 10, 31, 1000, 4097}) {
      for (int k : new int[] {3, 5, 10}) {
        if (k <= rows) {
          int[] table = FoldAssignment.shuffled(rows, k, 9).fold();
          var dealer = FoldAssignment.dealer(rows, k, 9);
          for (int i = rows - 1; i >= 0; i--) {
            assertEquals(table[i], dealer.applyAsInt(i), rows + " rows, " + k + " folds");
          }
        }
      }
    }
  }
}
