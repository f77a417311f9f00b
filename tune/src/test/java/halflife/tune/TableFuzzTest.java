package halflife.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Column;
import halflife.tune.table.Table;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, it is a table whose parts fit together, or refused in one sentence.
 *
 * <p>{@code -Dfuzz.cases=100000} tries more.
 */
class TableFuzzTest {
  private static final long SEED = 14;
  private static final int CASES = Integer.getInteger("fuzz.cases", 3000);
  private static final String[] DELIMITERS = {",", ";", "\t", "|", " ", "  ", ", ", ",;"};
  private static final String[] ENDS = {"\n", "\r\n", "\r", "\n\n", " \n", "\n\r"};
  private static final String[] CELLS = {
    "",
    "1",
    "2.5",
    "-3e2",
    "1,5",
    "1.234,5",
    "NA",
    "inf",
    "yes",
    "no",
    "a",
    "größe",
    "北京",
    "x y",
    "\"q\"",
    "\"a,b\"",
    "\"say \"\"x\"\"\"",
    "\"two\nlines\"",
    "\"",
    "5\"",
    "\"open",
    "'",
    "\\\"",
    "2024-01-31",
    "31.01.2024",
    "Unnamed: 0",
    "=1+1",
    "\u202Ex",
    "\uD83D\uDE00",
    "#",
    "1e999"
  };

  @TempDir private Path folder;

  private static String any(SplitMix64 random, String[] of) {
    return of[random.nextInt(of.length)];
  }

  /** Mostly a table, with as many faults as a dice says; sometimes bytes that are no text. */
  private static byte[] file(SplitMix64 random) {
    int faults = random.nextInt(4);
    String delimiter = any(random, DELIMITERS);
    String end = any(random, ENDS);
    int columns = 1 + random.nextInt(5);
    int rows = random.nextInt(14);
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
    String[] kinds = new String[columns];
    for (int j = 0; j < columns; j++) {
      kinds[j] = any(random, CELLS);
      boolean odd = random.nextInt(12) < faults;
      String name = odd ? any(random, CELLS) : random.nextInt(6) == 0 ? "" : "c" + j;
      text.append(j == 0 ? "" : delimiter)
          .append(random.nextInt(4) == 0 ? "\"" + name + "\"" : name);
    }
    text.append(random.nextInt(6) == 0 ? delimiter : "").append(end);
    for (int i = 0; i < rows; i++) {
      int cells = columns + (random.nextInt(30) < faults ? random.nextInt(3) - 1 : 0);
      cells += random.nextInt(3) == 0 && faults == 1 ? 1 : 0;
      for (int j = 0; j < cells; j++) {
        String number = Integer.toString(random.nextInt(50));
        String cell = random.nextInt(10) < faults ? any(random, CELLS) : number;
        text.append(j == 0 ? "" : delimiter).append(cell.isEmpty() ? kinds[j % columns] : cell);
      }
      text.append(random.nextInt(40) < faults ? any(random, ENDS) : end);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(20) >= faults) {
      return bytes;
    }
    ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
    int at = random.nextInt(bytes.length + 1);
    spoilt.write(bytes, 0, at);
    spoilt.write(random.nextInt(256));
    spoilt.write(bytes, at, random.nextInt(bytes.length - at + 1));
    return spoilt.toByteArray();
  }

  @Test
  void aFileIsATableOrRefusedInOneSentence() {
    SplitMix64 random = new SplitMix64(SEED);
    int read = 0;
    int learned = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = file(random);
      String what =
          "case " + i + ", seed " + SEED + ":\n" + new String(bytes, StandardCharsets.UTF_8);
      Path file = Csv.write(folder, bytes);
      try {
        Table table = Table.read(file, Set.of("c1"));
        check(table, what);
        read++;
        String target = table.names().get(table.names().size() - 1);
        Dataset data = Dataset.of(table, StudyOptions.of(file, target));
        assertEquals(data.encoder().features().size(), data.design().features().size(), what);
        learned++;
      } catch (IllegalArgumentException e) {
        sentence(String.valueOf(e.getMessage()), what);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(what, e);
      }
    }
    assertTrue(read > CASES / 4, read + " of " + CASES + " were tables");
    assertTrue(learned > CASES / 40, learned + " of " + CASES + " can be learned from");
    assertTrue(read < CASES - CASES / 10, read + " of " + CASES + " were tables");
  }

  private static void check(Table table, String what) {
    assertTrue(table.rows() > 0, what);
    for (String name : table.names()) {
      assertFalse(name.isEmpty(), what);
      Column column = table.column(name);
      int rows =
          column instanceof Column.Numbers numbers
              ? numbers.values().length
              : column instanceof Column.Words words ? words.codes().length : table.rows();
      assertEquals(table.rows(), rows, what);
    }
    table.rowNames().ifPresent(names -> assertEquals(table.rows(), names.size(), what));
    for (int i = 1; i < table.rows(); i++) {
      assertTrue(table.line(i) > table.line(i - 1), what);
    }
  }

  /** Lines that a cell holds itself are part of no sentence of ours. */
  private static void sentence(String message, String what) {
    String ours = message.replace("two\nlines", "two lines");
    assertTrue(what.contains("\"") || ours.lines().count() == 1, message + "\n" + what);
    assertTrue(message.contains("data.csv") || message.contains("column"), message + "\n" + what);
    assertFalse(message.contains("null") || message.contains("Exception"), message + "\n" + what);
  }
}
