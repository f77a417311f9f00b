package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
  private static final String EVIL = "\u202Eab\u001B[31m\u200Bc";
  private static final String SHOWN = "\\u202Eab\\u001B[31m\\u200Bc";

  @TempDir private Path folder;

  private static String shown(String... pieces) {
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out));
    for (String piece : pieces) {
      terminal.print(piece);
    }
    terminal.flush();
    return out.toString();
  }

  @Test
  void marksAreShownAndLinesAndWordsStay() {
    assertEquals(SHOWN + "\n\tλ 値\r\n", shown(EVIL + "\n\tλ 値\r\n"));
    assertEquals(" x", shown("\rx"), "a line is not written over");
    assertEquals("😀", shown("\uD83D", "\uDE00"), "in two pieces");
    assertEquals("\\uD83Dx", shown("\uD83Dx"), "half a character");
    assertEquals("\\uE0001", shown(new String(Character.toChars(0xE0001))));
  }

  @Test
  void dataArrivesAsItIsAndInOrder() {
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(out));
    terminal.print("a");
    Terminal.exact(terminal).print(EVIL);
    terminal.print(EVIL);
    terminal.flush();
    assertEquals("a" + EVIL + SHOWN, out.toString());
  }

  /** Whatever a table has for names, a terminal is not told to do anything. */
  @Test
  void noCommandPrintsWhatATerminalObeys() throws IOException {
    StringBuilder table = new StringBuilder("x,z,k\u202Eind\n");
    for (int i = 0; i < 40; i++) {
      table.append(i * 7 % 11).append(',').append(i * 5 % 13);
      table.append(',').append(i * 3 % 7 > 2 ? "\u202Eyes" : "n\u200Bo").append('\n');
    }
    Path data = Files.writeString(folder.resolve("d\u202E.csv"), table);
    Path out = folder.resolve("o\u202Eut");
    Call tune = Call.of("tune", data, "--target", "k\u202Eind", "--out", out, "--repeats", "1");
    assertEquals(0, tune.exitCode(), tune.err());
    assertTrue(tune.out().contains("\\u202E"), tune.out());
    quiet(tune);
    Path model = out.resolve("model.json");
    Call predict = Call.of("predict", model, data);
    assertEquals(0, predict.exitCode(), predict.err());
    assertTrue(predict.out().contains("\u202Eyes"), "the labels are data");
    quiet(new Call(0, "", predict.err()));
    quiet(Call.of("report", out));
    quiet(Call.of("replay", model));
    quiet(Call.of("tune", data, "--target", "\u202Enone"));
    quiet(Call.of("tune", data, "--\u202Etarget", "x"));
    quiet(Call.of("\u202Etune"));
    quiet(Call.of("explain", "\u202E"));
    quiet(Call.of("convert", "--from", "\u202E"));
  }

  private static void quiet(Call call) {
    String all = call.out() + call.err();
    assertFalse(all.isEmpty());
    all.codePoints()
        .forEach(
            c ->
                assertFalse(
                    Character.getType(c) == Character.FORMAT
                        || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t',
                    () -> all));
  }
}
