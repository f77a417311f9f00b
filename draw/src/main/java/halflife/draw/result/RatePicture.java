package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.NamedLines;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.Network;
import halflife.evidence.Result;
import halflife.evidence.training.RateCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * Error over decay, a line for each learning rate that was searched.
 *
 * <p>Decay is counted in half-lives of a run, which are ηλ times the number of steps (over ln 2):
 * where lines have their smallest error above the same place, it is ηλ that counts, not λ.
 *
 * @param result the result of a study
 * @param network its networks, with at least one learning rate
 * @param caption its words
 */
public record RatePicture(Result result, Network network, Caption caption) {
  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<Layer.Curve> lines = new ArrayList<>();
    List<RateCurve> rates = network.rates();
    for (int i = 0; i < rates.size(); i++) {
      RateCurve rate = rates.get(i);
      List<Point> points = new ArrayList<>(List.of(new Point(0, shown(rate.none()))));
      for (int p = rate.points().size() - 1; p >= 0; p--) {
        RateCurve.Point at = rate.points().get(p);
        points.add(new Point(halfLives(network, rate, at), shown(at.mean())));
      }
      String name = "η = " + Numbers.significant(rate.learningRate(), 2);
      lines.add(new Layer.Curve(name, Ink.series(i), points));
    }
    Axis decay =
        Axis.logAndZero(language.of("half-lives in a run (log scale)", "全程中的半衰期个数（对数刻度）"))
            .between(language.of("← less decay", "← 衰减更弱"), language.of("more decay →", "衰减更强 →"));
    Axis error = Axis.linear(new Terms(result, language).score());
    List<Layer> layers = List.of(new NamedLines(lines, List.of(), 0));
    return PlotPicture.of("rates", caption, decay, error, layers).svg(width);
  }

  /** The half-lives of λ that pass in a run. */
  public static double halfLives(Network network, RateCurve rate, RateCurve.Point at) {
    double share = rate.learningRate() * at.lambda();
    return network.run().steps() * -StrictMath.log1p(-share) / StrictMath.log(2);
  }

  private double shown(double loss) {
    return result.measure().shown(loss);
  }
}
