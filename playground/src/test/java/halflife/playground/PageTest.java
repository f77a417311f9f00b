package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import halflife.draw.Chromium;
import halflife.lessons.Lesson;
import halflife.lessons.Lessons;
import halflife.lessons.knob.Knob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** The page in a real browser, as somebody uses it. */
class PageTest {
  private static final Path PAGE = Path.of("target", "module", "halflife.html").toAbsolutePath();
  private static final int RIGHT = 39;
  private static final int END = 35;
  private static final int TAB = 9;

  @TempDir(factory = Chromium.InTarget.class, deletionStrategy = IgnoreFailures.class)
  private static Path folder = Path.of("");

  private static @Nullable Devtools started;

  private final Devtools browser = start();

  private static Devtools start() {
    assumeTrue(started != null, "no chromium on the PATH, or no page: mvn package makes it");
    return Objects.requireNonNull(started);
  }

  @BeforeAll
  static void begin() throws IOException, InterruptedException {
    Optional<Chromium> chromium = Chromium.installed();
    if (chromium.isPresent() && Files.exists(PAGE)) {
      started = new Devtools(chromium.get(), folder);
    }
  }

  @AfterAll
  static void end() {
    if (started != null) {
      started.close();
    }
  }

  @BeforeEach
  void light() {
    browser.size(1440, 900);
    browser.scheme("light");
  }

  /** No request leaves the page, and nothing goes wrong in it. */
  @AfterEach
  void nothingIsAskedOfAnybody() {
    for (String request : browser.requests()) {
      assertTrue(
          request.startsWith("file:")
              || request.startsWith("blob:")
              || request.equals("about:blank"),
          request);
    }
    assertEquals(List.of(), browser.errors());
  }

  private void open(String hash) {
    browser.open(PAGE, hash);
  }

  /** Brings a lesson into sight and waits for its pictures. */
  private void see(String topic) {
    browser.value("document.getElementById('" + topic + "').scrollIntoView()");
    Devtools.until(
        "there are pictures of " + topic,
        () -> browser.bool("document.querySelectorAll('#" + topic + " .content svg').length > 0"));
  }

  private String content(String topic) {
    return browser.text("document.querySelector('#" + topic + " .content').innerHTML");
  }

  private void move(String id, int to) {
    browser.value(
        "(e => { e.value = "
            + to
            + "; e.dispatchEvent(new Event('input', {bubbles: true}));"
            + " e.dispatchEvent(new Event('change', {bubbles: true})); })(document.getElementById('"
            + id
            + "'))");
  }

  @Test
  void everyKnobMovesItsLesson() {
    open("#?lang=en");
    for (Lesson lesson : Lessons.ALL) {
      if (lesson.topic().equals("dropout") || lesson.topic().equals("network")) {
        continue; // real networks: their knobs are tried elsewhere
      }
      see(lesson.topic());
      for (Knob knob : lesson.knobs()) {
        String before = content(lesson.topic());
        String id = lesson.topic() + "-" + knob.name();
        if (knob instanceof Knob.Number number) {
          double usual = Double.parseDouble(knob.usual());
          move(id, usual == number.stops()[0] ? 1 : 0);
        } else {
          List<String> options = ((Knob.Choice) knob).options();
          String other = options.get(options.get(0).equals(knob.usual()) ? 1 : 0);
          browser.value(
              "(e => { e.value = '"
                  + other
                  + "'; e.dispatchEvent(new Event('change')); })"
                  + "(document.getElementById('"
                  + id
                  + "'))");
        }
        Devtools.until(id + " changes something", () -> !content(lesson.topic()).equals(before));
      }
      browser.value("document.querySelector('#" + lesson.topic() + " fieldset button').click()");
    }
  }

  @Test
  void aKeyboardIsEnough() {
    open("#?lang=en");
    see("noise");
    browser.value("document.getElementById('noise-title').focus()");
    browser.press("Tab", TAB);
    assertEquals("noise-noise", browser.text("document.activeElement.id"));
    String before = content("noise");
    assertEquals("0.4", browser.text("document.activeElement.getAttribute('aria-valuetext')"));
    browser.press("ArrowRight", RIGHT);
    Devtools.until("the lesson is told anew", () -> !content("noise").equals(before));
    assertEquals("0.45", browser.text("document.activeElement.getAttribute('aria-valuetext')"));
    browser.press("End", END);
    assertEquals("1.5", browser.text("document.activeElement.getAttribute('aria-valuetext')"));
    assertTrue(browser.text("location.hash").contains("noise=1.5"));
  }

