package halflife.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whole commands, timed from outside. */
final class Commands {
  /** Runs what follows it and prints the shell's own times and those of its children. */
  private static final List<String> TIMED =
      List.of("sh", "-c", "\"$@\" >/dev/null 2>&1; code=$?; times; exit $code", "sh");

  private static final int NOT_FOUND = 127;
  private static final double NANOS = 1e9;

  private Commands() {}

  /**
   * What a command took, from process start to end.
   *
   * @param seconds on the clock
   * @param cpu seconds of processor time, its child processes included
   */
  record Spent(double seconds, double cpu) {}

  /** The folder of this checkout. */
  static String home() {
    return System.getProperty("halflife.home", ".");
  }

  /** The launcher of this checkout. */
  static String launcher() {
    return Path.of(home(), "halflife").toString();
  }

  /**
   * Runs a command whose output nobody reads.
   *
   * @throws PeerProcess.Missing if there is no such command
   * @throws IllegalStateException if its exit code is not 0
   */
  static Spent run(List<String> command) throws IOException, InterruptedException {
    List<String> timed = new ArrayList<>(TIMED);
    timed.addAll(command);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
    String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    double seconds = (System.nanoTime() - start) / NANOS;
    String shown = String.join(" ", command);
    if (code == NOT_FOUND) {
      throw new PeerProcess.Missing(command.get(0) + " is not installed", null);
    }
    if (code != 0) {
      throw new IllegalStateException(
          shown + " ended with code " + code + "; run it by hand to see why");
    }
    return new Spent(seconds, cpu(times));
  }

  /** The sum of the times that a shell prints, such as 0m1.25s. */
  private static double cpu(String times) {
    Matcher matcher = Pattern.compile("(\\d+)m([\\d.]+)s").matcher(times);
    double sum = 0;
    while (matcher.find()) {
      sum += 60 * Double.parseDouble(matcher.group(1)) + Double.parseDouble(matcher.group(2));
    }
    return sum;
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
