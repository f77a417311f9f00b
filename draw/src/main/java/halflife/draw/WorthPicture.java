package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.Comparison;
import halflife.evidence.Result;
import halflife.evidence.Worth;
import java.util.ArrayList;
import java.util.List;

/**
 * What decay saves by the number of training rows: the compared score with the chosen λ over that
 * without decay.
 *
 * @param result what was found
 * @param worth its worth, with at least one point
 */
public record WorthPicture(Result result, Worth worth) {
  private static final double HEIGHT = 230;
  private static final double FURTHEST = 5;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Range range = new Range(0.95, 1.05);
    for (Worth.Point p : worth.points()) {
      range = range.with(Math.max(1 / FURTHEST, p.low())).with(Math.min(FURTHEST, p.high()));
    }
    Frame frame = new Frame(46, 34, width - 16, 34 + HEIGHT);
    double pad = (range.high() - range.low()) * 0.06;
    Scale.Linear y =
        new Scale.Linear(
            range.low() - pad, range.high() + pad, frame.bottom() - 4, frame.top() + 4);
    List<Worth.Point> points = worth.points();
    Scale.Log x =
        new Scale.Log(
            points.get(0).rows(),
            points.get(points.size() - 1).rows(),
            frame.left() + 22,
            frame.right() - 22);
    Svg svg =
        new Svg("worth-" + width, width, frame.bottom() + 44, "Worth of decay", description());
    frame.rows(svg, y, false);
    double margin = Math.exp(Comparison.MARGIN);
    svg.rect(frame.left(), y.at(margin), frame.width(), y.at(1 / margin) - y.at(margin), "margin");
    svg.line(frame.left(), y.at(1), frame.right(), y.at(1), "chosen");
    svg.text(8, frame.top() - 10, "strong", words().loss() + " with decay over without");
    axis(svg, frame, x);
    Lines line = new Lines();
    for (Worth.Point p : points) {
      line.add(x.at(p.rows()), y.at(held(p.ratio(), y)));
    }
    svg.path(line, "curve");
    for (Worth.Point p : points) {
      double at = x.at(p.rows());
      end(svg, at, y, p.low());
      end(svg, at, y, p.high());
      svg.line(at, y.at(held(p.low(), y)), at, y.at(held(p.high(), y)), "bar");
      svg.circle(at, y.at(held(p.ratio(), y)), 5, "dot");
    }
    return svg;
  }

  /** The sizes that were tried, where there is room for them. */
  private void axis(Svg svg, Frame frame, Scale.Log x) {
    svg.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis");
    double free = Double.NEGATIVE_INFINITY;
    for (Worth.Point p : worth.points()) {
      String label = Numbers.count(p.rows());
      double half = Labels.width(label, Frame.FONT) / 2;
      double at = x.at(p.rows());
      svg.line(at, frame.bottom(), at, frame.bottom() + 5, "axis");
      if (at - half >= free) {
        svg.text(at, frame.bottom() + 18, "soft mid", label);
        free = at + half + 10;
      }
    }
    svg.text(frame.middle(), frame.bottom() + 36, "mid", "training rows (log scale)");
  }

  private static double held(double ratio, Scale.Linear y) {
    return Math.max(y.low(), Math.min(y.high(), ratio));
  }

  private static void end(Svg svg, double x, Scale.Linear y, double ratio) {
    if (ratio >= y.low() && ratio <= y.high()) {
      svg.line(x - 5, y.at(ratio), x + 5, y.at(ratio), "bar");
    }
  }

  /** What the picture says, in one or two sentences. */
  public String sentence() {
    List<Worth.Point> points = worth.points();
    Worth.Point last = points.get(points.size() - 1);
    List<String> out = new ArrayList<>();
    points.stream().filter(WorthPicture::saves).findFirst().ifPresent(p -> out.add(saved(p)));
    int from = points.size();
    while (from > 0 && Math.abs(Math.log(points.get(from - 1).ratio())) <= Comparison.MARGIN) {
      from--;
    }
    if (from == 0) {
      return "At no size that was tried does decay change "
          + words().theLoss()
          + " by more than 1\u00A0%.";
    }
    if (from < points.size()) {
      out.add("from " + rows(points.get(from)) + " on it changes nothing that matters");
    } else if (saves(last) && points.size() > 1 && !last.equals(first())) {
      out.add("at " + rows(last) + " it still saves " + Numbers.percent(1 - last.ratio()));
    } else if (last.low() > 1) {
      out.add("at " + rows(last) + " it costs " + Numbers.percent(last.ratio() - 1));
    }
    if (out.isEmpty()) {
      return "At no size that was tried can it be told whether decay saves anything.";
    }
    String all = String.join("; ", out) + ".";
    return Character.toUpperCase(all.charAt(0)) + all.substring(1);
  }

  private Worth.Point first() {
    return worth.points().stream().filter(WorthPicture::saves).findFirst().orElseThrow();
  }

  private static boolean saves(Worth.Point p) {
    return p.high() < 1 && Math.log(p.ratio()) < -Comparison.MARGIN;
  }

  private String saved(Worth.Point p) {
    return "at "
        + rows(p)
        + " decay saves "
        + Numbers.percent(1 - p.ratio())
        + " of "
        + words().theLoss();
  }

  private static String rows(Worth.Point p) {
    return Numbers.count(p.rows()) + " rows";
  }

  private TaskWords words() {
    return new TaskWords(result.task());
  }

  private String description() {
    return "The "
        + words().loss()
        + " with the chosen decay over that without, by the number of training rows, with 95 %"
        + " intervals; grey is less than 1 % either way. "
        + sentence();
  }
}
