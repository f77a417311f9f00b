package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.result.Shown;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Baseline;
import halflife.evidence.Comparison;
import halflife.evidence.Family;
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
 * A result in sentences, English beside Chinese. With {@link ChoiceWords}, {@link ComparisonWords}
 * and {@link NetworkWords} it is the one place where wording lives.
 *
 * @param result the result of a study
 * @param language of the sentences
 */
public record VerdictWords(Result result, Language language) {

  /** The answer in one sentence; where decay does not help, that is what it says. */
  public String headline() {
    Comparison none = none();
    if (mean().outcome() == Outcome.HARMS) {
      return worseThanNaive(none.outcome() == Outcome.HELPS);
    }
    if (NetworkWords.stopsEarly(result) && none.outcome() != Outcome.HELPS) {
      return besideStoppingEarly(none);
    }
    if (result.search().choice().noneIsBest() && none.outcome() == Outcome.HARMS) {
      return language.words(
          "Decay does not help here: without it the %s is %s than at any λ that was tried.",
          "衰减在这里没有用：不衰减时 %s 比试过的任何 λ 都%s。", terms().score(), terms().better());
    }
    if (result.search().choice().noneIsBest() && none.outcome() == Outcome.EQUIVALENT) {
      return language.words("Decay does not help here: %s.", "衰减在这里没有用：%s。", same());
    }
    return switch (none.outcome()) {
      case HELPS -> language.words("Decay helps%s.", "衰减有用%s。", size(none));
      case HARMS -> language.words("Decay harms%s.", "衰减有害%s。", size(none));
      case EQUIVALENT ->
          language.words("Decay makes no difference that matters: %s.", "衰减带来的差别无关紧要：%s。", same());
      case CANNOT_TELL ->
          language.words(
              "These %s cannot tell whether decay helps.", "仅凭这 %s，无法判断衰减是否有用。", evidence());
    };
  }

  /** Where decay is not better than a run without it that is stopped in time. */
  private String besideStoppingEarly(Comparison none) {
    String loss = terms().theLoss();
    String difference = new ComparisonWords(result, language).difference(none.ratio());
    return switch (none.outcome()) {
      case HARMS ->
          none.ratio() > 2
              ? language.words(
                  "Stopping early does more than decay here: with decay %s is %s.",
                  "这里提前停止比衰减更有用：用衰减时 %s 是它的 %s。", loss, difference)
              : language.words(
                  "Stopping early does more than decay here: with decay %s is %s.",
                  "这里提前停止比衰减更有用：用衰减时 %s %s。", loss, difference);
      case EQUIVALENT ->
          language.words(
              "Decay does as much as stopping early: %s is the same to within 1\u00A0%%.",
              "衰减与提前停止一样：%s 相差不到 1\u00A0%%。", loss);
      case HELPS, CANNOT_TELL ->
          language.words(
              "These %s cannot tell whether decay does more than stopping early.",
              "仅凭这 %s，无法判断衰减是否比提前停止更有用。", evidence());
    };
  }

  private String worseThanNaive(boolean helps) {
    String naive = result.family().naiveInFull();
    String does = language.of(naive + (naive.endsWith("s") ? " do" : " does"), "");
    return helps
        ? language.words(
            "Decay helps, but not enough: this model predicts worse than %s.",
            "衰减有用，但还不够：这个模型还不如直接预测 %2$s。", does, terms().naiveInFull())
        : language.words(
            "This model predicts worse than %s.", "这个模型还不如直接预测 %2$s。", does, terms().naiveInFull());
  }

  private String evidence() {
    return result.network().isPresent()
        ? language.words("%s pairs of losses", "%s 对损失", none().pairs())
        : language.words("%s rows", "%s 行", Numbers.count(result.rows()));
  }

  private String same() {
    return NetworkWords.stops(result)
        ? language.words(
            "with and without it, stopped at its best epoch, %s is the same to within 1\u00A0%%",
            "有它、或没有它而停在最佳轮，%s 相差都不到 1\u00A0%%", terms().theLoss())
        : language.words(
            "with and without it %s is the same to within 1\u00A0%%",
            "有没有它，%s 相差都不到 1\u00A0%%", terms().theLoss());
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
    result.details().neighbours().ifPresent(alike -> out.add(neighbours(alike)));
    return out;
  }

