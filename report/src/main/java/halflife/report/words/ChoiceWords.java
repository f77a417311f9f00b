package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Choice;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The choice of λ, in words.
 *
 * @param result the result of a study
 * @param language of the words
 */
record ChoiceWords(Result result, Language language) {
  /** The chosen λ and the rule that chose it. */
  String chosen() {
    Choice choice = result.search().choice();
    String why =
        choice.rule() == Choice.Rule.MIN
            ? language.words(
                "λ_min, the one with the %s held-out %s over %s",
                "λ_min，即 %3$s上留出 %2$s %1$s的 λ",
                terms().best(),
                terms().score(),
                terms().folds(result.folds()))
            : language.words(
                "λ_1se, the largest one whose held-out %s is within one standard error of the %s",
                "λ_1se，即留出 %s 与%s值相差不超过一个标准误的最大 λ", terms().score(), terms().best());
    return language.words(
        "Chosen: %s with λ = %s%s (%s).",
        "选定：%s，λ = %s%s（%s）。", penalty(), number(result.lambda()), halfLife(), why);
  }

  /** The name of the selected penalty, with its mix where it has one. */
  String penalty() {
    double alpha = result.search().curve().alpha();
    String share = Numbers.significant(alpha, 3);
    String mix = alpha > 0 && alpha < 1 ? language.words(" (α = %s)", "（α = %s）", share) : "";
    return terms().penalty() + mix;
  }

  /** The cost of the simpler model, where there is one. */
  Optional<String> simpler() {
    Choice choice = result.search().choice();
    if (choice.oneSe() == choice.min()) {
      return Optional.empty();
    }
    CurvePoint min = result.search().curve().nearest(choice.min());
    CurvePoint simple = result.search().curve().nearest(choice.oneSe());
    if (!(simple.complexity() < min.complexity())) {
      return Optional.empty();
    }
    String cost = Numbers.percent(choice.oneSeCost());
    String label = terms().comparedLabel();
    String size = size(simple.complexity(), min.complexity());
    return Optional.of(
        choice.rule() == Choice.Rule.MIN
            ? language.words(
                "Simpler: λ_1se = %s costs %s in %s (%s).",
                "更简单的选择：λ_1se = %1$s，%3$s 高 %2$s（%4$s）。", number(choice.oneSe()), cost, label, size)
            : language.words(
                "Being simpler than λ_min = %s, it costs %s in %s (%s).",
                "它比 λ_min = %1$s 更简单，代价是 %3$s 高 %2$s（%4$s）。",
                number(choice.min()),
                cost,
                label,
                size));
  }

  private String size(double simple, double min) {
    String less = Numbers.significant(simple, 3);
    String more = Numbers.significant(min, 3);
    return terms().counts()
        ? language.words("keeps %s instead of %s", "保留 %s 个系数，而不是 %s 个", less, more)
        : language.words("%s %s instead of %s", "%s 为 %s，而不是 %s", terms().complexity(), less, more);
  }

  /** The limits of the searched range. */
  List<String> limits() {
    List<String> out = new ArrayList<>();
    if (result.search().choice().noneIsBest()) {
      out.add(
          language.words(
              "Over the %s, λ = 0 had a %s %s than every λ above 0.",
              "在这些%1$s上，λ = 0 的 %3$s 比所有大于 0 的 λ 都%2$s。",
              terms().folds(),
              terms().better(),
              terms().score()));
    }
    if (result.search().choice().atEdge()) {
      out.add(
          language.words(
              "The %s %s lies at an end of the searched range, so the best λ may lie outside it;%s",
              "%s的 %s 落在搜索范围的一端，最好的 λ 可能在范围之外；%s",
              terms().best(),
              terms().score(),
              result.network().isPresent()
                  ? further()
                  : language.of(" --lambdas tries others.", "可以用 --lambdas 试别的 λ。")));
    }
    return out;
  }

  /** The λs of a curve fall. */
  private String further() {
    double strongest = result.search().curve().points().get(0).lambda();
    return result.search().choice().min() == strongest
        ? language.of(" try shorter half-lives.", "请试更短的半衰期。")
        : language.of(" try longer half-lives.", "请试更长的半衰期。");
  }

  private String halfLife() {
    return result
        .network()
        .map(n -> new NetworkWords(result, n, language).halfLife(result.lambda()))
        .map(halfLife -> language.of(": ", "，") + halfLife)
        .orElse("");
  }

  private Terms terms() {
    return new Terms(result, language);
  }

  private static String number(double value) {
    return Numbers.significant(value, 4);
  }
}
