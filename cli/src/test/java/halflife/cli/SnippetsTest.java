package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.Lessons;
import halflife.linear.data.Design;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Every command and every Java snippet in the pages runs, in the order of the page, and prints what
 * the {@code text} block after it shows. In such a block a line with only … stands for lines left
 * out.
 */
class SnippetsTest {
  private static final Pattern DIGITS = Pattern.compile("(\\.\\d{8})\\d+");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");

  @TempDir private Path folder = Path.of("");

  @TestFactory
  List<DynamicTest> readme() throws IOException {
    return tests("README.md");
  }

  @TestFactory
  List<DynamicTest> guide() throws IOException {
    return tests("docs/guide.md");
  }

  @TestFactory
  List<DynamicTest> djl() throws IOException {
    return tests("docs/djl.md");
  }

  private List<DynamicTest> tests(String page) throws IOException {
    UserShell shell = new UserShell(folder);
    Path data = folder.resolve("examples/data/diabetes.csv");
    Design design = Dataset.read(StudyOptions.of(data, "progression")).design();
    List<DynamicTest> tests = new ArrayList<>();
    List<Docs.Block> blocks = Docs.blocks(page);
    for (int i = 0; i < blocks.size(); i++) {
      Docs.Block block = blocks.get(i);
      boolean shown = i + 1 < blocks.size() && blocks.get(i + 1).language().equals("text");
      List<String> expected = shown ? blocks.get(i + 1).lines() : List.of();
      String name = page + ":" + block.first();
      if (block.language().equals("sh")) {
        tests.add(DynamicTest.dynamicTest(name, () -> prints(expected, run(shell, block))));
      } else if (block.language().equals("java")) {
        JavaSnippet snippet = new JavaSnippet(block.text(), folder);
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> prints(expected, snippet.run(design.allRows(), design.target()))));
      }
    }
    assertFalse(tests.isEmpty(), page);
    return tests;
  }

  private static String run(UserShell shell, Docs.Block block) throws IOException {
    StringBuilder out = new StringBuilder();
    for (String command : UserShell.commands(block.text())) {
      UserShell.Outcome outcome = shell.run(command);
      assertEquals(0, outcome.exitCode(), () -> command + "\n" + outcome.err());
      out.append(outcome.out()).append(outcome.err());
    }
    return out.toString();
  }

  /** Pieces between … occur in this order; of a number's decimals only eight count. */
  private static void prints(List<String> expected, String printed) {
    List<String> lines = shorter(printed.lines().toList());
    int from = 0;
    List<String> piece = new ArrayList<>();
    List<String> ended = new ArrayList<>(shorter(expected));
    ended.add("…");
    for (String line : ended) {
      if (!line.strip().equals("…")) {
        piece.add(line);
        continue;
      }
      int at = from;
      while (at + piece.size() <= lines.size()
          && !lines.subList(at, at + piece.size()).equals(piece)) {
        at++;
      }
      assertTrue(
          at + piece.size() <= lines.size(),
          () -> "not printed:\n" + String.join("\n", piece) + "\n\nbut:\n" + printed);
      from = at + piece.size();
      piece.clear();
    }
  }

  private static List<String> shorter(List<String> lines) {
    return lines.stream().map(line -> DIGITS.matcher(line).replaceAll("$1")).toList();
  }

  @Test
  void everyOptionNamedInThePagesExists() throws IOException {
    Set<String> known = new HashSet<>(Set.of("--version", "--help"));
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      known.addAll(command.getCommandSpec().optionsMap().keySet());
    }
    Lessons.ALL.forEach(lesson -> lesson.knobs().forEach(knob -> known.add("--" + knob.name())));
    for (String page : List.of("README.md", "README.zh-CN.md", "docs/guide.md", "docs/djl.md")) {
      Matcher named = OPTION.matcher(Docs.read(page));
      while (named.find()) {
        assertTrue(known.contains(named.group()), page + " names " + named.group());
      }
    }
  }

  @Test
  void everyOptionOfTuneIsInTheGuide() throws IOException {
    String guide = Docs.read("docs/guide.md");
    CommandLine tune = Main.commandLine().getSubcommands().get("tune");
    for (String option : tune.getCommandSpec().optionsMap().keySet()) {
      boolean own = option.startsWith("--") && !Set.of("--help", "--version").contains(option);
      assertTrue(!own || guide.contains("`" + option), option);
    }
  }

  @Test
  void aMissingLineIsNoticed() {
    prints(List.of("a", "…", "c"), "a\nb\nc\n");
    boolean noticed = false;
    try {
      prints(List.of("a", "c"), "a\nb\nc\n");
    } catch (AssertionError e) {
      noticed = true;
    }
    assertTrue(noticed);
  }
}
