package halflife.playground.build;

import halflife.draw.HtmlPage;
import halflife.lessons.LessonPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Makes one file of the page, its styles and its script. */
public final class PageFile {
  private PageFile() {}

  /**
   * Makes it.
   *
   * @param arguments the folder of {@code page.html} and {@code page.css}, the script, and the file
   *     to write
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    String page = Files.readString(folder.resolve("page.html"));
    String css = Files.readString(folder.resolve("page.css"));
    String script = Files.readString(Path.of(arguments[1]));
    Path file = Path.of(arguments[2]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, html(page, css, script));
  }

  static String html(String page, String css, String script) {
    String library = script.replace("</", "<\\/");
    String start = "main([]);";
    String scripts =
        "script-src '" + hash(library) + "' '" + hash(start) + "' blob:; worker-src blob:; ";
    String styles = LessonPage.CSS + css;
    String begin = HtmlPage.begin("en", "Halflife: weight decay", styles, scripts);
    return begin.substring(0, begin.lastIndexOf("<main>"))
        + page
        + "<script id=\"script\">"
        + library
        + "</script>\n<script>"
        + start
        + "</script>\n</body></html>\n";
  }

  /** How a policy names a script. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
