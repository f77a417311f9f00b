package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.Swarm;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Result;
import halflife.evidence.Stability;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The λs that the same search picks when the rows are dealt to the folds anew.
 *
 * @param result the result of a study; it has at least one {@link Stability}
 * @param caption its words
 */
public record StabilityPicture(Result result, Caption caption) {

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    Range shown = Range.EMPTY;
    for (Stability s : result.stability()) {
      shown = above0(above0(shown, s.min()), s.oneSe());
    }
    shown = above0(shown, result.lambda());
    // Tight around the values, but wide enough not to make a mountain of a molehill.
    double widen = Math.max(1.15, Math.sqrt(10 / (shown.high() / shown.low())));
    Axis lambda = Axis.lambda(false, language).within(shown.low() / widen, shown.high() * widen);
    String chosen =
        language.words("λ = %s, chosen", "λ = %s，选定", Numbers.significant(result.lambda(), 3));
    List<Layer> layers =
        List.of(
            new Layer.Upright(chosen, result.lambda(), true),
            swarm(0, Stability::min),
            swarm(1, Stability::oneSe));
    Axis rules = Axis.names(List.of("λ_min", "λ_1se"));
    return PlotPicture.of("stability", caption, lambda, rules, layers).svg(width);
  }

  private static Range above0(Range range, double lambda) {
    return lambda > 0 ? range.with(lambda) : range;
  }

  private Swarm swarm(int row, ToDoubleFunction<Stability> lambda) {
    List<Point> points =
        result.stability().stream().map(s -> new Point(lambda.applyAsDouble(s), row)).toList();
    List<String> words =
        result.stability().stream()
            .map(
                s ->
                    caption
                        .language()
                        .words(
                            "seed %s: %s",
                            "种子 %s：%s", s.seed(), Numbers.significant(lambda.applyAsDouble(s), 3)))
            .toList();
    return new Swarm(Ink.of(row), points, words);
  }
}
