package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.Family;
import halflife.evidence.Result;
import halflife.evidence.Task;
import halflife.report.words.VerdictWords;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalViewTest {
  @Test
  void noLineIsWiderThanEightyColumns() {
    for (Result result : Results.all()) {
      for (String line : new TerminalView(result).text().split("\n")) {
        assertTrue(line.codePointCount(0, line.length()) <= 80, line);
        assertEquals(line.stripTrailing(), line);
      }
    }
  }

  @Test
  void beginsWithTheVerdict() {
    assertTrue(new TerminalView(Results.harms()).text().startsWith("Decay harms"));
  }

  @Test
  void whatToKnowFirstComesBeforeTheVerdict() {
    Result result = Results.compared();
    String text = new TerminalView(result).text();
    assertTrue(text.startsWith("Note: " + result.warnings().get(0).substring(0, 40)), text);
    String verdict = new VerdictWords(result, Language.EN).headline().replace('\u00A0', ' ');
    assertTrue(text.contains("\n\n" + verdict.substring(0, 30)), text);
    assertEquals(1, text.split("Note: ", -1).length - 1);
  }

  @Test
  void theMarkStandsUnderTheMinimumOfTheCurve() {
    List<String> lines = new TerminalView(Results.ridge()).text().lines().toList();
    String mark = lines.get(lines.size() - 1);
    String bottom = lines.get(lines.size() - 4);
    assertTrue(mark.contains("▲ λ = 5.27, chosen"), mark);
    assertTrue(bottom.charAt(mark.indexOf('▲')) > '\u2800', "nothing above ▲ in " + bottom);
  }

  @Test
  void theAxisNamesZeroAndTheEnds() {
    List<String> lines = new TerminalView(Results.ridge()).text().lines().toList();
    assertEquals(
        "            0 0.01       0.1          1         10          100        1000",
        lines.get(lines.size() - 2));
  }

  @Test
  void aMarkAtTheRightEndIsWrittenToTheLeft() {
    String text = new TerminalView(Results.flat()).text();
    assertTrue(text.contains("chosen, λ = 1000 ▲"), text);
  }

  @Test
  void anErrorFarAboveIsAnArrow() {
    assertTrue(new TerminalView(Results.wide(30, 40)).text().contains("│ ↑ "));
    assertTrue(new TerminalView(Results.ridge()).text().contains("│ ○ "));
  }

  @Test
  void aNameCannotSteerTheTerminal() {
    Result r = Results.hostile();
    Result evil = ResultCopies.withWarnings(r, List.of("the column \u001B[2Jx is constant"));
    String text = new TerminalView(evil).text();
    assertFalse(text.contains("\u001B"));
    assertTrue(text.contains("Note: the column \uFFFD[2Jx is constant"), text);
  }

  @Test
  void aDotOutsideTheCanvasIsLeftOut() {
    Braille canvas = new Braille(2, 1);
    canvas.dot(-1, 0);
    canvas.dot(0, 9);
    canvas.dot(0, 0);
    canvas.column(3, 3, 0);
    assertEquals("\u2801\u28B8", canvas.row(0));
    assertEquals(4, canvas.width());
    assertEquals(4, canvas.height());
  }

  @Test
  void theSameResultIsTheSameText() {
    assertEquals(
        new TerminalView(Results.lasso()).text(), new TerminalView(Results.lasso()).text());
  }

  @Test
  void howTheColumnsWereReadComesAfterTheVerdict() {
    Result result = Results.multinomial();
    String text = new TerminalView(result).text();
    int heading = text.indexOf("\n  How the columns were read:\n    'sex': 4 categories");
    assertTrue(heading > text.indexOf("It keeps "), text);
    assertTrue(text.indexOf("error rate over λ") > heading, text);
    assertFalse(new TerminalView(Results.ridge()).text().contains("columns were read"));
  }

  @Test
  void aClassCannotSteerTheTerminalEither() {
    Result r = Results.binomial();
    Task task = new Task("y", Family.BINOMIAL, List.of("a", "\u001B[2Jb"), r.measure());
    String text = new TerminalView(ResultCopies.withTask(r, task)).text();
    assertFalse(text.contains("\u001B"));
    assertTrue(text.contains("positive class is \uFFFD[2Jb"), text);
  }
}
