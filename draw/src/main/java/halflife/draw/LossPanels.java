package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.LearningCurve.Band;
import java.util.List;

/**
 * Training and held-out loss over epochs in panels with common axes: means, the range of seeds, and
 * the epoch with the smallest held-out loss.
 *
 * @param id unique in the page, the same for both widths
 * @param loss the name of the loss
 * @param heldOut what the loss on rows held out is called
 * @param epochs what the common axis of epochs shows
 * @param panels at least one
 * @param room for names above each panel
 * @param tall the height of a panel
 * @param low its height on a phone
 */
record LossPanels(
    String id,
    String loss,
    String heldOut,
    Range epochs,
    List<LossPanel> panels,
    double room,
    double tall,
    double low) {

  /** From so many times the first epoch on, epochs are drawn on a logarithmic axis. */
  private static final double LONG = 20;

  /** From so many times the smallest loss on, losses are. */
  private static final double STEEP = 5;

  /** Losses of less than this share of the smallest held-out loss are all the same: none. */
  private static final double NOTHING = 0.003;

  /** The picture at a width, from about 320. */
  Svg svg(int width, String title, String description, Legend legend) {
    double top = legend.height(width - 20) + 30;
    double height = width < 500 ? low : tall;
    Panels places = Panels.of(panels.size(), width, 50, top, room, height, 0);
    Svg svg = new Svg(id + "-" + width, width, places.bottom() + Panels.BELOW, title, description);
    legend.draw(svg, 10, 4, width - 20);
    String unit = loss + (logarithmic(losses()) ? " (log scale)" : "");
    svg.text(8, top - 6, "strong", Labels.fit(unit, Frame.FONT, width - 16));
    for (int i = 0; i < panels.size(); i++) {
      panel(svg, places, i, panels.get(i));
    }
    double left = places.frames().get(0).left();
    svg.text((left + width - 14) / 2, places.bottom() + 36, "mid", "epoch");
    return svg;
  }

  private void panel(Svg svg, Panels places, int i, LossPanel panel) {
    Frame frame = places.frames().get(i);
    Scale x = across(frame);
    Scale y = up(frame);
    above(svg, frame, frame.top() - 22, "strong", panel.name());
    above(svg, frame, frame.top() - 7, "soft", panel.note());
    places.across(svg, i, x, frame.width() < 180 ? 3 : 5);
    places.up(svg, i, y, 5);
    places.clipped(svg, i);
    svg.area(band(panel.epochs(), panel.train(), x, y), "a1");
    svg.area(band(panel.epochs(), panel.heldOut(), x, y), "band");
    svg.path(mean(panel.epochs(), panel.train(), x, y), "train", "training loss");
    svg.path(mean(panel.epochs(), panel.heldOut(), x, y), "curve", heldOut + " loss");
    if (panel.epochs().size() == 1) {
      svg.circle(x.at(panel.epochs().get(0)), y.at(panel.train().get(0).mean()), 4, "k1");
    }
    svg.close();
    if (!panel.aside().isEmpty()) {
      svg.text(frame.right() - 4, frame.top() + 31, "soft end mark", panel.aside());
    }
    panel.best().ifPresent(best -> mark(svg, frame, x, y, panel, best));
  }

  private static void above(Svg svg, Frame frame, double y, String style, String words) {
    if (!words.isEmpty()) {
      svg.text(frame.left(), y, style, Labels.fit(words, Frame.FONT, frame.width() + 10));
    }
  }

  private static void mark(Svg svg, Frame frame, Scale x, Scale y, LossPanel panel, int best) {
    double epoch = panel.epochs().get(best);
    double down = inside(frame, y.at(panel.heldOut().get(best).mean()));
    svg.line(x.at(epoch), down, x.at(epoch), frame.bottom(), "mark");
    svg.diamond(x.at(epoch), down, 5.5, "pick");
    String words = "epoch " + Numbers.significant(epoch, 4);
    svg.text(frame.right() - 4, frame.top() + 15, "strong end mark", words);
  }

  private static double inside(Frame frame, double y) {
    return Math.max(frame.top(), Math.min(frame.bottom(), y));
  }

  private static Lines mean(List<Double> epochs, List<Band> bands, Scale x, Scale y) {
    Lines out = new Lines();
    for (int i = 0; i < epochs.size(); i++) {
      add(out, epochs.get(i), bands.get(i).mean(), x, y);
    }
    return out;
  }

  /** Empty where there is a single seed everywhere. */
  private static Lines band(List<Double> epochs, List<Band> bands, Scale x, Scale y) {
    Lines out = new Lines();
    if (bands.stream().noneMatch(band -> band.high() > band.low())) {
      return out;
    }
    for (int i = 0; i < epochs.size(); i++) {
      add(out, epochs.get(i), bands.get(i).high(), x, y);
    }
    for (int i = epochs.size() - 1; i >= 0; i--) {
      add(out, epochs.get(i), bands.get(i).low(), x, y);
    }
    return out;
  }

  /** A loss far outside is held near the frame: there are no huge coordinates. */
  private static void add(Lines out, double epoch, double loss, Scale x, Scale y) {
    boolean logarithmic = y instanceof Scale.Log;
    double place = logarithmic ? y.at(Math.max(loss, Double.MIN_NORMAL)) : y.at(loss);
    if (Double.isFinite(loss) && x.at(epoch) >= 0) {
      out.add(x.at(epoch), Math.max(-5000, Math.min(5000, place)));
    }
  }

  private Scale across(Frame frame) {
    double left = frame.left() + 4;
    double right = frame.right() - 8;
    return epochs.low() > 0 && epochs.high() >= LONG * epochs.low()
        ? new Scale.Log(epochs.low(), epochs.high(), left, right)
        : new Scale.Whole(new Scale.Linear(epochs.low(), epochs.high(), left, right));
  }

  private Scale up(Frame frame) {
    Range range = losses();
    double bottom = frame.bottom() - 4;
    if (logarithmic(range)) {
      Range wide = range.stretched(0.03);
      return new Scale.Log(wide.low(), wide.high(), bottom, frame.top() + 4);
    }
    Range wide = range.padded(0.05);
    return new Scale.Linear(wide.low(), wide.high(), bottom, frame.top() + 4);
  }

  private static boolean logarithmic(Range range) {
    return range.low() > 0 && range.high() >= STEEP * range.low();
  }

  /** What the common axis of losses shows; losses above those of the first epochs are cut off. */
  private Range losses() {
    Range all = Range.EMPTY;
    Range first = Range.EMPTY;
    Range best = Range.EMPTY;
    for (LossPanel panel : panels) {
      for (Band band : panel.train()) {
        all = all.with(band.mean());
      }
      for (Band band : panel.heldOut()) {
        all = all.with(band.low()).with(band.high());
        best = best.with(band.mean());
      }
      first = first.with(panel.train().get(0).high()).with(panel.heldOut().get(0).high());
    }
    if (!(all.low() <= all.high())) {
      return new Range(0, 1);
    }
    boolean floored = best.low() > 0 && best.low() <= best.high();
    double floor = floored ? best.low() * NOTHING : all.low();
    Range shown = new Range(Math.max(all.low(), floor), Math.max(all.high(), floor));
    return first.low() <= first.high() ? shown.below(first.high()) : shown;
  }
}
