package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halflife.draw.Chromium;
import halflife.draw.text.Language;
import halflife.lessons.Lesson;
import halflife.lessons.Lessons;
import halflife.lessons.knob.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real browser says what the same Java says here. */
class ParityTest {
  /** Random settings of each lesson. */
  private static final int DRAWS = Integer.getInteger("draws", 20);

  /** Beyond it the last bit of an input decides the first digits of a fit without decay. */
  private static final int MOST_DEGREE = 15;

  @TempDir(factory = Chromium.InTarget.class)
  private Path folder;

  private static Path page() {
    return Path.of("target", "module", "halflife.html").toAbsolutePath();
  }

  private static String worker() {
    return """
        window.asked = {};
        window.engine = new Worker(URL.createObjectURL(new Blob(
            [document.getElementById('script').textContent + ';main([]);'], {type: 'text/javascript'})));
        window.engine.onmessage = e => window.asked.done(e.data);
        window.ask = text => new Promise(done => { window.asked.done = done; window.engine.postMessage(text); });
        true
        """;
  }

  @Test
  void everyLessonSaysTheSameAtRandomSettings() throws Exception {
    Optional<Chromium> chromium = Chromium.installed();
    assumeTrue(chromium.isPresent(), "no chromium on the PATH");
    assumeTrue(Files.exists(page()), "the page is built by mvn package");
    List<String> wrong = new ArrayList<>();
    try (Devtools browser = new Devtools(chromium.get(), folder)) {
      browser.open(page(), "");
      browser.value(worker());
      Engine here = new Engine();
      for (Lesson lesson : Lessons.ALL) {
        for (int draw = 0; draw <= DRAWS; draw++) {
          Map<String, String> values =
              draw == 0 ? Map.of() : Settings.drawn(lesson.knobs(), draw).values();
          if (Integer.parseInt(values.getOrDefault("degree", "0")) > MOST_DEGREE) {
            continue;
          }
          Language language = draw % 2 == 0 ? Language.EN : Language.ZH;
          String request = new Request(draw, lesson.topic(), language, values).text();
          String there = words(browser.text("ask(" + Devtools.quoted(request) + ")"));
          String expected = words(here.answer(request));
          if (!there.equals(expected)) {
            wrong.add(lesson.topic() + " " + values + ": " + difference(expected, there));
          }
        }
      }
      assertEquals(List.of(), browser.errors());
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** What can be read: of a picture its words, not where its lines run. */
  private static String words(String content) {
    return content.replaceAll("<(path|line|circle|rect|text|tspan|clipPath)[^>]*>", "");
  }

  /** The first place where two texts differ. */
  private static String difference(String expected, String found) {
    int at = 0;
    while (at < Math.min(expected.length(), found.length())
        && expected.charAt(at) == found.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 60);
    return "…"
        + expected.substring(from, Math.min(expected.length(), at + 40))
        + "… but in the browser …"
        + found.substring(from, Math.min(found.length(), at + 40));
  }
}
