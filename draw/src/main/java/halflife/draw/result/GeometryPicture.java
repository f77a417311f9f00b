package halflife.draw.result;

import halflife.draw.Axis;
import halflife.draw.Canvas;
import halflife.draw.Caption;
import halflife.draw.Contour;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.svg.Frame;
import halflife.draw.svg.Labels;
import halflife.draw.svg.Scale;
import halflife.draw.svg.ShortNames;
import halflife.draw.svg.Svg;
import halflife.evidence.LossSurface;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The reason why decay shrinks and L1 zeroes: contours of the loss over two coefficients, the ball
 * of the penalty that touches one of them at the chosen model, and the path as λ moves.
 *
 * @param land the landscape of a result
 * @param caption its words
 */
public record GeometryPicture(LossSurface land, Caption caption) {
  private static final int LEVELS = 9;
  private static final int NARROW = 500;

  /** The room beside a frame in which units are equal. */
  private static final double AROUND = 110;

  private static final double WIDEST = 440;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Point chosen = new Point(land.chosen().x(), land.chosen().y());
    Point free = new Point(land.free().x(), land.free().y());
    List<Point> path = land.path().stream().map(s -> new Point(s.x(), s.y())).toList();
    Contour equal = contour(word("equal loss", "等损失线"), Ink.SOFT.pale(), levels());
    List<Layer> layers =
        List.of(
            equal,
            contour(
                word("loss of the chosen model", "所选模型的损失"),
                Ink.of(0),
                List.of(equal.height(chosen))),
            new Layer.Outline(
                word("same penalty or less", "惩罚相同或更小"),
                Ink.of(1),
                PenaltyBall.through(land, chosen.x(), chosen.y())),
            new Layer.Curve(word("path over λ", "随 λ 的路径"), Ink.of(1).broken(), path),
            new Layer.Dots(
                word("smallest loss", "损失最小"), Ink.of(0), Layer.Shape.HOLLOW, List.of(free)),
            new Layer.Dots(word("chosen", "选定"), Ink.TEXT, Layer.Shape.DIAMOND, List.of(chosen)),
            new Ball(land));
    String unit = " × " + (width < NARROW ? word("SD", "标准差") : word("standard deviation", "标准差"));
    double room = Math.min(WIDEST, width - AROUND) - Labels.width(unit, Frame.FONT);
    List<String> terms = ShortNames.of(List.of(land.first(), land.second()), Frame.FONT, room);
    return PlotPicture.of(
            "geometry",
            caption,
            axis(terms.get(0), unit, land.xs()),
            axis(terms.get(1), unit, land.ys()),
            layers)
        .inEqualUnits()
        .svg(width);
  }

  private String word(String english, String chinese) {
    return caption.language().of(english, chinese);
  }

  private static Axis axis(String term, String unit, List<Double> grid) {
    return Axis.linear(term + unit).within(grid.get(0), grid.get(grid.size() - 1));
  }

  private Contour contour(String name, Ink ink, List<Double> levels) {
    return new Contour(name, ink, land.xs(), land.ys(), land.loss(), levels);
  }

  /** Closer to each other where the loss is small. */
  private List<Double> levels() {
    Range heights = Range.EMPTY;
    for (List<Double> row : land.loss()) {
      for (double v : row) {
        heights = heights.with(v);
      }
    }
    Range all = heights;
    return new Range(0, 1)
        .grid(LEVELS).subList(1, LEVELS).stream()
            .map(share -> all.low() + share * share * (all.high() - all.low()))
            .toList();
  }

  /**
   * The place and the ball that a page moves as λ moves.
   *
   * @param land the landscape in which they move
   */
  private record Ball(LossSurface land) implements Layer {
    @Override
    public void paint(Canvas on) {
      double[] numbers = {
        on.x().at(0),
        slope(on.x()),
        on.y().at(0),
        slope(on.y()),
        land.l1(),
        land.l2(),
        Math.min(1e9, land.factors().get(0)),
        Math.min(1e9, land.factors().get(1))
      };
      String all =
          DoubleStream.of(numbers)
              .mapToObj(v -> String.format(Locale.ROOT, "%.6g", v))
              .collect(Collectors.joining(" "));
      on.svg().root("data-geometry", all).leaf("path", "class", "cursor", "d", "");
    }

    private static double slope(Scale scale) {
      return (scale.at(scale.high()) - scale.at(scale.low())) / (scale.high() - scale.low());
    }

    @Override
    public void finish(Canvas on) {
      on.svg().circle(on.x().at(land.chosen().x()), on.y().at(land.chosen().y()), 5, "cursor");
    }
  }
}
