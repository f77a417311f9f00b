package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line in this process.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Call(int exitCode, String out, String err) {

  static Call of(Object... words) {
    String[] args = new String[words.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = words[i].toString();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Call(exitCode, out.toString(), err.toString());
  }

  /** What a command line printed, which must have gone well. */
  static String printed(String words) {
    Call call = of((Object[]) words.split(" "));
    assertEquals("", call.err());
    assertEquals(0, call.exitCode());
    return call.out().replace(System.lineSeparator(), "\n");
  }

  /** Ended with this code, printed nothing, and said what is wrong in one line with these parts. */
  void refused(int code, String... parts) {
    assertEquals(code, exitCode, err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("halflife: "), err);
    assertFalse(err.contains("at halflife."), err);
    assertFalse(err.contains("Exception"), err);
    for (String part : parts) {
      assertTrue(err.contains(part), () -> "'" + part + "' is not in: " + err);
    }
  }
}