  private String neighbours(double alike) {
    return language.words(
        "Rows that are next to each other err alike (correlation %s, beyond what rows with like"
            + " features share), so held-out rows are easier than new ones. If rows come in time,"
            + " hold the later ones out with --order; if in blocks, keep those together with --group"
            + " or --fold-column.",
        "相邻行的误差相像（相关系数 %s，特征相近的行之间的相像不算在内），所以留出的行比新行容易预测。若各行按时间排列，用"
            + " --order 留出较晚的行；若成块，用 --group 或 --fold-column 让同一块的行在一起。",
        Numbers.significant(alike, 2));
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
                language.words(
                        "Prediction ± %s holds a new %s with a probability of %s, if new rows are"
                            + " like these %s.",
                        "预测值 ± %s 有 %3$s 的概率包含新的 %2$s，前提是新的行与这 %4$s 行相似。",
                        number(v.halfWidth()),
                        Html.cut(result.target()),
                        Numbers.percent(v.level()),
                        Numbers.count(v.rows()))
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
    return language.words(
        " That is an average: nine in ten tables of %s rows give an interval that holds %s to %s of"
            + " new rows.",
        "这是平均而言：%s 行的表，十张里有九张给出的区间包含 %s 到 %s 的新行。",
        Numbers.count(interval.rows()),
        Numbers.percent(held.low()),
        Numbers.percent(held.high()));
  }

  private String worth(SampleSizeCurve worth) {
    return new WorthWords(result, worth, language).sentence();
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
    Baseline b = result.baseline();
    return language.words(
        "Held-out %s, on the %s that chose λ: %s at the chosen λ, %s without decay, %s predicting"
            + " %s.",
        "留出 %s（在选出 λ 的 %s 上）：选定 λ 时 %s，不衰减时 %s，预测 %6$s 时 %5$s。",
        terms().label(),
        terms().folds(),
        Shown.of(result.measure(), result.score()).text(),
        Shown.of(result.measure(), b.none(), b.noneSe()).text(),
        Shown.of(result.measure(), b.mean(), b.meanSe()).text(),
        terms().naive());
  }

  /** The words about the features that the model keeps. */
  public String kept() {
    long kept = result.kept();
    int all = result.model().coefficients().size();
    if (kept == 0) {
      return language.words(
          "It keeps no coefficient: it predicts %s for every row.",
          "模型没有保留任何系数：对每一行都预测 %s。", terms().naiveInFull());
    }
    String df =
        terms().counts()
            ? ""
            : language.words(
                ", worth %s %s",
                "，相当于 %s 个 %s",
                Numbers.significant(result.score().complexity(), 3),
                terms().complexity());
    return language.words("It keeps %s%s.", "模型保留 %s%s。", part(kept, all), df);
  }

  private String part(long kept, int all) {
    String number = Numbers.count(all);
    if (kept < all) {
      return language.words(
          "%s of %s coefficients", "%2$s 个系数中的 %1$s 个", Numbers.count(kept), number);
    }
    return all == 1
        ? language.of("the one coefficient", "唯一的系数")
        : language.words("all %s coefficients", "全部 %s 个系数", number);
  }

  /** The comparison with no decay, with its interval. */
  public String againstNone() {
    Comparison c = none();
    if (!c.directionOnly()) {
      return language.words(
          "Against %s%s: %s",
          "与%s%s相比：%s",
          NetworkWords.noDecay(result, language),
          network().map(NetworkWords::stopEpoch).orElse(""),
          new ComparisonWords(result, language).sentence(c));
    }
    String loss = terms().theLoss();
    String direction =
        switch (c.outcome()) {
          case HELPS -> language.words("decay lowers %s", "衰减降低 %s", loss);
          case HARMS -> language.words("decay raises %s", "衰减提高 %s", loss);
          case EQUIVALENT -> language.words("decay hardly changes %s", "衰减几乎不改变 %s", loss);
          case CANNOT_TELL ->
              language.words(
                  "it cannot be told whether decay lowers or raises %s", "无法判断衰减降低还是提高 %s", loss);
        };
    return language.words(
        "Against no decay, direction only: %s; by how much is not to be trusted, because there are"
            + " about as many features as training rows, where the error without decay changes"
            + " steeply with their number.",
        "与不衰减相比，只看方向：%s；幅度不可信，因为特征数与训练行数相近，此时不衰减的误差随两者的多少急剧变化。", direction);
  }