  @Test
  void anAddressComesBack() {
    open("#noise?noise=0.8&seed=3&lang=zh");
    see("noise");
    Devtools.until("it is told", () -> content("noise").contains("0.8"));
    assertEquals("zh-Hans", browser.text("document.documentElement.lang"));
    assertEquals(
        "0.8", browser.text("document.querySelector('output[for=noise-noise]').textContent"));
    move("noise-degree", 0);
    String hash = browser.text("location.hash");
    assertEquals("#noise?noise=0.8&degree=1&seed=3&lang=zh", hash);
    String said = browser.text("document.querySelector('#noise .code code').textContent");
    assertEquals("./halflife explain noise --noise 0.8 --degree 1 --seed 3 --lang zh", said);
    open("#noise?noise=many&nothing=1&lang=en");
    see("noise");
    assertEquals(
        "0.4", browser.text("document.querySelector('output[for=noise-noise]').textContent"));
  }

  @Test
  void aLanguageIsChangedAndNothingIsLost() {
    open("#penalty?lambda=2.5&lang=en");
    see("penalty");
    browser.value("document.getElementById('language').click()");
    Devtools.until("it is told in Chinese", () -> content("penalty").contains("抛物线"));
    assertEquals(
        "2.5", browser.text("document.querySelector('output[for=penalty-lambda]').textContent"));
    assertFalse(
        browser.text("document.querySelector('#penalty .side').innerText").contains("Reset"));
    assertTrue(browser.text("location.hash").contains("lambda=2.5"));
  }

  /** The system asks for light; a button and an address can ask for dark. */
  @Test
  void lightAndDarkCanBeChosen() {
    String paper = "getComputedStyle(document.body).backgroundColor";
    open("#noise?lang=en");
    String light = browser.text(paper);
    browser.value("document.getElementById('theme').click()");
    assertNotEquals(light, browser.text(paper));
    assertEquals("Light", browser.text("document.getElementById('theme').textContent"));
    String hash = browser.text("location.hash");
    assertTrue(hash.contains("theme=dark"), hash);
    String dark = browser.text(paper);
    open(hash);
    assertEquals(dark, browser.text(paper));
    browser.value("document.getElementById('theme').click()");
    assertEquals(light, browser.text(paper));
  }

  @Test
  void answersOfTheStartLeadToLessonsWithTheirKnobsSet() {
    open("#?lang=en");
    int links = browser.value("document.querySelectorAll('#start a').length").asInt();
    assertEquals(9, links);
    for (int link = 0; link < links; link++) {
      String asked =
          browser.text("document.querySelectorAll('#start a')[" + link + "].getAttribute('href')");
      browser.value("document.querySelectorAll('#start a')[" + link + "].click()");
      Devtools.until(
          "the page follows " + asked,
          () -> browser.text("location.hash").split("[?&]")[0].equals(asked.split("[?&]")[0]));
      Address address = Address.of(browser.text("location.hash"));
      Map<String, String> wanted = new HashMap<>(Address.of(asked).values());
      // What is at its usual value is left out of an address.
      wanted.entrySet().removeIf(value -> !address.values().containsKey(value.getKey()));
      wanted.forEach((knob, value) -> assertEquals(value, address.values().get(knob), asked));
      assertTrue(wanted.size() >= Address.of(asked).values().size() - 1, asked);
    }
  }

  @Test
  void theQuestionStaysBesideTheCommand() {
    browser.size(1440, 900);
    open("#sgd?lang=en");
    Devtools.until(
        "there is a picture", () -> browser.bool("document.querySelector('#sgd svg') !== null"));
    for (int place : new int[] {700, 300, 100}) {
      browser.value(
          "scrollBy(0, document.querySelector('#sgd .code').getBoundingClientRect().top - "
              + place
              + ")");
      assertTrue(
          browser.bool(
              "document.querySelector('#sgd .side').getBoundingClientRect().right"
                  + " <= document.querySelector('#sgd .code').getBoundingClientRect().left"),
          "code at " + place);
    }
  }

  @Test
  void nothingIsWiderThanTheWindow() {
    List<String> wide = new ArrayList<>();
    for (String language : List.of("en", "zh")) {
      for (int width : new int[] {360, 768, 1440}) {
        browser.size(width, 900);
        open("#?lang=" + language);
        for (String topic : List.of("noise", "norms", "train")) {
          browser.value("document.getElementById('" + topic + "').scrollIntoView()");
          Devtools.until(
              "there are pictures of " + topic,
              () -> browser.bool("document.querySelectorAll('#" + topic + " svg').length > 0"));
          int over = browser.value("document.documentElement.scrollWidth - innerWidth").asInt();
          if (over > 0) {
            wide.add(topic + " in " + language + " at " + width + " by " + over);
          }
        }
      }
    }
    assertEquals(List.of(), wide);
  }

