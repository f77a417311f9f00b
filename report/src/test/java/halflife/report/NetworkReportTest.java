package halflife.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.Networks;
import halflife.draw.ResultCopies;
import halflife.draw.Results;
import halflife.draw.Xml;
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
import halflife.evidence.Details;
import halflife.evidence.Family;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.Task;
import halflife.evidence.training.ErrorParts;
import halflife.evidence.training.RateCurve;
import halflife.evidence.training.Refits;
import halflife.evidence.training.WeightHistory;
import halflife.evidence.training.WeightRun;
import halflife.report.html.Html;
import halflife.report.json.ResultJson;
import halflife.report.words.NetworkWords;
import halflife.report.words.VerdictWords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkReportTest {
  private static String html(Result result) {
    return new HtmlReport(result).html();
  }

  /** What a person reads: without style, tags and breaks that forbid a line's end. */
  private static String read(String html) {
    return html.replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  private static String all(Result result) {
    return String.join(" ", new VerdictWords(result, Language.EN).sentences())
        .replace('\u00A0', ' ');
  }

  private static Result withDefault(Rival value) {
    Result r = Networks.digits();
    Network n = r.network().orElseThrow();
    return ResultCopies.withDetails(
        r,
        Details.NONE.with(new Network(n.run(), n.curves(), n.weights(), n.stop(), List.of(value))));
  }

  @Test
  void nothingSpeaksOfCoefficientsFeaturesOrFolds() {
    for (Result result : List.of(Networks.digits(), Networks.bare())) {
      String page = read(html(result)).toLowerCase(Locale.ROOT);
      String view = new TerminalView(result).text().toLowerCase(Locale.ROOT);
      for (String word : List.of("coefficient", "feature", "fold", "intercept", "halflife tune")) {
        assertFalse(page.contains(word), word + " in the page");
        assertFalse(view.contains(word), word + " in the view");
      }
    }
  }

  @Test
  void nothingMovesSoNoScriptRuns() {
    String page = html(Networks.digits());
    assertFalse(page.contains("<script") || page.contains("script-src"), "a script");
    assertFalse(page.contains("type=\"range\""), "a slider");
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(html(Results.ridge()).contains("<script>"), "tables keep theirs");
  }

  @Test
  void learningCurvesAndWeightsStandBetweenTheErrorAndHowItWasMade() {
    String page = html(Networks.digits());
    int before = -1;
    for (String part :
        List.of(
            "<dt>half-life</dt>",
            "<h2>Deviance over λ",
            "<h2>Learning curves",
            "id=\"learning-760\"",
            "<h2>Weights",
            "id=\"norms-350\"",
            "id=\"movement-760\"",
            "id=\"weights-350\"",
            "<h2>How this was made")) {
      int at = page.indexOf(part);
      assertTrue(at > before, part + " at " + at + " after " + before);
      before = at;
    }
  }

  @Test
  void everyPictureHasItsTable() {
    assertEquals(6, html(Networks.digits()).split("<details>", -1).length - 1);
    String bare = html(Networks.bare());
    assertEquals(3, bare.split("<details>", -1).length - 1);
    assertFalse(bare.contains("<h2>Weights"));
  }

  @Test
  void theTableOfLearningCurvesHasTheBestEpochAndThePenaltyApart() {
    Html out = new Html();
    LearningTables.of(Networks.digits().network().orElseThrow(), Language.EN, out);
    String table = out.toString();
    assertEquals(11, table.split("<td>best</td>", -1).length, "one for each of ten λs");
    assertTrue(table.contains("penalty apart"));
    Html lost = new Html();
    LearningTables.of(Networks.bare().network().orElseThrow(), Language.EN, lost);
    assertTrue(lost.toString().contains("<td>diverged</td>"));
    Xml.parse("<all>" + lost + "</all>");
  }

  @Test
  void lambdaIsSaidAsATime() {
    String all = all(Networks.digits());
    assertTrue(
        all.contains(
            "Chosen: decoupled decay with λ = 0.5976: a half-life of 25 epochs, 0.42 of the run"
                + " (λ_min, the one with the smallest held-out deviance over 5 seeds)."),
        all);
    NetworkWords words =
        new NetworkWords(Networks.bare(), Networks.bare().network().orElseThrow(), Language.EN);
    double week = -Math.expm1(-Math.log(2) / (30 * 1380)) / 2e-3;
    assertEquals("a half-life of 1800 epochs, 30 runs", words.halfLife(week));
    assertEquals("no half-life", words.halfLife(0));
  }

  @Test
  void theFrameworksDefaultIsComparedInWordsTableAndPicture() {
    String sentence = "Against DJL's default 0.01, on fresh seeds: deviance 7 % lower";
    assertTrue(all(Networks.digits()).contains(sentence), all(Networks.digits()));
    String page = html(Networks.digits()).replace("&#39;", "'");
    assertTrue(page.contains("<th scope=\"row\">DJL's default 0.01</th><td>0.93</td>"));
    assertTrue(page.contains(">against DJL's default 0.01</text>"));
    assertFalse(all(Networks.bare()).contains("default"));
  }

  @Test
  void aDefaultThatIsBetterIsSaidToBe() {
    Comparison worse = new Comparison(1.2, 1.1, 1.3, Outcome.HARMS, false, 5, OptionalLong.empty());
    String all = all(withDefault(new Rival("DJL's default 0.01", worse)));
    assertTrue(all.contains("on fresh seeds: deviance 20 % higher"), all);
  }

  @ParameterizedTest
  @CsvSource({
    "1.1,HARMS,'Stopping early does more than decay here: with decay the deviance is 10 % higher.'",
    "3,HARMS,'Stopping early does more than decay here: with decay the deviance is 3 times as large.'",
    "1,EQUIVALENT,'Decay does as much as stopping early: the deviance is the same to within 1 %.'",
    "1,CANNOT_TELL,'These 5 pairs of losses cannot tell whether decay does more than stopping early.'",
    "0.9,HELPS,'Decay helps: the deviance is 10 % lower than without it, stopped at its best epoch.'"
  })
  void theHeadlineSaysWhetherDecayDoesMoreThanStoppingEarly(
      double ratio, Outcome outcome, String headline) {
    Result r = Networks.digits();
    Network n = r.network().orElseThrow();
    Network stopped =
        new Network(n.run(), n.curves(), n.weights(), OptionalDouble.of(12), n.rivals());
    Result early = ResultCopies.withDetails(r, Details.NONE.with(stopped));
    Comparison c = new Comparison(ratio, ratio, ratio, outcome, false, 5, OptionalLong.empty());
    VerdictWords words = new VerdictWords(ResultCopies.withVerdict(early, c), Language.EN);
    assertEquals(headline, words.headline().replace('\u00A0', ' '));
    assertTrue(
        words.againstNone().startsWith("Against no decay, stopped at its best epoch (12 of"));
  }

  @Test
  void learningRatesThatWereSearchedHaveAPictureAndATable() {
    Result r = Networks.digits();
    Network n = r.network().orElseThrow();
    List<RateCurve> rates =
        List.of(
            new RateCurve(
                0.001,
                0.7,
                List.of(new RateCurve.Point(0.5, 0.25), new RateCurve.Point(0.05, 0.5))),
            new RateCurve(0.01, 0.9, List.of(new RateCurve.Point(0.05, 0.375))));
    Network searched =
        new Network(
            n.run(), n.curves(), n.weights(), n.stop(), n.rivals(), rates, Optional.empty());
    Result result = ResultCopies.withDetails(r, Details.NONE.with(searched));
    String page = html(result);
    assertTrue(page.contains("At η = 0.001 it is at best 0.25. At η = 0.01 it is at best 0.375."));
    assertTrue(page.contains("<td>0.25</td><td>best</td>"), page);
    assertTrue(page.contains("<td>0.375</td><td>best at this η</td>"), page);
    assertFalse(html(r).contains("Learning rate and decay"));
    assertEquals(
        rates, ResultJson.of(ResultJson.toJson(result), "it").network().orElseThrow().rates());
  }

  @Test
  void theErrorOfResamplesIsShownInItsParts() {
    Result r = Networks.digits();
    Network n = r.network().orElseThrow();
    Refits refits =
        new Refits(20, List.of(new ErrorParts(r.lambda(), 0.25, 4), new ErrorParts(0, 2.25, 3.5)));
    Network refitted =
        new Network(
            n.run(), n.curves(), n.weights(), n.stop(), n.rivals(), List.of(), Optional.of(refits));
    Result result = ResultCopies.withDetails(r, Details.NONE.with(refitted));
    String page = html(result);
    assertTrue(page.contains("trained on 20 resamples"), page);
    assertTrue(
        page.contains("<td>0.5</td><td>0.25</td><td>3.5</td><td>4.25</td><td>chosen</td>"), page);
    assertTrue(page.contains("the variance goes from 2.25 to 0.25 and bias² from 0 to 0.5"), page);
    assertFalse(html(r).contains("Bias, variance, noise"));
    assertEquals(
        Optional.of(refits),
        ResultJson.of(ResultJson.toJson(result), "it").network().orElseThrow().refits());
  }

  @Test
  void pairsOfRunsAreTheEvidence() {
    assertTrue(all(Networks.digits()).contains("each is over 5 pairs of losses on held-out rows"));
    Comparison open =
        new Comparison(0.97, 0.9, 1.1, Outcome.CANNOT_TELL, false, 5, OptionalLong.empty());
    Result unsure = ResultCopies.withVerdict(Networks.digits(), open);
    assertEquals(
        "These 5 pairs of losses cannot tell whether decay helps.",
        new VerdictWords(unsure, Language.EN).headline());
  }

  @Test
  void theRunIsInTheProvenance() {
    String page = read(html(Networks.digits()));
    assertTrue(
        page.contains(
            "AdamW, learning rate 0.002, 1380 steps in 60 epochs of 1437 rows, 64 in a batch"),
        page);
    assertTrue(page.contains("decoupled weight decay, θ ← (1 − ηλ)θ"));
    assertFalse(page.contains("SHA-256"), "there is no file");
  }

  @Test
  void theTableOfTheCurveHasTimesForStrengthsAndSeedsForFolds() {
    Html out = new Html();
    new DataTables(Networks.digits(), Language.EN).curve(out);
    String table = out.toString();
    assertTrue(table.contains(">half-life in epochs</th>") && table.contains(">seed 5</th>"));
    assertTrue(table.contains("<th scope=\"row\">2.505</th><td>6</td><td>0.1</td>"), table);
  }

  @Test
  void namesOfGroupsAndDefaultsAreOnlyEverText() {
    Network n = Networks.digits().network().orElseThrow();
    WeightHistory g = n.weights().get(0).groups().get(0);
    WeightHistory evil = new WeightHistory(Results.HOSTILE, true, g.moments(), g.histogram());
    Network hostile =
        new Network(
            n.run(),
            n.curves(),
            List.of(new WeightRun(n.weights().get(0).lambda(), 1, List.of(evil))),
            n.stop(),
            List.of(new Rival(Results.HOSTILE, n.rivals().get(0).comparison())));
    Result r = Networks.digits();
    String page = html(ResultCopies.withDetails(r, Details.NONE.with(hostile)));
    assertTrue(page.contains("&lt;script&gt;alert(1"));
    assertFalse(page.contains("<script"));
  }

  @Test
  void aPositiveClassHasProbabilitiesOnly() {
    Result r = Networks.digits();
    Task two = new Task("spam", Family.BINOMIAL, List.of("no", "yes"), r.measure());
    assertTrue(
        all(ResultCopies.withTask(r, two)).contains("class is yes: probabilities speak of it."));
  }

  @Test
  void theReportOfTenCandidatesStaysBelowTheLimit() {
    int bytes = html(Networks.digits()).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= 500_000, bytes + " bytes");
  }
}
