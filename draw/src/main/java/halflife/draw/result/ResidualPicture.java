package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Cloud;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Diagnostics;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors of held-out predictions: observed − predicted over the prediction, with the prediction
 * interval where there is one.
 *
 * @param result the result of a study
 * @param residuals its diagnostics
 * @param caption its words
 */
public record ResidualPicture(Result result, Diagnostics.Residuals residuals, Caption caption) {
  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<Layer> layers = new ArrayList<>();
    result
        .interval()
        .ifPresent(
            v -> {
              String size = Numbers.significant(v.halfWidth(), 3);
              String level = Numbers.percent(v.level());
              String name = language.words("%s interval: ± %s", "%s 区间：± %s", level, size);
              Range range = new Range(-v.halfWidth(), v.halfWidth());
              layers.add(new Guide.Stripe(name, Ink.of(0), range, false));
            });
    layers.add(new Cloud(language.of("one held-out row", "一个留出行"), Ink.of(0), points()));
    layers.add(new Layer.Level("", 0, true));
    Axis predicted = Axis.linear(language.words("predicted %s", "%s 的预测值", result.target()));
    Axis missed = Axis.linear(language.of("observed − predicted", "观测值 − 预测值"));
    return PlotPicture.of("residuals", caption, predicted, missed, layers).svg(width);
  }

  private List<Point> points() {
    List<Double> observed = residuals.observed();
    List<Double> predicted = residuals.predicted();
    return IntStream.range(0, predicted.size())
        .mapToObj(i -> new Point(predicted.get(i), observed.get(i) - predicted.get(i)))
        .toList();
  }
}
