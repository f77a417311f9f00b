package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.LearningCurve;
import halflife.evidence.LearningCurve.Band;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One panel of learning curves: its losses, and the words around them.
 *
 * @param name above it; empty for none
 * @param note between its name and its frame; empty for none
 * @param aside in its corner; empty for none
 * @param epochs where losses were measured
 * @param train the training loss at each of them
 * @param heldOut the loss on rows held out at each of them, NaN where there were none
 * @param best the place of the smallest held-out loss, if there is one
 */
record LossPanel(
    String name,
    String note,
    String aside,
    List<Double> epochs,
    List<Band> train,
    List<Band> heldOut,
    OptionalInt best) {

  /** All seeds of one λ. */
  static LossPanel of(LearningCurve c, String name, String note, String aside) {
    int count = c.epochs().size();
    return new LossPanel(
        name,
        note,
        aside,
        c.epochs(),
        IntStream.range(0, count).mapToObj(c::train).toList(),
        IntStream.range(0, count).mapToObj(c::validation).toList(),
        c.best());
  }

  /** One training, measured after every epoch. */
  static LossPanel of(LearningCurve.Seed losses) {
    return new LossPanel(
        "",
        "",
        "",
        IntStream.rangeClosed(1, losses.train().size()).mapToObj(e -> (double) e).toList(),
        losses.train().stream().map(LossPanel::alone).toList(),
        losses.validation().stream().map(LossPanel::alone).toList(),
        losses.best());
  }

  private static Band alone(double loss) {
    return new Band(loss, loss, loss);
  }

  /** Whether any held-out loss can be drawn. */
  boolean hasHeldOut() {
    return heldOut.stream().anyMatch(band -> Double.isFinite(band.mean()));
  }

  /** The epoch with the smallest held-out loss and that loss in words: {@code epoch 7, 0.208}. */
  String bestInWords() {
    return best.isEmpty()
        ? ""
        : "epoch "
            + Numbers.significant(epochs.get(best.getAsInt()), 4)
            + ", "
            + Numbers.significant(heldOut.get(best.getAsInt()).mean(), 3);
  }
}
