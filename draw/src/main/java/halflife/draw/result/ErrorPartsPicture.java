package halflife.draw.result;

import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.training.ErrorParts;
import halflife.evidence.training.Refits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Noise, variance and bias² of networks, stacked over λ.
 *
 * @param refits the parts
 * @param chosen λ, which a line marks
 * @param caption its words
 */
public record ErrorPartsPicture(Refits refits, double chosen, Caption caption) {
  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<Point> noise = line(part -> refits.noise());
    List<Point> variance = line(part -> refits.noise() + part.variance());
    List<Point> sum = line(ErrorParts::error);
    List<Layer> layers = new ArrayList<>(stack(language, noise, variance, sum));
    layers.add(new Layer.Upright(language.of("chosen", "选中"), chosen));
    Axis lambda =
        Axis.logAndZero(language.of("λ (log scale)", "λ（对数轴）"))
            .between(language.of("← less decay", "← 衰减更弱"), language.of("more decay →", "衰减更强 →"));
    Axis error = Axis.linear(language.of("mean squared error", "均方误差")).within(0, most());
    return PlotPicture.of("error-parts", caption, lambda, error, layers).svg(width);
  }

  /**
   * Noise, variance and bias², one on top of the other.
   *
   * @param noise over λ
   * @param variance on top of it
   * @param sum of all three
   */
  public static List<Layer> stack(
      Language language, List<Point> noise, List<Point> variance, List<Point> sum) {
    List<Point> ground = noise.stream().map(at -> new Point(at.x(), 0)).toList();
    return List.of(
        new Layer.Band(language.of("noise", "噪声"), Ink.of(4), noise, ground),
        new Layer.Band(language.of("+ variance", "+ 方差"), Ink.of(0), variance, noise),
        new Layer.Band(language.of("+ bias²", "+ 偏差²"), Ink.of(1), sum, variance),
        new Layer.Curve("", Ink.of(4).pale(), noise),
        new Layer.Curve("", Ink.of(0).pale(), variance),
        new Layer.Curve(language.of("sum", "三者之和"), Ink.of(1), sum));
  }

  private double most() {
    return 1.05 * refits.parts().stream().mapToDouble(ErrorParts::error).max().orElseThrow();
  }

  /** By rising λ. */
  private List<Point> line(ToDoubleFunction<ErrorParts> height) {
    List<Point> points = new ArrayList<>();
    for (int i = refits.parts().size() - 1; i >= 0; i--) {
      ErrorParts part = refits.parts().get(i);
      points.add(new Point(part.lambda(), height.applyAsDouble(part)));
    }
    return points;
  }
}
