package halflife.draw;

import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import java.util.List;

/**
 * Whether probabilities are right: the observed share over the mean predicted probability, in bins
 * of about equally many held-out rows. On the diagonal they are. Several classes have a small
 * picture each, because their curves lie on top of each other where the probabilities are right.
 *
 * @param classes the diagnostics of a result
 */
public record CalibrationPicture(Diagnostics.Classes classes) {
  /** How many classes have a picture at most: the most common ones. */
  private static final int MOST = 12;

  private static final String[] AXES = {"predicted probability", "observed share"};

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    return classes.curves().size() == 1 ? one(width) : several(width);
  }

  private Svg one(int width) {
    ClassCurve curve = classes.curves().get(0);
    Legend legend = legend(Labels.fit(curve.name(), Frame.FONT, 180));
    SharePlane plane =
        new SharePlane(width, "calibration", "Calibration", description(), legend, AXES);
    curve(plane.svg, plane.x, plane.y, 4, curve);
    return plane.svg;
  }

  private Svg several(int width) {
    List<ClassCurve> drawn =
        SharePlane.drawn(classes.curves(), classes.confusion(), MOST).stream()
            .map(classes.curves()::get)
            .toList();
    List<String> names = drawn.stream().map(ClassCurve::name).toList();
    SharePanels all =
        new SharePanels(
            width, "calibration", "Calibration", description(), legend("one class"), AXES, names);
    for (int i = 0; i < drawn.size(); i++) {
      curve(all.svg, all.panels.get(i).x(), all.panels.get(i).y(), 3, drawn.get(i));
    }
    return all.svg;
  }

  private static Legend legend(String what) {
    return new Legend()
        .add("line", "major k0", what)
        .add("line", "level", "as often as predicted")
        .add("line", "k0", "bar: 95 % interval");
  }

  private static void curve(Svg svg, Scale x, Scale y, double dot, ClassCurve curve) {
    Lines line = new Lines();
    for (ClassCurve.Bin bin : curve.calibration()) {
      double at = x.at(bin.predicted());
      line.add(at, y.at(bin.observed()));
      svg.line(at, y.at(bin.low()), at, y.at(bin.high()), "k0");
    }
    svg.path(line, "major k0", Labels.fit(curve.name(), 1, 40));
    for (ClassCurve.Bin bin : curve.calibration()) {
      svg.circle(x.at(bin.predicted()), y.at(bin.observed()), dot, "end k0");
    }
  }

  /** How many bins' intervals miss the diagonal, in one sentence. */
  public String sentence() {
    long bins = 0;
    long off = 0;
    for (ClassCurve curve : classes.curves()) {
      bins += curve.calibration().size();
      off +=
          curve.calibration().stream()
              .filter(b -> b.predicted() < b.low() || b.predicted() > b.high())
              .count();
    }
    // One bin in twenty is off by chance alone; of few bins none may be.
    if (off <= bins / 10) {
      return "The probabilities are about right: classes come as often as predicted.";
    }
    return "In "
        + off
        + " of "
        + bins
        + " bins the class comes clearly more or less often than predicted:"
        + " do not take these probabilities at their word.";
  }

  private String description() {
    return "The observed share of a class over its mean predicted probability, for held-out rows in"
        + " bins of about equal size. "
        + sentence()
        + SharePlane.leftOut(classes.curves().size(), MOST);
  }
}
