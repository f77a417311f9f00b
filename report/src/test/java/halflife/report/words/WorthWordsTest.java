package halflife.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorthWordsTest {
  /** Sizes 100, 200, 400, …; each ratio with an interval of ± so much. */
  private static String sentence(double half, double... ratios) {
    return sentence(Results.ridge(), half, ratios);
  }

  private static String sentence(Result result, double half, double... ratios) {
    List<SampleSizeCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < ratios.length; i++) {
      points.add(
          new SampleSizeCurve.Point(100 << i, ratios[i], ratios[i] - half, ratios[i] + half));
    }
    return new WorthWords(result, new SampleSizeCurve(points), Language.EN)
        .sentence()
        .replace('\u00A0', ' ');
  }

  @Test
  void savingsThatEndAreSaidWithTheirEnd() {
    assertEquals(
        "At 100 rows decay saves 18 % of the error; from 400 rows on it changes nothing that"
            + " matters.",
        sentence(0.02, 0.82, 0.93, 0.995, 1.001));
  }

  @Test
  void savingsThatDoNotEndAreSaidSo() {
    assertEquals(
        "At 100 rows decay saves 18 % of the error; at 400 rows it still saves 7 %.",
        sentence(0.02, 0.82, 0.9, 0.93));
    assertEquals("At 100 rows decay saves 18 % of the error.", sentence(0.02, 0.82));
  }

  @Test
  void noSavingsAreSaidToo() {
    assertEquals(
        "At no size that was tried does decay change the error by more than 1 %.",
        sentence(0.02, 0.995, 1.003));
    assertEquals(
        "At no size that was tried can it be told whether decay saves anything.",
        sentence(0.2, 0.9, 0.95));
    assertEquals("At 200 rows it costs 8 %.", sentence(0.02, 1.02, 1.08));
  }

  @Test
  void whatIsSavedIsCalledByTheMeasure() {
    assertEquals(
        "At 100 rows decay saves 60 % of the deviance.", sentence(Results.binomial(), 0.1, 0.4));
    assertEquals("At 100 rows decay saves 18 % of 1 − AUC.", sentence(Results.auc(), 0.02, 0.82));
    assertEquals(
        "At 100 rows decay saves 18 % of the error rate.",
        sentence(Results.multinomial(), 0.02, 0.82));
  }
}
