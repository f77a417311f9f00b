package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.result.Shown;
import halflife.evidence.Comparison;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Outcome;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import halflife.evidence.TestScore;
import halflife.report.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A result in English sentences. With {@link ChoiceWords}, {@link ComparisonWords} and {@link
 * NetworkWords} it is the one place where wording lives.
 *
 * @param result the result of a study
 */
public record VerdictWords(Result result) {

  /** The answer in one sentence; where decay does not help, that is what it says. */
  public String headline() {
    Comparison none = none();
    if (mean().outcome() == Outcome.HARMS) {
      String also = none.outcome() == Outcome.HELPS ? "Decay helps, but not enough: this" : "This";
      return also + " model predicts worse than " + does(result.family().naiveInFull()) + ".";
    }
    if (result.search().choice().noneIsBest() && none.outcome() == Outcome.HARMS) {
      return "Decay does not help here: without it the "
          + measure().score()
          + " is "
          + measure().better()
          + " than at any λ that was tried.";
    }
    if (result.search().choice().noneIsBest() && none.outcome() == Outcome.EQUIVALENT) {
      return "Decay does not help here: " + same() + ".";
    }
    return switch (none.outcome()) {
      case HELPS -> "Decay helps" + size(none) + ".";
      case HARMS -> "Decay harms" + size(none) + ".";
      case EQUIVALENT -> "Decay makes no difference that matters: " + same() + ".";
      case CANNOT_TELL -> "These " + evidence() + " cannot tell whether decay helps.";
    };
  }

  private String evidence() {
    return result.network().isPresent()
        ? none().pairs() + " pairs of runs"
        : Numbers.count(result.rows()) + " rows";
  }

  private String same() {
    return "with and without it"
        + NetworkWords.stopped(result)
        + (NetworkWords.stopped(result).isEmpty() ? " " : ", ")
        + measure().theLoss()
        + " is the same to within 1\u00A0%";
  }

  /** All other sentences for a reader, the most important first. */
  public List<String> sentences() {
    List<String> out = new ArrayList<>(comparisons());
    out.add(choice().chosen());
    out.add(score());
    out.addAll(rest());
    interval().ifPresent(out::add);
    result.worth().filter(w -> !w.points().isEmpty()).ifPresent(w -> out.add(worth(w)));
    out.add(scope());
    result.test().ifPresent(test -> out.add(out.size() - 1, test(test)));
    return out;
  }

  /** {@link #sentences} without the numbers that a page shows in other places. */
  public List<String> reasons() {
    List<String> out = new ArrayList<>(comparisons());
    out.addAll(rest());
    out.add(scope());
    return out;
  }

  private List<String> comparisons() {
    List<String> out = new ArrayList<>(List.of(againstNone()));
    network().map(NetworkWords::rivals).ifPresent(out::addAll);
    out.add(againstMean());
    return out;
  }

  /** The distance of a new observation from its prediction, where that is known. */
  public Optional<String> interval() {
    return result
        .interval()
        .map(
            v ->
                "Prediction ± "
                    + number(v.halfWidth())
                    + " holds a new "
                    + Html.cut(result.target())
                    + " with a probability of "
                    + Numbers.percent(v.level())
                    + ", if new rows are like these "
                    + Numbers.count(v.rows())
                    + "."
                    + rough(v));
  }

  /**
   * The meaning of the probability where rows are few: an average, from which one table may differ.
   */
  private String rough(PredictionInterval interval) {
    int features = result.model().coefficients().size();
    if (!interval.isRough(features)) {
      return "";
    }
    PredictionInterval.Held held = interval.held(features);
    return " That is an average: nine in ten tables of "
        + Numbers.count(interval.rows())
        + " rows give an interval that holds "
        + Numbers.percent(held.low())
        + " to "
        + Numbers.percent(held.high())
        + " of new rows.";
  }

  private String worth(SampleSizeCurve worth) {
    return new WorthWords(result, worth).sentence();
  }

  private List<String> rest() {
    List<String> out =
        new ArrayList<>(network().map(NetworkWords::training).orElseGet(() -> List.of(kept())));
    positive(out);
    choice().simpler().ifPresent(out::add);
    out.addAll(choice().limits());
    return out;
  }

  /** The name of the selected penalty, with its mix where it has one. */
  public String penalty() {
    return choice().penalty();
  }

