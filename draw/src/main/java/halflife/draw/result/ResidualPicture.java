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
    List<Layer> layers = new ArrayList<>();
    result
        .interval()
        .ifPresent(
            v -> {
              String size = " interval: ± " + Numbers.significant(v.halfWidth(), 3);
              Range range = new Range(-v.halfWidth(), v.halfWidth());
              layers.add(
                  new Guide.Stripe(Numbers.percent(v.level()) + size, Ink.of(0), range, false));
            });
    layers.add(new Cloud("one held-out row", Ink.of(0), points()));
    layers.add(new Layer.Level("", 0, true));
    Axis predicted = Axis.linear("predicted " + result.target());
    Axis missed = Axis.linear("observed − predicted");
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
