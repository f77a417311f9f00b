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
import halflife.draw.text.Language;
import halflife.evidence.Comparison;
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
    Language language = caption.language();
    Terms terms = new Terms(result, language);
    List<String> names = new ArrayList<>();
    List<Intervals.Interval> rows = new ArrayList<>();
    add(names, rows, noDecay(language), result.verdict().againstNone());
    result
        .network()
        .ifPresent(
            n ->
                n.rivals()
                    .forEach(
                        v -> add(names, rows, Terms.stored(v.name(), language), v.comparison())));
    add(
        names,
        rows,
        language.of(terms.naive(), terms.naivePrediction()),
        result.verdict().againstMean());
    Range shown = new Range(1 / 1.05, 1.05);
    for (Intervals.Interval row : rows) {
      shown = shown.with(Math.max(1 / FURTHEST, row.low())).with(Math.min(FURTHEST, row.high()));
    }
    double margin = StrictMath.exp(Comparison.MARGIN);
    List<Layer> layers =
        List.of(
            new Intervals(language.of("95 % interval", "95 % 区间"), Ink.of(0), true, false, rows),
            new Guide.Stripe(
                language.of("less than 1 % either way", "相差不到 1 %"),
                Ink.SOFT,
                new Range(1 / margin, margin),
                true),
            new Layer.Upright("", 1, true));
    Axis ratio =
        Axis.log(language.words("ratio of %s", "%s 之比", terms.losses()))
            .within(shown.low() / AIR, shown.high() * AIR)
            .between(
                language.words("← %s %s", "← %2$s %1$s", terms.better(), terms.score()),
                language.words("%s %s →", "%2$s %1$s →", terms.worse(), terms.score()));
    return PlotPicture.of("ratio", caption, ratio, Axis.names(names), layers).svg(width);
  }

  private String noDecay(Language language) {
    boolean stops = result.network().map(n -> n.stop().isPresent()).orElse(false);
    return stops
        ? language.of("no decay, best epoch", "不衰减、停在最佳轮")
        : language.of("no decay", "不衰减");
  }

  private void add(List<String> names, List<Intervals.Interval> rows, String name, Comparison c) {
    rows.add(new Intervals.Interval(names.size(), c.low(), c.ratio(), c.high()));
    names.add(caption.language().words("against %s", "对比 %s", name));
  }
}
