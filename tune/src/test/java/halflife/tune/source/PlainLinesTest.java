package halflife.tune.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines without quotes are cut like those that the parser cuts, which a quote brings in. */
class PlainLinesTest {
  private static final long SEED = 83;

  @TempDir private Path folder;

  /** Writes down what it is given. */
  private static class Notebook implements CellSink {
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder row = new StringBuilder();
    private long last;

    @Override
    public void begin(Path file, char delimiter, boolean named) {}

    @Override
    public void cell(int index, char[] text, int from, int length, boolean quoted, long line) {
      row.append(index).append('<').append(text, from, length).append('>');
    }

    @Override
    public void number(int index, double value, long line) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void endRow(int count, long line) {
      rows.add(line + ":" + count + ":" + row);
      row.setLength(0);
      last = line;
    }

    @Override
    public long lastLine() {
      return last;
    }
  }

  /** Writes down numbers where they are read, and refuses some rows of them. */
  private static final class Numbers extends Notebook {
    private final SplitMix64 random = new SplitMix64(SEED);

    @Override
    public void cell(int index, char[] text, int from, int length, boolean quoted, long line) {
      String cell = new String(text, from, length);
      boolean plain = PlainNumberTest.isPlain(cell);
      String shown = plain ? String.valueOf(Double.parseDouble(cell)) : cell;
      super.cell(index, shown.toCharArray(), 0, shown.length(), quoted, line);
    }

    @Override
    public void cell(int index, char[] text, int from, int length, double value, long line) {
      assertEquals(Double.parseDouble(new String(text, from, length)), value);
      cell(index, text, from, length, false, line);
    }

    @Override
    public boolean rows(double[] values, int from, int width, int count, long line) {
      if (random.nextInt(4) == 0) {
        return false;
      }
      for (int i = 0; i < width * count; i++) {
        char[] text = String.valueOf(values[from + i]).toCharArray();
        super.cell(i % width, text, 0, text.length, false, line + i / width);
        if (i % width == width - 1) {
          endRow(width, line + i / width);
        }
      }
      return true;
    }
  }

  private List<String> read(String text) throws IOException {
    return read(text, new Notebook());
  }

  private List<String> read(String text, Notebook notebook) throws IOException {
    Path file = folder.resolve("text.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    new CsvSource(file, TableInput.of(file), Optional.empty()).read(notebook);
    return notebook.rows;
  }

  /** With a quoted cell in the first line the parser reads all. */
  private static final String QUOTED = "\"a\",b\n";

  private static final String PLAIN = "a,b\n";

  @Test
  void itIsCutAsByTheParser() throws IOException {
    SplitMix64 random = new SplitMix64(SEED);
    String[] pieces = {"1.5", "x", "", ",", ",", "\n", "\r\n", "\r", "é", "漢", " ", "\"q,\"\"\n\""};
    for (int turn = 0; turn < 3000; turn++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(30);
      boolean quotes = turn % 3 == 0;
      for (int i = 0; i < length; i++) {
        String piece = pieces[random.nextInt(pieces.length - (quotes ? 0 : 1))];
        boolean begins = text.isEmpty() || ",\n\r".indexOf(text.charAt(text.length() - 1)) >= 0;
        text.append(piece.startsWith("\"") ? (begins ? piece + "," : "") : piece);
      }
      String shown = text.toString().replace("\n", "\\n").replace("\r", "\\r");
      assertEquals(read(QUOTED + text), read(PLAIN + text), "turn " + turn + ": " + shown);
    }
  }

  /** Long enough for many buffers, with ends of lines wherever buffers end. */
  @Test
  void whereABufferEndsNothingIsLost() throws IOException {
    SplitMix64 random = new SplitMix64(SEED);
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 600_000) {
        text.append("7".repeat(random.nextInt(9))).append(',');
        text.append("8".repeat(random.nextInt(9))).append(end);
      }
      text.append("9,".repeat(3)).append("x".repeat(300_000)).append(end).append("1,2");
      assertEquals(read(QUOTED + text), read(PLAIN + text));
    }
  }

  /** Rows of numbers and others, blank lines, any ends of lines, cut wherever buffers end. */
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void numbersAreThoseOfTheirCells(String delimiter) throws IOException {
    SplitMix64 random = new SplitMix64(SEED);
    String[] ends = {"\n", "\r\n", "\r", "\n\n", "\n\r"};
    for (int turn = 0; turn < 8; turn++) {
      StringBuilder text = new StringBuilder();
      int length = turn % 2 == 0 ? 500 : 300_000;
      int strange = 1 + random.nextInt(1000);
      while (text.length() < length) {
        for (int k = 0; k < 3; k++) {
          boolean plain = random.nextInt(strange) > 0;
          text.append(plain ? random.nextInt(2000) / 1e3 - 1 : PlainNumberTest.cell(random));
          text.append(k < 2 ? delimiter : ends[turn / 2 % 4 + random.nextInt(2)]);
        }
      }
      text.append("1").append(delimiter).append("-2.5").append(turn % 4 < 2 ? "" : "\n");
      String names = PLAIN.replace(",", delimiter);
      String quoted = QUOTED.replace(",", delimiter);
      List<String> expected = read(quoted + text, new Numbers());
      assertEquals(expected, read(names + text, new Numbers()), "turn " + turn);
    }
  }

  /** Lines that were cut already come again if the parser has to read from an earlier one on. */
  @Test
  void aQuoteInALaterBufferLosesNothing() throws IOException {
    String rows = "1.5,2\n".repeat(40_000);
    for (String quoted : new String[] {"\"x\",3\n", "4,\"y\n\"\r\n"}) {
      String text = rows + quoted + rows + rows;
      assertEquals(read(QUOTED + text, new Numbers()), read(PLAIN + text, new Numbers()));
    }
  }

  @Test
  void whatTheSinkRefusesIsRefused() throws IOException {
    Path file = folder.resolve("text.csv");
    Files.writeString(file, "a,b\n1,2\n".repeat(100_000));
    Notebook refusing =
        new Notebook() {
          @Override
          public void endRow(int count, long line) {
            if (line == 70_000) {
              throw new IllegalArgumentException("line 70000 is refused");
            }
          }
        };
    CsvSource source = new CsvSource(file, TableInput.of(file), Optional.empty());
    String message =
        assertThrows(IllegalArgumentException.class, () -> source.read(refusing)).getMessage();
    assertEquals("line 70000 is refused", message);
  }
}
