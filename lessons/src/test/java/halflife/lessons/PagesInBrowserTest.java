package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import halflife.draw.Chromium;
import halflife.draw.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** The pages in a real browser: no word of a picture is cut off or lies on another. */
class PagesInBrowserTest {
  private static final String POLICY = "(?s)<meta http-equiv=\"Content-Security-Policy\".*?/>";
  private static final String PROBE =
      """
      <script>
        const wrong = [];
        let seen = 0;
        for (const frame of document.querySelectorAll('iframe')) {
          const page = frame.contentDocument;
          const name = frame.title;
          const root = page.documentElement;
          if (root.scrollWidth > root.clientWidth) {
            wrong.push(name + ' is ' + root.scrollWidth + ' wide');
          }
          for (const svg of page.querySelectorAll('svg')) {
            const box = svg.getBoundingClientRect();
            if (box.width === 0) continue;
            const words = Array.from(svg.querySelectorAll('text'), (t) => [t.textContent, t.getBoundingClientRect()]);
            seen += words.length;
            words.forEach(([text, r], i) => {
              if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1) {
                wrong.push(name + ' ' + svg.id + ': cut off: ' + text);
              }
              for (const [other, o] of words.slice(i + 1)) {
                const across = Math.min(r.right, o.right) - Math.max(r.left, o.left);
                const down = Math.min(r.bottom, o.bottom) - Math.max(r.top, o.top);
                if (across > 1 && down > 5) wrong.push(name + ' ' + svg.id + ': ' + text + ' on ' + other);
              }
            });
          }
        }
        const pre = document.createElement('pre');
        pre.id = 'seen';
        pre.textContent = seen + ' words; ' + wrong.join('\\n');
        document.body.append(pre);
      </script>
      """;

  @TempDir(factory = Chromium.InTarget.class, deletionStrategy = IgnoreFailures.class)
  private Path folder;

  /** All pages of a language in frames of one page, as wide as a desktop or a phone. */
  private String page(Language language, int width) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><body>");
    for (Lesson lesson : Lessons.ALL) {
      String html = new LessonPage(lesson.tell(language)).html().replaceFirst(POLICY, "");
      String quoted = html.replace("&", "&amp;").replace("\"", "&quot;");
      out.append(
          "<iframe title=\"" + lesson.topic() + "\" width=\"" + width + "\" height=\"900\" ");
      out.append("srcdoc=\"" + quoted + "\"></iframe>");
    }
    return out.append("<script>window.onload = () => {")
        .append(script())
        .append("};</script>")
        .toString();
  }

  private static String script() {
    return PROBE.replace("<script>", "").replace("</script>", "");
  }

  @Test
  void noWordOfAPictureIsCutOffOrLiesOnAnother() throws Exception {
    Optional<Chromium> browser = Chromium.installed();
    assumeTrue(browser.isPresent(), "no chromium on the PATH: the pages were not looked at");
    for (Language language : Language.values()) {
      for (int width : new int[] {1000, 390}) {
        Path file = Files.writeString(folder.resolve("pages.html"), page(language, width));
        String dom = browser.get().dom(file, folder, 1200);
        Matcher found =
            Pattern.compile("(?s)<pre id=\"seen\">(\\d+) words; (.*?)</pre>").matcher(dom);
        assertTrue(found.find(), "the script did not run");
        assertTrue(Integer.parseInt(found.group(1)) > 300, found.group(1));
        assertEquals("", found.group(2), language + " at " + width);
      }
    }
  }
}
