package halflife.tune;

import static halflife.evidence.note.Note.english;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.tune.check.Checks;
import halflife.tune.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A warning that cries wolf is not read: clean tables have none, spoilt ones exactly theirs. */
class CleanTablesTest {
  private static final long SEED = 46;
  private static final int TABLES = 200;

  private static double[][] rows(SplitMix64 random, int n, int p) {
    double[][] rows = new double[n][p + 1];
    for (double[] row : rows) {
      double y = random.nextGaussian();
      for (int j = 0; j < p; j++) {
        row[j] = random.nextGaussian();
        y += j % 4 == 0 ? row[j] : 0;
      }
      row[p] = y;
    }
    return rows;
  }

  /** Features x0, x1, …; the last column is the target. */
  private static List<String> warnings(double[][] rows, String... names) {
    int p = rows[0].length - 1;
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      columns.add(j < names.length ? names[j] : "x" + j);
    }
    columns.add("y");
    return english(Checks.notes(Dataset.of(Tables.of(columns, rows), Tables.options("y"))));
  }

  @Test
  void normalFeaturesRaiseNoWarning() {
    SplitMix64 random = new SplitMix64(SEED);
    List<String> alarms = new ArrayList<>();
    int tables = 0;
    for (int t = 0; t < TABLES; t++) {
      int n = 8 + random.nextInt(300);
      int p = 1 + random.nextInt(30);
      List<String> warnings = warnings(rows(random, n, p));
      tables += warnings.isEmpty() ? 0 : 1;
      alarms.addAll(warnings);
    }
    assertTrue(tables <= TABLES / 100, tables + " tables: " + alarms + ", seed " + SEED);
  }

  @Test
  void theSameTablesSpoiltByOneThingRaiseOneWarningEach() {
    spoilt("same value", row -> row[0] = 4);
    spoilt("'x1' predicts 'y' almost perfectly", row -> row[1] = 5 - 0.1 * row[row.length - 1]);
    int[] number = {0};
    spoilt("'x2' looks like a number given", row -> row[2] = 1000 + number[0]++);
    double[] walk = {0};
    spoilt("in the order of 'x3'", row -> row[3] = walk[0] += 0.01 + Math.abs(row[3]));
    spoilt(
        "whole-number values",
        row -> row[row.length - 1] = Math.max(-3, Math.min(3, Math.rint(row[row.length - 1]))));
  }

  private static void spoilt(String expected, Consumer<double[]> change) {
    SplitMix64 random = new SplitMix64(SEED);
    int found = 0;
    for (int t = 0; t < TABLES / 2; t++) {
      double[][] rows = rows(random, 120 + random.nextInt(100), 4 + random.nextInt(10));
      for (double[] row : rows) {
        change.accept(row);
      }
      List<String> warnings = warnings(rows);
      found += warnings.size() == 1 && warnings.get(0).contains(expected) ? 1 : 0;
    }
    assertTrue(found >= 0.98 * TABLES / 2, expected + " in " + found + " of " + TABLES / 2);
  }

  @Test
  void copiesOfRowsAreCountedInEveryTable() {
    SplitMix64 random = new SplitMix64(SEED);
    for (int t = 0; t < 50; t++) {
      double[][] rows = rows(random, 60, 3);
      int copies = 1 + random.nextInt(9);
      for (int c = 0; c < copies; c++) {
        rows[30 + c] = rows[c];
      }
      List<String> warnings = warnings(rows);
      String expected = copies == 1 ? "1 row is an exact copy" : copies + " rows are exact copies";
      assertEquals(1, warnings.size(), warnings::toString);
      assertTrue(warnings.get(0).startsWith(expected), warnings::toString);
    }
  }

  @Test
  void severalThingsAreSaidInOneOrder() {
    double[][] rows = rows(new SplitMix64(SEED), 100, 4);
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 1;
      rows[i][1] = 77 * (i * 31 % 100);
      rows[i][2] = rows[i][4];
    }
    List<String> warnings = warnings(rows, "c", "customer_id", "leak");
    assertEquals(3, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains("'c' has the same value"), warnings::toString);
    assertTrue(warnings.get(1).contains("--exclude customer_id"), warnings::toString);
    assertTrue(warnings.get(2).contains("--exclude leak"), warnings::toString);
  }

  @Test
  void aLeakIsSeenFromEightRowsOn() {
    double[][] rows = rows(new SplitMix64(SEED), 8, 2);
    for (double[] row : rows) {
      row[0] = 2 * row[2];
    }
    assertEquals(1, warnings(rows).size());
    assertEquals(List.of(), warnings(java.util.Arrays.copyOf(rows, 7)));
  }
}
