package halflife.report.words;

import halflife.draw.Caption;
import halflife.draw.text.Language;
import halflife.evidence.LossSurface;

/**
 * The words about loss and penalty over two coefficients.
 *
 * @param land the landscape of a result
 * @param language of the words
 */
public record GeometryWords(LossSurface land, Language language) {
  /** The words of the picture. */
  public Caption caption() {
    String what =
        language.words(
            "Contours of the training loss over the coefficients of %s and %s, every other held at"
                + " the chosen model. ",
            "训练损失随 %s 和 %s 两个系数变化的等高线，其余系数固定在所选模型的值。", land.first(), land.second());
    return new Caption(
        language,
        language.of("Loss and penalty over two coefficients", "两个系数上的损失与惩罚"),
        what + sentence());
  }

  /** The message of the picture, in one sentence. */
  public String sentence() {
    String touches =
        language.words(
            "All places with the penalty of the chosen model or less form a %s; it touches the"
                + " contour of the loss at the chosen model, its cheapest place.",
            "惩罚不超过所选模型的所有位置组成%s；它与损失的等高线相切于所选模型，那是其中损失最小的位置。", ball());
    return touches + zero();
  }

  private String ball() {
    if (land.l2() == 0) {
      return language.of(
          "diamond, whose corners lie where a coefficient is 0", "一个菱形，在它的角上有一个系数为 0");
    }
    if (land.l1() != 0) {
      return language.of("ball, rounded but with corners", "一个圆润但仍有角的形状");
    }
    return land.factors().get(0).equals(land.factors().get(1))
        ? language.of("circle, which has no corners", "一个圆，它没有角")
        : language.of("ellipse, which has no corners", "一个椭圆，它没有角");
  }

  private String zero() {
    LossSurface.Point at = land.chosen();
    if (at.x() == 0 && at.y() == 0) {
      return language.of(" Here it has shrunk both to 0.", "这里两个系数都被缩到了 0。");
    }
    return at.x() == 0 || at.y() == 0
        ? language.words(
            " Here it touches at a corner: %s is 0.",
            "这里恰好相切在角上：%s 为 0。", at.x() == 0 ? land.first() : land.second())
        : "";
  }
}
