package halflife.draw;

import halflife.draw.text.Language;
import java.util.ArrayList;
import java.util.List;

/** Plots made up for tests. */
public final class Plots {
  /** For tests that do not look at it. */
  public static final Caption CAPTION = new Caption(Language.EN, "title", "description");

  private Plots() {}

  public static List<Point> line(double... heights) {
    List<Point> out = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      out.add(new Point(i + 1, heights[i]));
    }
    return out;
  }

  /** One of each kind of layer. */
  public static PlotPicture everything() {
    return plot(
        Axis.linear("weeks"),
        Axis.linear("size"),
        new Layer.Band("spread", Ink.of(0), line(2, 3, 4), line(1, 1, 2)),
        new Layer.Fan("draws", Ink.of(1).pale(), List.of(line(1, 2, 3), line(2, 2, 2))),
        new Layer.Bars("count", Ink.of(2), line(1, 4, 2)),
        new Layer.Bars("other count", Ink.of(3), line(2, 1, -1)),
        new Layer.Outline("ball", Ink.of(1), new LpBall(2, 1).outline()),
        new Contour(
            "height",
            Ink.of(4),
            List.of(1.0, 2.0, 3.0),
            List.of(0.0, 1.0, 2.0),
            List.of(List.of(0.0, 1.0, 2.0), List.of(1.0, 2.0, 3.0), List.of(2.0, 3.0, 4.0)),
            List.of(1.5)),
        new Layer.Curve("mean", Ink.of(0).broken(), line(1, 2, 3)),
        new Layer.Dots("seen", Ink.of(1), Layer.Shape.ROUND, line(1, 2, 3)),
        new Layer.Dots("not seen", Ink.of(1), Layer.Shape.HOLLOW, line(3, 2, 1)),
        new Layer.Dots("chosen", Ink.of(1), Layer.Shape.DIAMOND, line(2)),
        new Layer.Level("limit", 2.5),
        new Layer.Upright("λ_min", 2));
  }

  public static PlotPicture plot(Axis across, Axis up, Layer... layers) {
    return PlotPicture.of("plot", "A plot", "What it shows.", across, up, List.of(layers));
  }
}
