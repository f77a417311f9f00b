package halflife.report.words;

import halflife.core.Numbers;
import halflife.draw.Caption;
import halflife.draw.result.Terms;
import halflife.draw.text.Language;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.evidence.Stability;
import java.util.function.ToDoubleFunction;

/**
 * The words about the λs that other folds or seeds choose.
 *
 * @param result the result of a study; it has at least one {@link Stability}
 * @param language of the words
 */
public record StabilityWords(Result result, Language language) {
  private static final double LITTLE = 0.01;

  /** So many seeds or more, no further apart than this factor, are a steady choice. */
  private static final int ENOUGH = 5;

  private static final double NEAR = 1.5;

  /** The words of the picture. */
  public Caption caption() {
    int count = result.stability().size();
    String title =
        network()
            ? language.words("λ over %s seeds", "%s 个种子选出的 λ", count)
            : language.words("λ over %s fold seeds", "%s 种分折方式选出的 λ", count);
    return new Caption(language, title, sentence());
  }

  /** The message of the picture, in one sentence. */
  public String sentence() {
    double low = extreme(Stability::min, true);
    double high = extreme(Stability::min, false);
    boolean enough = result.stability().size() >= ENOUGH;
    String steady =
        enough ? language.of(": the choice is steady.", "：选择是稳定的。") : language.of(".", "。");
    if (low == high) {
      return language.words("%s λ_min is the same, %s", "%sλ_min 都是 %s", where(), number(low, 3))
          + steady;
    }
    double factor = high / low;
    String moves =
        language.words(
            "%s λ_min lies between %s and %s, a factor of %s",
            "%sλ_min 在 %s 和 %s 之间，相差 %s 倍",
            where(),
            number(low, 2),
            number(high, 2),
            number(factor, 2));
    if (enough && factor <= NEAR) {
      return moves + steady;
    }
    double cost = cost(low, high);
    String percent = Numbers.percent(cost);
    Terms terms = new Terms(result, language);
    if (cost < LITTLE) {
      return moves
          + language.words(
              "; but any λ between them has %s within %s of the smallest, so which of them is chosen"
                  + " matters little.",
              "；但其间任何 λ 的 %s 与最小值相差都不超过 %s，选哪一个关系不大。", terms.aLoss(), percent);
    }
    String chance =
        network()
            ? language.of("the seeds", "种子")
            : language.of("how the rows fall into folds", "各行怎样分到各折");
    return moves
        + language.words(
            ", and %s between them rises by up to %s: the choice hangs on %s.",
            "，其间 %s 最多升高 %s：选择取决于%s。", terms.theLoss(), percent, chance);
  }

  private String where() {
    int count = result.stability().size();
    if (count == 1) {
      return network()
          ? language.of("Over one other seed", "换一个种子，")
          : language.of("Over one other fold seed", "换一种分折方式，");
    }
    return network()
        ? language.words("Over %s other seeds", "换 %s 个种子，", count)
        : language.words("Over %s other fold seeds", "换 %s 种分折方式，", count);
  }

  private static String number(double value, int digits) {
    return Numbers.significant(value, digits);
  }

  private boolean network() {
    return result.network().isPresent();
  }

  /** The rise of the curve above its minimum between two λs, as a share of the shown error. */
  private double cost(double low, double high) {
    double best = result.measure().compared(result.search().curve().minimum().mean());
    double worst = best;
    for (CurvePoint p : result.search().curve().points()) {
      if (p.lambda() >= low && p.lambda() <= high) {
        worst = Math.max(worst, result.measure().compared(p.mean()));
      }
    }
    return best > 0 ? worst / best - 1 : 0;
  }

  private double extreme(ToDoubleFunction<Stability> value, boolean smallest) {
    var values = result.stability().stream().mapToDouble(value);
    return (smallest ? values.min() : values.max()).orElse(0);
  }
}
