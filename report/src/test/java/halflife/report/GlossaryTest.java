package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.report.words.Glossary;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of a report that a reader may not know lead to their meaning at its end. */
class GlossaryTest {
  private static List<String> words(Result result, Language language) {
    return new Glossary(result, language).entries().stream().map(Glossary.Entry::word).toList();
  }

  private static TreeSet<String> found(String page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLinkLeadsToAnEntry() {
    for (Result result : Results.all()) {
      for (Language language : Language.values()) {
        String page = new HtmlReport(result, language).html();
        TreeSet<String> links = found(page, "<a class=\"term\" href=\"#(term-\\d+)\">");
        TreeSet<String> entries = found(page, "<dt id=\"(term-\\d+)\">");
        assertFalse(links.isEmpty());
        assertTrue(entries.containsAll(links), links + " lead to " + entries);
        assertEquals(words(result, language).size(), entries.size());
      }
    }
  }

  @Test
  void theWordsOfARidgeOfClassesAreLinked() {
    String page = new HtmlReport(Results.binomial()).html();
    for (String word : List.of("deviance", "radius", "λ<sub>min</sub>")) {
      assertTrue(
          page.matches("(?s).*<a class=\"term\" href=\"#term-\\d\">" + word + "</a>.*"), word);
    }
    String ridge = new HtmlReport(Results.ridge()).html();
    for (String word : List.of("effective df", "λ<sub>1se</sub>")) {
      assertTrue(
          ridge.matches("(?s).*<a class=\"term\" href=\"#term-\\d\">" + word + "</a>.*"), word);
    }
    String chinese = new HtmlReport(Results.ridge(), Language.ZH).html();
    for (String word : List.of("自由度", "半径", "λ<sub>1se</sub>")) {
      assertTrue(
          chinese.matches("(?s).*<a class=\"term\" href=\"#term-\\d\">" + word + "</a>.*"), word);
    }
  }

  @Test
  void onlyWhatAReportUsesIsExplained() {
    assertEquals(
        List.of("λ_min", "λ_1se", "effective df", "radius"), words(Results.ridge(), Language.EN));
    assertEquals(List.of("λ_min", "λ_1se", "radius"), words(Results.lasso(), Language.EN));
    assertTrue(words(Results.binomial(), Language.EN).contains("deviance"));
    assertFalse(words(Networks.digits(), Language.EN).contains("radius"));
  }

  @Test
  void aWordIsLinkedOnceInSentencesThatStandTogether() {
    GlossaryLinks links = new GlossaryLinks(Results.ridge(), Language.EN);
    List<String> out = links.markup(List.of("λ_1se < λ_min", "a radius and λ_1se"));
    assertEquals(
        List.of(
            "<a class=\"term\" href=\"#term-2\">λ<sub>1se</sub></a> &lt; "
                + "<a class=\"term\" href=\"#term-1\">λ<sub>min</sub></a>",
            "a <a class=\"term\" href=\"#term-4\">radius</a> and λ<sub>1se</sub>"),
        out);
    assertEquals("mean_radius", links.markup("mean_radius"));
  }
}
