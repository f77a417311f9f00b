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

  private List<String> read(String text) throws IOException {
    Path file = folder.resolve("text.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    Notebook notebook = new Notebook();
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
