package halflife.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Results;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {
  private static String headline(Result result) {
    return plain(new VerdictWords(result, Language.EN).headline());
  }

  private static String all(Result result) {
    return plain(String.join(" ", new VerdictWords(result, Language.EN).sentences()));
  }

  private static String plain(String text) {
    return text.replace('\u00A0', ' ');
  }

  @Test
  void helpsIsSaidWithItsSize() {
    assertEquals(
        "Decay helps: the error is 1.3 % lower than without it.", headline(Results.ridge()));
    String all = all(Results.ridge());
    assertTrue(
        all.contains(
            "Against no decay: error 1.3 % lower (95 % interval: 2.2 % lower to 0.38 % lower): better."),
        all);
    assertTrue(all.contains("Against predicting the mean: error 30 % lower"), all);
  }

  @Test
  void whereDecayDoesNotHelpThatComesFirst() {
    assertTrue(headline(Results.harms()).startsWith("Decay harms: the error is 8 % higher"));
    assertTrue(headline(Results.noneIsBest()).startsWith("Decay does not help here"));
    assertTrue(headline(Results.cannotTell()).startsWith("These 442 rows cannot tell"));
    for (Result r : new Result[] {Results.harms(), Results.noneIsBest(), Results.cannotTell()}) {
      assertFalse(headline(r).contains("Decay helps"));
      assertTrue(all(r).startsWith("Against no decay"));
    }
  }

  @Test
  void equivalentIsADifferenceThatDoesNotMatter() {
    Result r = Results.allZero();
    String words = plain(new VerdictWords(r, Language.EN).againstMean());
    assertTrue(words.contains("error equal") && words.endsWith("the same to within 1 %."), words);
  }

  /** Ten features, from a quarter of the rows on many. */
  @Test
  void withFewRowsItSaysHowFarTheIntervalsShareMayBeOff() {
    String interval =
        "Prediction ± 88.4 holds a new progression with a probability of 90 %, if new rows are like"
            + " these ";
    assertTrue(all(Results.interval(442)).contains(interval + "442. The two"), "442 rows suffice");
    assertTrue(
        all(Results.interval(12))
            .contains(
                interval
                    + "12. That is an average: nine in ten tables of 12 rows give an interval that"
                    + " holds 63 % to 100 % of new rows."),
        all(Results.interval(12)));
    assertTrue(
        all(Results.interval(50))
            .contains(
                "nine in ten tables of 50 rows give an interval that holds 79 % to 98 % of new rows."),
        all(Results.interval(50)));
  }

  @Test
  void cannotTellSaysHowManyRowsWould() {
    String all = all(Results.cannotTell());
    assertTrue(all.contains("cannot tell. Roughly 2200 rows would tell; there are 442."), all);
  }

  @Test
  void directionOnlyGivesNoNumbersAgainstNoDecay() {
    assertEquals("Decay helps (direction only).", headline(Results.directionOnly()));
    String words = new VerdictWords(Results.directionOnly(), Language.EN).againstNone();
    assertTrue(words.contains("direction only: decay lowers the error"), words);
    assertFalse(words.contains("%"), words);
  }

  @Test
  void losingToTheMeanIsTheHeadlineEvenIfDecayHelps() {
    assertEquals(
        "Decay helps, but not enough: this model predicts worse than the mean of the target does.",
        headline(Results.worseThanMean()));
  }

  @Test
  void theRuleIsNamed() {
    assertTrue(
        all(Results.ridge())
            .contains("Chosen: ridge with λ = 5.266 (λ_min, the one with the smallest"));
    assertTrue(
        all(Results.compared()).contains("Chosen: lasso with λ = 6.596 (λ_1se, the largest one"));
  }

  @Test
  void theSimplerModelIsOfferedWithItsCost() {
    assertTrue(
        all(Results.lasso())
            .contains("Simpler: λ_1se = 6.596 costs 1.5 % in RMSE (keeps 7 instead of 9)."));
    assertTrue(
        all(Results.compared())
            .contains("Being simpler than λ_min = 1.939, it costs 1.5 % in RMSE"));
    assertFalse(all(Results.flat()).contains("impler"));
  }

  @Test
  void whatIsKeptIsCounted() {
    assertTrue(all(Results.compared()).contains("It keeps 7 of 10 coefficients."));
    assertTrue(
        all(Results.ridge()).contains("It keeps all 10 coefficients, worth 6.91 effective df."));
    assertTrue(all(Results.oneFeature()).contains("It keeps the one coefficient, worth"));
    assertTrue(all(Results.allZero()).contains("It keeps no coefficient: it predicts the mean"));
  }

  @Test
  void theScoreHasItsBaselinesAndErrors() {
    String score = plain(new VerdictWords(Results.ridge(), Language.EN).score());
    assertEquals(
        "Held-out RMSE, on the folds that chose λ: 54.13 ± 0.87 at the chosen λ, 55.02 ± 0.77 without decay, 77.09 ± 2.6 predicting"
            + " the mean.",
        score);
  }

  @Test
  void theLimitsAreSaid() {
    String all = all(Results.noneIsBest());
    assertTrue(all.contains("λ = 0 had a smaller error than every λ above 0"), all);
    assertTrue(all.contains("at an end of the searched range"), all);
    assertFalse(all(Results.ridge()).contains("end of the searched range"));
  }

  @Test
  void theComparisonSpeaksOfTrainingSets() {
    assertTrue(
        all(Results.ridge())
            .contains("training sets of 398 rows, λ chosen anew inside each, 50 held-out"));
  }

  @Test
  void theTestScoresAreGiven() {
    assertTrue(
        all(Results.compared())
            .contains(
                "On 89 test rows that took no part before: RMSE 53.28, without decay 53.94, predicting the mean 75.3."));
  }

  @Test
  void everySentenceEndsAndHoldsNoBrokenNumber() {
    for (Result result : Results.all()) {
      for (String sentence : new VerdictWords(result, Language.EN).sentences()) {
        assertTrue(sentence.endsWith("."), sentence);
        assertFalse(
            sentence.contains("NaN") || sentence.contains("–") || sentence.contains("  "),
            sentence);
      }
    }
  }

  @Test
  void everyMeasureIsCalledByItsName() {
    assertEquals(
        "Decay helps: the deviance is 1.3 % lower than without it.", headline(Results.binomial()));
    assertEquals("Decay helps: 1 − AUC is 1.3 % lower than without it.", headline(Results.auc()));
    assertEquals(
        "Decay helps: the error rate is 1.3 % lower than without it.",
        headline(Results.multinomial()));
    assertTrue(all(Results.auc()).contains("the one with the largest held-out AUC over 10 folds"));
    assertTrue(all(Results.auc()).contains("% in 1 − AUC ("));
  }

  @Test
  void everyFamilyIsComparedWithItsOwnGuess() {
    assertTrue(all(Results.binomial()).contains("Against predicting the class frequencies: dev"));
    assertTrue(all(Results.multinomial()).contains("predicting the class frequencies."));
    assertTrue(all(Results.counts()).contains("Against predicting the mean count: deviance 30 %"));
  }

  @Test
  void thePositiveClassIsNamedWhereThereIsOne() {
    assertTrue(all(Results.binomial()).contains("The positive class is yes: "));
    for (Result r : new Result[] {Results.multinomial(), Results.ridge(), Results.counts()}) {
      assertFalse(all(r).contains("positive class"));
    }
  }

  @Test
  void termsAreCountedForEveryClass() {
    assertTrue(all(Results.multinomial()).contains(" of 30 coefficients."));
  }
}
