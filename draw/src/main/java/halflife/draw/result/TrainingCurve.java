package halflife.draw.result;

import halflife.draw.Caption;
import halflife.draw.PlotPicture;
import halflife.draw.Range;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.training.LearningCurve;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training and held-out loss of a single training over its epochs, with the epoch of the smallest
 * held-out loss. Where nothing was held out, the training loss alone.
 *
 * @param losses after every epoch, from the first
 * @param caption its words
 */
public record TrainingCurve(LearningCurve.Seed losses, Caption caption) {
  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    int last = losses.train().size();
    List<Double> all = IntStream.rangeClosed(1, last).mapToObj(e -> (double) e).toList();
    LossCurves curves = new LossCurves(new LearningCurve(0, all, List.of(losses), false), language);
    // One epoch alone is in the middle.
    Range epochs = last == 1 ? new Range(0, 2) : new Range(1, last);
    return PlotPicture.of(
            "learning",
            caption,
            LossCurves.across(epochs, language),
            LossCurves.up(language.of("loss", "损失"), List.of(curves), language),
            curves.layers(
                List.of(
                    language.of("held out", "留出"),
                    "",
                    language.of("smallest held-out loss", "留出损失最小")),
                ""))
        .svg(width);
  }
}
