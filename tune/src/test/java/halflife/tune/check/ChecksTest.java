package halflife.tune.check;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.FAMILY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.tune.Csv;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
  private static final long SEED = 21;

  @TempDir private Path folder;
  private final SplitMix64 random = new SplitMix64(SEED);

  /** A table of noise, in which one column is what the test is about. */
  private List<String> warnings(String name, IntToDoubleFunction column) {
    return warnings(200, name, column, i -> random.nextGaussian());
  }

  private List<String> warnings(
      int rows, String name, IntToDoubleFunction column, IntToDoubleFunction target) {
    String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
    StringBuilder text = new StringBuilder("noise," + quoted + ",y\n");
    for (int i = 0; i < rows; i++) {
      text.append(random.nextGaussian()).append(',');
      text.append(column.applyAsDouble(i)).append(',').append(target.applyAsDouble(i)).append('\n');
    }
    Table table = Csv.table(folder, text.toString());
    return english(Checks.notes(Dataset.of(table, StudyOptions.of(table.source().file(), "y"))));
  }

  private static void one(List<String> warnings, String... parts) {
    assertEquals(1, warnings.size(), warnings::toString);
    for (String part : parts) {
      assertTrue(warnings.get(0).contains(part), warnings::toString);
    }
  }

  @Test
  void aConstantColumnIsNamed() {
    one(warnings("x", i -> 4), "'x'", "same value");
  }

  @Test
  void aColumnTooSmallToSquareIsNamedWithWhatToDo() {
    one(
        warnings("x", i -> (i * 7 % 13) * 1e-300),
        "Column 'x' varies by less than 1e-140",
        "was left out; give it in a smaller unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "patient_id", "ID", "row", "Unnamed: 0", "userId"})
  void anIdIsNamed(String name) {
    one(warnings(name, i -> (i * 7919L) % 100_003), "'" + name + "'", "--exclude");
  }

  @Test
  void aRowNumberIsNoticedWhateverItsName() {
    one(warnings("x", i -> i + 1), "'x'", "number given to each row");
    one(warnings("x", i -> (i * 77) % 200), "'x'", "number given to each row");
  }

  @Test
  void aRowNumberIsNoticedWhereTargetsAreMissing() {
    for (int factor : new int[] {1, 77}) {
      StringBuilder text = new StringBuilder("noise,x,y\n");
      for (int i = 0; i < 200; i++) {
        text.append(random.nextGaussian()).append(',').append(1 + i * factor % 200).append(',');
        text.append(i % 9 == 4 ? "" : random.nextGaussian()).append('\n');
      }
      Table table = Csv.table(folder, text.toString());
      List<String> said =
          english(Checks.notes(Dataset.of(table, StudyOptions.of(table.source().file(), "y"))));
      assertEquals(2, said.size(), said::toString);
      assertTrue(said.get(1).contains("number given to each row (1, "), said::toString);
    }
  }

  @Test
  void whatOnlyLooksLikeARowNumberIsNotAdvisedAway() {
    String said = warnings("year", i -> 1820 + i).get(0);
    assertTrue(said.contains("(1820, 1821, 1822, …)"), said);
    assertTrue(said.contains("a time goes to --order year"), said);
    assertFalse(said.contains("--exclude"), said);
  }

  @Test
  void anAdviceCanBePastedIntoAShell() {
    String said = warnings("it's \"my, id\" id", i -> (i * 7919L) % 100_003).get(0);
    assertTrue(said.contains("--exclude '\"it'\\''s \"\"my, id\"\" id\"'."), said);
  }

  @Test
  void countsThatAreNoWholeNumbersAreNamed() {
    String text = "noise,y\n";
    for (int i = 0; i < 30; i++) {
      text += random.nextGaussian() + "," + (i == 4 ? "2.5" : i * 7 % 5) + "\n";
    }
    Table table = Csv.table(folder, text);
    StudyOptions options = StudyOptions.of(table.source().file(), "y");
    one(
        english(Checks.notes(Dataset.of(table, options.with(FAMILY, "poisson")))),
        "'y' has 1 value that is no whole number, such as 2.5 in line 6",
        "--family gaussian");
    assertEquals(List.of(), english(Checks.notes(Dataset.of(table, options))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"width", "idle", "valid", "paid", "grid", "x"})
  void ordinaryColumnsAreNot(String name) {
    assertEquals(List.of(), warnings(name, i -> random.nextGaussian()));
    assertEquals(List.of(), warnings(name, i -> random.nextInt(50)));
    assertEquals(List.of(), warnings(name, i -> random.nextInt(1_000_000_000)));
  }

  @Test
  void aLeakIsNamed() {
    double[] y = new double[200];
    java.util.Arrays.setAll(y, i -> random.nextGaussian());
    one(warnings(200, "x", i -> 3 - 2 * y[i], i -> y[i]), "'x' predicts 'y'", "--exclude x");
    assertEquals(List.of(), warnings(200, "x", i -> y[i] + 0.3 * random.nextGaussian(), i -> y[i]));
  }

  @Test
  void copiesAreCounted() {
    String text = "a,b,y\n1,2,3\n4,5,6.5\n1,2,3.0\n1.0,2,3\n7,1,0\n-0,1,1\n0,1,1\n";
    Table table = Csv.table(folder, text);
    one(
        english(Checks.notes(Dataset.of(table, StudyOptions.of(table.source().file(), "y")))),
        "3 rows are exact copies");
  }

  @Test
  void copiesThatChanceMakesAreNot() {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 200; i++) {
      text.append("a").append(random.nextInt(4)).append(",b").append(random.nextInt(3));
      text.append(',').append(random.nextInt(2) == 0 ? "no\n" : "yes\n");
    }
    Table table = Csv.table(folder, text.toString());
    StudyOptions options = StudyOptions.of(table.source().file(), "y");
    assertEquals(List.of(), english(Checks.notes(Dataset.of(table, options))));
  }

  @Test
  void aFileSortedByClassIsNotInTime() {
    StringBuilder text = new StringBuilder("a,y\n");
    for (int i = 0; i < 60; i++) {
      text.append(random.nextGaussian()).append(i < 30 ? ",no\n" : ",yes\n");
    }
    Table table = Csv.table(folder, text.toString());
    StudyOptions options = StudyOptions.of(table.source().file(), "y");
    assertEquals(List.of(), english(Checks.notes(Dataset.of(table, options))));
  }

  @Test
  void datesThatRiseAreAnOrder() {
    StringBuilder text = new StringBuilder("when,y\n");
    for (int i = 0; i < 60; i++) {
      text.append("2024-0").append(1 + i / 20).append('-').append(10 + i % 20 / 2).append(',');
      text.append(random.nextGaussian()).append('\n');
    }
    Table table = Csv.table(folder, text.toString());
    StudyOptions options = StudyOptions.of(table.source().file(), "y");
    one(english(Checks.notes(Dataset.of(table, options))), "order of 'when'", "--order");
  }

  @Test
  void rowsInTheOrderOfAColumnAreNoticed() {
    one(warnings("x", i -> i + 0.5 * random.nextDouble()), "order of 'x'", "--group");
  }

  @Test
  void fewWholeValuesAreTreatedAsANumberAndThatIsSaid() {
    one(
        warnings(200, "x", i -> random.nextGaussian(), i -> random.nextInt(5)),
        "'y' has only 5",
        "treated as a number");
    assertEquals(
        List.of(),
        warnings(200, "x", i -> random.nextGaussian(), i -> random.nextInt(5) / 4.0 + 0.1));
  }

  @Test
  void fewAlarmsAreFalse() {
    int alarms = 0;
    for (int run = 0; run < 200; run++) {
      int rows = 20 + random.nextInt(60);
      alarms +=
          warnings(rows, "x", i -> random.nextGaussian(), i -> Math.exp(random.nextGaussian()))
              .size();
    }
    assertTrue(alarms <= 2, alarms + " of 200 tables of noise, seed " + SEED);
  }

  @Test
  void diabetesRaisesNone() {
    Path file = Path.of("..", "examples", "data", "diabetes.csv");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(file), "run in a checkout");
    List<String> warnings =
        english(Checks.notes(Dataset.read(StudyOptions.of(file, "progression"))));
    assertEquals(List.of(), warnings);
  }

  @Test
  void manyColumnsMakeOneSentence() {
    StringBuilder text = new StringBuilder("x,y");
    for (int j = 0; j < 9; j++) {
      text.append(",k").append(j);
    }
    for (int i = 0; i < 30; i++) {
      text.append(
              String.format(Locale.ROOT, "%n%f,%f", random.nextGaussian(), random.nextGaussian()))
          .append(",1".repeat(9));
    }
    Table table = Csv.table(folder, text.toString());
    one(
        english(Checks.notes(Dataset.of(table, StudyOptions.of(table.source().file(), "y")))),
        "9 columns ('k0', 'k1', 'k2', 'k3', 'k4', …) have");
  }
}
