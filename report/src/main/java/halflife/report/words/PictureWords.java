package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.CoefficientPaths;
import halflife.draw.result.Shown;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.report.html.Html;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of the pictures that every report has.
 *
 * @param result the result of a study
 * @param language of the words
 */
public record PictureWords(Result result, Language language) {
  /** The words of the verdict as intervals. */
  public Caption ratios() {
    List<Rival> rivals = result.network().map(Network::rivals).orElse(List.of());
    Terms terms = new Terms(result, language);
    String others =
        rivals.stream()
            .map(
                v ->
                    language.words(
                        "%s times that of %s, ",
                        "对 %2$s 为 %1$s，", ratio(v.comparison()), Terms.stored(v.name(), language)))
            .collect(Collectors.joining());
    String loss = Html.capital(terms.loss());
    String count = rivals.isEmpty() ? language.of("two", "两") : String.valueOf(2 + rivals.size());
    return new Caption(
        language,
        language.words("%s compared with %s baselines", "%s 与%s个基准的比较", loss, count),
        language.words(
            "%s of the chosen model is %s times that %s, %sand %s times that of predicting %s.",
            "所选模型的 %1$s 与各基准之比：对%3$s为 %2$s，%4$s对预测 %6$s 为 %5$s。",
            Html.capital(terms.theLoss()),
            ratio(result.verdict().againstNone()),
            NetworkWords.stops(result)
                ? language.words("of %s", "%s", NetworkWords.noDecay(result, language))
                : language.of("without decay", "不衰减"),
            others,
            ratio(result.verdict().againstMean()),
            terms.naive()));
  }

  private String ratio(Comparison ratio) {
    String sure =
        ratio.outcome() == Outcome.CANNOT_TELL ? language.of("; cannot tell", "；无法判断") : "";
    return language.words(
        "%s (95 %% interval %s to %s%s)",
        "%s（95 %% 区间 %s 到 %s%s）",
        Numbers.significant(ratio.ratio(), 3),
        Numbers.significant(ratio.low(), 3),
        Numbers.significant(ratio.high(), 3),
        sure);
  }

  /** The words of the error over λ. */
  public Caption curve() {
    Measure measure = result.measure();
    Curve curve = result.search().curve();
    Terms terms = new Terms(result, language);
    String error = measure.inTargetsUnit() ? language.of("Error", "误差") : terms.label();
    return new Caption(
        language,
        language.words("%s over λ", "%s 随 λ 的变化", error),
        language.words(
            """
            Held-out %s over λ on a logarithmic axis, from little decay on the left%s to much decay \
            on the right%s. At the chosen λ of %s it is %s; without decay %s; predicting %s %s.""",
            "留出 %s 随 λ 的变化（对数轴），左边衰减弱%s，右边衰减强%s。选定的 λ 为 %s，此时为 %s；不衰减时为 %s；预测 %s 时为 %s。",
            terms.label(),
            curve.overfits() ? language.of(", the side that overfits,", "（过拟合的一侧）") : "",
            curve.underfits() ? language.of(", the side that underfits", "（欠拟合的一侧）") : "",
            Numbers.significant(result.lambda(), 3),
            Shown.of(measure, result.score()).text(),
            Numbers.significant(measure.shown(result.baseline().none()), 4),
            terms.naive(),
            Numbers.significant(measure.shown(result.baseline().mean()), 4)));
  }

  /** The words of the coefficients over λ. */
  public Caption paths() {
    int all = result.model().coefficients().size();
    String largest =
        all > CoefficientPaths.NAMED
            ? language.words(
                "The %s largest of %s are named. ",
                "%2$s 个中最大的 %1$s 个标有名字。", CoefficientPaths.NAMED, Numbers.count(all))
            : "";
    return new Caption(
        language,
        language.of("Coefficients over λ", "系数随 λ 的变化"),
        language.words(
            """
            Each coefficient times the standard deviation of its feature, over λ, from little decay \
            on the left to much decay on the right, where all come near 0. %sAt the chosen λ %s of \
            %s are not 0.""",
            "每个系数乘以其特征的标准差，随 λ 的变化；左边衰减弱，右边衰减强，那里所有系数都接近 0。%1$s选定的 λ 下，%3$s 个系数中有 %2$s 个不为 0。",
            largest,
            Numbers.count(result.kept()),
            Numbers.count(all)));
  }
}
