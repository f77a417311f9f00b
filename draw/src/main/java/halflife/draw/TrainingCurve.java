package halflife.draw;

import halflife.evidence.LearningCurve;
import java.util.List;

/**
 * Training and held-out loss of a single training over its epochs, with the epoch of the smallest
 * held-out loss. Where nothing was held out, the training loss alone.
 *
 * @param losses after every epoch, from the first
 */
public record TrainingCurve(LearningCurve.Seed losses) {
  private static final double NO_NAMES = 6;
  private static final double TALL = 260;
  private static final double LOW = 200;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    LossPanel panel = LossPanel.of(losses);
    int last = losses.train().size();
    // One epoch alone is in the middle.
    Range epochs = last == 1 ? new Range(0, 2) : new Range(1, last);
    Legend legend = new Legend().add("line", "train", "training");
    if (panel.hasHeldOut()) {
      legend.add("line", "curve", "held out").add("diamond", "pick", "smallest held-out loss");
    }
    String best =
        panel.hasHeldOut() ? " The held-out loss is smallest at " + panel.bestInWords() + "." : "";
    return new LossPanels(
            "learning", "loss", "held-out", epochs, List.of(panel), NO_NAMES, TALL, LOW)
        .svg(width, "Learning curve", "The loss over " + last + " epochs." + best, legend);
  }
}
