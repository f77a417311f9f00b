package halflife.tune.data;

import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.tune.Csv;
import halflife.tune.Tables;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {
  private static final long SEED = 44;

  private static Dataset data(int rows, Optional<List<String>> groups) {
    double[][] cells = new double[rows][];
    for (int i = 0; i < rows; i++) {
      cells[i] = new double[] {i + 0.5, i * i};
    }
    Table table = Tables.of(List.of("x", "y"), cells);
    StudyOptions options = Tables.options("y").with(FAMILY, "gaussian");
    return groups.isEmpty()
        ? Dataset.of(table, options)
        : Dataset.of(Tables.with(table, "g", groups.get()), options.with(GROUP, "g"));
  }

  private static Dataset data(int rows) {
    return data(rows, Optional.empty());
  }

  private static int count(boolean[] test) {
    int count = 0;
    for (boolean t : test) {
      count += t ? 1 : 0;
    }
    return count;
  }

  /** Groups of 1 to 9 rows, their rows mixed. */
  private static List<String> groups(int different, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<String> groups = new ArrayList<>();
    for (int g = 0; g < different; g++) {
      groups.addAll(Collections.nCopies(1 + random.nextInt(9), "g" + g));
    }
    Collections.shuffle(groups, new Random(seed));
    return groups;
  }

  @Test
  void aPartWithoutWeightIsSaid() {
    double[][] cells = new double[40][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {i + 0.5, i * i, i < 36 ? 1 : 0, i};
    }
    Table table = Tables.of(List.of("x", "y", "w", "t"), cells);
    StudyOptions options =
        Tables.options("y").with(FAMILY, "gaussian").with(WEIGHTS, "w").with(ORDER, "t");
    Dataset data = Dataset.of(table, options);
    Csv.refused(() -> Splitter.testRows(data, 0.1, SEED), "sets aside have weight 0", "--seed");
    assertEquals(8, count(Splitter.testRows(data, 0.2, SEED)));
  }

  @ParameterizedTest
  @CsvSource({"100,0.2,20", "7,0.5,4", "10,0.06,1", "10,0.94,9", "442,0.25,111"})
  void theShareIsRoundedToRows(int rows, double fraction, int expected) {
    assertEquals(expected, count(Splitter.testRows(data(rows), fraction, 1)));
  }

  @ParameterizedTest
  @CsvSource({"10,0.04", "10,0.96", "10,0", "10,1", "10,NaN", "10,-0.5"})
  void aPartWithoutRowsIsRefused(int rows, double fraction) {
    Csv.refused(() -> Splitter.testRows(data(rows), fraction, 1), "test fraction");
  }

  @Test
  void theSeedDecides() {
    boolean[] one = Splitter.testRows(data(200), 0.3, 1);
    assertArrayEquals(one, Splitter.testRows(data(200), 0.3, 1));
    assertFalse(Arrays.equals(one, Splitter.testRows(data(200), 0.3, 2)));
  }

  @Test
  void everyRowIsAsLikelyToBeSetAside() {
    int[] chosen = new int[40];
    for (long seed = 0; seed < 4000; seed++) {
      boolean[] test = Splitter.testRows(data(40), 0.25, seed);
      for (int i = 0; i < 40; i++) {
        chosen[i] += test[i] ? 1 : 0;
      }
    }
    double sd = Math.sqrt(4000 * 0.25 * 0.75);
    for (int i = 0; i < 40; i++) {
      assertEquals(1000, chosen[i], 4.5 * sd, "row " + i);
    }
  }

  @Test
  void aSplitLosesNoRowAndKeepsRowsWhole() {
    Dataset.Split split = data(50, Optional.of(groups(50, SEED).subList(0, 50))).split(0.3, 5);
    Set<Double> seen = new HashSet<>();
    for (Dataset part : List.of(split.train(), split.test())) {
      assertEquals(part.design().size(), part.groups().orElseThrow().size());
      for (int i = 0; i < part.design().size(); i++) {
        double y = part.design().target()[i];
        assertEquals(Math.sqrt(y) + 0.5, part.design().row(i)[0]);
        assertTrue(seen.add(y));
        assertTrue(i == 0 || y > part.design().target()[i - 1], "the order stays");
      }
    }
    assertEquals(50, seen.size());
  }

  @Test
  void groupsStayWholeAndTheShareIsNear() {
    for (long seed = 0; seed < 200; seed++) {
      List<String> groups = groups(20, seed);
      boolean[] test = Splitter.testRows(data(groups.size(), Optional.of(groups)), 0.25, seed);
      Map<String, Boolean> side = new HashMap<>();
      for (int i = 0; i < test.length; i++) {
        Boolean before = side.put(groups.get(i), test[i]);
        assertTrue(before == null || before == test[i], "a group is torn apart, seed " + seed);
      }
      assertTrue(side.containsValue(true) && side.containsValue(false));
      assertEquals(0.25 * test.length, count(test), 4.5, "seed " + seed);
    }
  }

  @Test
  void theOrderOfTheRowsDoesNotMatterToGroups() {
    List<String> groups = groups(12, SEED);
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(SEED));
    assertEquals(aside(groups), aside(shuffled));
  }

  private static Set<String> aside(List<String> groups) {
    boolean[] test = Splitter.testRows(data(groups.size(), Optional.of(groups)), 0.3, SEED);
    Set<String> aside = new HashSet<>();
    for (int i = 0; i < test.length; i++) {
      if (test[i]) {
        aside.add(groups.get(i));
      }
    }
    return aside;
  }

  @Test
  void oneLargeGroupStillLeavesBothParts() {
    List<String> groups = new ArrayList<>(Collections.nCopies(90, "large"));
    groups.addAll(List.of("b", "c"));
    for (long seed = 0; seed < 20; seed++) {
      int aside = count(Splitter.testRows(data(92, Optional.of(groups)), 0.2, seed));
      assertTrue(aside > 0 && aside < 92, "seed " + seed);
    }
    List<String> same = Collections.nCopies(10, "g");
    Csv.refused(
        () -> Splitter.testRows(data(10, Optional.of(same)), 0.2, 1), "one group", "--group");
  }

  @Test
  void theLastGroupIsLeftToLearnFrom() {
    List<String> groups = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      groups.addAll(Collections.nCopies(10, name));
    }
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(20, count(Splitter.testRows(data(30, Optional.of(groups)), 0.9, seed)));
    }
  }

  @Test
  void drawsAreNotThoseOfTheFolds() {
    int[] fold = FoldAssignment.shuffled(100, 5, 3).fold();
    boolean[] test = Splitter.testRows(data(100), 0.2, 3);
    Set<Integer> folds = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      if (test[i]) {
        folds.add(fold[i]);
      }
    }
    assertEquals(5, folds.size());
  }

  private static Dataset classes(int... sizes) {
    List<double[]> rows = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        rows.add(new double[] {i * i, c});
      }
    }
    Collections.shuffle(rows, new Random(SEED));
    String family = sizes.length == 2 ? "binomial" : "multinomial";
    Table table = Tables.of(List.of("x", "y"), rows.toArray(new double[0][]));
    return Dataset.of(table, Tables.options("y").with(FAMILY, family));
  }

  @Test
  void everyClassIsSetAsideAlike() {
    Dataset.Split split = classes(100, 40, 5).split(0.25, 3);
    double[] aside = new double[3];
    Arrays.stream(split.test().design().target()).forEach(k -> aside[(int) k]++);
    assertArrayEquals(new double[] {25, 10, 1}, aside);
    assertEquals(List.of("0", "1", "2"), split.train().classes());
    assertEquals(split.train().classes(), split.test().classes());
    Dataset.Split most = classes(40, 4).split(0.9, 3);
    assertEquals(7, most.train().design().size(), "three rows of a class are left to learn from");
    Csv.refused(() -> classes(4, 4).split(0.06, 1), "one part of 8 rows empty");
  }

  @Test
  void ofOrderedRowsTheLastAreSetAside() {
    double[][] rows = new double[20][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i * i, i % 4 + 0.5, (i * 7) % 20 / 2};
    }
    Dataset data =
        Dataset.of(Tables.of(List.of("x", "y", "t"), rows), Tables.options("y").with(ORDER, "t"));
    Dataset.Split split = data.split(0.25, 9);
    double[] train = split.train().order().orElseThrow();
    double[] test = split.test().order().orElseThrow();
    assertEquals(6, test.length, "rows of the same time stay together");
    assertTrue(Arrays.stream(train).max().orElseThrow() < Arrays.stream(test).min().orElseThrow());
  }
}