  @Test
  void itIsDarkWhereSomebodyWantsThat() {
    open("#?lang=en");
    String light = browser.text("getComputedStyle(document.body).backgroundColor");
    browser.scheme("dark");
    assertNotEquals(light, browser.text("getComputedStyle(document.body).backgroundColor"));
  }

  private String facts(String side) {
    return browser.text(
        "document.querySelectorAll('#train .run')["
            + (side.equals("a") ? 0 : 1)
            + "].querySelector('.numbers')?.innerText ?? ''");
  }

  private void press(String words) {
    browser.value(
        "Array.from(document.querySelectorAll('#train button')).find(b => b.textContent === '"
            + words
            + "').click()");
  }

  @Test
  void twoRunsTrainSideBySide() {
    open("#train?lang=en");
    see("train");
    Devtools.until("it is there", () -> facts("a").contains("steps"));
    browser.value("document.getElementById('train-compare').click()");
    Devtools.until("the other is there", () -> facts("b").contains("steps"));
    press("One epoch");
    Devtools.until("an epoch is done", () -> facts("a").matches("(?s).*\\b1\\.0\\b.*"));
    assertNotEquals(facts("a"), facts("b"), "λ is 0 in the second");
    press("Train");
    Devtools.until("some are done", () -> !facts("a").matches("(?s).*\\b1\\.0\\b.*"));
    move("train-a-lambda", 0);
    press("Pause");
    Devtools.until(
        "it has stopped",
        () ->
            browser
                .text("document.querySelector('#train .bar button').textContent")
                .equals("Train"));
    assertEquals(
        "0", browser.text("document.querySelector('output[for=train-a-lambda]').textContent"));
  }

  private void drop(String text) {
    browser.value(
        "(() => { const t = new DataTransfer(); t.items.add(new File(["
            + Devtools.quoted(text)
            + "], 'rows.csv')); document.querySelector('#train .drop').dispatchEvent("
            + "new DragEvent('drop', {dataTransfer: t, bubbles: true})); })()");
  }

  private String status() {
    return browser.text("document.querySelector('#train .status').textContent");
  }

  @Test
  void aTableIsDroppedOnIt() {
    open("#train?lang=en");
    see("train");
    StringBuilder rows = new StringBuilder("<img src=x onerror=alert(1)>,\"b\",c\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7)
          .append(',')
          .append(i % 5)
          .append(',')
          .append(i % 7 + 2 * (i % 5))
          .append('\n');
    }
    drop(rows.toString());
    Devtools.until("it is read", () -> status().contains("60 rows"));
    assertEquals("3", browser.text("document.getElementById('train-target').options.length"));
    assertEquals("0", browser.text("document.querySelectorAll('#train img').length"));
    press("One epoch");
    Devtools.until("it trains", () -> facts("a").matches("(?s).*\\b1\\.0\\b.*"));
    drop("a,b\n" + "1,2\n".repeat(12) + "3,many\n");
    Devtools.until("it is refused", () -> status().contains("Line 14, column “b”: “many”"));
    assertTrue(status().endsWith("The table before is still there."), status());
    drop("");
    Devtools.until("the text is empty", () -> status().contains("empty"));
    drop("a,b,kind\n" + "1,2,x\n".repeat(12) + "3,4,y\n5,,z\n");
    Devtools.until("words and gaps are left out", () -> status().contains("13 rows"));
    assertTrue(status().contains("kind"), status());
  }

  /** What axe finds serious or critical, in both languages. */
  @Test
  void nothingSeriousIsInTheWayOfAnybody() throws IOException {
    String axe = axe();
    Map<String, String> schemes = Map.of("en", "light", "zh", "dark");
    for (String language : List.of("en", "zh")) {
      for (String scheme : List.of(String.valueOf(schemes.get(language)))) {
        browser.scheme(scheme);
        open("#?lang=" + language);
        see("noise");
        see("train");
        browser.value(axe + "; true");
        JsonNode found =
            browser.value(
                "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')))");
        assertEquals("[]", found.toString(), language + " " + scheme);
      }
    }
  }

  private static String axe() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PageTest.class.getResourceAsStream("/axe.min.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
