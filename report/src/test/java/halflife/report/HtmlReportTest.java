package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.evidence.Result;
import halflife.report.html.Resources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static String html(Result result) {
    return new HtmlReport(result).html();
  }

  /** The page without its script and style, as a browser without JavaScript shows it. */
  private static String shown(String html) {
    return html.replaceAll("(?s)<script.*?</script>", "").replaceAll("(?s)<style.*?</style>", "");
  }

  @Test
  void everyPageIsBalanced() {
    for (Result result : Results.all()) {
      String page =
          shown(html(result))
              .replace("<!DOCTYPE html>", "")
              .replaceAll("<input([^>]*)>", "<input$1/>");
      Xml.parse(page);
    }
  }

  @Test
  void comesInTheOrderOfAReadersQuestions() {
    String page = html(Results.compared());
    int before = -1;
    for (String part :
        List.of(
            "What to know first</h2>",
            "left out.</li>",
            "class=\"verdict\"",
            "<h2>Error over",
            "<h2>Coefficients over",
            "<h2>Would other folds",
            "<h2>On rows never seen",
            "<h2>Every penalty",
            "<h2>Coefficients at",
            "<h2>How this was made")) {
      int at = page.indexOf(part);
      assertTrue(at > before, part + " at " + at + " after " + before);
      before = at;
    }
  }

  @Test
  void wideTablesShowThatTheyGoOn() {
    String page = html(Results.compared());
    assertTrue(page.contains("no-repeat local"), "a shadow that the end of a table covers");
    assertTrue(page.contains("no-repeat scroll"), "a shadow at the edge");
    Matcher boxes = Pattern.compile("<div class=\"scroll\"([^>]*)>").matcher(page);
    int count = 0;
    while (boxes.find()) {
      assertEquals(" tabindex=\"0\"", boxes.group(1), "is moved with keys");
      count++;
    }
    assertTrue(count > 3);
  }

  @Test
  void onPaperHeadingsStayWithTheirPicturesAndTablesAreNotCut() {
    String paper = html(Results.ridge());
    paper = paper.substring(paper.indexOf("@media print"));
    for (String rule :
        List.of(
            "figure,tr,h1,h2,h3,p,li,pre{break-inside:avoid}",
            "h1,h2,h3,summary,section>p{break-after:avoid}",
            ".scroll{max-height:none;overflow:visible;background:none}",
            "details th,details td{",
            "overflow-wrap:anywhere}")) {
      assertTrue(paper.contains(rule), rule);
    }
  }

  @Test
  void whatIsAbsentLeavesNoHeading() {
    String page = html(Results.ridge());
    assertFalse(page.contains("What to know first</h2>"));
    assertFalse(page.contains("<h2>On rows never seen"));
    assertFalse(page.contains("<h2>Every penalty"));
  }

  @Test
  void twoHundredFeaturesOnTwoHundredPointsStayBelowTheLimit() {
    int bytes = html(Results.wide(200, 200)).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= 500_000, bytes + " bytes");
  }

  @Test
  void fourThousandFeaturesStayBelowTheLimit() {
    int bytes = html(Results.wide(4000, 100)).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= 500_000, bytes + " bytes");
  }

  @Test
  void nothingIsFetchedAndOnlyItsOwnScriptRuns() {
    String page = html(Results.ridge());
    assertTrue(page.contains("default-src 'none'"));
    assertFalse(page.contains("unsafe-eval"));
    assertFalse(
        Pattern.compile("<(link|img|iframe|object)|@import|url\\((?!#)|src=| on[a-z]+=\"")
            .matcher(page)
            .find());
    String outside = page.replace("http://www.w3.org/2000/svg", "");
    assertFalse(outside.contains("http://") || outside.contains("https://"));
    Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
    assertTrue(script.find());
    assertTrue(page.contains("script-src '" + Resources.sha256(script.group(1)) + "'"));
  }

  @Test
  void hostileNamesAreOnlyEverText() {
    String page = html(Results.hostile());
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("<!--"));
    assertEquals(3, page.split("</script>", -1).length, "a script element more or less");
    assertEquals(page, new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    assertTrue(page.length() < 200_000, "a long name is cut");
  }

  @Test
  void noPageHasANumberThatIsNone() {
    for (Result result : Results.all()) {
      String page = shown(html(result));
      for (String word : List.of("NaN", "Infinity", "undefined", "null", "∞")) {
        assertFalse(page.contains(word), word);
      }
    }
  }

  @Test
  void idsAreUnique() {
    Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(html(Results.compared()));
    List<String> found = new ArrayList<>();
    while (ids.find()) {
      found.add(ids.group(1));
    }
    assertEquals(found.stream().distinct().toList(), found);
  }

  @Test
  void withoutAScriptEveryNumberIsStillThere() {
    Result result = Results.lasso();
    String page = shown(html(result));
    for (String name : result.features()) {
      assertTrue(page.contains("<th scope=\"row\">" + name + "</th>"), name);
    }
    assertTrue(page.contains("data-read=\"error\">54.13<"), "the readout at the chosen λ");
    assertEquals(4, page.split("<details>", -1).length - 1, "a table for each of four pictures");
  }

  @Test
  void coefficientsFallInSizeAndZerosAreMarked() {
    String page = html(Results.compared());
    int s1 = page.indexOf("<tr><th scope=\"row\">s1</th>");
    int s5 = page.indexOf("<tr><th scope=\"row\">s5</th>");
    int age = page.indexOf("<tr class=\"none\"><th scope=\"row\">age</th>");
    assertTrue(0 < s1 && s1 < s5 && s5 < age, s1 + " " + s5 + " " + age);
  }

  @Test
  void everySearchHasARow() {
    String page = html(Results.compared());
    String table =
        page.substring(page.indexOf("<h2>Every penalty"), page.indexOf("<h2>Coefficients at"));
    assertTrue(table.contains("ridge") && table.contains("lasso"));
    assertEquals(2, table.split("<td>chosen</td>", -1).length);
  }

  @Test
  void theCommandIsQuotedForAShell() {
    assertEquals(
        "./halflife tune a.csv --target y",
        Command.line(List.of("tune", "a.csv", "--target", "y")));
    assertEquals(
        "./halflife tune 'my file.csv' ''", Command.line(List.of("tune", "my file.csv", "")));
    assertEquals("./halflife 'it'\\''s $(rm)'", Command.line(List.of("it's $(rm)")));
  }

  @Test
  void darkModePrintAndKeyboardAreCaredFor() {
    String page = html(Results.ridge());
    assertTrue(page.contains("prefers-color-scheme:dark"));
    assertTrue(page.contains("@media print"));
    assertTrue(page.contains("aria-valuetext"));
    assertTrue(page.contains("<input class=\"js\" type=\"range\" id=\"lambda\""));
    assertTrue(page.contains("<label class=\"js\" for=\"lambda\">"));
  }

  @Test
  void theSameResultIsTheSamePage() {
    assertEquals(html(Results.wide(30, 30)), html(Results.wide(30, 30)));
  }
}