  /** The comparison with the mean predictor, with its interval. */
  public String againstMean() {
    return language.words(
        "Against predicting %s: %s",
        "与预测 %s 相比：%s", terms().naive(), new ComparisonWords(result, language).sentence(mean()));
  }

  /** One outcome in a word or two. */
  public static String word(Outcome outcome, Language language) {
    return switch (outcome) {
      case HELPS -> language.of("better", "更好");
      case HARMS -> language.of("worse", "更差");
      case EQUIVALENT -> language.of("the same", "基本相同");
      case CANNOT_TELL -> language.of("cannot tell", "无法判断");
    };
  }

  /** The scope of the comparison: training sets a little smaller than the data. */
  public String scope() {
    String rows = Numbers.count(result.verdict().trainingRows());
    if (result.network().isPresent()) {
      return language.words(
          "These comparisons speak of training sets of %s rows; each is over %s pairs of losses on"
              + " held-out rows, of runs of the same seed with decay and without.",
          "这些比较针对 %s 行的训练集；每个比较用 %s 对留出行上的损失，每对来自同一种子、有衰减和不衰减的训练。", rows, none().pairs());
    }
    return language.words(
        "The two comparisons speak of training sets of %s rows, λ chosen anew inside each, %s"
            + " held-out folds in all.",
        "这两个比较针对 %s 行的训练集，在每个训练集里重新选择 λ，共 %s 个留出的折。", rows, none().pairs());
  }

  private Optional<NetworkWords> network() {
    return result.network().map(n -> new NetworkWords(result, n, language));
  }

  private ChoiceWords choice() {
    return new ChoiceWords(result, language);
  }

  private Comparison none() {
    return result.verdict().againstNone();
  }

  private Comparison mean() {
    return result.verdict().againstMean();
  }

  private Terms terms() {
    return new Terms(result, language);
  }

  private String size(Comparison c) {
    if (c.withoutBounds()) {
      return language.words(
          ": without it %s has no bounds on rows it has not seen",
          "：不衰减时，没见过的行上的 %s 没有上限", terms().theLoss());
    }
    if (c.directionOnly()) {
      return language.of(" (direction only)", "（只看方向）");
    }
    String difference = new ComparisonWords(result, language).difference(c.ratio());
    String baseline =
        NetworkWords.stops(result)
            ? language.of("without it, stopped at its best epoch", "不衰减、停在最佳轮时")
            : language.of("without it", "不衰减时");
    return c.ratio() > 2
        ? language.words(
            ": %s is %s than %s", "：%1$s 是%3$s的 %2$s", terms().theLoss(), difference, baseline)
        : language.words(
            ": %s is %s than %s", "：%1$s 比%3$s%2$s", terms().theLoss(), difference, baseline);
  }

  private void positive(List<String> out) {
    if (result.family() == Family.BINOMIAL) {
      String name = Html.cut(result.classes().get(1));
      out.add(
          result.network().isPresent()
              ? language.words(
                  "The positive class is %s: probabilities speak of it.", "正类是 %s：概率针对它。", name)
              : language.words(
                  "The positive class is %s: probabilities and coefficients speak of it.",
                  "正类是 %s：概率和系数都针对它。", name));
    }
  }

  private String test(TestScore test) {
    return language.words(
        "On %s test rows that took no part before: %s %s, without decay %s, predicting %s %s.",
        "在此前没有参与的 %s 行测试数据上：%s 为 %s，不衰减为 %s，预测 %s 为 %s。",
        Numbers.count(test.rows()),
        terms().label(),
        number(test.chosen()),
        number(test.none()),
        terms().naive(),
        number(test.mean()));
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
