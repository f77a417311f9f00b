package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.Comparison;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import java.util.List;

/**
 * The verdict as two intervals: the error of the chosen model over that of each baseline, with the
 * margin inside which a difference does not matter.
 *
 * @param result what was found
 */
public record RatioPicture(Result result) {
  private static final double ROW = 46;
  private static final double FURTHEST = 20;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    boolean narrow = width < 500;
    Frame frame = new Frame(narrow ? 12 : names(), 24, width - 16, 24 + (narrow ? 2.6 : 2) * ROW);
    Comparison none = result.verdict().againstNone();
    Comparison mean = result.verdict().againstMean();
    double low = 1 / 1.05;
    double high = 1.05;
    for (double end : List.of(none.low(), none.high(), mean.low(), mean.high())) {
      low = Math.max(1 / FURTHEST, Math.min(low, end));
      high = Math.min(FURTHEST, Math.max(high, end));
    }
    double margin = Math.exp(Comparison.MARGIN);
    Scale.Log x = new Scale.Log(low / 1.04, high * 1.04, frame.left() + 6, frame.right() - 6);
    Svg svg =
        new Svg(
            "ratio-" + width,
            width,
            frame.bottom() + 44,
            capital(words().loss()) + " compared with two baselines",
            description());
    svg.rect(
        x.at(1 / margin), frame.top(), x.at(margin) - x.at(1 / margin), height(frame), "margin");
    List<Scale.Tick> ticks = x.ticks(narrow ? 5 : 8);
    for (Scale.Tick tick : ticks) {
      double at = x.at(tick.value());
      svg.line(at, frame.bottom(), at, frame.bottom() + 5, "axis");
      svg.text(at, frame.bottom() + 18, "soft mid", tick.label());
    }
    svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
    svg.line(x.at(1), frame.top(), x.at(1), frame.bottom(), "chosen");
    svg.text(
        frame.left(), frame.top() - 8, "hint", "← " + words().better() + " " + words().score());
    svg.text(
        frame.right(), frame.top() - 8, "hint end", words().worse() + " " + words().score() + " →");
    String unit =
        narrow
            ? "ratio of " + words().losses() + ", 95 % interval"
            : "ratio of "
                + words().losses()
                + " with 95 % interval; grey: less than 1 % either way";
    double half = Labels.width(unit, Frame.FONT) / 2;
    svg.text(Math.min(frame.middle(), width - half), frame.bottom() + 36, "mid soft", unit);
    double step = height(frame) / 2;
    row(svg, frame, x, frame.top() + step / 2, "against no decay", none, narrow);
    row(svg, frame, x, frame.top() + 3 * step / 2, "against " + words().naive(), mean, narrow);
    return svg;
  }

  private double names() {
    return Math.max(150, 34 + 1.05 * Labels.width("against " + words().naive(), Frame.FONT));
  }

  private TaskWords words() {
    return new TaskWords(result.task());
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static double height(Frame frame) {
    return frame.bottom() - frame.top();
  }

  private static void row(
      Svg svg, Frame frame, Scale.Log x, double y, String name, Comparison ratio, boolean narrow) {
    if (narrow) {
      svg.text(frame.left(), y - 12, "strong", name);
    } else {
      svg.text(frame.left() - 14, y + 4, "end strong", name);
    }
    double place = narrow ? y + 8 : y;
    double from = x.at(clamp(ratio.low(), x));
    double to = x.at(clamp(ratio.high(), x));
    svg.line(from, place, to, place, "bar");
    end(svg, from, place, ratio.low() < x.low() ? -1 : 0);
    end(svg, to, place, ratio.high() > x.high() ? 1 : 0);
    svg.circle(x.at(clamp(ratio.ratio(), x)), place, 6, "dot");
  }

  /** The end of an interval: a stop, or an arrow where it goes on outside the picture. */
  private static void end(Svg svg, double x, double y, int beyond) {
    if (beyond == 0) {
      svg.line(x, y - 5, x, y + 5, "bar");
    } else {
      double back = x - 7.0 * beyond;
      svg.path(new Lines().add(back, y - 6).add(x, y).add(back, y + 6), "bar");
    }
  }

  private static double clamp(double ratio, Scale.Log x) {
    return Math.max(x.low(), Math.min(x.high(), ratio));
  }

  private String description() {
    return capital(words().theLoss())
        + " of the chosen model is "
        + words(result.verdict().againstNone())
        + " times that without decay, and "
        + words(result.verdict().againstMean())
        + " times that of predicting "
        + words().naive()
        + ".";
  }

  private static String words(Comparison ratio) {
    String range =
        Numbers.significant(ratio.low(), 3) + " to " + Numbers.significant(ratio.high(), 3);
    String sure = ratio.outcome() == Outcome.CANNOT_TELL ? "; cannot tell" : "";
    return Numbers.significant(ratio.ratio(), 3) + " (95 % interval " + range + sure + ")";
  }
}
