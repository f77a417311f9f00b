package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code examples/} run and show what they say. */
class ExamplesTest {
  private static final int LONGEST = 150;

  @TempDir private Path folder;

  private static String source(String name) throws Exception {
    return Files.readString(Docs.root().resolve("examples/" + name + ".java"));
  }

  private String run(String name) throws Exception {
    return new JavaProgram(name, source(name), folder).main();
  }

  @Test
  void adamWFromScratchNeedsNoLibraryAndFitsOnAFewPages() throws Exception {
    List<String> lines = source("AdamWFromScratch").lines().toList();
    assertTrue(lines.size() <= LONGEST, lines.size() + " lines");
    for (String line : lines) {
      assertTrue(!line.startsWith("import ") || line.startsWith("import java."), line);
    }
  }

  @Test
  void adamWFromScratchShowsWhatItSays() throws Exception {
    String printed = run("AdamWFromScratch");
    assertTrue(
        Pattern.compile("decoupled\\): +0[.](49|50|51) and 0[.](49|50|51)")
            .matcher(printed)
            .find());
    assertTrue(
        Pattern.compile("coupled\\): +0[.](49|50|51) and 0[.]9[0-9]").matcher(printed).find());
    double none = unseen(printed, "0");
    double best = unseen(printed, "3");
    assertTrue(best < 0.8 * none && best < 0.9 * unseen(printed, "100"), printed);
  }

  /** The error on new rows at a λ. */
  private static double unseen(String printed, String lambda) {
    String row =
        printed.lines().filter(l -> l.startsWith("   " + lambda + " ")).findFirst().orElseThrow();
    return Double.parseDouble(row.strip().split(" +")[3]);
  }

  /** They are run by the tests of djl. */
  @Test
  void theProgramsForDjlDifferInTheLinesThatThePagesShow() throws Exception {
    List<String> before = body("DigitsBefore");
    List<String> after = body("DigitsAfter");
    assertEquals(before.size(), after.size());
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changes.add("-" + before.get(i).strip());
        changes.add("+" + after.get(i).strip());
      }
    }
    assertEquals(4, changes.size(), changes.toString());
    assertEquals(changes.subList(0, 2), shown("README.md"));
    assertEquals(changes.subList(0, 2), shown("README.zh-CN.md"));
    assertEquals(changes, shown("docs/djl.md"));
  }

  private static List<String> body(String name) throws Exception {
    return source("djl/" + name)
        .lines()
        .filter(line -> !line.startsWith("import ") && !line.contains(name))
        .toList();
  }

  private static List<String> shown(String page) throws Exception {
    return Docs.blocks(page, "diff").stream()
        .flatMap(block -> block.lines().stream())
        .filter(line -> line.startsWith("-") || line.startsWith("+"))
        .map(line -> line.charAt(0) + line.substring(1).strip())
        .toList();
  }

  @Test
  void thePlanOfTheExampleDecaysWhatItSays() throws Exception {
    String printed = run("DecayPlanExample");
    assertTrue(printed.contains("decoupled, max-norm 2 "), printed);
    assertTrue(printed.contains("rule 1, block.*, decides about no parameter"), printed);
    assertEquals(1, left(printed, "blocks.0.norm.weight"));
    // Half of the peak rate on average over 1,000 steps: e^(−0.1 · 1e-3 · 500).
    assertEquals(Math.exp(-0.05), left(printed, "blocks.1.mlp.weight"), 1e-3);
    assertEquals(Math.exp(-0.025), left(printed, "blocks.0.mlp.weight"), 1e-3);
    // 16 weights of 1 in a row have norm 4, cut to 2; then they decay.
    assertEquals(0.5 * Math.exp(-0.05), left(printed, "head.weight"), 1e-3);
  }

  private static double left(String printed, String path) {
    return printed
        .lines()
        .filter(line -> line.startsWith("  " + path + " "))
        .mapToDouble(line -> Double.parseDouble(line.strip().split(" +")[1]))
        .findFirst()
        .orElseThrow();
  }
}
