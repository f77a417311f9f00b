package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the structure names types that there are. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE = Pattern.compile("```(?s:.*?)```|`[^`\n]+`");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.…-])[A-Z][a-z]+[A-Z]\\w*");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");

  /** What others wrote. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "IllegalArgumentException", "FastCSV", "DuckDB", "ServiceLoader", "TeaVM", "JavaScript");

  @Test
  void everyTypeThatIsNamedIsThere() throws IOException {
    Set<String> types = new HashSet<>(OF_OTHERS);
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(f -> f.toString().matches(".*/src/.*\\.java")).toList()) {
        TYPE.matcher(Files.readString(file)).results().forEach(m -> types.add(m.group(1)));
      }
    }
    String page = Files.readString(ROOT.resolve("docs").resolve("architecture.md"));
    Set<String> missing = new TreeSet<>();
    int found = 0;
    for (Matcher code = CODE.matcher(page); code.find(); ) {
      for (Matcher name = NAME.matcher(code.group()); name.find(); ) {
        found++;
        if (!types.contains(name.group())) {
          missing.add(name.group());
        }
      }
    }
    assertEquals(Set.of(), missing);
    assertTrue(found > 100, "only " + found);
  }
}
