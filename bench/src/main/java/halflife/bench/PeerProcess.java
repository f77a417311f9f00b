package halflife.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Another program that takes turns with this one: it prints a line of flat JSON when it is ready,
 * and one for each time that it is told to work.
 */
final class PeerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;
  private final Line ready;

  private PeerProcess(Process process) throws IOException {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = process.outputWriter(StandardCharsets.UTF_8);
    ready = next();
  }

  /** What a duel needs is not installed: a sentence that says what. */
  static final class Missing extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Missing(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** A line of flat JSON. */
  record Line(String json) {
    /** The value of a field, if it is there. */
    Optional<String> text(String field) {
      Matcher matcher = Pattern.compile("\"" + field + "\":\"?([^,\"}]*)").matcher(json);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The value of a field; not a number where it is missing. */
    double number(String field) {
      return Double.parseDouble(text(field).orElse("NaN"));
    }
  }

  /**
   * Starts it and waits until it is ready; its errors appear among ours.
   *
   * @throws IOException if it does not start, or ends before it is ready
   */
  static PeerProcess start(ProcessBuilder builder) throws IOException {
    Process started = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new PeerProcess(started);
    } catch (IOException | RuntimeException e) {
      started.destroy();
      throw e;
    }
  }

  /** What it said when it was ready. */
  Line ready() {
    return ready;
  }

  /** Lets it work once. */
  Line go() throws IOException {
    commands.write("go\n");
    commands.flush();
    return next();
  }

  private Line next() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the other program ended; its own message is above");
    }
    return new Line(line);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
