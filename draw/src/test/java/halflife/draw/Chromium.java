package halflife.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The Chromium of this machine, without a window; nothing is downloaded.
 *
 * @param program the executable
 */
public record Chromium(Path program) {
  /**
   * A folder in target: a browser from a snap may read neither /tmp nor hidden folders. Processes
   * of a browser that was ended may write there for a moment more: what is left goes with target.
   */
  public static final class InTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "browser");
    }
  }

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final long PATIENCE = 120;

  /** The first one on the PATH, if there is one. */
  public static Optional<Chromium> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream<Path> folders =
        Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return folders
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  /** The page as it is after its scripts have run in a window of 1000 pixels, as HTML. */
  public String dom(Path page, Path folder) throws IOException, InterruptedException {
    return dom(page, folder, 1000);
  }

  /** The same in a window this wide, at least 500 pixels. */
  public String dom(Path page, Path folder, int width) throws IOException, InterruptedException {
    Path out = folder.resolve("dom.html");
    Path err = folder.resolve("chromium.log");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--virtual-time-budget=3000",
                "--window-size=" + width + ",900",
                "--user-data-dir=" + folder.resolve("profile").toAbsolutePath(),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      assertTrue(false, program + " did not end: " + Files.readString(err));
    }
    assertEquals(0, process.exitValue(), () -> program + " failed; see " + err);
    return Files.readString(out);
  }
}
