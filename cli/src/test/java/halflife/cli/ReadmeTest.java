package halflife.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.Workers;
import halflife.draw.Caption;
import halflife.draw.result.ErrorCurve;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.words.PictureWords;
import halflife.tune.Progress;
import halflife.tune.Study;
import halflife.tune.options.StudyOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first screen of both READMEs is what the program prints and draws today.
 *
 * <p>After a change of either, this writes them anew:
 *
 * <pre>  mvn -q -Dquick -pl cli -am test -Dtest=ReadmeTest -Ddocs.update=true</pre>
 */
class ReadmeTest {
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{9,}(?:E-?\\d+)?");

  private static final List<String> PAGES = List.of("README.md", "README.zh-CN.md");
  private static final String IN_CHINESE = " --lang zh";
  private static final String COMMAND =
      "./halflife tune examples/data/diabetes.csv --target progression";
  private static final String PICTURE = "docs/images/diabetes-error.svg";
  private static final int WIDTH = 760;

  @TempDir private Path folder = Path.of("");

  @Test
  void commandPrintsWhatThePageShows() throws IOException {
    UserShell shell = new UserShell(folder);
    for (String page : PAGES) {
      String command = page.equals(PAGES.get(0)) ? COMMAND : COMMAND + IN_CHINESE;
      UserShell.Outcome outcome = shell.run(command);
      assertEquals("", outcome.err());
      assertEquals(0, outcome.exitCode());
      Docs.Block output = after(page, command);
      if (updating()) {
        String text = Docs.read(page).replace(output.text(), outcome.out().stripTrailing());
        Files.writeString(Docs.root().resolve(page), text);
      } else {
        assertEquals(outcome.out().lines().toList(), output.lines(), page);
      }
    }
  }

  private static Docs.Block after(String page, String command) throws IOException {
    List<Docs.Block> blocks = Docs.blocks(page);
    int shown = 0;
    while (!blocks.get(shown).text().equals(command)) {
      shown++;
    }
    return blocks.get(shown + 1);
  }

  /** That of the English page is a test of its snippets. */
  @Test
  void theChinesePageShowsTheHeadlineOfClassesToo() throws IOException {
    String command =
        "./halflife tune examples/data/breast_cancer.csv --target diagnosis --model ridge --repeats 1"
            + IN_CHINESE;
    UserShell.Outcome outcome = new UserShell(folder).run(command);
    assertEquals(0, outcome.exitCode(), outcome.err());
    String headline = outcome.out().lines().findFirst().orElseThrow();
    assertEquals(List.of(headline, "…"), after(PAGES.get(1), command).lines());
  }

  @Test
  void pictureIsWhatTheReportShows() throws IOException {
    Path data = Docs.root().resolve("examples/data/diabetes.csv");
    Result result =
        Study.run(StudyOptions.of(data, "progression"), Workers.all(), Progress.NONE).result();
    Caption words = new PictureWords(result, Language.EN).curve();
    String svg = new ErrorCurve(result, words).svg(WIDTH).standalone();
    if (updating()) {
      Files.writeString(Docs.root().resolve(PICTURE), svg);
    } else {
      assertEquals(rounded(Docs.read(PICTURE)), rounded(svg));
    }
  }

  /** Long numbers to nine digits: the last ones may differ between machines. */
  private static String rounded(String svg) {
    return LONG_NUMBER
        .matcher(svg)
        .replaceAll(
            m ->
                new BigDecimal(m.group())
                    .round(new MathContext(9))
                    .stripTrailingZeros()
                    .toPlainString());
  }

  @Test
  void bothLanguagesShowTheSameCode() throws IOException {
    for (String language : List.of("java", "xml")) {
      assertEquals(texts(PAGES.get(0), language), texts(PAGES.get(1), language), language);
    }
    assertEquals(commands(PAGES.get(0)), commands(PAGES.get(1)));
  }

  /** The commands of a page, whatever language they ask for. */
  private static List<String> commands(String page) throws IOException {
    return texts(page, "sh").stream()
        .flatMap(text -> UserShell.commands(text).stream())
        .map(command -> command.replace(IN_CHINESE, ""))
        .toList();
  }

  private static List<String> texts(String page, String language) throws IOException {
    return Docs.blocks(page, language).stream().map(Docs.Block::text).toList();
  }

  private static boolean updating() {
    return Boolean.getBoolean("docs.update");
  }
}
