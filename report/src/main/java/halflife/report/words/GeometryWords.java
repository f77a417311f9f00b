package halflife.report.words;

import halflife.draw.Caption;
import halflife.evidence.LossSurface;

/**
 * The words about loss and penalty over two coefficients.
 *
 * @param land the landscape of a result
 */
public record GeometryWords(LossSurface land) {
  /** The words of the picture. */
  public Caption caption() {
    return new Caption(
        "Loss and penalty over two coefficients",
        "Contours of the training loss over the coefficients of %s and %s, every other held at the"
                .formatted(land.first(), land.second())
            + " chosen model. "
            + sentence());
  }

  /** The message of the picture, in one sentence. */
  public String sentence() {
    String round = land.factors().get(0).equals(land.factors().get(1)) ? "circle" : "ellipse";
    String ball =
        land.l2() == 0
            ? "diamond, whose corners lie where a coefficient is 0"
            : land.l1() == 0 ? round + ", which has no corners" : "ball, rounded but with corners";
    LossSurface.Point at = land.chosen();
    String which = at.x() == 0 ? land.first() : land.second();
    String zero =
        at.x() == 0 && at.y() == 0
            ? " Here it has shrunk both to 0."
            : at.x() == 0 || at.y() == 0 ? " Here it touches at a corner: " + which + " is 0." : "";
    return "All places with the penalty of the chosen model or less form a "
        + ball
        + "; it touches the contour of the loss at the chosen model, its cheapest place."
        + zero;
  }
}
