package halflife.report.words;

import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a report that need a meaning, each only where the report uses it.
 *
 * @param result the result of a study
 * @param language of the words
 */
public record Glossary(Result result, Language language) {
  /** The names of the degrees of freedom in either language, and in older files. */
  private static final List<String> DEGREES = List.of("degrees of freedom", "自由度", "effective df");

  /**
   * A word and what it means.
   *
   * @param word the word as sentences have it
   * @param meaning half a sentence
   */
  public record Entry(String word, String meaning) {}

  /** The entries in the order in which a reader meets them. */
  public List<Entry> entries() {
    List<Entry> out = new ArrayList<>(List.of(min(), oneSe()));
    if (result.measure() == Measure.DEVIANCE) {
      out.add(deviance());
    }
    result.searches().stream()
        .map(terms()::complexity)
        .filter(DEGREES::contains)
        .findFirst()
        .ifPresent(word -> out.add(freedom(word)));
    if (result.network().isEmpty()) {
      out.add(radius());
    }
    return out;
  }

  private Entry min() {
    return new Entry(
        "λ_min",
        language.words(
            "the λ, or strength of decay, with the %s held-out %s.",
            "留出 %2$s %1$s的 λ，也就是衰减的强度。", terms().best(), terms().score()));
  }

  private Entry oneSe() {
    return new Entry(
        "λ_1se",
        language.words(
            "the strongest decay whose held-out %s is within one standard error of the %s: a simpler"
                + " model that may be as good.",
            "留出 %s 与%s值相差不超过一个标准误的最强衰减：模型更简单，却可能一样好。", terms().score(), terms().best()));
  }

  private Entry deviance() {
    String best =
        result.family() == Family.POISSON
            ? language.of("0 is a model that foresaw every count.", "0 表示模型料中了每一个计数。")
            : language.of(
                "0 is a model that was certain and right in every row.", "0 表示模型每一行都有把握而且判对了。");
    return new Entry(
        "deviance",
        language.of(
                "how improbable the model held what was observed, on a logarithmic scale, averaged"
                    + " over rows: the smaller, the better; ",
                "模型认为实际结果有多不可能，取对数后按行平均：越小越好；")
            + best);
  }

  private Entry freedom(String word) {
    return new Entry(
        word,
        language.of(
            "the number of free coefficients that the shrunken ones are worth: all of them without"
                + " decay, fewer the stronger it is.",
            "缩小后的系数相当于多少个自由的系数：不衰减时是全部，衰减越强越少。"));
  }

  private Entry radius() {
    return new Entry(
        language.of("radius", "半径"),
        language.of(
            "the size of all penalized coefficients together, in the penalty’s own norm; a limit of"
                + " this size would have the same effect as λ.",
            "所有受惩罚系数合起来的大小，按惩罚自己的范数计算；以它为上限，效果与 λ 相同。"));
  }

  private Terms terms() {
    return new Terms(result, language);
  }
}
