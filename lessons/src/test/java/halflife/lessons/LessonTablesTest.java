package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cells that a reader sees say what the lesson claims. */
class LessonTablesTest {
  private static List<Block.Table> tables(String topic, Language language) {
    List<Block.Table> out = new ArrayList<>();
    for (Block block : Lessons.named(topic).orElseThrow().tell(language).blocks()) {
      if (block instanceof Block.Table table) {
        out.add(table);
      }
    }
    return out;
  }

  private static Block.Table table(String topic, int index) {
    return tables(topic, Language.EN).get(index);
  }

  private static double[] column(Block.Table table, int j) {
    return table.rows().stream().mapToDouble(row -> number(row.get(j))).toArray();
  }

  private static double number(String cell) {
    return Double.parseDouble(
        cell.replace(",", "").replace("−", "-").replace("\u00A0%", "").split(" ")[0]);
  }

  private static void falls(double[] values, String what) {
    for (int i = 1; i < values.length; i++) {
      assertTrue(values[i] < values[i - 1], what + " at row " + i);
    }
  }

  private static void rises(double[] values, String what) {
    for (int i = 1; i < values.length; i++) {
      assertTrue(values[i] > values[i - 1], what + " at row " + i);
    }
  }

  @Test
  void inEveryTableOfLambdasLambdaRisesOrFalls() {
    for (String topic : List.of("polynomial", "penalty", "bias-variance", "network")) {
      rises(column(table(topic, 0), 0), topic);
    }
    rises(column(table("geometry", 1), 0), "geometry");
    falls(column(table("norms", 0), 0), "norms");
    falls(column(table("tricks", 1), 0), "tricks");
  }

  @Test
  void thePolynomialsWeightsFallAndTheBestRowIsMarked() {
    Block.Table table = table("polynomial", 0);
    falls(column(table, 1), "‖w‖");
    falls(column(table, 2), "largest |w|");
    rises(column(table, 3), "training error");
    double[] test = column(table, 4);
    for (int i = 0; i < test.length; i++) {
      boolean best = table.rows().get(i).get(5).contains("best");
      boolean lowest = true;
      for (double other : test) {
        lowest &= test[i] <= other;
      }
      assertEquals(lowest, best, "row " + i);
    }
  }

  @Test
  void thePenaltysColumnsAddUp() {
    Block.Table table = table("penalty", 0);
    falls(column(table, 1), "best w");
    for (List<String> row : table.rows()) {
      assertEquals(number(row.get(5)), number(row.get(3)) + number(row.get(4)), 1e-3);
    }
  }

  @Test
  void theMultiplierThatIsPrintedIsTheLambdaBesideIt() {
    Block.Table table = table("geometry", 1);
    for (List<String> row : table.rows()) {
      assertEquals(number(row.get(0)), number(row.get(4)), 1e-6);
    }
    falls(column(table, 2), "r");
    rises(column(table, 3), "L₀");
  }

  @Test
  void circleAndEllipseMeetNeverOnceAndTwice() {
    assertEquals(
        List.of("0", "1", "2"),
        table("geometry", 0).rows().stream().map(row -> row.get(2)).toList());
    falls(column(table("geometry", 0), 3), "loss on a larger circle");
  }

  @Test
  void zerosArePrintedForL1OnlyAndForPowersUpToOneOnly() {
    for (List<String> row : table("norms", 0).rows()) {
      assertEquals("0", row.get(2));
    }
    for (List<String> row : table("norms", 1).rows()) {
      String until = row.get(5);
      if (number(row.get(0)) > 1) {
        assertEquals("never", until, row.toString());
      } else {
        assertTrue(number(until) > 0, row.toString());
      }
    }
  }

  @Test
  void threePrintedPartsAddUpToThePrintedSum() {
    for (List<String> row : table("bias-variance", 0).rows()) {
      double sum = number(row.get(1)) + number(row.get(2)) + number(row.get(3));
      assertEquals(sum, number(row.get(4)), 2e-4);
      double se = number(row.get(5).split("± ")[1]);
      assertEquals(sum, number(row.get(5)), 2 * se + 1e-3);
    }
  }

  @Test
  void everySetupOfTheHalfLifeNeedsItsOwnLambda() {
    Block.Table table = table("half-life", 0);
    double[] epochs = column(table, 4);
    double[] lambdas = column(table, 5);
    for (int i = 0; i < epochs.length; i++) {
      double same = lambdas[i] / lambdas[0] * (epochs[0] / epochs[i]);
      assertEquals(1, same, 0.01, "t½ times λ is one number: row " + i);
    }
  }

  @Test
  void aFreeBiasMovesByTheShiftAndTheSlopeStays() {
    List<List<String>> rows = table("bias", 0).rows();
    assertEquals(rows.get(0).get(2), rows.get(2).get(2), "slope");
    assertEquals(rows.get(0).get(4), rows.get(2).get(4), "error");
    assertTrue(number(rows.get(3).get(4)) > 10 * number(rows.get(1).get(4)));
  }

  @Test
  void theLastRowOfTheClassicIsTheMeanPredictor() {
    List<List<String>> rows = table("tricks", 0).rows();
    List<String> mean = rows.get(rows.size() - 1);
    assertEquals("mean of y", mean.get(0));
    assertEquals("0", mean.get(2), "it has no weights");
    falls(column(new Block.Table(table("tricks", 0).head(), rows.subList(0, 4)), 4), "test loss");
  }

  @Test
  void bothLanguagesHaveTheSameTables() {
    for (String topic : Lessons.topics()) {
      List<Block.Table> english = tables(topic, Language.EN);
      List<Block.Table> chinese = tables(topic, Language.ZH);
      assertEquals(english.size(), chinese.size(), topic);
      for (int k = 0; k < english.size(); k++) {
        assertEquals(english.get(k).rows().size(), chinese.get(k).rows().size(), topic);
        assertEquals(english.get(k).head().size(), chinese.get(k).head().size(), topic);
      }
    }
  }
}
