package halflife.draw.result;

import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Intervals;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Range;
import halflife.draw.svg.Svg;
import halflife.evidence.Comparison;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict as intervals: the error of the chosen model over that of each baseline, with the
 * margin inside which a difference does not matter.
 *
 * @param result the result of a study
 * @param caption its words
 */
public record RatioPicture(Result result, Caption caption) {
  private static final double FURTHEST = 20;
  private static final double AIR = 1.04;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<String> names = new ArrayList<>();
    List<Intervals.Interval> rows = new ArrayList<>();
    add(names, rows, noDecay(), result.verdict().againstNone());
    result
        .network()
        .ifPresent(n -> n.rivals().forEach(v -> add(names, rows, v.name(), v.comparison())));
    add(names, rows, result.family().naive(), result.verdict().againstMean());
    Range shown = new Range(1 / 1.05, 1.05);
    for (Intervals.Interval row : rows) {
      shown = shown.with(Math.max(1 / FURTHEST, row.low())).with(Math.min(FURTHEST, row.high()));
    }
    double margin = Math.exp(Comparison.MARGIN);
    List<Layer> layers =
        List.of(
            new Intervals("95 % interval", Ink.of(0), true, false, rows),
            new Guide.Stripe(
                "less than 1 % either way", Ink.SOFT, new Range(1 / margin, margin), true),
            new Layer.Upright("", 1, true));
    Measure measure = result.measure();
    Axis ratio =
        Axis.log("ratio of " + measure.losses())
            .within(shown.low() / AIR, shown.high() * AIR)
            .between(
                "← " + measure.better() + " " + measure.score(),
                measure.worse() + " " + measure.score() + " →");
    return PlotPicture.of("ratio", caption, ratio, Axis.names(names), layers).svg(width);
  }

  private String noDecay() {
    boolean stops = result.network().map(n -> n.stop().isPresent()).orElse(false);
    return stops ? "no decay, stopped at its best" : "no decay";
  }

  private static void add(
      List<String> names, List<Intervals.Interval> rows, String name, Comparison c) {
    rows.add(new Intervals.Interval(names.size(), c.low(), c.ratio(), c.high()));
    names.add("against " + name);
  }
}
