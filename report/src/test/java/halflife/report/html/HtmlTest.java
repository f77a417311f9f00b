package halflife.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Results;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void textIsEscapedAndMarkupIsNot() {
    assertEquals(
        "<b>&lt;b&gt; &amp;</b>", new Html().raw("<b>").text("<b> &").raw("</b>").toString());
  }

  @Test
  void aRowEscapesEveryCell() {
    String row = new Html().row(Results.HOSTILE, Results.HOSTILE, "1").toString();
    assertFalse(row.contains("<script"), row);
    assertTrue(row.startsWith("<tr><th scope=\"row\">&lt;script&gt;"), row);
    assertTrue(row.endsWith("<td>1</td></tr>"), row);
  }

  @Test
  void lambdaHasItsSubscriptInOurOwnSentences() {
    assertEquals(
        "λ<sub>1se</sub> &lt; λ<sub>min</sub>", new Html().words("λ_1se < λ_min").toString());
    assertEquals("λ_min", new Html().text("λ_min").toString());
  }

  @Test
  void aLongNameIsCutAtAWholeCharacter() {
    assertEquals("bmi", Html.cut("bmi"));
    assertEquals("(no name)", Html.cut(" "));
    String cut = Html.cut("😀".repeat(200));
    assertEquals(80, cut.codePointCount(0, cut.length()));
    assertTrue(cut.endsWith("😀…"));
    assertEquals("x".repeat(80), Html.cut("x".repeat(80)));
  }

  @Test
  void theHashIsTheOneBrowsersCompute() {
    assertEquals("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", Resources.sha256("abc"));
  }

  @Test
  void aMissingResourceIsNamed() {
    var e = assertThrows(IllegalStateException.class, () -> Resources.text("none.css"));
    assertTrue(e.getMessage().startsWith("none.css is missing"), e.getMessage());
  }

  @Test
  void theScriptWritesNoMarkup() {
    String script = Resources.text("report.js");
    for (String way :
        new String[] {"innerHTML", "outerHTML", "document.write", "insertAdjacent", "eval("}) {
      assertFalse(script.contains(way), way);
    }
    assertFalse(script.contains("</"), "would end the script element");
  }

  @Test
  void anOptionInASentenceIsKeptOnOneLine() {
    assertEquals(
        "use <span class=\"option\">--folds 10</span> or <span class=\"option\">--fold-column</span>"
            + " &lt;x&gt;",
        new Html().advice("use --folds 10 or --fold-column <x>").toString());
  }
}
