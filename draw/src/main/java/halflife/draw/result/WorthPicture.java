package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Intervals;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Range;
import halflife.draw.svg.Scale;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
import halflife.evidence.Result;
import halflife.evidence.SampleSizeCurve;
import java.util.List;

/**
 * The gain from decay by the number of training rows: the compared score with the chosen λ over
 * that without decay.
 *
 * @param result the result of a study
 * @param worth its worth, with at least one point
 * @param caption its words
 */
public record WorthPicture(Result result, SampleSizeCurve worth, Caption caption) {
  private static final double FURTHEST = 5;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<SampleSizeCurve.Point> points = worth.points();
    Range ratios = new Range(0.95, 1.05);
    for (SampleSizeCurve.Point p : points) {
      ratios = ratios.with(Math.max(1 / FURTHEST, p.low())).with(Math.min(FURTHEST, p.high()));
    }
    ratios = ratios.padded(0.06);
    double margin = StrictMath.exp(Comparison.MARGIN);
    Intervals intervals =
        new Intervals(
            "",
            Ink.of(0),
            false,
            false,
            points.stream()
                .map(p -> new Intervals.Interval(p.rows(), p.low(), p.ratio(), p.high()))
                .toList());
    List<Layer> layers =
        List.of(
            new Guide.Stripe("", Ink.SOFT, new Range(1 / margin, margin), false),
            new Layer.Level("", 1, true),
            new Layer.Curve("", Ink.of(0), intervals.points()),
            intervals);
    Axis rows =
        Axis.log(language.of("training rows (log scale)", "训练行数（对数刻度）"))
            .marked(
                points.stream()
                    .map(p -> new Scale.Tick(p.rows(), Numbers.count(p.rows())))
                    .toList());
    String loss = new Terms(result, language).loss();
    String label = language.words("%s with decay over without", "有衰减与不衰减的 %s 之比", loss);
    Axis ratio = Axis.linear(label).within(ratios.low(), ratios.high());
    return PlotPicture.of("worth", caption, rows, ratio, layers).svg(width);
  }
}
