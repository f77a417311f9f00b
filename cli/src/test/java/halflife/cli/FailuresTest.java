package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FailuresTest {
  private final StringWriter err = new StringWriter();
  private final Failures failures = new Failures(new PrintWriter(err));

  private int handle(Exception e) {
    CommandLine command = Main.commandLine();
    return failures.handleExecutionException(e, command, command.parseArgs());
  }

  @Test
  void wrongInputIsTwoAndFailureIsOne() {
    assertEquals(2, handle(new IllegalArgumentException("the input is wrong")));
    assertEquals(1, handle(new Failure("the disk is full")));
    assertEquals(1, handle(new UncheckedIOException("it broke", new IOException())));
    assertEquals(1, failures.outOfMemory(new OutOfMemoryError()));
    assertEquals("halflife: the input is wrong", err.toString().lines().findFirst().orElseThrow());
    assertEquals(4, err.toString().lines().count());
    assertTrue(err.toString().contains("HALFLIFE_JAVA_OPTS=-Xmx8g"));
  }

  @Test
  void anythingElseIsABugAndSaysSoInOneLine() {
    assertEquals(1, handle(new IllegalStateException("odd\nnumber")));
    String line = err.toString();
    assertEquals(1, line.lines().count());
    assertTrue(line.contains("this is a bug"), line);
    assertTrue(line.contains("java.lang.IllegalStateException: odd number"), line);
    assertTrue(line.contains("HALFLIFE_DEBUG=1"), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tune", "predict", "replay", "report"})
  void everyCommandHasHelp(String command) {
    Call call = Call.of(command, "--help");
    assertEquals(0, call.exitCode());
    assertTrue(call.out().startsWith("Usage: halflife " + command), call.out());
    assertEquals("", call.err());
  }
}
