package halflife.draw.result;

import halflife.draw.text.Language;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.note.StoredName;

/**
 * What a result measures, compares and counts, in a language. The English terms are those of its
 * {@link Measure} and {@link Family}, and those that are stored in it.
 *
 * @param result the result of a study
 * @param language of the terms
 */
public record Terms(Result result, Language language) {
  /** The name of the shown score, such as {@code RMSE}. */
  public String label() {
    return stored(measure().label());
  }

  /** The name of the score whose ratios are compared, such as {@code 1 − AUC}. */
  public String comparedLabel() {
    return stored(measure().comparedLabel());
  }

  /** {@link #label} on an axis, with the better side where it is not the lower one. */
  public String axis() {
    boolean larger = measure().largerIsBetter();
    return language.of(measure().axis(), larger ? label() + "（越大越好）" : label());
  }

  /** The loss to make small, in a word. */
  public String loss() {
    return stored(measure().loss());
  }

  /** {@link #loss} with the definite article, in a language that has one. */
  public String theLoss() {
    return language.of(measure().theLoss(), loss());
  }

  /** {@link #loss} with the indefinite article, in a language that has one. */
  public String aLoss() {
    return language.of(measure().aLoss(), loss());
  }

  /** {@link #loss} of several models. */
  public String losses() {
    return language.of(measure().losses(), loss());
  }

  /** The name of the shown score, in a word: the loss, but the area itself for AUC. */
  public String score() {
    return stored(measure().score());
  }

  /** The word for a better score. */
  public String better() {
    return language.of(measure().better(), measure().largerIsBetter() ? "更大" : "更小");
  }

  /** The word for a worse score. */
  public String worse() {
    return language.of(measure().worse(), measure().largerIsBetter() ? "更小" : "更大");
  }

  /** The word for the best score. */
  public String best() {
    return language.of(measure().best(), measure().largerIsBetter() ? "最大" : "最小");
  }

  /** The prediction of a model without features for every row. */
  public String naive() {
    String chinese =
        switch (result.family()) {
          case GAUSSIAN -> "均值";
          case POISSON -> "平均计数";
          case BINOMIAL, MULTINOMIAL -> "各类频率";
        };
    return language.of(result.family().naive(), chinese);
  }

  /** {@link #naive} where it stands alone. */
  public String naiveInFull() {
    boolean mean = result.family() == Family.GAUSSIAN;
    return language.of(result.family().naiveInFull(), mean ? "目标的均值" : naive());
  }

  /** The prediction of a model without features, short enough for a legend. */
  public String naivePrediction() {
    return language.of(result.family().naivePrediction(), "预测" + naive());
  }

  /** The name of what one held-out error comes from. */
  public String fold() {
    return language.of(result.fold(), network() ? "种子" : "折");
  }

  /** {@link #fold} of several errors. */
  public String folds() {
    return language.of(result.fold() + "s", fold());
  }

  /** So many folds or seeds. */
  public String folds(int count) {
    return count + language.of(" " + folds(), network() ? " 个种子" : " 折");
  }

  /** The name of the selected penalty. */
  public String penalty() {
    return penalty(result.search());
  }

  /** The name of the penalty of a search. */
  public String penalty(Search search) {
    return stored(search.curve().name());
  }

  /** The name of what is counted as the size of the selected model. */
  public String complexity() {
    return complexity(result.search());
  }

  /** The name of what is counted as the size of the models of a search. */
  public String complexity(Search search) {
    return stored(search.curve().complexityName());
  }

  /** Whether the size of the selected model is the number of its coefficients that are not 0. */
  public boolean counts() {
    return result.search().curve().complexityName().startsWith("non-zero");
  }

  /** A name that is stored in English. */
  private String stored(String name) {
    return stored(name, language);
  }

  /** A name that is stored in English: of a penalty, a size, a loss or a rival. */
  public static String stored(String name, Language language) {
    return language.of(StoredName.words(name));
  }

  private boolean network() {
    return result.network().isPresent();
  }

  private Measure measure() {
    return result.measure();
  }
}
