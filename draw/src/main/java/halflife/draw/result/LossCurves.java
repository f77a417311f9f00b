package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Canvas;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.Sample;
import halflife.draw.svg.Frame;
import halflife.draw.text.Language;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.LearningCurve.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Training and held-out loss over epochs: means, the range of seeds, and the epoch with the
 * smallest held-out loss.
 *
 * @param losses of all seeds
 * @param language of the words
 */
record LossCurves(LearningCurve losses, Language language) {
  /** From this multiple of the first epoch on, epochs are drawn on a logarithmic axis. */
  private static final double LONG = 20;

  /** From this multiple of the smallest loss on, losses are drawn on a logarithmic axis. */
  private static final double STEEP = 5;

  /** Losses of less than this share of the smallest held-out loss are all the same: none. */
  private static final double NOTHING = 0.003;

  private List<Band> bands(IntFunction<Band> at) {
    return IntStream.range(0, losses.epochs().size()).mapToObj(at).toList();
  }

  private List<Band> train() {
    return bands(losses::train);
  }

  private List<Band> heldOut() {
    return bands(losses::validation);
  }

  /** Whether any held-out loss can be drawn. */
  boolean hasHeldOut() {
    return heldOut().stream().anyMatch(band -> Double.isFinite(band.mean()));
  }

  /**
   * The layers of the losses.
   *
   * @param names of the held-out loss, the range of seeds and the smallest held-out loss
   * @param aside the words in the corner, under the best epoch; empty for none
   */
  List<Layer> layers(List<String> names, String aside) {
    Ink training = Ink.of(1).broken();
    List<Layer> out = new ArrayList<>();
    if (hasHeldOut()) {
      out.add(new Layer.Curve(names.get(0), Ink.of(0), points(heldOut(), Band::mean)));
    }
    out.add(new Layer.Curve(language.of("training", "训练"), training, points(train(), Band::mean)));
    band(out, names.get(1), Ink.of(0), heldOut());
    band(out, "", training, train());
    if (losses.epochs().size() == 1) {
      out.add(new Layer.Dots("", training, Layer.Shape.ROUND, points(train(), Band::mean)));
    }
    losses
        .best()
        .ifPresent(
            i -> {
              Point at = new Point(losses.epochs().get(i), losses.validation(i).mean());
              String epoch = Numbers.significant(at.x(), 4);
              String corner = language.words("epoch %s", "第 %s 轮", epoch);
              out.add(new BestEpoch(names.get(2), corner, at));
            });
    out.add(new Aside(aside));
    return out;
  }

  /** Adds a band, but none where there is a single seed everywhere. */
  private void band(List<Layer> out, String name, Ink ink, List<Band> bands) {
    if (bands.stream().anyMatch(band -> band.high() > band.low())) {
      out.add(new Layer.Band(name, ink, points(bands, Band::high), points(bands, Band::low)));
    }
  }

  /** A loss of 0 lies far below whatever a logarithmic axis shows, so a line goes down to it. */
  private List<Point> points(List<Band> bands, ToDoubleFunction<Band> loss) {
    return IntStream.range(0, bands.size())
        .mapToObj(
            i -> new Point(losses.epochs().get(i), aboveZero(loss.applyAsDouble(bands.get(i)))))
        .toList();
  }

  private static double aboveZero(double loss) {
    return loss == 0 ? Double.MIN_NORMAL : loss;
  }

  /** An axis of epochs. */
  static Axis across(Range epochs, Language language) {
    boolean far = epochs.low() > 0 && epochs.high() >= LONG * epochs.low();
    String name = language.of("epoch", "轮");
    return (far ? Axis.log(name) : Axis.counts(name)).within(epochs.low(), epochs.high());
  }

  /** A common axis of losses. */
  static Axis up(String loss, List<LossCurves> all, Language language) {
    Range range = losses(all);
    boolean logarithmic = range.low() > 0 && range.high() >= STEEP * range.low();
    Range shown = logarithmic ? range.stretched(0.05) : range.padded(0.07);
    return (logarithmic
            ? Axis.log(loss + language.of(" (log scale)", "（对数刻度）"))
            : Axis.linear(loss))
        .within(shown.low(), shown.high());
  }

  /** The range of the axis of losses; those above the losses of the first epochs are cut off. */
  private static Range losses(List<LossCurves> curves) {
    Range all = Range.EMPTY;
    Range first = Range.EMPTY;
    Range best = Range.EMPTY;
    for (LossCurves c : curves) {
      for (Band band : c.train()) {
        all = all.with(band.mean());
      }
      for (Band band : c.heldOut()) {
        all = all.with(band.low()).with(band.high());
        best = best.with(band.mean());
      }
      first = first.with(c.losses.train(0).high()).with(c.losses.validation(0).high());
    }
    if (!(all.low() <= all.high())) {
      return new Range(0, 1);
    }
    boolean floored = best.low() > 0 && best.low() <= best.high();
    double floor = floored ? best.low() * NOTHING : all.low();
    Range shown = new Range(Math.max(all.low(), floor), Math.max(all.high(), floor));
    return first.low() <= first.high() ? shown.below(first.high()) : shown;
  }

  /**
   * The epoch of the smallest held-out loss, with its number in the corner.
   *
   * @param name for the legend
   * @param corner the words in the corner
   * @param at the epoch and its loss
   */
  private record BestEpoch(String name, String corner, Point at) implements Layer {
    @Override
    public Sample sample() {
      return new Sample("diamond", "pick");
    }

    @Override
    public void finish(Canvas on) {
      Frame f = on.frame();
      double x = on.x().at(at.x());
      double y = Math.max(f.top(), Math.min(f.bottom(), on.down(at.y())));
      on.svg()
          .line(x, y, x, f.bottom(), "mark")
          .diamond(x, y, 5.5, "pick")
          .text(f.right() - 4, f.top() + 15, "strong end mark", corner);
    }
  }

  /** Words in the corner, such as at which epoch training was stopped. */
  private record Aside(String words) implements Layer {
    @Override
    public void finish(Canvas on) {
      Frame f = on.frame();
      on.svg().text(f.right() - 4, f.top() + 31, "soft end mark", words);
    }
  }
}
