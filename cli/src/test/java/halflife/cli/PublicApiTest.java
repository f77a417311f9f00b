package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import halflife.core.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is public for users, and what only for other packages: {@link Internal}. */
class PublicApiTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern JAVA = Pattern.compile("```java\n(?s:(.*?))```");
  private static final Pattern NAME = Pattern.compile("(?<!\\w)[A-Z]\\w*");

  /** Modules whose internal types others may use, as far as they use the module at all. */
  private static final Set<String> SHARED = Set.of("core", "draw");

  /** Others that may, module by module. */
  private static final Map<String, Set<String>> FRIENDS =
      Map.of(
          "evidence", Set.of("tune", "djl", "cli", "spark"),
          "lessons", Set.of("cli", "playground"),
          "linear", Set.of("spark"),
          "report", Set.of("cli", "djl", "spark"),
          "tune", Set.of("cli", "duckdb", "spark"));

  private static final JavaClasses OURS = ArchitectureTest.OURS;

  @Test
  void whatIsPublicMentionsNothingInternal() {
    Set<String> leaks = new TreeSet<>();
    for (JavaClass c : OURS) {
      if (!isForUsers(c)) {
        continue;
      }
      for (JavaCodeUnit unit : c.getCodeUnits()) {
        boolean open =
            unit.getModifiers().contains(JavaModifier.PUBLIC)
                && !(unit.isConstructor() && c.isRecord())
                && !isInternal(unit);
        List<JavaClass> mentioned = new ArrayList<>(unit.getRawParameterTypes());
        mentioned.add(unit.getRawReturnType());
        mentioned.stream()
            .map(JavaClass::getBaseComponentType)
            .filter(type -> open && isInternal(type))
            .forEach(type -> leaks.add(unit.getFullName() + " mentions " + type.getName()));
      }
    }
    assertEquals(Set.of(), leaks);
  }

  /** A method that is marked, or that overrides one which is. */
  private static boolean isInternal(JavaCodeUnit unit) {
    Stream<JavaClass> above =
        Stream.concat(
            unit.getOwner().getAllRawSuperclasses().stream(),
            unit.getOwner().getAllRawInterfaces().stream());
    return unit.isAnnotatedWith(Internal.class)
        || above
            .flatMap(c -> c.getMethods().stream())
            .filter(method -> method.getName().equals(unit.getName()))
            .filter(method -> method.getRawParameterTypes().equals(unit.getRawParameterTypes()))
            .anyMatch(m -> m.isAnnotatedWith(Internal.class) || isInternal(m.getOwner()));
  }

  @Test
  void internalTypesAreUsedWhereTheyBelong() {
    Set<String> uses = new TreeSet<>();
    for (JavaClass origin : OURS) {
      for (Dependency use : origin.getDirectDependenciesFromSelf()) {
        JavaClass target = use.getTargetClass().getBaseComponentType();
        String from = ArchitectureTest.module(origin);
        if (isInternal(target) && !mayUse(from, ArchitectureTest.module(target))) {
          uses.add(use.getDescription());
        }
      }
    }
    assertEquals(Set.of(), uses);
  }

  private static boolean mayUse(String from, String to) {
    return from.equals(to)
        || SHARED.contains(to)
        || FRIENDS.getOrDefault(to, Set.of()).contains(from);
  }

  @Test
  void whatUsersAreShownIsPublic() throws IOException {
    Set<String> internal = new TreeSet<>();
    int found = 0;
    for (String program : programs()) {
      Set<String> names =
          NAME.matcher(program).results().map(MatchResult::group).collect(Collectors.toSet());
      for (JavaClass c : OURS) {
        boolean named =
            names.contains(c.getSimpleName())
                && (program.contains("import " + c.getPackageName() + ".*;")
                    || program.contains("import " + c.getName() + ";"));
        found += named ? 1 : 0;
        if (named && isInternal(c)) {
          internal.add(c.getName());
        }
      }
    }
    assertEquals(Set.of(), internal);
    assertTrue(found > 50, "only " + found);
  }

  /** The examples, and the programs in the documentation. */
  private static List<String> programs() throws IOException {
    List<String> programs = new ArrayList<>();
    for (String page : List.of("README.md", "docs/guide.md", "docs/djl.md", "docs/spark.md")) {
      JAVA.matcher(Files.readString(ROOT.resolve(page)))
          .results()
          .forEach(block -> programs.add(block.group(1)));
    }
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        programs.add(Files.readString(file));
      }
    }
    return programs;
  }

  private static boolean isForUsers(JavaClass c) {
    return c.getPackageName().startsWith("halflife.")
        && c.getModifiers().contains(JavaModifier.PUBLIC)
        && c.getEnclosingClass().map(PublicApiTest::isForUsers).orElse(true)
        && !isInternal(c);
  }

  private static boolean isInternal(JavaClass c) {
    return c.getPackageName().startsWith("halflife.")
        && (c.isAnnotatedWith(Internal.class)
            || c.getPackage().isAnnotatedWith(Internal.class)
            || c.getEnclosingClass().map(PublicApiTest::isInternal).orElse(false));
  }
}
