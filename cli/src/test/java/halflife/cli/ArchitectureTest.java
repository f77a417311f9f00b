package halflife.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import halflife.fixture.UsesCli;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The module arrows, and what only one module may use. */
class ArchitectureTest {

  /** A module and the modules it may use; it may also use what those may use. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          entry("core", List.of()),
          entry("evidence", List.of("core")),
          entry("json", List.of()),
          entry("net", List.of("core")),
          entry("linear", List.of("core", "evidence")),
          entry("draw", List.of("core", "evidence")),
          entry("tune", List.of("linear", "json", "net")),
          entry("report", List.of("draw", "evidence", "json")),
          entry("lessons", List.of("linear", "draw", "net")),
          entry("playground", List.of("lessons")),
          entry("djl", List.of("core", "evidence", "report")),
          entry("duckdb", List.of("tune")),
          entry("spark", List.of("tune", "report")),
          entry("cli", List.of("tune", "report", "lessons")));

  /** With package-info.java. */
  private static final int MOST_FILES = 30;

  /** Packages that do not bear their module's name. */
  private static final Map<String, String> MODULE_OF = Map.of("decay", "core", "optim", "core");

  /** All classes of Halflife but those of tests. */
  static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("halflife");

  @Test
  void everyModuleIsLookedAt() {
    Set<String> seen = new TreeSet<>();
    OURS.forEach(c -> seen.add(module(c)));
    assertEquals(new TreeSet<>(ARROWS.keySet()), seen);
  }

  @Test
  void modulesUseOnlyWhatTheirArrowsAllow() {
    assertEquals(List.of(), violations(OURS, ARROWS));
  }

  @Test
  void aMissingArrowIsNoticed() {
    JavaClasses fixture = new ClassFileImporter().importClasses(UsesCli.class);
    assertFalse(violations(fixture, Map.of("fixture", List.of())).isEmpty());
    assertEquals(List.of(), violations(fixture, Map.of("fixture", List.of("cli"))));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("halflife.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(OURS);
  }

  @Test
  void aPackageIsARoomOfThirtyFilesAtMost() {
    Map<String, Long> files =
        OURS.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    files.values().removeIf(count -> count <= MOST_FILES);
    assertEquals(Map.of(), files);
  }

  @Test
  void onlyCliUsesPicocli() {
    only("cli", "picocli..");
  }

  @Test
  void onlyTuneUsesFastCsv() {
    only("tune", "de.siegmar.fastcsv..");
  }

  @Test
  void whatWritesFilesUsesJacksonAndNothingElse() {
    noClasses()
        .that()
        .resideOutsideOfPackages("halflife.json..", "halflife.tune..", "halflife.report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(OURS);
  }

  @Test
  void onlyLinearUsesEjml() {
    only("linear", "org.ejml..");
  }

  @Test
  void onlyDjlUsesDeepJavaLibrary() {
    only("djl", "ai.djl..");
  }

  @Test
  void onlyDuckdbUsesDuckDb() {
    only("duckdb", "org.duckdb..");
  }

  @Test
  void onlySparkUsesSpark() {
    only("spark", "org.apache.spark..");
    only("spark", "scala..");
  }

  @Test
  void nobodyUsesJavaSerializationOrScripts() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectOutputStream")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("javax.script..")
        .check(OURS);
  }

  /** They are missing there, or cost too much. */
  @Test
  void coreUsesNothingThatABrowserLacks() {
    noClasses()
        .that()
        .resideInAnyPackage("halflife.core..", "halflife.decay..", "halflife.optim..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.SplittableRandom")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.random..")
        .orShould()
        .callMethod(Math.class, "fma", float.class, float.class, float.class)
        .orShould()
        .callMethod(Math.class, "fma", double.class, double.class, double.class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .check(OURS);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(OURS);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass c : OURS) {
      if (!c.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(c.getPackageName());
      }
    }
    assertTrue(unmarked.isEmpty(), () -> "without @NullMarked in package-info.java: " + unmarked);
  }

  private static void only(String module, String packages) {
    noClasses()
        .that()
        .resideOutsideOfPackage("halflife." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages)
        .check(OURS);
  }

  private static List<String> violations(JavaClasses classes, Map<String, List<String>> arrows) {
    List<String> found = new ArrayList<>();
    for (JavaClass origin : classes) {
      for (Dependency use : origin.getDirectDependenciesFromSelf()) {
        JavaClass target = use.getTargetClass().getBaseComponentType();
        if (isOurs(origin) && isOurs(target) && !mayUse(module(origin), module(target), arrows)) {
          found.add(
              module(origin) + " may not use " + module(target) + ": " + use.getDescription());
        }
      }
    }
    return found;
  }

  private static boolean mayUse(String from, String to, Map<String, List<String>> arrows) {
    Set<String> reached = new LinkedHashSet<>(List.of(from));
    List<String> open = new ArrayList<>(reached);
    while (!open.isEmpty()) {
      for (String next : arrows.getOrDefault(open.remove(0), List.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached.contains(to);
  }

  private static boolean isOurs(JavaClass c) {
    return c.getPackageName().startsWith("halflife.");
  }

  static String module(JavaClass c) {
    String name = c.getPackageName().split("\\.", 3)[1];
    return MODULE_OF.getOrDefault(name, name);
  }
}
