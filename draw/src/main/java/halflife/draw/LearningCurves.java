package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.LearningCurve;
import halflife.evidence.Network;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Training and validation loss over epochs, a panel for each of up to six λs on common axes: mean
 * of the seeds, the range of the seeds, and the epoch with the smallest validation loss.
 *
 * @param result what was found
 * @param network how its networks were trained
 */
public record LearningCurves(Result result, Network network) {
  private static final double NAME = 40;
  private static final double TALL = 170;
  private static final double LOW = 140;

  /** From so many times the first epoch on, epochs are drawn on a logarithmic axis. */
  private static final double LONG = 20;

  /** From so many times the smallest loss on, losses are. */
  private static final double STEEP = 5;

  /** Losses of less than this share of the smallest validation loss are all the same: none. */
  private static final double NOTHING = 0.003;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<LearningCurve> shown = shown();
    Legend legend = legend();
    double top = legend.height(width - 20) + 30;
    Panels panels = Panels.of(shown.size(), width, 50, top, NAME, width < 500 ? LOW : TALL, 0);
    Svg svg =
        new Svg(
            "learning-" + width,
            width,
            panels.bottom() + Panels.BELOW,
            "Learning curves over λ",
            description());
    legend.draw(svg, 10, 4, width - 20);
    boolean logarithmic = logarithmic(losses());
    String unit = network.run().loss() + (logarithmic ? " (log scale)" : "");
    svg.text(8, top - 6, "strong", Labels.fit(unit, Frame.FONT, width - 16));
    for (int i = 0; i < shown.size(); i++) {
      panel(svg, panels, i, shown.get(i));
    }
    double left = panels.frames().get(0).left();
    svg.text((left + width - 14) / 2, panels.bottom() + 36, "mid", "epoch");
    return svg;
  }

  /**
   * The curves that are drawn, from little decay to much: no decay, the chosen λ with its
   * neighbours, the largest, and those furthest from all of them.
   */
  List<LearningCurve> shown() {
    List<LearningCurve> rising = new ArrayList<>(network.curves());
    rising.sort(Comparator.comparingDouble(LearningCurve::lambda));
    int count = rising.size();
    TreeSet<Integer> picked = new TreeSet<>();
    picked.add(0);
    picked.add(count - 1);
    for (int i = 0; i < count; i++) {
      if (rising.get(i).lambda() == result.lambda()) {
        picked.addAll(List.of(Math.max(0, i - 1), i, Math.min(count - 1, i + 1)));
      }
    }
    while (picked.size() < Math.min(Panels.MOST, count)) {
      picked.add(furthest(picked, count));
    }
    return picked.stream().map(rising::get).toList();
  }

  /** The place with the most places between it and the nearest picked one. */
  private static int furthest(TreeSet<Integer> picked, int count) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < count; i++) {
      Integer below = picked.floor(i);
      Integer above = picked.ceiling(i);
      int distance = Math.min(below == null ? count : i - below, above == null ? count : above - i);
      if (distance > most) {
        most = distance;
        best = i;
      }
    }
    return best;
  }

  private static Legend legend() {
    return new Legend()
        .add("line", "curve", "validation, mean of seeds")
        .add("line", "train", "training")
        .add("area", "band", "all seeds")
        .add("diamond", "pick", "smallest validation loss");
  }

  private void panel(Svg svg, Panels panels, int i, LearningCurve curve) {
    Frame frame = panels.frames().get(i);
    Scale x = across(frame);
    Scale y = up(frame);
    names(svg, frame, curve);
    panels.across(svg, i, x, frame.width() < 180 ? 3 : 5);
    panels.up(svg, i, y, 5);
    panels.clipped(svg, i);
    svg.area(band(curve, x, y, curve::train), "a1");
    svg.area(band(curve, x, y, curve::validation), "band");
    svg.path(mean(curve, x, y, curve::train), "train", "training loss");
    svg.path(mean(curve, x, y, curve::validation), "curve", "validation loss");
    svg.close();
    if (curve.stoppedEarly()) {
      svg.text(frame.right() - 4, frame.top() + 31, "soft end mark", stopped(curve));
    }
    curve
        .best()
        .ifPresent(
            best -> {
              double epoch = curve.epochs().get(best);
              double down = inside(frame, y.at(curve.validation(best).mean()));
              svg.line(x.at(epoch), down, x.at(epoch), frame.bottom(), "mark");
              svg.diamond(x.at(epoch), down, 5.5, "pick");
              String words = "epoch " + Numbers.significant(epoch, 4);
              svg.text(frame.right() - 4, frame.top() + 15, "strong end mark", words);
            });
  }

  /** Within the run, or before all seeds had their turn. */
  private String stopped(LearningCurve curve) {
    int seeds = network.run().seeds().size();
    boolean seedsLeft = curve.seeds().size() < seeds;
    return seedsLeft
        ? "after " + curve.seeds().size() + " of " + seeds + " seeds"
        : "stopped at " + Numbers.significant(curve.end(), 4);
  }

  private static double inside(Frame frame, double y) {
    return Math.max(frame.top(), Math.min(frame.bottom(), y));
  }

  private void names(Svg svg, Frame frame, LearningCurve curve) {
    boolean none = curve.lambda() == 0;
    boolean chosen = curve.lambda() == result.lambda();
    String name =
        none
            ? "no decay"
            : "λ = " + Numbers.significant(curve.lambda(), 3) + (chosen ? ", chosen" : "");
    svg.text(
        frame.left(), frame.top() - 22, "strong", Labels.fit(name, Frame.FONT, frame.width() + 10));
    double runs = network.run().halfLifeRuns(curve.lambda());
    String two = Numbers.significant(runs, 2);
    String half = none ? "never halves" : "half-life " + two + (two.equals("1") ? " run" : " runs");
    svg.text(
        frame.left(), frame.top() - 7, "soft", Labels.fit(half, Frame.FONT, frame.width() + 10));
  }

  private static Lines mean(
      LearningCurve curve, Scale x, Scale y, IntFunction<LearningCurve.Band> loss) {
    Lines out = new Lines();
    for (int i = 0; i < curve.epochs().size(); i++) {
      add(out, curve.epochs().get(i), loss.apply(i).mean(), x, y);
    }
    return out;
  }

  private static Lines band(
      LearningCurve curve, Scale x, Scale y, IntFunction<LearningCurve.Band> loss) {
    Lines out = new Lines();
    for (int i = 0; i < curve.epochs().size(); i++) {
      add(out, curve.epochs().get(i), loss.apply(i).high(), x, y);
    }
    for (int i = curve.epochs().size() - 1; i >= 0; i--) {
      add(out, curve.epochs().get(i), loss.apply(i).low(), x, y);
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
    double first = Double.POSITIVE_INFINITY;
    double last = network.run().epochs();
    for (LearningCurve c : network.curves()) {
      first = Math.min(first, c.epochs().get(0));
      last = Math.max(last, c.end());
    }
    double right = frame.right() - 8;
    return first > 0 && last >= LONG * first
        ? new Scale.Log(first, last, frame.left() + 4, right)
        : new Scale.Linear(first, last, frame.left() + 4, right);
  }

  private Scale up(Frame frame) {
    Range range = losses();
    double low = frame.bottom() - 4;
    if (logarithmic(range)) {
      Range wide = range.stretched(0.03);
      return new Scale.Log(wide.low(), wide.high(), low, frame.top() + 4);
    }
    Range wide = range.padded(0.05);
    return new Scale.Linear(wide.low(), wide.high(), low, frame.top() + 4);
  }

  private static boolean logarithmic(Range range) {
    return range.low() > 0 && range.high() >= STEEP * range.low();
  }

  /** What the common axis of losses shows; losses above those of the first epochs are cut off. */
  private Range losses() {
    Range all = Range.EMPTY;
    Range first = Range.EMPTY;
    Range best = Range.EMPTY;
    for (LearningCurve c : shown()) {
      for (int i = 0; i < c.epochs().size(); i++) {
        all = all.with(c.train(i).mean()).with(c.validation(i).low()).with(c.validation(i).high());
        best = best.with(c.validation(i).mean());
      }
      first = first.with(c.train(0).high()).with(c.validation(0).high());
    }
    if (!(all.low() <= all.high())) {
      return new Range(0, 1);
    }
    double floor = best.low() > 0 ? best.low() * NOTHING : all.low();
    Range shown = new Range(Math.max(all.low(), floor), Math.max(all.high(), floor));
    return first.low() <= first.high() ? shown.below(first.high()) : shown;
  }

  private String description() {
    StringBuilder out =
        new StringBuilder("Training and validation loss over epochs, a panel for each λ.");
    for (LearningCurve c : shown()) {
      String name =
          c.lambda() == 0 ? "Without decay" : "At λ = " + Numbers.significant(c.lambda(), 3);
      c.best()
          .ifPresent(
              best ->
                  out.append(" ")
                      .append(name)
                      .append(" the validation loss is smallest at epoch ")
                      .append(Numbers.significant(c.epochs().get(best), 4))
                      .append(", ")
                      .append(Numbers.significant(c.validation(best).mean(), 3))
                      .append("."));
    }
    return out.toString();
  }
}
