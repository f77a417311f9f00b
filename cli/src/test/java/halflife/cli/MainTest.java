package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpGoesToStandardOutput() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().startsWith("Usage: halflife"), out::toString);
    assertEquals("", err.toString());
  }

  @Test
  void messagesAreInTheSystemsCharsetUnlessThatHasNoLetters() {
    assertEquals(StandardCharsets.UTF_8, Main.ofMessages(StandardCharsets.US_ASCII));
    assertEquals(Charset.forName("GB18030"), Main.ofMessages(Charset.forName("GB18030")));
  }

  @Test
  void versionNamesTheProgram() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString().startsWith("halflife "), out::toString);
  }

  @Test
  void noCommandShowsTheHelpAndIsWrongUse() {
    assertEquals(2, run());
    assertTrue(out.toString().startsWith("Usage: halflife"), out::toString);
    assertEquals("", err.toString());
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}