  /** The held-out score of the chosen model beside those of the baselines. */
  public String score() {
    var b = result.baseline();
    return "Held-out "
        + measure().label()
        + ", on the "
        + folds()
        + " that chose λ: "
        + Shown.of(result.measure(), result.score()).text()
        + " at the chosen λ, "
        + Shown.of(result.measure(), b.none(), b.noneSe()).text()
        + " without decay, "
        + Shown.of(result.measure(), b.mean(), b.meanSe()).text()
        + " predicting "
        + result.family().naive()
        + ".";
  }

  /** The words about the features that the model keeps. */
  public String kept() {
    long kept = result.kept();
    int all = result.model().coefficients().size();
    if (kept == 0) {
      return "It keeps no coefficient: it predicts "
          + result.family().naiveInFull()
          + " for every row.";
    }
    String part =
        kept == all
            ? all == 1 ? "the one coefficient" : "all " + Numbers.count(all) + " coefficients"
            : Numbers.count(kept) + " of " + Numbers.count(all) + " coefficients";
    CurvePoint at = result.score();
    String df =
        counts()
            ? ""
            : ", worth "
                + Numbers.significant(at.complexity(), 3)
                + " "
                + result.search().curve().complexityName();
    return "It keeps " + part + df + ".";
  }

  /** The comparison with no decay, with its interval. */
  public String againstNone() {
    Comparison c = none();
    if (c.directionOnly()) {
      String direction =
          switch (c.outcome()) {
            case HELPS -> "decay lowers ";
            case HARMS -> "decay raises ";
            case EQUIVALENT -> "decay hardly changes ";
            case CANNOT_TELL -> "it cannot be told whether decay lowers or raises ";
          };
      return "Against no decay, direction only: "
          + direction
          + measure().theLoss()
          + "; by how much is not to be trusted, because there are about as many features as training"
          + " rows, where the error without decay changes steeply with their number.";
    }
    return "Against "
        + NetworkWords.noDecay(result)
        + network().map(NetworkWords::stopEpoch).orElse("")
        + ": "
        + new ComparisonWords(result).sentence(c);
  }

  /** The comparison with the mean predictor, with its interval. */
  public String againstMean() {
    Comparison c = mean();
    return "Against predicting "
        + result.family().naive()
        + ": "
        + new ComparisonWords(result).sentence(c);
  }

  /** One outcome in a word or two. */
  public static String word(Outcome outcome) {
    return switch (outcome) {
      case HELPS -> "better";
      case HARMS -> "worse";
      case EQUIVALENT -> "the same";
      case CANNOT_TELL -> "cannot tell";
    };
  }

  /** The scope of the comparison: training sets a little smaller than the data. */
  public String scope() {
    if (result.network().isPresent()) {
      return "These comparisons speak of training sets of "
          + Numbers.count(result.verdict().trainingRows())
          + " rows; each pairs runs of the same seed, "
          + none().pairs()
          + " with decay and as many without.";
    }
    return "The two comparisons speak of training sets of "
        + Numbers.count(result.verdict().trainingRows())
        + " rows, λ chosen anew inside each, "
        + none().pairs()
        + " held-out folds in all.";
  }

  private Optional<NetworkWords> network() {
    return result.network().map(n -> new NetworkWords(result, n));
  }

  private ChoiceWords choice() {
    return new ChoiceWords(result);
  }

  private String folds() {
    return result.fold() + "s";
  }

  private boolean counts() {
    return result.search().curve().complexityName().startsWith("non-zero");
  }

  private Comparison none() {
    return result.verdict().againstNone();
  }

  private Comparison mean() {
    return result.verdict().againstMean();
  }

  private Measure measure() {
    return result.measure();
  }

  private static String does(String naive) {
    return naive + (naive.endsWith("s") ? " do" : " does");
  }

  private String size(Comparison c) {
    if (c.withoutBounds()) {
      return ": without it " + measure().theLoss() + " has no bounds on rows it has not seen";
    }
    return c.directionOnly()
        ? " (direction only)"
        : ": "
            + measure().theLoss()
            + " is "
            + ComparisonWords.difference(c.ratio())
            + " than without it"
            + NetworkWords.stopped(result);
  }

  private void positive(List<String> out) {
    if (result.family() == Family.BINOMIAL) {
      out.add(
          "The positive class is "
              + Html.cut(result.classes().get(1))
              + (result.network().isPresent()
                  ? ": probabilities speak of it."
                  : ": probabilities and coefficients speak of it."));
    }
  }

  private String test(TestScore test) {
    return "On "
        + Numbers.count(test.rows())
        + " test rows that took no part before: "
        + measure().label()
        + " "
        + number(test.chosen())
        + ", without decay "
        + number(test.none())
        + ", predicting "
        + result.family().naive()
        + " "
        + number(test.mean())
        + ".";
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
