package halflife.evidence.note;

import halflife.core.Numbers;
import halflife.core.Words;

/** What to know of the fits of linear models before the verdict. */
public sealed interface FitNote extends Note {

  /** Classes or counts that the features tell apart without error. */
  record Separable() implements FitNote {
    @Override
    public Words words() {
      return new Words(
          "The training rows can be told apart perfectly, so without decay the coefficients would"
              + " grow for ever; what is said of no decay is where they were stopped, at 1e-8 of"
              + " the largest λ.",
          "训练行可以被完全分开，因此不衰减时系数会无限增大；这里说的“不衰减”，是停在最大 λ 的 1e-8 倍处的结果。");
    }
  }

  /**
   * Fits that stopped short of their tolerance.
   *
   * @param lambda the largest λ of such a fit
   */
  record Unsettled(double lambda) implements FitNote {
    @Override
    public Words words() {
      return Words.of(
          "At λ = %s and below the fits stopped short of their tolerance, because columns say nearly"
              + " the same or numbers grow too large; what is said of such λs is approximate.",
          "λ = %s 及以下的拟合没有达到应有的精度就停了，因为有些列几乎相同，或数值变得太大；关于这些 λ 的说法是近似的。",
          Numbers.significant(lambda, 3));
    }
  }

  /**
   * A choice that no probability took part in.
   *
   * @param ranked whether λ was chosen by the order of the rows; if not, by the share of errors
   */
  record ChosenWithoutProbabilities(boolean ranked) implements FitNote {
    @Override
    public Words words() {
      return Words.of(
          "λ was chosen by %s alone, so the probabilities may be too timid or too bold; choose by"
              + " deviance if you need them.",
          "λ 只按%s选出，因此概率可能过于保守或过于极端；如果需要概率，请按 deviance 选择。",
          ranked
              ? new Words("the order of the rows", "各行的排序")
              : new Words("the share of errors", "错误率"));
    }
  }

  /** No feature has to do with the target. */
  record Unrelated() implements FitNote {
    @Override
    public Words words() {
      return new Words(
          "No feature is related to the target in these rows, so any λ gives the same fit.",
          "在这些行里，没有特征与目标有关，所以任何 λ 给出的拟合都一样。");
    }
  }

  /**
   * A class whose rows count more or less than once.
   *
   * @param name the class
   * @param weight how often
   */
  record ClassWeight(String name, double weight) implements FitNote {
    @Override
    public Words words() {
      double rounded = Math.rint(weight * 1000) / 1000;
      return Words.of(
          "Every score counts a row of '%s' %s times, as the fit does (--pos-weight).",
          "每个得分都把 '%s' 的一行算作 %s 行，与拟合时一样（--pos-weight）。",
          name,
          rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
              ? Long.toString((long) rounded)
              : Double.toString(rounded));
    }
  }

  /**
   * Rows that are dealt to fewer folds than usual, to save time.
   *
   * @param folds how many
   * @param usual how many as a rule
   */
  record FewerFolds(int folds, int usual) implements FitNote {
    @Override
    public Words words() {
      return Words.of(
          "So that this table is done in minutes, its rows are dealt to %s folds in place of %s;"
              + " --folds %2$s deals as usual.",
          "为了在几分钟内算完，这张表只分成 %s 折，而不是 %s 折；--folds %2$s 仍按通常的分法。", folds, usual);
    }
  }
}
