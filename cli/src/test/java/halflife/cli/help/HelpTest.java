package halflife.cli.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.cli.Main;
import halflife.tune.options.OptionGroup;
import halflife.tune.options.TuneOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HelpTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void helpOnACommandIsItsOwnHelp() {
    for (String command : List.of("tune", "predict", "report", "help", "generate-completion")) {
      assertEquals(0, run(command, "--help"));
      String own = out.toString();
      assertEquals(0, run("help", command));
      assertEquals(own, out.toString());
    }
    assertEquals(0, run("--help"));
    String all = out.toString();
    assertEquals(0, run("help"));
    assertEquals(all, out.toString());
  }

  @Test
  void anUnknownCommandIsNamedWithTheOneThatWasMeant() {
    assertEquals(2, run("help", "tnue"));
    assertEquals("halflife: there is no command 'tnue'; did you mean 'tune'?\n", err.toString());
  }

  @Test
  void everyOptionOfAStudyHasOnePurpose() {
    List<TuneOption<?>> grouped =
        Stream.of(OptionGroup.values()).flatMap(group -> group.options().stream()).toList();
    assertEquals(TuneOption.ALL.size(), grouped.size());
    assertEquals(Set.copyOf(TuneOption.ALL), Set.copyOf(grouped));
  }

  @Test
  void tuneShowsItsOptionsByPurposeAndEndsWithThreeExamples() {
    run("tune", "--help");
    List<String> lines = out.toString().lines().toList();
    List<String> titles =
        lines.stream().filter(line -> line.matches("[A-Z].*:")).collect(Collectors.toList());
    List<String> expected =
        Stream.of(OptionGroup.values()).map(g -> g.title() + ":").collect(Collectors.toList());
    expected.addAll(List.of("Output:", "Examples:"));
    assertEquals(expected, titles);
    int examples = lines.indexOf("Examples:");
    assertEquals(lines.size() - 4, examples);
    for (String example : lines.subList(examples + 1, lines.size())) {
      assertTrue(example.startsWith("  ./halflife tune examples/data/"), example);
    }
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), out::toString);
  }

  @Test
  void shortNamesAreThere() {
    for (String command : List.of("tune", "predict", "explain")) {
      run("help", command);
      assertTrue(out.toString().contains("-o, --out="), out::toString);
    }
    run("help", "tune");
    assertTrue(out.toString().contains("-q, --quiet"), out::toString);
  }

  @Test
  void theScriptForShellsNamesEveryCommand() {
    assertEquals(0, run("generate-completion"));
    for (String word : List.of("tune", "predict", "doctor", "--pos-weight", "complete -F")) {
      assertTrue(out.toString().contains(word), word);
    }
  }
}
