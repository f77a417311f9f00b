package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Numbers;
import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.ClassCurve;
import halflife.evidence.Details;
import halflife.evidence.Diagnostics;
import halflife.evidence.Result;
import halflife.evidence.Task;
import halflife.report.html.Html;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetailSectionsTest {
  private static String html(Result result) {
    return new HtmlReport(result).html();
  }

  @Test
  void eachSectionIsThereOnlyWhereItWasComputed() {
    String all = html(Results.detailed());
    for (String title :
        List.of("Why decay shrinks", "How the predictions look", "What decay is worth")) {
      assertTrue(all.contains("<h2>" + title), title);
      assertFalse(html(Results.ridge()).contains("<h2>" + title), title);
    }
    assertTrue(all.contains("Prediction ± 88.4 holds a new progression"));
  }

  @Test
  void picturesOfPredictionsFollowTheFamily() {
    for (Result result : List.of(Results.binomial(), Results.multinomial())) {
      String page = html(result);
      for (String id : List.of("roc-760", "calibration-350", "confusion-760")) {
        assertTrue(page.contains("id=\"" + id + "\""), id);
      }
      assertFalse(page.contains("id=\"residuals-"));
    }
    for (Result result : List.of(Results.counts(), Results.detailed())) {
      assertTrue(html(result).contains("id=\"residuals-760\""));
      assertFalse(html(result).contains("id=\"roc-"));
    }
  }

  @Test
  void theConfusionTableHasEveryCountWithPrecisionAndRecall() {
    Result result = Results.multinomial();
    var classes = (Diagnostics.Classes) result.diagnostics().orElseThrow();
    Html out = new Html();
    new DetailTables(result, Language.EN).confusion(out, classes);
    StringBuilder row = new StringBuilder("<th scope=\"row\">Grignolino</th>");
    for (double count : classes.confusion().get(1)) {
      row.append("<td>").append(Numbers.significant(count, 4)).append("</td>");
    }
    row.append("<td>").append(Numbers.significant(classes.recall(1), 3)).append("</td>");
    row.append("<td>").append(Numbers.significant(classes.precision(1), 3)).append("</td>");
    assertTrue(out.toString().contains(row), out.toString());
  }

  @Test
  void everyPictureHasItsTable() {
    assertEquals(7, html(Results.detailed()).split("<details>", -1).length - 1);
    assertEquals(8, html(Results.binomial()).split("<details>", -1).length - 1);
  }

  @Test
  void fewDecisionsAreListedAndManyAreFolded() {
    List<String> many =
        IntStream.range(0, 9).mapToObj(i -> "column " + i + ": <3 values>").toList();
    String few = html(ResultCopies.withDecisions(Results.lasso(), many.subList(0, 8)));
    assertTrue(few.contains("How the columns were read</h2>\n<ul"));
    assertTrue(few.contains("<li>column 7: &lt;3 values&gt;</li>"));
    String folded = html(ResultCopies.withDecisions(Results.lasso(), many));
    assertTrue(folded.contains("<details><summary>9 columns</summary><ul"));
    assertFalse(html(Results.ridge()).contains("How the columns were read"));
  }

  @Test
  void coefficientsAreExplainedForTheirFamily() {
    assertTrue(html(Results.binomial()).contains("the change of the log-odds of <em>yes</em>"));
    assertTrue(html(Results.counts()).contains("the log of the expected <em>visits</em>"));
    assertTrue(html(Results.multinomial()).contains("s5 → Grignolino"));
    assertTrue(html(Results.multinomial()).contains("Barolo 152.13, Grignolino 152.13"));
  }

  @Test
  void tenClassesOfTwoHundredFeaturesStayBelowTheLimit() {
    int bytes = html(Results.crowd(10, 200)).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= 500_000, bytes + " bytes");
  }

  @Test
  void namesOfClassesAndColumnsAreOnlyEverText() {
    Result r = Results.multinomial();
    List<String> names = List.of(Results.HOSTILE, "</script>", "<!--");
    Task task = new Task("y", r.family(), names, r.measure());
    var classes = (Diagnostics.Classes) r.diagnostics().orElseThrow();
    List<ClassCurve> curves =
        IntStream.range(0, 3)
            .mapToObj(
                k -> {
                  ClassCurve c = classes.curves().get(k);
                  return new ClassCurve(
                      names.get(k), c.auc(), c.falsePositive(), c.truePositive(), c.calibration());
                })
            .toList();
    Details details =
        r.details().with(new Diagnostics.Classes(classes.rows(), curves, classes.confusion()));
    Result hostile =
        ResultCopies.withDecisions(
            ResultCopies.withDetails(ResultCopies.withTask(r, task), details),
            List.of(Results.HOSTILE));
    String page = html(hostile);
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertFalse(page.contains("<script>alert") || page.contains("<!--"));
    assertEquals(3, page.split("</script>", -1).length, "a script element more or less");
  }

  @Test
  void theHeadingNamesTheScore() {
    assertTrue(html(Results.auc()).contains("<h2>AUC over λ</h2>"));
    assertTrue(html(Results.binomial()).contains("<h2>Deviance over λ</h2>"));
    assertTrue(html(Results.lasso()).contains("<h2>Error over λ</h2>"));
  }
}
