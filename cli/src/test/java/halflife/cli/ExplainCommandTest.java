package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.Lessons;
import halflife.lessons.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void withoutATopicAllAreListedWithASentenceEach() {
    for (Language language : Language.values()) {
      Call call = Call.of("explain", "--lang", language.code());
      assertEquals(0, call.exitCode(), call.err());
      int before = -1;
      for (Lesson lesson : Lessons.ALL) {
        int at = call.out().indexOf("  " + lesson.topic() + " ");
        assertTrue(at > before, lesson.topic() + " stands in reading order");
        assertTrue(call.out().contains(lesson.sentence(language)));
        before = at;
      }
    }
  }

  @Test
  void aTopicIsToldAndItsPageWritten() throws IOException {
    Path page = folder.resolve("p.html");
    Call call = Call.of("explain", "penalty", "--lang", "en", "--out", page);
    assertEquals(0, call.exitCode(), call.err());
    assertEquals("", call.err());
    String told =
        new TerminalScreen(Lessons.named("penalty").orElseThrow().tell(Language.EN)).text();
    assertEquals(
        told.lines().toList(), call.out().lines().toList().subList(0, (int) told.lines().count()));
    assertTrue(call.out().contains("With pictures: " + page));
    assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
  }

  @Test
  void aPageReplacesTheOldOneAndLeavesNothingBeside() throws IOException {
    Path page = Files.writeString(folder.resolve("p.html"), "old");
    assertEquals(0, Call.of("explain", "bias", "--lang", "zh", "--out", page).exitCode());
    assertTrue(Files.readString(page).contains("lang=\"zh-Hans\""));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(page), files.toList());
    }
  }

  @Test
  void theScreenWithThePathOfThePageFitsAWindowOfFortyFiveLines() {
    for (Lesson lesson : Lessons.ALL) {
      Call call =
          Call.of("explain", lesson.topic(), "--lang", "en", "--out", folder.resolve("p.html"));
      assertTrue(call.out().lines().count() <= 45, lesson.topic());
    }
  }

  @Test
  void theSystemsLanguageIsTheDefault() {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    try {
      Locale.setDefault(Locale.Category.DISPLAY, Locale.SIMPLIFIED_CHINESE);
      assertTrue(Call.of("explain").out().contains("课程"));
      Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
      assertTrue(Call.of("explain").out().contains("Lessons"));
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void theEnvironmentSaysWhatJavaHasNoLocaleFor() {
    Locale fallback = Locale.ENGLISH;
    Map<String, String> chinese = Map.of("LC_ALL", "", "LANG", "zh_CN.UTF-8");
    assertEquals(Language.ZH, LanguageFlag.ofSystem(fallback, chinese));
    assertEquals(Language.EN, LanguageFlag.ofSystem(Locale.US, chinese));
    assertEquals(Language.EN, LanguageFlag.ofSystem(fallback, Map.of()));
    assertEquals(
        Language.EN, LanguageFlag.ofSystem(fallback, Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")));
  }

  @Test
  void theNextLessonIsInChineseToo() {
    Call call = Call.of("explain", "noise", "--lang", "zh", "--out", folder.resolve("p.html"));
    assertTrue(call.out().contains("./halflife explain polynomial --lang zh"), call.out());
  }

  @Test
  void anUnknownTopicIsRefusedWithTheOneThatWasMeant() {
    Call.of("explain", "geomtry").refused(2, "no lesson 'geomtry'", "did you mean 'geometry'?");
    Call.of("explain", "quantum").refused(2, "there are: noise, polynomial");
    Call.of("explain", "a\u001b[31m").refused(2, "a\\u001B[31m");
  }

  @Test
  void wrongOptionsAreRefusedInOneLine() {
    Call.of("explain", "noise", "--lang", "fr").refused(2, "--lang is 'fr'", "en or zh");
    Call.of("explain", "--open").refused(2, "need a topic");
    Call.of("explain", "--out", folder.resolve("x.html")).refused(2, "need a topic");
    Call.of("explain", "noise", "bias").refused(2, "bias");
    Call.of("explain", "noise", "--lang", "en", "--out", folder).refused(2, "is a folder");
    Call.of("explain", "noise", "--lang", "en", "--out", folder.resolve("no/where.html"))
        .refused(2, "does not exist");
  }

  @Test
  void knobsAreOptions() {
    Path page = folder.resolve("p.html");
    Call call =
        Call.of("explain", "noise", "--noise", "0.8", "--degree=11", "--lang", "en", "--out", page);
    assertEquals(0, call.exitCode(), call.err());
    assertTrue(call.out().contains("degree 11"), call.out());
    assertTrue(call.out().contains("--noise --degree --lambda --points --seed"), call.out());
    Call help = Call.of("explain", "noise", "--help");
    assertEquals(0, help.exitCode(), help.err());
    assertTrue(help.out().contains("--lambda=NUMBER"), help.out());
    assertTrue(help.out().contains("0, 1e-6 to 10 (default: 0.02)"), help.out());
    Call.of("explain", "noise", "--nois", "1").refused(2, "has no knob '--nois'", "'--noise'");
    Call.of("explain", "noise", "--noise", "9").refused(2, "must be a number (0.05 to 1.5)");
    Call.of("explain", "noise", "--degree", "2.5").refused(2, "a whole number (1 to 12)");
    Call.of("explain", "noise", "--degree").refused(2, "--degree has no value");
    Call.of("explain", "--degree=3").refused(2, "knobs need a topic");
  }

  @Test
  void eachSystemHasItsWayToOpenAPage() {
    assertEquals(List.of("open"), Browser.of("Mac OS X", Map.of()).command());
    assertEquals("cmd", Browser.of("Windows 11", Map.of()).command().get(0));
    for (String screen : List.of("DISPLAY", "WAYLAND_DISPLAY")) {
      assertEquals(
          List.of("xdg-open"), Browser.of("Linux", Map.of(screen, ":0")).command(), screen);
    }
    assertEquals(List.of(), Browser.of("Linux", Map.of("DISPLAY", "")).command());
  }

  @Test
  void aPageThatCannotBeOpenedIsSaidInOneSentence() throws IOException {
    Path page = Files.writeString(folder.resolve("p.html"), "x");
    String nobody = new Browser(List.of()).show(page).orElseThrow();
    assertTrue(nobody.contains("no desktop"), nobody);
    String missing = new Browser(List.of("halflife-no-such-program")).show(page).orElseThrow();
    assertTrue(missing.contains("halflife-no-such-program is not installed"), missing);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String failed =
        new Browser(List.of(java.toString(), "--no-such-flag")).show(page).orElseThrow();
    assertTrue(failed.contains("could not open"), failed);
    assertFalse(failed.contains("\n"));
    assertTrue(new Browser(List.of(java.toString(), "-version")).show(page).isEmpty());
  }

  /** A desktop that fails does not fail the lesson; here there is none. */
  @Test
  void openNeverFailsTheCommand() {
    org.junit.jupiter.api.Assumptions.assumeTrue(Browser.ofThisSystem().command().isEmpty());
    Call call =
        Call.of("explain", "bias", "--lang", "en", "--open", "--out", folder.resolve("p.html"));
    assertEquals(0, call.exitCode());
    assertEquals(
        "halflife: there is no desktop here to open the page on; open the file yourself",
        call.err().strip());
  }

  /** What a lesson tells to try runs, if its command is there already. */
  @TestFactory
  List<DynamicTest> whatALessonTellsToTryRuns() throws IOException {
    UserShell shell = new UserShell(folder);
    Set<String> known = Main.commandLine().getSubcommands().keySet();
    return Lessons.ALL.stream()
        .map(lesson -> lesson.tell(Language.EN).command())
        .distinct()
        .filter(command -> known.contains(command.split(" ")[1]))
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> {
                      UserShell.Outcome outcome = shell.run(command);
                      assertEquals(0, outcome.exitCode(), outcome.err());
                    }))
        .toList();
  }
}
