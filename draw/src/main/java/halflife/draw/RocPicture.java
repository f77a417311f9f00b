package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/**
 * How well classes are told apart: the share of a class's own rows found over the share of other
 * rows taken for it, as the threshold falls.
 *
 * @param classes the diagnostics of a result
 */
public record RocPicture(Diagnostics.Classes classes) {
  /** How many classes are drawn at most; more cannot be told apart. */
  private static final int MOST = 8;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<Integer> drawn = SharePlane.drawn(classes.curves(), classes.confusion(), MOST);
    Legend legend = new Legend();
    for (int i = 0; i < drawn.size(); i++) {
      ClassCurve curve = classes.curves().get(drawn.get(i));
      String name = Labels.fit(curve.name(), Frame.FONT, 150);
      legend.add("line", "major " + Style.series(i), name + ": AUC " + area(curve));
    }
    legend.add("line", "level", "guessing: AUC 0.5");
    SharePlane plane =
        new SharePlane(
            width,
            "roc",
            "ROC curve",
            description(),
            legend,
            new String[] {"share of other rows taken for the class", "share of its rows found"});
    for (int i = drawn.size() - 1; i >= 0; i--) {
      ClassCurve curve = classes.curves().get(drawn.get(i));
      Lines line = new Lines();
      for (int k = 0; k < curve.falsePositive().size(); k++) {
        line.add(plane.x.at(curve.falsePositive().get(k)), plane.y.at(curve.truePositive().get(k)));
      }
      plane.svg.path(line, "major " + Style.series(i), Labels.fit(curve.name(), 1, 40));
    }
    return plane.svg;
  }

  private static String area(ClassCurve curve) {
    return Numbers.significant(curve.auc(), 3);
  }

  private String description() {
    List<String> areas = new ArrayList<>();
    for (int k : SharePlane.drawn(classes.curves(), classes.confusion(), MOST)) {
      ClassCurve curve = classes.curves().get(k);
      areas.add(Labels.fit(curve.name(), 1, 40) + " " + area(curve));
    }
    return "The share of a class's own held-out rows found, over the share of other rows taken for"
        + " it, as the threshold falls. Area under the curve: "
        + String.join(", ", areas)
        + "."
        + SharePlane.leftOut(classes.curves().size(), MOST);
  }
}
