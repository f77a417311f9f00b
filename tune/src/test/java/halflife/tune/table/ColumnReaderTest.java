package halflife.tune.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnReaderTest {
  private static Column read(boolean asText, String... cells) {
    ColumnReader.As as = asText ? ColumnReader.As.WORDS : ColumnReader.As.CELLS_DECIDE;
    return read(as, false, cells).end();
  }

  private static ColumnReader read(ColumnReader.As as, boolean semicolons, String... cells) {
    ColumnReader reader = new ColumnReader(as, semicolons);
    for (int i = 0; i < cells.length; i++) {
      String around = "7" + cells[i] + "7";
      reader.add(around.toCharArray(), 1, cells[i].length(), i + 2);
    }
    return reader;
  }

  /** What the column is after it has been read again, if it has to be. */
  private static Column settled(boolean semicolons, String... cells) {
    ColumnReader first = read(ColumnReader.As.CELLS_DECIDE, semicolons, cells);
    return first
        .again(TableStyle.NONE)
        .map(as -> read(as, semicolons, cells).end())
        .orElseGet(first::end);
  }

  private static BadCell fault(String... cells) {
    return assertInstanceOf(Column.Broken.class, read(false, cells)).fault();
  }

  @Test
  void numbersAreNumbers() {
    Column.Numbers column =
        assertInstanceOf(Column.Numbers.class, read(false, "1", " -2.5 ", "3e2"));
    assertArrayEquals(new double[] {1, -2.5, 300}, column.values());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 39, 40, 41, 1000})
  void thereAreAsManyAsCells(int count) {
    String[] cells = new String[count];
    double[] expected = new double[count];
    for (int i = 0; i < count; i++) {
      cells[i] = String.valueOf(i);
      expected[i] = i;
    }
    assertArrayEquals(expected, ((Column.Numbers) read(false, cells)).values());
    Column.Words words = (Column.Words) read(true, cells);
    assertEquals(List.of(cells), words.words());
    assertEquals(count, words.codes().length);
  }

  @Test
  void aFirstCellOfTextMakesAColumnOfText() {
    Column.Words column = (Column.Words) read(false, "red", "blue", "red", "7");
    assertEquals(List.of("red", "blue", "7"), column.words());
    assertArrayEquals(new int[] {0, 1, 0, 2}, column.codes());
  }

  @Test
  void aFewCellsOfTextBreakAColumnOfNumbers() {
    assertEquals(
        new BadCell(4, "red"), fault("1", "2", "red", "3", "blue"), "the first one counts");
    assertEquals(new BadCell(2, "two"), fault("two", "3"), "also if it is the first of all");
    assertEquals(new BadCell(3, "red"), fault("1,5", "red", "2,5"));
  }

  @Test
  void mostlyTextIsReadAgainAsText() {
    Column.Words column = (Column.Words) settled(false, "7", "NA", "12A", "none", "x");
    assertEquals(List.of("7", "NA", "12A", "none", "x"), column.words());
    Column.Words later = (Column.Words) settled(false, "", "none", "red");
    assertEquals(List.of("", "none", "red"), later.words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "NA", "na", "n/a", "N.A.", "#N/A", "null", "nil", "None", "NaN", "?", "-", ".",
        "<NA>"
      })
  void aMissingCellIsAGapAmongNumbers(String cell) {
    for (String[] cells : new String[][] {{cell, "1", "2"}, {"1", cell, "2"}}) {
      Column.Numbers column = assertInstanceOf(Column.Numbers.class, read(false, cells));
      assertEquals(1, column.missing());
      assertEquals(3, Arrays.stream(column.values()).filter(v -> Double.isNaN(v) || v > 0).count());
    }
    Column.Numbers all = (Column.Numbers) read(false, cell, cell);
    assertEquals(2, all.missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-inf", "Infinity", "1e999", "-1e400"})
  void whatIsNotFiniteBreaksTheColumn(String cell) {
    assertEquals(new BadCell(2, cell), fault(cell, "1", "2"));
    assertEquals(new BadCell(3, cell), fault("1", cell, "2"));
  }

  @Test
  void askedForTextItIsText() {
    Column.Words column = (Column.Words) read(true, "1", " 1", "", "1.0");
    assertEquals(List.of("1", "", "1.0"), column.words());
    assertArrayEquals(new int[] {0, 0, 1, 2}, column.codes());
  }

  private static void numbers(Column column, boolean comma, double... expected) {
    Column.Numbers numbers = assertInstanceOf(Column.Numbers.class, column);
    assertArrayEquals(expected, numbers.values());
    assertEquals(comma, numbers.form().comma());
  }

  @Test
  void decimalCommasAreReadWhereTheyAreClear() {
    double gap = Double.NaN;
    numbers(settled(false, "1,5", "-0,25", "2", "", "1e3"), true, 1.5, -0.25, 2, gap, 1000);
    numbers(settled(false, "7", "1.234,5", "12.345.678,25"), true, 7, 1234.5, 12345678.25);
    numbers(settled(false, "0,125", "1,234"), true, 0.125, 1.234);
    numbers(settled(true, "1,234", "2,345"), true, 1.234, 2.345);
    numbers(settled(false, "1.234.567", "1"), true, 1234567, 1);
    numbers(settled(false, ",5", "1,5e-3"), true, 0.5, 1.5e-3);
  }

  @Test
  void commasBetweenThousandsAreReadWhereTheyAreClear() {
    numbers(settled(false, "1,234.5", "1,234", "7.5", "-12"), false, 1234.5, 1234, 7.5, -12);
    numbers(settled(false, "12", "1,234,567"), false, 12, 1234567);
  }

  private static void refused(Column column, String... parts) {
    String message = assertInstanceOf(Column.Broken.class, column).fault().describe("a", true);
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
    }
  }

  @Test
  void commasThatMayMeanTwoThingsAreRefused() {
    refused(settled(false, "1", "1,234"), "line 3", "'1,234' may be 1234 or 1.234");
    refused(settled(false, "1,5", "1.234"), "line 3", "'1.234' has a decimal point");
    refused(settled(false, "2.5", "3,5"), "line 2", "'2.5' has a decimal point");
    refused(settled(true, "1,234.5", "1,5"), "line 3", "'1,5' has a decimal comma");
    refused(settled(false, "1,5", "inf"), "line 3", "'inf' is not a finite number");
    refused(settled(false, "1,5,6", "2"), "line 2", "'1,5,6' is not a number");
  }

  @Test
  void aFaultSaysWhatStandsThereAndWhatToDo() {
    String[][] cases = {
      {"", "line 3, column 'a,b'", "missing; fill it in"},
      {"-1e400", "'-1e400' is not a finite number"},
      {"twelve", "'twelve' is not a number", "--categorical '\"a,b\"'"},
      {"x".repeat(50), "'" + "x".repeat(40) + "…' is not a number"}
    };
    for (String[] parts : cases) {
      String message = new BadCell(3, parts[0]).describe("a,b", true);
      for (int i = 1; i < parts.length; i++) {
        String part = parts[i];
        assertEquals(true, message.contains(part), () -> "'" + part + "' is not in: " + message);
      }
    }
  }
}
