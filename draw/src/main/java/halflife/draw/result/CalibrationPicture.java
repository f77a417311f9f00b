package halflife.draw.result;

import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Intervals;
import halflife.draw.Layer;
import halflife.draw.PanelPicture;
import halflife.draw.PlotPicture;
import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Svg;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import java.util.List;

/**
 * Whether probabilities are right: the observed share over the mean predicted probability, in bins
 * of about equally many held-out rows. On the diagonal they are. Several classes have a small
 * picture each, because their curves lie on top of each other where the probabilities are right.
 *
 * @param classes the diagnostics of a result
 * @param caption its words
 */
public record CalibrationPicture(Diagnostics.Classes classes, Caption caption) {
  /** The largest number of classes that have a picture: the most common ones. */
  public static final int MOST = 12;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Axis predicted = Axis.linear(word("predicted probability", "预测概率")).within(0, 1);
    Axis observed = Axis.linear(word("observed share", "实际占比")).within(0, 1);
    if (classes.curves().size() == 1) {
      ClassCurve curve = classes.curves().get(0);
      List<Layer> layers = layers(Labels.fit(curve.name(), Frame.FONT, 180), curve);
      return PlotPicture.of("calibration", caption, predicted, observed, layers)
          .inEqualUnits()
          .svg(width);
    }
    List<PanelPicture.Panel> panels =
        classes.curves(MOST).stream()
            .map(c -> new PanelPicture.Panel(c.name(), "", layers(word("one class", "一个类别"), c)))
            .toList();
    return new PanelPicture(
            "calibration", caption, predicted, observed, PanelPicture.Shape.SQUARE, panels)
        .svg(width);
  }

  private List<Layer> layers(String name, ClassCurve curve) {
    Intervals intervals =
        new Intervals(
            word("95 % interval", "95 % 区间"),
            Ink.of(0),
            false,
            false,
            curve.calibration().stream()
                .map(b -> new Intervals.Interval(b.predicted(), b.low(), b.observed(), b.high()))
                .toList());
    return List.of(
        new Layer.Curve(name, curve.name(), Ink.of(0), intervals.points()),
        new Guide.Diagonal(word("as often as predicted", "与预测一致")),
        intervals);
  }

  private String word(String english, String chinese) {
    return caption.language().of(english, chinese);
  }
}
