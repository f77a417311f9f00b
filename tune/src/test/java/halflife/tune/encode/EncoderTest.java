package halflife.tune.encode;

import static halflife.evidence.note.Note.english;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.core.Words;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.tune.Csv;
import halflife.tune.model.ColumnFile;
import halflife.tune.model.ModelJson;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderTest {
  @TempDir private Path folder;

  /** A table of one column "a" and a counter beside it. */
  private Table column(String... cells) {
    return Csv.table(folder, text(cells));
  }

  private static String text(String... cells) {
    StringBuilder text = new StringBuilder("a;n\n");
    for (int i = 0; i < cells.length; i++) {
      text.append(cells[i]).append(';').append(i).append('\n');
    }
    return text.toString();
  }

  private static Encoder learn(Table table, String... categorical) {
    double[] ones = new double[table.rows()];
    Arrays.fill(ones, 1);
    return Encoder.learn(table, List.of("a"), Set.of(categorical), ones);
  }

  private Encoder learn(String... cells) {
    return learn(column(cells));
  }

  private static double[] feature(Encoded encoded, int j) {
    Feature feature = encoded.features().get(j);
    double[] values = new double[feature.size()];
    Arrays.setAll(values, feature::at);
    return values;
  }

  @Test
  void numbersStayAsTheyAreWithoutACopy() {
    Table table = column("1", "2.5", "-3");
    Encoder encoder = learn(table);
    assertEquals(List.of("a"), encoder.features());
    assertEquals(List.of(), english(encoder.readings()));
    assertSame(table.numbers("a"), encoder.encode(table).features().get(0).stored());
  }

  @Test
  void missingNumbersHoldTheMeanAndHaveAnIndicator() {
    Table table = column("1", "", "4", "NA", "7");
    Encoder encoder = learn(table);
    Encoded encoded = encoder.encode(table);
    assertEquals(List.of("a", "a is missing"), encoder.features());
    assertArrayEquals(new double[] {1, 4, 4, 4, 7}, feature(encoded, 0));
    assertArrayEquals(new double[] {0, 1, 0, 1, 0}, feature(encoded, 1));
    assertEquals(List.of(new Fill(0, 1, 4)), encoded.fills());
    assertTrue(Double.isNaN(table.numeric("a").values()[1]), "the table keeps its gaps");
    assertTrue(english(encoder.readings()).get(0).contains("'a is missing'"), encoder::toString);
  }

  @Test
  void meansAreWeighted() {
    Table table = column("1", "", "4");
    Encoder encoder = Encoder.learn(table, List.of("a"), Set.of(), new double[] {3, 5, 1});
    assertEquals(1.75, feature(encoder.encode(table), 0)[1]);
  }

  @ParameterizedTest
  @CsvSource({"no,yes", "FALSE,TRUE", "n,Y", "f,t", "No,YES"})
  void twoAnswersAreOneFeature(String no, String yes) {
    Encoder encoder = learn(yes, no, yes, no);
    assertEquals(List.of("a=" + yes.toLowerCase(java.util.Locale.ROOT)), encoder.features());
    Encoded encoded = encoder.encode(column(no.toUpperCase(java.util.Locale.ROOT), yes));
    assertArrayEquals(new double[] {0, 1}, feature(encoded, 0));
    assertEquals(List.of(), encoded.notes());
  }

  @Test
  void answersThatAreMissingOrStrangeTakeTheShare() {
    Encoder encoder = learn("yes", "no", "yes", "yes");
    Encoded encoded = encoder.encode(column("no", "", "perhaps"));
    assertArrayEquals(new double[] {0, 0.75, 0.75}, feature(encoded, 0));
    assertEquals(
        List.of(
            "'a': 1 row has the unseen level 'perhaps'.",
            "'a': 1 row has no value; the share of yes among the training rows stands there."),
        encoded.notes().stream().map(Words::english).toList());
    Encoder gaps = learn("yes", "no", "", "yes");
    assertEquals(List.of("a=yes", "a is missing"), gaps.features());
    assertEquals(1, gaps.encode(column("yes", "no", "", "yes")).fills().size());
  }

  @Test
  void everyLevelHasAnIndicatorInOneOrder() {
    Table table = column("red", "blue", "red", "green", "?");
    Encoder encoder = learn(table);
    Encoded encoded = encoder.encode(table);
    assertEquals(List.of("a=blue", "a=green", "a=red", "a=(missing)"), encoder.features());
    assertArrayEquals(new double[] {1, 0, 1, 0, 0}, feature(encoded, 2));
    assertArrayEquals(new double[] {0, 0, 0, 0, 1}, feature(encoded, 3));
    assertEquals(
        List.of("'a': 3 categories, one indicator each; missing cells are one more"),
        english(encoder.readings()));
    assertEquals(encoder, learn(column("?", "green", "red", "red", "blue")), "rows have no order");
  }

  @Test
  void unseenLevelsAreNoneOfThemAndNamed() {
    Encoded encoded = learn("red", "blue", "red").encode(column("teal", "red", "", "teal"));
    assertArrayEquals(new double[] {0, 0, 1.0 / 3, 0}, feature(encoded, 0));
    assertArrayEquals(new double[] {0, 1, 2.0 / 3, 0}, feature(encoded, 1));
    assertEquals(
        List.of(
            "'a': 2 rows have the unseen level 'teal'.",
            "'a': 1 row has no value; each level's share of the training rows stands there."),
        encoded.notes().stream().map(Words::english).toList());
  }

  @Test
  void rareLevelsAreSparse() {
    String[] cells = new String[60];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = i % 12 == 0 ? "rare" : "usual";
    }
    Encoded encoded = learn(cells).encode(column(cells));
    Feature.Sparse rare = assertInstanceOf(Feature.Sparse.class, encoded.features().get(0));
    assertArrayEquals(new int[] {0, 12, 24, 36, 48}, rare.index());
    assertInstanceOf(Feature.Dense.class, encoded.features().get(1));
  }

  @Test
  void tenThousandLevelsThatComeBackAreFine() {
    String[] cells = new String[30_000];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = "level " + i % 10_000;
    }
    Encoded encoded = learn(cells).encode(column(cells));
    assertEquals(10_000, encoded.features().size());
    for (Feature feature : encoded.features()) {
      assertEquals(3, assertInstanceOf(Feature.Sparse.class, feature).index().length);
    }
  }

  @Test
  void aTextOfItsOwnInMostRowsIsRefused() {
    String[] names = new String[40];
    Arrays.setAll(names, i -> "name " + Math.max(0, i - 15));
    Csv.refused(
        () -> learn(names),
        "column 'a' has another text in most rows, such as 'name 0' in line 2",
        "--exclude a",
        "--group a");
    Csv.refused(
        () ->
            Encoder.learn(
                Csv.table(folder, "\"a, b\",y\n" + String.join(",1\n", names) + ",1\n"),
                List.of("a, b"),
                Set.of(),
                new double[40]),
        "--exclude '\"a, b\"'",
        "--group 'a, b'");
    Arrays.setAll(names, i -> "name " + i % 20);
    assertEquals(20, learn(names).features().size());
  }

  @Test
  void numbersWithAUnitBesideThemAreShownAndNotAdvisedAway() {
    String[] prices = new String[40];
    for (String form : new String[] {"%d kg", "%d.5 cm", "%d km/h"}) {
      Arrays.setAll(prices, i -> String.format(java.util.Locale.ROOT, form, 100 + 7 * i));
      String said = assertThrows(IllegalArgumentException.class, () -> learn(prices)).getMessage();
      assertTrue(said.contains("such as '" + prices[0] + "' in line 2"), said);
      assertFalse(said.contains("--exclude"), said);
    }
  }

  @Test
  void codesAreCategoriesWhereThatIsAsked() {
    Table table = Csv.table(folder, text("07", "7", "12", "07"), "a");
    assertEquals(List.of("a=07", "a=12", "a=7"), learn(table, "a").features());
    Table answers = Csv.table(folder, text("yes", "no"), "a");
    assertEquals(2, learn(answers, "a").features().size());
  }

  @Test
  void whatNeverChangesIsLeftOut() {
    assertEquals(List.of(), learn("3", "3", "3.0").features());
    assertEquals(List.of(), learn("x", "x").features());
    assertEquals(List.of(), learn("", "NA").features());
    assertEquals(
        List.of("'a': no value in any row, left out"), english(learn("", "NA").readings()));
    assertEquals(
        List.of("'a': the same value in every row, left out"), english(learn("x", "x").readings()));
    Encoder presence = learn("3", "", "3");
    assertEquals(List.of("a is missing"), presence.features());
    assertArrayEquals(new double[] {1, 0}, feature(presence.encode(column("", "8")), 0));
    assertEquals(List.of("a=(missing)", "a=x"), sorted(learn("x", "", "x").features()));
  }

  /** Their variance would be 0, and they would drop out of every fit without a word. */
  @Test
  void numbersTooSmallToSquareAreLeftOutAndSaidToBe() {
    Encoder tiny = learn("1e-300", "-2e-300", "3e-300");
    assertEquals(List.of(), tiny.features());
    assertEquals(
        List.of(
            "'a': varies by less than 1e-140, which is too little to square, left out; give it in a"
                + " smaller unit"),
        english(tiny.readings()));
    Encoder gaps = learn("1e-300", "", "3e-300");
    assertEquals(List.of("a is missing"), gaps.features());
    assertTrue(english(gaps.readings()).get(0).contains("'a': varies by less than 1e-140"));
    assertEquals(List.of("a"), learn("1e-300", "-2e-300", "3e-139").features());
    for (Encoder encoder : List.of(tiny, gaps, learn("3", "3"), learn("", ""))) {
      for (Encoding column : encoder.columns()) {
        JsonNode written =
            ModelJson.JSON.parse(ModelJson.JSON.write((Record) ColumnFile.of(column)));
        assertEquals(column, ModelJson.JSON.read(written, ColumnFile.class).encoding());
      }
    }
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  @Test
  void datesAreTheirParts() {
    Encoder encoder = learn("2023-12-30", "2024-01-01", "2024-01-06 12:00", "2023-12-30");
    assertEquals(
        List.of(
            "a: year",
            "a: month=1",
            "a: month=12",
            "a: weekday=Mon",
            "a: weekday=Sat",
            "a: days",
            "a: time of day, cosine"),
        encoder.features());
    Encoded encoded = encoder.encode(column("2024-01-06T12:00:00", "2023-12-30", "2024-03-05"));
    assertArrayEquals(new double[] {2024, 2023, 2024}, feature(encoded, 0));
    assertArrayEquals(new double[] {1, 0, 0}, feature(encoded, 1));
    assertArrayEquals(new double[] {1, 1, 0}, feature(encoded, 4));
    assertArrayEquals(new double[] {7.5, 0, 66}, feature(encoded, 5));
    assertEquals(
        List.of(
            "'a: month': 1 row has the unseen level '3'.",
            "'a: weekday': 1 row has the unseen level 'Tue'."),
        encoded.notes().stream().map(Words::english).toList());
  }

  @Test
  void constantPartsOfDatesAreLeftOutAndMissingDatesFilled() {
    Table table = column("02.05.2024", "", "04.05.2024");
    Encoder encoder = learn(table);
    assertEquals(
        List.of("a: weekday=Thu", "a: weekday=Sat", "a: days", "a is missing"), encoder.features());
    Encoded encoded = encoder.encode(table);
    assertArrayEquals(new double[] {0, 1, 2}, feature(encoded, 2));
    assertArrayEquals(new double[] {1, 0, 0}, feature(encoded, 0));
    assertEquals(List.of(new Fill(2, 3, 1)), encoded.fills());
    assertTrue(
        english(encoder.readings()).get(0).contains("always the same, left out: year, month"),
        encoder.readings()::toString);
    Encoded later = learn("2024-05-02", "2024-05-04").encode(column(""));
    assertEquals(0.5, feature(later, 0)[0]);
    assertEquals(1, feature(later, 2)[0]);
  }

  @Test
  void timesOfDayAreAnAngle() {
    Encoder encoder =
        learn(
            "2024-01-03 06:00:00",
            "2024-01-03T12:00:00.25Z",
            "2024-01-04T18:00+02:00",
            "2024-01-03 12:00:00 PM",
            "");
    assertEquals(
        List.of(
            "a: weekday=Wed",
            "a: weekday=Thu",
            "a: days",
            "a: time of day, sine",
            "a: time of day, cosine",
            "a is missing"),
        encoder.features());
    assertTrue(
        english(encoder.readings())
            .get(0)
            .contains("days since 2024-01-03, time of day (sine and cosine)"),
        encoder.readings()::toString);
    Encoded encoded = encoder.encode(column("2024-01-04 03:00", "", "2024-01-03"));
    assertArrayEquals(new double[] {Math.sqrt(0.5), 0, 0}, feature(encoded, 3), 1e-12);
    assertArrayEquals(new double[] {Math.sqrt(0.5), -0.5, 1}, feature(encoded, 4), 1e-12);
    assertEquals(
        List.of(new Fill(2, 5, feature(encoded, 2)[1]), new Fill(3, 5, 0), new Fill(4, 5, -0.5)),
        encoded.fills());
    again(encoder);
  }

  @Test
  void timesWithoutADateAreTimesOfDay() {
    Encoder encoder = learn("14:05", "2:30 pm", "08:00:30", "14:05");
    assertEquals(List.of("a: time of day, sine", "a: time of day, cosine"), encoder.features());
    assertEquals(
        List.of("'a': times (HH:mm), as time of day (sine and cosine)"),
        english(encoder.readings()));
    Encoded encoded = encoder.encode(column("06:00", ""));
    assertEquals(1, feature(encoded, 0)[0]);
    assertEquals(0, feature(encoded, 1)[0]);
    assertEquals(1, encoded.notes().size());
    Csv.refused(() -> encoder.encode(column("25:00")), "'25:00' is no time written HH:mm");
    again(encoder);
    assertEquals(List.of("a: time of day, sine"), learn("06:00", "18:00").features());
    assertEquals(
        List.of("a: time of day, sine", "a: time of day, cosine", "a is missing"),
        learn("06:00", "", "17:00").features());
    assertEquals(List.of(), learn("14:05", "14:05").features());
  }

  @Test
  void aTimeThatNeverChangesIsLeftOutWithAWord() {
    Encoder encoder = learn("2024-01-03 14:05:00", "2024-02-04 14:05:00", "2024-07-03 14:05:00");
    assertTrue(encoder.features().stream().noneMatch(f -> f.contains("time")), encoder::toString);
    assertTrue(
        english(encoder.readings()).get(0).endsWith("always the same, left out: year, time of day"),
        encoder.readings()::toString);
    Encoder dates = learn("2024-01-03 00:00", "2024-02-04");
    assertTrue(
        english(dates.readings()).get(0).endsWith("left out: year"), dates.readings()::toString);
  }

  private static void again(Encoder encoder) {
    for (Encoding column : encoder.columns()) {
      JsonNode written = ModelJson.JSON.parse(ModelJson.JSON.write((Record) ColumnFile.of(column)));
      assertEquals(column, ModelJson.JSON.read(written, ColumnFile.class).encoding());
    }
  }

  @Test
  void numbersAsSpreadsheetsWriteThemAreNumbers() {
    Encoder encoder = learn("$1,234.50", "$7.00", "");
    assertEquals(List.of("a", "a is missing"), encoder.features());
    assertTrue(
        english(encoder.readings())
            .get(0)
            .startsWith("'a': numbers; $1,234.5 is read as 1234.5; missing"),
        encoder.readings()::toString);
    again(encoder);
    Encoder percent = learn("24%", "7%");
    assertEquals(
        List.of("'a': numbers in percent; 24.5% is read as 24.5, not 0.245"),
        english(percent.readings()));
    again(percent);
    again(learn("1,5", "2"));
    Csv.refused(
        () -> percent.encode(column("0.24", "0.07")),
        "column 'a' has numbers written like 1234.5, but",
        "like 1234.5%; write them alike");
    Csv.refused(() -> learn("1", "2").encode(column("5%")), "column 'a'", "1234.5%");
    assertArrayEquals(
        new double[] {7}, feature(encoder.encode(column("7")), 0), "a currency may be left away");
  }

  @Test
  void numbersOfWhichOneIsInDoubtAreRefusedByName() {
    String[] cells = new String[40];
    Arrays.setAll(cells, i -> i == 20 ? "€ 7" : "$" + i);
    Csv.refused(
        () -> learn(cells),
        "line 22, column 'a': '€ 7' is in another unit than '$0'",
        "--exclude a");
  }

  @Test
  void theOrderOfDayAndMonthMustBeClear() {
    assertEquals(2, learn("01/31/2024", "02/01/2024").encode(column("03/04/2024")).notes().size());
    assertEquals("MM/dd/yyyy", form("01/31/2024", "02/01/2024"));
    assertEquals("dd/MM/yyyy", form("31/01/2024", "02/01/2024"));
    Csv.refused(() -> learn("03/04/2024", "05/06/2024"), "'a'", "03/04/2024", "2024-01-31");
  }

  private String form(String... cells) {
    return assertInstanceOf(Encoding.Dates.class, learn(cells).columns().get(0)).form();
  }

  @Test
  void whatIsNoDateIsNamed() {
    String[] cells = new String[30];
    Arrays.setAll(cells, i -> i == 20 ? "2023-02-30" : "2023-01-" + (i + 1));
    Csv.refused(() -> learn(cells), "line 22, column 'a'", "'2023-02-30' is no date");
    Encoder encoder = learn("2023-01-01", "2024-01-02");
    Csv.refused(
        () -> encoder.encode(column("01.02.2024")), "'01.02.2024' is no date", "yyyy-MM-dd");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    Encoder encoder = learn("1", "2");
    Table other = Csv.table(folder, "b,c\n1,2\n");
    Csv.refused(() -> encoder.encode(other), "no column 'a'", "the model needs", "there are: b, c");
    Encoder words = learn("x", "y");
    Csv.refused(() -> words.encode(column("1", "2")), "'a' was read as numbers");
    Csv.refused(() -> encoder.encode(column("x", "y")), "'a' holds text");
  }

  @Test
  void missingNumbersThatTrainingRowsAllHadAreSaid() {
    Encoded encoded = learn("1", "3").encode(column("", "5", "NA"));
    assertArrayEquals(new double[] {2, 5, 2}, feature(encoded, 0));
    assertEquals(
        List.of("'a': 2 rows have no value; the mean of the training rows stands there."),
        encoded.notes().stream().map(Words::english).toList());
  }

  @Test
  void hugeNumbersAreRefused() {
    Csv.refused(() -> learn("1", "1e300"), "line 3, column 'a'", "too large to square");
  }

  @Test
  void twoFeaturesOfOneNameAreRefused() {
    Table table = Csv.table(folder, "a,a=x\nx,1\ny,2\n");
    double[] ones = {1, 1};
    Csv.refused(
        () -> Encoder.learn(table, List.of("a", "a=x"), Set.of(), ones), "two features are named");
  }
}
