package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormTest {
  private static ColumnReader read(ColumnReader.As as, boolean semicolons, String... cells) {
    ColumnReader reader = new ColumnReader(as, semicolons);
    for (int i = 0; i < cells.length; i++) {
      reader.add(cells[i].toCharArray(), 0, cells[i].length(), i + 2);
    }
    return reader;
  }

  private static Column settled(TableStyle table, boolean semicolons, String... cells) {
    ColumnReader first = read(ColumnReader.As.CELLS_DECIDE, semicolons, cells);
    return first.again(table).map(as -> read(as, semicolons, cells).end()).orElseGet(first::end);
  }

  private static void numbers(Column column, String form, double... expected) {
    Column.Numbers numbers = assertInstanceOf(Column.Numbers.class, column);
    assertArrayEquals(expected, numbers.values());
    assertEquals(form, numbers.form().word());
    assertEquals(numbers.form(), NumberForm.of(form), "model.json reads the word again");
  }

  private static Arguments cells(String form, double[] expected, String... cells) {
    return Arguments.of(form, expected, cells);
  }

  private static double[] of(double... numbers) {
    return numbers;
  }

  static Stream<Arguments> columns() {
    double gap = Double.NaN;
    return Stream.of(
        cells("$1,234.5", of(4867.02, 12, gap, -5), "$4,867.02", "12.00", "", "-$5.00"),
        cells("$1,234.5", of(-5, 1234), "$-5", "$1,234"),
        cells("€1234.5", of(12, -3), "€ 12", "€ -3"),
        cells("1234,5 €", of(12, 3.5), "12 €", "3,50 €"),
        cells("1.234,5 €", of(12.5, 1234), "12,50 €", "1.234 €"),
        cells("1234.5%", of(24, 7), "24%", "7 %"),
        cells("1234,5%", of(24.5, -0.5), "24,5\u00a0%", "-0,5 %"),
        cells("%1234.5", of(24, 7), "%24", "%7"),
        cells("(1,234.5)", of(-1200, 300, 1.5), "(1,200)", "300", "1.5"),
        cells("($1,234.5)", of(-1200, 300, -7), "($1,200)", "$300.00", "$(7)"),
        cells("(1234.5)", of(3, -4), "3", "(4)"),
        cells("1 234,5", of(1234.5, 7), "1 234,50", "7"),
        cells("1 234,5", of(1234567.5, 0.5), "1\u202f234\u00a0567,5", "0,5"),
        cells("1 234.5", of(1234.5, 12000), "1 234.50", "12 000"),
        cells("1.234,5", of(1234.5, 2345), "1.234,50", "2.345"),
        cells("1'234.5", of(1234.5, 7, 1000000), "1'234.50", "7", "1’000’000"),
        cells("CHF 1'234.5", of(1234.5, 7), "CHF 1'234.50", "CHF 7"),
        cells("1234.5 kr", of(12, 7), "12 kr", "7 kr."),
        cells("Rs 1,234.5", of(500, 7.5), "Rs. 500", "Rs.7.5"),
        cells("US$1,234.5", of(500, 0.5), "US$500", "US$ .5"),
        cells("1,234.5", of(-1234.5, 7), "−1,234.5", "7"),
        cells("1234.5", of(5, 7), "5\u00a0", "\u00a07"));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void whatLeavesNoDoubtIsNumbers(String form, double[] expected, String[] cells) {
    numbers(settled(TableStyle.NONE, false, cells), form, expected);
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      numbers(settled(TableStyle.NONE, false, cells), form, expected);
    } finally {
      Locale.setDefault(usual);
    }
  }

  static Stream<Arguments> texts() {
    return Stream.of(
            new String[] {"$5", "€5", "$7"},
            new String[] {"5%", "0.05%", "seven", "eight", "nine"},
            new String[] {"5%", "6", "7%", "8%", "half"},
            new String[] {"€ 1,234", "€ 2,345"},
            new String[] {"€ 1.234", "€ 2.345"},
            new String[] {"(1)", "(2)", "(3)"},
            new String[] {"601 234 567", "602 345 678"},
            new String[] {"$", "%"},
            new String[] {"-(5)", "$5$"},
            new String[] {"(5", "6)"},
            new String[] {"--5%", "+-3%"},
            new String[] {"1,23,4 €", "1.2.3 €"})
        .map(cells -> Arguments.of((Object) cells));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void whatIsInDoubtStaysText(String[] cells) {
    assertInstanceOf(Column.Words.class, settled(TableStyle.NONE, false, cells));
  }

  @Test
  void theRestOfTheColumnDecidesWhatACommaIs() {
    numbers(settled(TableStyle.NONE, false, "2.5", "1,234"), "1,234.5", 2.5, 1234);
    numbers(settled(TableStyle.NONE, false, "€ 1,234", "€ 2.50"), "€1,234.5", 1234, 2.5);
    numbers(settled(TableStyle.NONE, false, "€ 1,234", "€ 2,50"), "€1234,5", 1.234, 2.5);
    numbers(settled(TableStyle.NONE, false, "$1,234", "$950"), "$1,234.5", 1234, 950);
  }

  @Test
  void theRestOfTheTableDecidesWhatACommaIs() {
    TableStyle points = new TableStyle(true, false);
    TableStyle commas = new TableStyle(false, true);
    numbers(settled(points, false, "1,234", "300"), "1,234.5", 1234, 300);
    numbers(settled(points, true, "1,234", "300"), "1,234.5", 1234, 300);
    numbers(settled(commas, false, "1,234", "300"), "1234,5", 1.234, 300);
    numbers(settled(commas, false, "€ 1.234", "€ 300"), "€1.234,5", 1234, 300);
    numbers(settled(TableStyle.NONE, true, "1,234 €", "3 €"), "1234,5 €", 1.234, 3);
    for (TableStyle none : new TableStyle[] {TableStyle.NONE, new TableStyle(true, true)}) {
      assertInstanceOf(Column.Broken.class, settled(none, false, "1,234", "300"));
    }
    assertInstanceOf(Column.Words.class, settled(TableStyle.NONE, true, "$1,234", "$3"));
  }

  @Test
  void columnsTellTheStyleOfTheirTable() {
    ColumnReader unclear = read(ColumnReader.As.CELLS_DECIDE, false, "1,234", "5");
    ColumnReader plain = read(ColumnReader.As.CELLS_DECIDE, false, "1.5", "5");
    ColumnReader three = read(ColumnReader.As.CELLS_DECIDE, false, "1.234", "5");
    ColumnReader comma = read(ColumnReader.As.CELLS_DECIDE, false, "1,5", "5");
    ColumnReader money = read(ColumnReader.As.CELLS_DECIDE, false, "$1,234.5", "$5");
    assertEquals(TableStyle.NONE, TableStyle.of(plain, comma), "nobody asks");
    assertEquals(new TableStyle(true, false), TableStyle.of(plain, unclear));
    assertEquals(new TableStyle(true, false), TableStyle.of(money, unclear));
    assertEquals(TableStyle.NONE, TableStyle.of(three, unclear));
    assertEquals(new TableStyle(true, true), TableStyle.of(plain, unclear, comma));
  }

  @Test
  void aKnownFormReadsAlikeAndNamesWhatIsNot() {
    ColumnReader.As known = ColumnReader.As.known(NumberForm.of("$1,234.5"));
    numbers(read(known, true, "$1,234", "5").end(), "$1,234.5", 1234, 5);
    for (String cell : new String[] {"€ 5", "5%", "1,5", "five"}) {
      Column.Broken broken =
          assertInstanceOf(Column.Broken.class, read(known, false, "$5", cell).end());
      assertEquals(
          "line 3, column 'a': '"
              + cell
              + "' is not written like the numbers of the training table ($1,234.5); write it so,"
              + " or empty it if the value is missing",
          broken.fault().describe("a", true));
    }
    ColumnReader.As percent = ColumnReader.As.known(NumberForm.of("1234.5%"));
    assertInstanceOf(Column.Broken.class, read(percent, false, "0.24").end(), "24 % or 0.24 %?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1234.50", "$ 1,234.5", "12,34.5", "1234.5 m", "()"})
  void noOtherWordIsAForm(String word) {
    assertThrows(IllegalArgumentException.class, () -> NumberForm.of(word));
  }

  @Test
  void aLongCellIsLookedAtInNoTime() {
    assertEquals(Optional.empty(), WrittenNumber.of("1 ".repeat(1_000_000)));
    assertEquals(Optional.empty(), WrittenNumber.of("1 ".repeat(29) + "x"));
  }

  @Test
  void doubtsAreSaid() {
    doubt("'€5' is in another unit than '$5'", "$5", "$7", "€5");
    doubt("'€ 1.234' may be 1234 or 1.234", "€ 1.234", "€ 2.345");
    doubt("'N/K' is no number like '$5'", "$5", "$7", "N/K");
    doubt("'6' is in another unit than '5%'", "5%", "6", "7%");
    assertEquals(Optional.empty(), NumberDoubt.of(java.util.List.of("red", "$5", "blue")));
    assertEquals(Optional.empty(), NumberDoubt.of(java.util.List.of("10", "20", "30+")));
    assertTrue(NumberDoubt.of(java.util.List.of()).isEmpty());
  }

  private static void doubt(String reason, String... words) {
    assertEquals(
        Optional.of(reason), NumberDoubt.of(java.util.List.of(words)).map(NumberDoubt::reason));
  }
}
