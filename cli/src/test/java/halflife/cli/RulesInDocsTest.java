package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.optim.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule or an optimizer that the pages forget is one that nobody finds. */
class RulesInDocsTest {
  private static String page(String name) throws IOException {
    return Files.readString(Path.of("../docs/" + name));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RulesInDocsTest::leaves)
        : Stream.of(type);
  }

  static Stream<String> rules() {
    return leaves(Decay.class).map(Class::getSimpleName);
  }

  static Stream<String> optimizers() {
    return leaves(Direction.class).map(Class::getSimpleName);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleOfDecayIsInTheTables(String name) throws IOException {
    assertTrue(page("maths.md").contains("| `" + name + "` | "), "docs/maths.md lacks " + name);
    List<String> guide = page("guide.md").lines().filter(line -> line.startsWith("| `")).toList();
    String said = name.equals("None") ? "`Decay.none()`" : "`" + name + "(λ";
    assertTrue(guide.stream().anyMatch(line -> line.contains(said)), "docs/guide.md lacks " + name);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerIsNamed(String name) throws IOException {
    assertTrue(page("maths.md").contains("| `" + name), "docs/maths.md lacks " + name);
    assertTrue(page("guide.md").contains("`" + name), "docs/guide.md lacks " + name);
  }
}
