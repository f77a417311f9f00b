package halflife.djl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code examples/djl} run, each in a process of its own as a user runs them. */
class ExamplesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern RIGHT = Pattern.compile("([0-9.]+) % of new digits are read right");

  @TempDir private static Path classes;

  @BeforeAll
  static void compile() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-encoding", "UTF-8", "-cp", classPath(), "-d", classes.toString()));
    try (Stream<Path> files = Files.list(ROOT.resolve("examples/djl"))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertEquals(0, failed, "the examples do not compile");
  }

  @Test
  void beforeAndAfterLearnTheDigits() throws Exception {
    assertTrue(right(run("DigitsBefore")) > 94);
    assertTrue(right(run("DigitsAfter")) > 94);
  }

  @Test
  void theConvNetShowsItsPlanWhatDecayDidAFileAndAPage(@TempDir Path folder) throws Exception {
    Path page = folder.resolve("digits.html");
    String printed = run("DigitsConvNet", page.toString());
    assertTrue(
        printed.contains("02Conv2d.weight    16×1×3×3  decoupled  1.281  180 steps"), printed);
    assertTrue(printed.contains("03BatchNorm.gamma  16        none"), printed);
    assertTrue(Pattern.compile("epoch 8: loss [0-9.]+, held out").matcher(printed).find(), printed);
    assertTrue(printed.contains("To go on from: digits.safetensors"), printed);
    assertTrue(right(printed) > 94);
    assertTrue(printed.contains("Page: " + page), printed);
    assertTrue(Files.readString(page).contains("class=\"headline\">After 8 epochs: loss 0."));
    assertTrue(Files.size(page) < 500_000);
  }

  @Test
  void theStudyFindsThatStoppingEarlyDoesMoreAndWritesItsReport(@TempDir Path folder)
      throws Exception {
    String printed = run("DigitsStudy", folder.toString());
    assertTrue(printed.contains("Stopping early does more than decay here"), printed);
    assertTrue(printed.contains("Against DJL's default 0.01, on fresh seeds: "), printed);
    assertTrue(Files.size(folder.resolve("report.html")) < 500_000);
    assertTrue(Files.exists(folder.resolve("result.json")));
  }

  private static double right(String printed) {
    Matcher found = RIGHT.matcher(printed);
    assertTrue(found.find(), printed);
    return Double.parseDouble(found.group(1));
  }

  private static String run(String... program) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_threads=1",
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=" + Locale.ENGLISH.getLanguage(),
                "-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR", ""),
                "-cp",
                classPath() + File.pathSeparator + classes));
    command.addAll(List.of(program));
    Process process =
        new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), printed);
    return printed;
  }

  /** The path that Surefire was given, which it hides behind one jar. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
