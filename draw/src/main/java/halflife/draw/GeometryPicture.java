package halflife.draw;

import halflife.evidence.Landscape;
import halflife.evidence.Result;
import java.util.List;
import java.util.Locale;

/**
 * Why decay shrinks and L1 zeroes: contours of the loss over two coefficients, the ball of the
 * penalty that touches one of them at the chosen model, and the path as λ moves.
 *
 * @param result what was found
 * @param land its landscape
 */
public record GeometryPicture(Result result, Landscape land) {
  private static final int LEVELS = 9;
  private static final double TALLEST = 440;

  /** Steps between two values of the grid. */
  private static final int FINER = 4;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Legend legend =
        new Legend()
            .add("line", "contour", "equal loss")
            .add("line", "curve", "loss of the chosen model")
            .add("area", "ball", "same penalty or less")
            .add("line", "train", "path over λ")
            .add("dot", "hollow", "smallest loss")
            .add("diamond", "pick", "chosen");
    double top = legend.height(width - 20) + 34;
    Range across = range(land.xs());
    Range up = range(land.ys());
    double room = width - 66.0;
    // Equal units both ways, so that a circle is one; a flat or steep grid is stretched.
    double shape = (up.high() - up.low()) / (across.high() - across.low());
    double side = Math.min(room, TALLEST / Math.max(0.5, shape));
    double height = Math.max(180, Math.min(TALLEST, side * shape));
    double left = 50 + (room - side) / 2;
    Frame frame = new Frame(left, top, left + side, top + height);
    Scale.Linear x = new Scale.Linear(across.low(), across.high(), frame.left(), frame.right());
    Scale.Linear y = new Scale.Linear(up.low(), up.high(), frame.bottom(), frame.top());
    Svg svg =
        new Svg(
            "geometry-" + width,
            width,
            frame.bottom() + 44,
            "Loss and penalty over two coefficients",
            description(),
            attributes(x, y));
    legend.draw(svg, 10, 4, width - 20);
    frame.rows(svg, y, false);
    frame.columns(svg, x, land.first() + " × standard deviation");
    svg.text(
        frame.left() - 40,
        top - 10,
        "strong",
        Labels.fit(land.second() + " × standard deviation", Frame.FONT, side));
    draw(svg, frame, x, y);
    return svg;
  }

  private void draw(Svg svg, Frame frame, Scale.Linear x, Scale.Linear y) {
    String clip = svg.id() + "-clip";
    svg.open("clipPath", "id", clip)
        .rect(frame.left(), frame.top(), frame.width(), frame.bottom() - frame.top(), "")
        .close();
    svg.open("g", "clip-path", "url(#" + clip + ")");
    Landscape.Point chosen = land.chosen();
    svg.area(PenaltyBall.through(land, chosen.x(), chosen.y(), x, y), "ball");
    svg.line(x.at(0), frame.top(), x.at(0), frame.bottom(), "axis");
    svg.line(frame.left(), y.at(0), frame.right(), y.at(0), "axis");
    Range heights = heights();
    Refined fine = Refined.of(land.xs(), land.ys(), land.loss(), FINER);
    for (int k = 1; k < LEVELS; k++) {
      double share = k / (double) LEVELS;
      contour(
          svg, fine, x, y, heights.low() + share * share * (heights.high() - heights.low()), false);
    }
    contour(svg, fine, x, y, at(fine, chosen), true);
    Lines path = new Lines();
    land.path().forEach(step -> path.add(x.at(step.x()), y.at(step.y())));
    svg.path(path, "train");
    svg.leaf("path", "class", "cursor", "d", "");
    svg.close();
    svg.circle(x.at(land.free().x()), y.at(land.free().y()), 5, "hollow");
    svg.diamond(x.at(chosen.x()), y.at(chosen.y()), 6.5, "pick");
    svg.circle(x.at(chosen.x()), y.at(chosen.y()), 5, "cursor");
  }

  private static void contour(
      Svg svg, Refined fine, Scale x, Scale y, double level, boolean ofChosen) {
    for (List<double[]> line : Contours.of(fine.xs(), fine.ys(), fine.heights(), level)) {
      Lines lines = new Lines();
      line.forEach(p -> lines.add(x.at(p[0]), y.at(p[1])));
      svg.path(lines, ofChosen ? "curve" : "contour");
    }
  }

  /** What a page needs to move the ball: the scales and the penalty. */
  private String[] attributes(Scale.Linear x, Scale.Linear y) {
    String numbers =
        String.join(
            " ",
            List.of(
                number(x.at(0)),
                number((x.to() - x.from()) / (x.high() - x.low())),
                number(y.at(0)),
                number((y.to() - y.from()) / (y.high() - y.low())),
                number(land.l1()),
                number(land.l2()),
                number(Math.min(1e9, land.factors().get(0))),
                number(Math.min(1e9, land.factors().get(1)))));
    return new String[] {"data-geometry", numbers};
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static Range range(List<Double> values) {
    return new Range(values.get(0), values.get(values.size() - 1));
  }

  private Range heights() {
    Range out = Range.EMPTY;
    for (List<Double> row : land.loss()) {
      for (double v : row) {
        out = out.with(v);
      }
    }
    return out;
  }

  /** The loss of a place, between the four corners of its cell. */
  private static double at(Refined fine, Landscape.Point p) {
    int j = cell(fine.xs(), p.x());
    int i = cell(fine.ys(), p.y());
    double u = share(fine.xs(), j, p.x());
    double v = share(fine.ys(), i, p.y());
    List<Double> below = fine.heights().get(i);
    List<Double> above = fine.heights().get(i + 1);
    return (1 - v) * ((1 - u) * below.get(j) + u * below.get(j + 1))
        + v * ((1 - u) * above.get(j) + u * above.get(j + 1));
  }

  private static int cell(List<Double> grid, double at) {
    int k = 0;
    while (k + 2 < grid.size() && grid.get(k + 1) <= at) {
      k++;
    }
    return k;
  }

  private static double share(List<Double> grid, int k, double at) {
    double share = (at - grid.get(k)) / (grid.get(k + 1) - grid.get(k));
    return Math.max(0, Math.min(1, share));
  }

  /** What the picture says, in one sentence. */
  public String sentence() {
    String round = land.factors().get(0).equals(land.factors().get(1)) ? "circle" : "ellipse";
    String ball =
        land.l2() == 0
            ? "diamond, whose corners lie where a coefficient is 0"
            : land.l1() == 0 ? round + ", which has no corners" : "ball, rounded but with corners";
    Landscape.Point at = land.chosen();
    String zero =
        at.x() == 0 && at.y() == 0
            ? " Here it has shrunk both to 0."
            : at.x() == 0 || at.y() == 0
                ? " Here it touches at a corner: "
                    + (at.x() == 0 ? land.first() : land.second())
                    + " is 0."
                : "";
    return "All places with the penalty of the chosen model or less form a "
        + ball
        + "; it touches the contour of the loss at the chosen model, its cheapest place."
        + zero;
  }

  private String description() {
    return "Contours of the training loss over the coefficients of "
        + land.first()
        + " and "
        + land.second()
        + ", every other held at the chosen model. "
        + sentence();
  }
}
