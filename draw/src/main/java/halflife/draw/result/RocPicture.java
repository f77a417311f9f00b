package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.svg.Frame;
import halflife.draw.svg.ShortNames;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The quality of the separation of classes: the share of a class's own rows found over the share of
 * other rows taken for it, as the threshold falls.
 *
 * @param classes the diagnostics of a result
 * @param caption its words
 */
public record RocPicture(Diagnostics.Classes classes, Caption caption) {
  /**
   * The largest number of classes that are drawn, the most common ones; more cannot be told apart.
   */
  public static final int MOST = 8;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    List<Layer> layers = new ArrayList<>();
    List<ClassCurve> curves = classes.curves(MOST);
    List<String> names =
        ShortNames.of(curves.stream().map(ClassCurve::name).toList(), Frame.FONT, 150);
    for (ClassCurve curve : curves) {
      String area = language.of(": AUC ", "：AUC ") + Numbers.significant(curve.auc(), 3);
      String name = names.get(layers.size()) + area;
      layers.add(
          new Layer.Curve(name, curve.name() + area, Ink.series(layers.size()), points(curve)));
    }
    layers.add(new Guide.Diagonal(language.of("guessing: AUC 0.5", "随机猜测：AUC 0.5")));
    Axis others =
        Axis.linear(language.of("share of other rows taken for the class", "其他行被认作该类的比例"))
            .within(0, 1);
    Axis own = Axis.linear(language.of("share of its rows found", "该类的行被找到的比例")).within(0, 1);
    return PlotPicture.of("roc", caption, others, own, layers).inEqualUnits().svg(width);
  }

  private static List<Point> points(ClassCurve curve) {
    return IntStream.range(0, curve.falsePositive().size())
        .mapToObj(k -> new Point(curve.falsePositive().get(k), curve.truePositive().get(k)))
        .toList();
  }
}
