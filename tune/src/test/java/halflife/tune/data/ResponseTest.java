package halflife.tune.data;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.OFFSET;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.POSITIVE;
import static halflife.tune.options.TuneOption.POS_WEIGHT;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.tune.Csv;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTest {
  @TempDir private Path folder;

  /** The column y, given three times over, beside a counter and a column of weights. */
  private Table table(String... cells) {
    StringBuilder text = new StringBuilder("x;w;y\n");
    for (int i = 0; i < 3 * cells.length; i++) {
      text.append(i * i).append(';').append(1 + i % 2).append(';');
      text.append(cells[i % cells.length]).append('\n');
    }
    return Csv.table(folder, text.toString());
  }

  private Dataset data(UnaryOperator<StudyOptions> change, String... cells) {
    Table table = table(cells);
    return Dataset.of(table, change.apply(StudyOptions.of(table.source().file(), "y")));
  }

  private void refused(UnaryOperator<StudyOptions> change, String cells, String... parts) {
    Csv.refused(() -> data(change, cells.split(" ")), parts);
  }

  private static UnaryOperator<StudyOptions> family(String family) {
    return o -> o.with(FAMILY, family);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5 2 7, GAUSSIAN, ''",
    "3 1 2, GAUSSIAN, ''",
    "0 1, BINOMIAL, 0 1",
    "7 -2.5, BINOMIAL, -2.5 7",
    "yes no, BINOMIAL, no yes",
    "TRUE FALSE, BINOMIAL, FALSE TRUE",
    "F t f T, BINOMIAL, F T",
    "malignant benign, BINOMIAL, benign malignant",
    "c a b, MULTINOMIAL, a b c"
  })
  void theCellsDecide(String cells, Family family, String classes) {
    Dataset data = data(o -> o, cells.split(" "));
    assertEquals(family, data.family());
    assertEquals(classes.isEmpty() ? List.of() : List.of(classes.split(" ")), data.classes());
    assertEquals(family == Family.GAUSSIAN, data.response().reading().isEmpty());
  }

  @Test
  void theTargetIsTheIndexOfTheClass() {
    assertArrayEquals(
        new double[] {2, 0, 1, 2, 0, 1, 2, 0, 1}, data(o -> o, "c", "a", "b").design().target());
    Dataset numbers = data(family("multinomial"), "10", "9", "2.5");
    assertEquals(List.of("2.5", "9", "10"), numbers.classes(), "numbers sort as numbers");
    assertArrayEquals(
        new double[] {2, 1, 0}, java.util.Arrays.copyOf(numbers.design().target(), 3));
    assertArrayEquals(
        new double[] {0, 1}, java.util.Arrays.copyOf(data(o -> o, "-3", "8").design().target(), 2));
  }

  @ParameterizedTest
  @CsvSource({"b, a, b", "a, b, a", "A, b, a"})
  void thePositiveClassCanBeChosen(String asked, String negative, String positive) {
    Dataset data = data(o -> o.with(POSITIVE, asked), "a", "b");
    assertEquals(List.of(negative, positive), data.classes());
    assertTrue(english(data.readings()).get(0).contains("probability of '" + positive + "'"));
  }

  @Test
  void aNumberCanBePositiveHoweverItIsWritten() {
    assertEquals(List.of("1", "0"), data(o -> o.with(POSITIVE, "0.0"), "0", "1").classes());
    refused(o -> o.with(POSITIVE, "2"), "0 1", "--positive is '2'", "'0', '1'");
    refused(o -> o.with(POSITIVE, "a"), "a b c", "--positive is for two classes");
  }

  @Test
  void countsAreNeverTakenForGranted() {
    Dataset data = data(o -> o, "0", "1", "0", "0", "2", "14");
    assertEquals(Family.GAUSSIAN, data.family());
    assertTrue(
        english(data.readings()).get(0).contains("--family poisson"), data.readings()::toString);
    assertEquals(Family.POISSON, data(family("poisson"), "0", "1", "3").family());
  }

  @Test
  void aFamilyThatCannotBeIsRefused() {
    refused(family("gaussian"), "a b", "'y' holds text ('a')", "--family gaussian needs numbers");
    refused(family("poisson"), "yes no", "--family poisson needs numbers");
    refused(family("poisson"), "3 -1 2", "line 3, column 'y': -1.0 is below 0");
    refused(family("poisson"), "0 0", "is 0 in every row");
    refused(family("binomial"), "a b c", "3 classes ('a', 'b', 'c')", "needs 2");
    refused(family("binomial"), "1 2 3", "more than 2 different numbers");
    refused(family("multinomial"), "a b", "has 2 classes", "--family binomial");
    refused(o -> o, "a a", "'y' is a in every row", "nothing to predict");
    refused(o -> o, "5 5", "'y' is 5.0 in every row");
    refused(o -> o, "5e-300 6e-300 7e-300", "'y' varies by less than 1e-140", "smaller unit");
    refused(o -> o, "1 2 x", "line 4, column 'y'", "'x' is not a number");
  }

  @Test
  void everyClassNeedsThreeRows() {
    String text = "x,y\n1,a\n2,a\n3,a\n4,b\n5,b\n6,c\n7,c\n8,c\n";
    Table table = Csv.table(folder, text);
    StudyOptions options = StudyOptions.of(table.source().file(), "y");
    Csv.refused(() -> Dataset.of(table, options), "class 'b' has 2 rows", "at least 3", "merge");
  }

  @Test
  void rowsWithoutTargetAreDroppedAndCounted() {
    Dataset data = data(o -> o, "1", "", "4", "NA", "9");
    assertEquals(9, data.design().size());
    assertEquals(List.of("6 rows have no value of 'y' and were left out."), english(data.notes()));
    assertEquals(6, data.table().line(2), "the lines are those of the file: " + 6);
    assertEquals(6, data(o -> o, "a", "", "b").design().size());
  }

  @Test
  void classesCanWeighTheSame() {
    Dataset two = data(o -> o.with(POS_WEIGHT, "auto"), "no", "no", "no", "yes");
    assertEquals(List.of(1.0, 3.0), two.response().weights());
    assertArrayEquals(
        new double[] {1, 1, 1, 3}, java.util.Arrays.copyOf(two.design().weights(), 4));
    Dataset three = data(o -> o.with(POS_WEIGHT, "auto"), "a", "a", "b", "c");
    assertEquals(List.of(2 / 3.0, 4 / 3.0, 4 / 3.0), three.response().weights());
    Dataset given = data(o -> o.with(POS_WEIGHT, "2.5").with(WEIGHTS, "w"), "no", "yes");
    assertArrayEquals(
        new double[] {1, 5, 1, 5, 1, 5}, given.design().weights(), "times the case weight");
    refused(o -> o.with(POS_WEIGHT, "2"), "a b c", "--pos-weight 2 is for two classes");
    refused(o -> o.with(POS_WEIGHT, "auto"), "1 2 3", "--pos-weight is for classes");
  }

  @Test
  void offsetsAreNoFeatureAndGoWithTheirRows() {
    Dataset data = data(o -> o.with(FAMILY, "poisson").with(OFFSET, "w"), "1", "", "3");
    assertArrayEquals(new double[] {1, 1, 2, 2, 1, 1}, data.design().offsets());
    assertEquals(List.of("x"), data.features());
    refused(o -> o.with(OFFSET, "w"), "a b c", "--offset", "3 classes");
  }

  @Test
  void aTestRowOfAnotherClassIsRefused() {
    Dataset data = data(o -> o, "a", "b");
    Table test = Csv.table(folder, "x,w,y\n1,1,b\n2,1,d\n");
    Csv.refused(() -> data.matching(test), "line 3, column 'y'", "class 'd'", "'a', 'b'");
    Dataset good = data.matching(Csv.table(folder, "y,x,w\nb,1,1\n,3,1\n"));
    assertArrayEquals(new double[] {1}, good.design().target());
    assertEquals(1, good.notes().size());
  }

  @Test
  void ordersAreNumbersOrDates() {
    Table table = Csv.table(folder, "x,t,y\n1,2024-02-01,3\n2,2024-01-31,4\n3,2025-01-01,9\n");
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(ORDER, "t");
    Dataset data = Dataset.of(table, options);
    double[] days = data.order().orElseThrow();
    assertEquals(1, days[0] - days[1]);
    assertEquals(List.of("x"), data.features());
    Table words = Csv.table(folder, "x,t,y\n1,a,3\n2,b,4\n3,c,9\n");
    Csv.refused(() -> Dataset.of(words, options), "column 't' has 'a'", "numbers, or dates");
    Table gap = Csv.table(folder, "x,t,y\n1,2024-02-01,3\n2,,4\n3,2025-01-01,9\n");
    Csv.refused(() -> Dataset.of(gap, options), "line 3, column 't'", "missing");
  }
}
