package halflife.tune.check;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.FAMILY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.tune.Tables;
import halflife.tune.data.Dataset;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class TargetLeakageTest {
  private static final long SEED = 81;
  private static final int ROWS = 120;

  private final SplitMix64 random = new SplitMix64(SEED);
  private final double[] y = new double[ROWS];

  private Table noise(int classes) {
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      y[i] = classes == 0 ? random.nextGaussian() : random.nextInt(classes);
      rows[i] = new double[] {random.nextGaussian(), y[i]};
    }
    return Tables.of(List.of("noise", "y"), rows);
  }

  private static List<String> cells(IntFunction<String> cell) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      cells.add(cell.apply(i));
    }
    return cells;
  }

  private static void found(Table table, String family, boolean leak) {
    Dataset data = Dataset.of(table, Tables.options("y").with(FAMILY, family));
    long found =
        english(Checks.notes(data)).stream().filter(w -> w.contains("'a' predicts 'y'")).count();
    assertEquals(leak ? 1 : 0, found, english(Checks.notes(data)) + ", seed " + SEED);
  }

  @Test
  void aCategoryThatGivesTheClassAwayIsSeen() {
    Table two = noise(2);
    found(Tables.with(two, "a", cells(i -> (y[i] == 1 ? "p" : "q") + i % 3)), "binomial", true);
    found(Tables.with(two, "a", cells(i -> "pqr".charAt(i % 3) + "")), "binomial", false);
    found(
        Tables.with(two, "a", cells(i -> i == 5 ? "x0" : (y[i] == 1 ? "p" : "x") + i % 2)),
        "binomial",
        y[5] == 0);
    Table three = noise(3);
    found(Tables.with(three, "a", cells(i -> "class " + (2 - y[i]))), "multinomial", true);
    found(Tables.with(three, "a", cells(i -> "class " + i % 5)), "multinomial", false);
  }

  @Test
  void aCategoryThatNamesTheNumberIsSeen() {
    Table table = noise(7);
    found(Tables.with(table, "a", cells(i -> "grade " + y[i])), "gaussian", true);
    found(Tables.with(table, "a", cells(i -> "grade " + (int) (y[i] / 2))), "gaussian", false);
  }

  @Test
  void anAnswerThatIsTheClassIsSeen() {
    Table table = noise(2);
    found(Tables.with(table, "a", cells(i -> y[i] == 1 ? "no" : "yes")), "binomial", true);
    found(Tables.with(table, "a", cells(i -> i % 2 == 1 ? "no" : "yes")), "binomial", false);
  }

  @Test
  void aNumberThatSeparatesTheClassesIsSeen() {
    for (int classes : new int[] {2, 3}) {
      String family = classes == 2 ? "binomial" : "multinomial";
      double[][] rows = new double[ROWS][];
      for (boolean apart : new boolean[] {true, false}) {
        for (int i = 0; i < ROWS; i++) {
          int k = random.nextInt(classes);
          double spread = apart ? 0.9 : 1.5;
          rows[i] = new double[] {random.nextGaussian(), 5 * k + 5 * spread * u(), k};
        }
        found(Tables.of(List.of("noise", "a", "y"), rows), family, apart);
      }
    }
  }

  private double u() {
    return random.nextDouble();
  }

  @Test
  void beingMissingMayGiveTheClassAway() {
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      int k = random.nextInt(2);
      rows[i] = new double[] {random.nextGaussian(), k == 1 ? Double.NaN : u(), k};
    }
    found(Tables.of(List.of("noise", "a", "y"), rows), "binomial", true);
  }
}
