package halflife.report;

import halflife.core.Numbers;
import halflife.draw.Range;
import halflife.draw.result.Terms;
import halflife.draw.svg.Scale;
import halflife.draw.text.Language;
import halflife.draw.text.TextWidth;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/** Held-out error over λ in characters: no decay on the far left, then the curve. */
final class TerminalCurve {
  private static final int ROWS = 8;
  private static final int COLUMNS = 60;

  private final Result result;
  private final Language language;
  private final Curve curve;
  private final Scale.Log x;
  private final Scale.Linear y;
  private final boolean meanShown;

  TerminalCurve(Result result, Language language) {
    this.result = result;
    this.language = language;
    curve = result.search().curve();
    int last = curve.points().size() - 1;
    x =
        new Scale.Log(
            curve.points().get(last).lambda(), curve.points().get(0).lambda(), 0, COLUMNS - 1);
    Range range = Range.EMPTY;
    for (CurvePoint p : curve.points()) {
      range = range.with(shown(p));
    }
    double mean = result.measure().shown(result.baseline().mean());
    range =
        range
            .below(
                result.measure().largerIsBetter()
                    ? Double.POSITIVE_INFINITY
                    : 2 * Math.max(mean, shown(curve.minimum())))
            .withIfNear(shown(curve.none()))
            .withIfNear(mean);
    meanShown = range.shows(mean);
    y = new Scale.Linear(range.low(), range.high(), ROWS * 4 - 2, 1);
  }

  List<String> lines() {
    Braille canvas = new Braille(COLUMNS, ROWS);
    double mean = result.measure().shown(result.baseline().mean());
    int level = meanShown ? dot(mean) : -1;
    for (int i = 0; i < canvas.width(); i += 4) {
      canvas.dot(i, level);
    }
    drawCurve(canvas);
    List<String> out = new ArrayList<>();
    int noneRow = (int) Math.max(0, Math.min(ROWS - 1, Math.round(y.at(shown(curve.none()))) / 4));
    int meanRow = meanShown ? level / 4 : -1;
    Terms terms = new Terms(result, language);
    String naive = terms.naivePrediction();
    String where = meanShown ? "┈ " + naive : naive + language.of(": ", "：") + value(mean);
    out.add(
        language.words(
            "  %s over λ (%s; ○ no decay; %s)",
            "  %s 随 λ 的变化（%s；○ 不衰减；%s）", terms.label(), terms.penalty(), where));
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? value(y.high()) : row == ROWS - 1 ? value(y.low()) : "";
      String zero =
          row == noneRow
              ? shown(curve.none()) > y.high()
                  ? " ↑ "
                  : shown(curve.none()) < y.low() ? " ↓ " : " ○ "
              : row == meanRow ? "┈┈ " : "   ";
      out.add(" ".repeat(Math.max(0, 9 - label.length())) + label + " │" + zero + canvas.row(row));
    }
    out.add(" ".repeat(10) + "└─┴─" + axis());
    out.add(" ".repeat(12) + "0 " + labels());
    out.add(marks());
    return out;
  }

  private void drawCurve(Braille canvas) {
    List<CurvePoint> points = curve.points();
    int before = -1;
    for (int i = 0; i < canvas.width(); i++) {
      double lambda = x.low() * Math.pow(x.high() / x.low(), i / (canvas.width() - 1.0));
      double error = points.size() == 1 ? shown(points.get(0)) : at(lambda);
      if (points.size() == 1 && Math.abs(i - canvas.width() / 2) > 2) {
        continue;
      }
      int place = dot(error);
      canvas.column(
          i,
          before < 0 ? place : before < place ? before + 1 : before > place ? before - 1 : place,
          place);
      before = place;
    }
  }

  /** The value between two points of the curve, on a straight line over log λ. */
  private double at(double lambda) {
    List<CurvePoint> points = curve.points();
    for (int i = 1; i < points.size(); i++) {
      CurvePoint above = points.get(i - 1);
      CurvePoint below = points.get(i);
      if (lambda >= below.lambda() || i == points.size() - 1) {
        double t = Math.log(above.lambda() / lambda) / Math.log(above.lambda() / below.lambda());
        double share = Math.max(0, Math.min(1, t));
        return shown(above) + share * (shown(below) - shown(above));
      }
    }
    return shown(points.get(0));
  }

  private String axis() {
    StringBuilder out = new StringBuilder("─".repeat(COLUMNS));
    for (Scale.Tick tick : x.ticks(6)) {
      out.setCharAt(place(tick.value()), '┴');
    }
    return out.toString();
  }

  private String labels() {
    StringBuilder out = new StringBuilder(" ".repeat(COLUMNS + 10));
    int free = 0;
    for (Scale.Tick tick : x.ticks(6)) {
      int from = Math.max(0, place(tick.value()) - tick.label().length() / 2);
      if (from >= free) {
        out.replace(from, from + tick.label().length(), tick.label());
        free = from + tick.label().length() + 1;
      }
    }
    return out.toString();
  }

  /** One line under the axis: ▲ at the chosen λ, △ at the pick of the other rule. */
  private String marks() {
    int chosen = place(result.lambda());
    String lambda = Numbers.significant(result.lambda(), 3);
    String word = language.words("▲ λ = %s, chosen", "▲ λ = %s，选定", lambda);
    int from = chosen;
    if (chosen + TextWidth.of(word) > COLUMNS) {
      word = language.words("chosen, λ = %s ▲", "选定，λ = %s ▲", lambda);
      from = Math.max(0, chosen + 1 - TextWidth.of(word));
    }
    return " ".repeat(14 + from) + word;
  }

  private int place(double lambda) {
    return (int) Math.max(0, Math.min(COLUMNS - 1, Math.round(x.at(Math.max(lambda, x.low())))));
  }

  /** The row of dots of an error; just outside of the picture if it is anywhere outside. */
  private int dot(double error) {
    return (int) Math.max(-1, Math.min(4 * ROWS, Math.round(y.at(error))));
  }

  private double shown(CurvePoint p) {
    return result.measure().shown(p.mean());
  }

  private static String value(double value) {
    return Numbers.significant(value, 3);
  }
}
