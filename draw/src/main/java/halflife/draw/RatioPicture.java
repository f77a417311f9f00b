package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.Comparison;
import halflife.evidence.Network;
import halflife.evidence.Outcome;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict as intervals: the error of the chosen model over that of each baseline, with the
 * margin inside which a difference does not matter.
 *
 * @param result what was found
 */
public record RatioPicture(Result result) {
  private static final double ROW = 46;
  private static final double FURTHEST = 20;
  private static final double WIDEST_NAME = 260;

  private record Row(String name, Comparison ratio) {}

  private List<Row> rows() {
    List<Row> out = new ArrayList<>();
    out.add(new Row("no decay", result.verdict().againstNone()));
    result
        .network()
        .flatMap(Network::frameworkDefault)
        .ifPresent(v -> out.add(new Row(v.name(), v.comparison())));
    out.add(new Row(words().naive(), result.verdict().againstMean()));
    return out;
  }

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    boolean narrow = width < 500;
    List<Row> rows = rows();
    double tall = rows.size() * (narrow ? 1.3 : 1) * ROW;
    Frame frame = new Frame(narrow ? 12 : names(rows), 24, width - 16, 24 + tall);
    double low = 1 / 1.05;
    double high = 1.05;
    for (Row row : rows) {
      for (double end : List.of(row.ratio().low(), row.ratio().high())) {
        low = Math.max(1 / FURTHEST, Math.min(low, end));
        high = Math.min(FURTHEST, Math.max(high, end));
      }
    }
    double margin = Math.exp(Comparison.MARGIN);
    Scale.Log x = new Scale.Log(low / 1.04, high * 1.04, frame.left() + 6, frame.right() - 6);
    Svg svg =
        new Svg(
            "ratio-" + width,
            width,
            frame.bottom() + 44,
            capital(words().loss())
                + " compared with "
                + (rows.size() == 2 ? "two" : "three")
                + " baselines",
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
    double step = height(frame) / rows.size();
    for (int i = 0; i < rows.size(); i++) {
      double middle = frame.top() + (2 * i + 1) * step / 2;
      row(svg, frame, x, middle, against(rows.get(i)), rows.get(i).ratio(), narrow);
    }
    return svg;
  }

  private static String against(Row row) {
    return Labels.fit("against " + row.name(), Frame.FONT, WIDEST_NAME);
  }

  private static double names(List<Row> rows) {
    double widest =
        rows.stream().mapToDouble(row -> Labels.width(against(row), Frame.FONT)).max().orElse(0);
    return Math.max(150, 34 + 1.05 * widest);
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
        + " times that without decay, "
        + result
            .network()
            .flatMap(Network::frameworkDefault)
            .map(v -> words(v.comparison()) + " times that of " + v.name() + ", ")
            .orElse("")
        + "and "
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
