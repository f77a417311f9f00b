package halflife.draw;

import halflife.evidence.ClassCurve;
import halflife.evidence.Diagnostics;
import java.util.List;

/**
 * Whether probabilities are right: the observed share over the mean predicted probability, in bins
 * of about equally many held-out rows. On the diagonal they are.
 *
 * @param classes the diagnostics of a result
 */
public record CalibrationPicture(Diagnostics.Classes classes) {
  /** With more classes than that, intervals would hide each other. */
  private static final int WITH_INTERVALS = 3;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<Integer> drawn = SharePlane.drawn(classes.curves(), classes.confusion());
    Legend legend = new Legend();
    for (int i = 0; i < drawn.size(); i++) {
      String name = classes.curves().get(drawn.get(i)).name();
      legend.add("line", "major " + Style.series(i), Labels.fit(name, Frame.FONT, 180));
    }
    legend.add("line", "level", "as often as predicted");
    if (drawn.size() <= WITH_INTERVALS) {
      legend.add("line", "k0", "bar: 95 % interval");
    }
    SharePlane plane =
        new SharePlane(
            width,
            "calibration",
            "Calibration",
            description(),
            legend,
            new String[] {"predicted probability", "observed share"});
    for (int i = drawn.size() - 1; i >= 0; i--) {
      curve(plane, classes.curves().get(drawn.get(i)), i, drawn.size() <= WITH_INTERVALS);
    }
    return plane.svg;
  }

  private static void curve(SharePlane plane, ClassCurve curve, int i, boolean intervals) {
    String style = Style.series(i);
    Lines line = new Lines();
    for (ClassCurve.Bin bin : curve.calibration()) {
      double x = plane.x.at(bin.predicted());
      line.add(x, plane.y.at(bin.observed()));
      if (intervals) {
        plane.svg.line(x, plane.y.at(bin.low()), x, plane.y.at(bin.high()), "k" + i % 6);
      }
    }
    plane.svg.path(line, "major " + style, Labels.fit(curve.name(), 1, 40));
    for (ClassCurve.Bin bin : curve.calibration()) {
      plane.svg.circle(plane.x.at(bin.predicted()), plane.y.at(bin.observed()), 4, "end " + style);
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
        + SharePlane.leftOut(classes.curves().size());
  }
}
