package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnReaderTest {
  private static Column read(boolean asText, String... cells) {
    ColumnReader reader = new ColumnReader(asText);
    for (int i = 0; i < cells.length; i++) {
      String around = "7" + cells[i] + "7";
      reader.add(around.toCharArray(), 1, cells[i].length(), i + 2);
    }
    return reader.end();
  }

  private static Fault fault(String... cells) {
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
    assertEquals(new Fault(2, "red"), column.first());
  }

  @Test
  void aLaterCellOfTextBreaksAColumnOfNumbers() {
    assertEquals(new Fault(4, "red"), fault("1", "2", "red", "3", "blue"), "the first one counts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "NA", "n/a", "null", "None", "?", "-", ".", "NaN", "-inf", "1e999"})
  void aFirstCellWithoutAValueDoesNotMakeItText(String cell) {
    assertEquals(new Fault(2, cell.strip()), fault(cell, "1", "2"));
  }

  @Test
  void askedForTextItIsText() {
    Column.Words column = (Column.Words) read(true, "1", " 1", "", "1.0");
    assertEquals(List.of("1", "", "1.0"), column.words());
    assertArrayEquals(new int[] {0, 0, 1, 2}, column.codes());
    assertSame(Fault.NONE, column.first());
  }

  @Test
  void aFaultSaysWhatStandsThereAndWhatToDo() {
    String[][] cases = {
      {"", "line 3, column 'a,b'", "missing", "--exclude \"a,b\""},
      {"NA", "'NA' looks like a missing value"},
      {"nan", "'nan' is not a finite number"},
      {"-1e400", "'-1e400' is not a finite number"},
      {"1.234,5", "'1.234,5' has a comma", "1234.5"},
      {"twelve", "'twelve' is not a number"},
      {"x".repeat(50), "'" + "x".repeat(40) + "…' is not a number"}
    };
    for (String[] parts : cases) {
      String message = new Fault(3, parts[0]).describe("a,b");
      for (int i = 1; i < parts.length; i++) {
        String part = parts[i];
        assertEquals(true, message.contains(part), () -> "'" + part + "' is not in: " + message);
      }
    }
  }

  @Test
  void aDecimalCommaIsNoThousandOfWords() {
    for (String comma : List.of("1,5", "-0,25", "1.234,5", ",5", "1,5e-3")) {
      assertEquals(true, new Fault(1, comma).decimalComma(), comma);
    }
    for (String none : List.of("1.5", "a,b", "1,", "1,5,6", ",", "1, 5")) {
      assertEquals(false, new Fault(1, none).decimalComma(), none);
    }
  }
}
