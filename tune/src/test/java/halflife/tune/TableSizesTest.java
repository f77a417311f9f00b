package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables around the sizes at which buffers are refilled and arrays grow. */
class TableSizesTest {
  private static final long SEED = 5;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 40, 41, 1000, 4097, 20_000})
  void everyCellArrivesInItsPlace(int rows) {
    SplitMix64 random = new SplitMix64(SEED);
    double[][] expected = new double[3][rows];
    String[] words = new String[rows];
    StringBuilder text = new StringBuilder("a,b,word,c\n");
    for (int i = 0; i < rows; i++) {
      expected[0][i] = random.nextInt(100);
      expected[1][i] = random.nextGaussian();
      expected[2][i] = Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
      words[i] = "wörd " + random.nextInt(50);
      text.append((int) expected[0][i]).append(',').append(expected[1][i]).append(',');
      text.append(words[i]).append(',').append(expected[2][i]).append('\n');
    }
    Table table = Csv.table(folder, text.toString(), "word");
    assertEquals(rows, table.rows());
    assertArrayEquals(expected[0], table.numbers("a"));
    assertArrayEquals(expected[1], table.numbers("b"));
    assertArrayEquals(expected[2], table.numbers("c"), "seed " + SEED);
    assertEquals(List.of(words), table.texts("word"));
    assertEquals(rows + 1, table.line(rows - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 300, 5000, 30_000})
  void wideTablesToo(int columns) {
    StringBuilder names = new StringBuilder("x0");
    StringBuilder values = new StringBuilder("0.5");
    for (int j = 1; j < columns; j++) {
      names.append(",x").append(j);
      values.append(',').append(j).append(".5");
    }
    Table table = Csv.table(folder, names + "\n" + values + "\n" + values + "\n");
    assertEquals(columns, table.names().size());
    int last = columns - 1;
    assertArrayEquals(new double[] {last + 0.5, last + 0.5}, table.numbers("x" + last));
  }

  @Test
  void aBadCellFarDownNamesItsLine() {
    String text = "a,b\n" + "1,2\n".repeat(70_000) + "1,oops\n" + "1,2\n".repeat(1000);
    Table table = Csv.table(folder, text);
    Csv.refused(() -> table.numbers("b"), "line 70002, column 'b'", "'oops'");
    Csv.refused(() -> Csv.table(folder, text + "1\n"), "line 71003", "1 cell");
  }

  @Test
  void aLongTextIsShownShortened() {
    Table table = Csv.table(folder, "a,b\n1,2\n3," + "x".repeat(100_000) + "\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> table.numbers("b")).getMessage();
    assertEquals(true, message.length() < 400, message);
  }

  @Test
  void aControlCharacterFarDownNamesItsLine() {
    Path file = Csv.write(folder, "a,b\n" + "1,2\n".repeat(70_000) + "1,\u00012\n");
    Csv.refused(() -> Table.read(file, Set.of()), "0x01", "line 70002");
  }
}
