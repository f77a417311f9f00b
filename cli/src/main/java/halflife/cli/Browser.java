package halflife.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program that opens a page on this desktop.
 *
 * @param command its words, to which the page is added; empty where there is no desktop
 */
record Browser(List<String> command) {
  private static final long PATIENCE_SECONDS = 5;

  /** Copies the list. */
  Browser {
    command = List.copyOf(command);
  }

  /** The browser of the system this runs on. */
  static Browser ofThisSystem() {
    return of(System.getProperty("os.name", ""), System.getenv());
  }

  /**
   * The browser of a system: {@code open} on macOS, {@code start} on Windows, otherwise xdg-open.
   */
  static Browser of(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      // The empty word is the title of a window; without it start takes the page for one.
      return new Browser(List.of("cmd", "/c", "start", "\"\""));
    }
    if (name.startsWith("mac")) {
      return new Browser(List.of("open"));
    }
    boolean desktop =
        !environment.getOrDefault("DISPLAY", "").isEmpty()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    return new Browser(desktop ? List.of("xdg-open") : List.of());
  }

  /**
   * Opens a page and does not wait until it is closed.
   *
   * @return the message for the person if it was not opened
   */
  Optional<String> show(Path page) {
    if (command.isEmpty()) {
      return Optional.of("there is no desktop here to open the page on; open the file yourself");
    }
    List<String> words = new ArrayList<>(command);
    words.add(page.toAbsolutePath().toString());
    String program = command.get(0);
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() != 0
          ? Optional.of(program + " could not open the page; open the file yourself")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(program + " is not installed; open the file yourself");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
