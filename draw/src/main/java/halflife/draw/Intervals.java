package halflife.draw;

import halflife.core.Numbers;
import halflife.draw.svg.Scale;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values with what they may as well be: a dot and a bar with a stop at each end, or an arrow where
 * the picture ends first. Where the value lies outside, an arrow with its number points to it.
 *
 * @param name for the legend
 * @param ink their colour
 * @param sideways whether the values are those of the lower axis
 * @param hollow whether dots are rings
 * @param all the intervals
 */
public record Intervals(String name, Ink ink, boolean sideways, boolean hollow, List<Interval> all)
    implements Layer {
  private static final double STOP = 5;
  private static final double HEAD = 7;
  private static final double SMALL = 250;
  private static final double ARROW = 24;
  private static final String NUMBER = "soft mid mark";

  /**
   * A value and how sure it is.
   *
   * @param at its place along the other axis
   * @param low the lower end
   * @param value the value
   * @param high the upper end
   */
  public record Interval(double at, double low, double value, double high) {}

  /** Leaves out values that are no numbers; an end that is none is the value itself. */
  public Intervals {
    all =
        all.stream()
            .filter(v -> !Double.isNaN(v.value))
            .map(v -> new Interval(v.at, end(v.low, v.value), v.value, end(v.high, v.value)))
            .toList();
  }

  private static double end(double end, double value) {
    return Double.isNaN(end) ? value : end;
  }

  @Override
  public List<Point> points() {
    return all.stream().map(v -> point(v, v.value)).toList();
  }

  @Override
  public List<Point> extent() {
    return all.stream().flatMap(v -> Stream.of(point(v, v.low), point(v, v.high))).toList();
  }

  private Point point(Interval v, double value) {
    return sideways ? new Point(value, v.at) : new Point(v.at, value);
  }

  @Override
  public Sample sample() {
    return new Sample("interval", ink.dot(hollow));
  }

  @Override
  public void finish(Canvas on) {
    Scale scale = sideways ? on.x() : on.y();
    double sense = Math.signum(scale.at(scale.high()) - scale.at(scale.low()));
    double size = on.frame().width() < SMALL ? 0.65 : 1;
    StringBuilder bars = new StringBuilder();
    for (Interval v : all) {
      double at = sideways ? on.y().at(v.at) : on.x().at(v.at);
      double[] low = place(scale, v.low);
      double[] dot = place(scale, v.value);
      double[] high = place(scale, v.high);
      if (dot[1] != 0) {
        low = new double[] {dot[0] - ARROW * sense * dot[1], 0};
        high = dot;
      }
      line(bars, at, low[0], at, high[0]);
      end(bars, at, high[0], size * STOP, HEAD * sense * high[1]);
      if (dot[1] == 0) {
        end(bars, at, low[0], size * STOP, HEAD * sense * low[1]);
        double x = sideways ? dot[0] : at;
        on.svg().circle(x, sideways ? at : dot[0], size * 4.5, ink.dot(hollow));
      } else {
        String number = Numbers.significant(v.value, 3);
        on.svg().text(sideways ? low[0] : at, (sideways ? at : low[0]) + 16, NUMBER, number);
      }
    }
    on.svg().leaf("path", "class", "interval k" + ink.colour(), "d", bars.toString());
  }

  /** The place of a value, held inside the scale; and −1 or 1 if it lies below or above it. */
  private static double[] place(Scale scale, double value) {
    double held = Math.max(scale.low(), Math.min(scale.high(), value));
    return new double[] {scale.at(held), Math.signum(value - held)};
  }

  /** A stop; where something is back from its tip, the head of an arrow. */
  private void end(StringBuilder out, double at, double tip, double half, double back) {
    if (back == 0) {
      line(out, at - half, tip, at + half, tip);
    } else {
      line(out, at - half, tip - back, at, tip);
      line(out, at, tip, at + half, tip - back);
    }
  }

  private void line(StringBuilder out, double at, double from, double nextAt, double to) {
    out.append('M').append(Numbers.coordinate(sideways ? from : at));
    out.append(' ').append(Numbers.coordinate(sideways ? at : from));
    out.append('L').append(Numbers.coordinate(sideways ? to : nextAt));
    out.append(' ').append(Numbers.coordinate(sideways ? nextAt : to));
  }
}
