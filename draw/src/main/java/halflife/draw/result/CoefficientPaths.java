package halflife.draw.result;

import halflife.core.Numbers;
import halflife.draw.Axis;
import halflife.draw.Caption;
import halflife.draw.Guide;
import halflife.draw.Ink;
import halflife.draw.Layer;
import halflife.draw.NamedLines;
import halflife.draw.PlotPicture;
import halflife.draw.Point;
import halflife.draw.Range;
import halflife.draw.svg.Scale;
import halflife.draw.svg.Svg;
import halflife.draw.text.Language;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coefficients of the selected search over λ, each times its feature's standard deviation so
 * that they can be compared; the largest are named at the chosen λ, where they can be told apart.
 *
 * @param result the result of a study
 * @param caption its words
 */
public record CoefficientPaths(Result result, Caption caption) {
  /** The largest number of lines that are named. */
  public static final int NAMED = 12;

  private static final int DRAWN = 200;
  private static final int DRAWN_NARROW = 80;
  private static final double FURTHEST = 2.5;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    Language language = caption.language();
    Range lambdas = ErrorCurve.lambdas(result);
    List<Scale.Tick> radii =
        result.search().curve().points().stream()
            .map(p -> new Scale.Tick(p.lambda(), Numbers.significant(p.radius(), 3)))
            .toList();
    List<Integer> order = order(result);
    double place = place();
    int named = Math.min(NAMED, order.size());
    int drawn = Math.min(order.size(), width < 500 ? DRAWN_NARROW : DRAWN);
    List<Layer.Curve> lines = new ArrayList<>();
    for (int i = 0; i < drawn; i++) {
      Ink ink = i < named ? Ink.series(i) : Ink.SOFT.pale();
      lines.add(line(order.get(i), ink, lambdas, place));
    }
    String chosen =
        language.words("λ = %s, chosen", "λ = %s，选定", Numbers.significant(result.lambda(), 3));
    List<Layer> layers =
        List.of(
            new Guide.UpperAxis(
                language.of("radius: the size of the coefficients", "半径：系数的总大小"), radii),
            new NamedLines(lines.subList(0, named), lines.subList(named, drawn), place),
            new Layer.Upright(chosen, result.lambda(), true),
            new Guide.Cursor(new Point(result.lambda(), Double.NaN)));
    Range shown = shown();
    Axis lambda = Axis.lambda(true, language).within(lambdas.low(), lambdas.high());
    if (width < 500) {
      lambda = lambda.between(language.of("← less", "← 更弱"), language.of("more →", "更强 →"));
    }
    Axis size = Axis.linear("").within(shown.low(), shown.high());
    return PlotPicture.of("paths", caption, lambda, size, layers).svg(width);
  }

  /** The indexes of the terms, the largest at the chosen λ first. */
  public static List<Integer> order(Result result) {
    double[] chosen = new FittedPath(result).standardized(result.model().lambda());
    double[] ever = new double[chosen.length];
    List<Double> scales = result.termScales();
    for (PathPoint p : result.search().path()) {
      for (int j = 0; j < ever.length; j++) {
        ever[j] = Math.max(ever[j], Math.abs(p.coefficients().get(j) * scales.get(j)));
      }
    }
    return IntStream.range(0, chosen.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer j) -> -Math.abs(chosen[j]))
                .thenComparingDouble(j -> -ever[j]))
        .toList();
  }

  /**
   * The λ at which lines are named: the chosen one, or, where that keeps no coefficient, the
   * largest at which one has half of its largest size.
   */
  private double place() {
    if (largest(result.model().coefficients()) > 0) {
      return result.lambda();
    }
    List<PathPoint> path = result.search().path();
    double ever = path.stream().mapToDouble(p -> largest(p.coefficients())).max().orElse(0);
    return path.stream()
        .filter(p -> ever > 0 && largest(p.coefficients()) >= ever / 2)
        .mapToDouble(PathPoint::lambda)
        .max()
        .orElse(0);
  }

  /** The size of the largest coefficient, each times its feature's standard deviation. */
  private double largest(List<Double> coefficients) {
    List<Double> scales = result.termScales();
    return IntStream.range(0, coefficients.size())
        .mapToDouble(j -> Math.abs(coefficients.get(j) * scales.get(j)))
        .max()
        .orElse(0);
  }

  /** The range of the coefficients that matter, where others explode at small λ. */
  private Range shown() {
    double matters = largest(result.model().coefficients());
    List<Double> scales = result.termScales();
    Range range = new Range(0, 0);
    for (PathPoint p : result.search().path()) {
      for (int j = 0; j < p.coefficients().size(); j++) {
        range = range.with(p.coefficients().get(j) * scales.get(j));
      }
    }
    double most = matters > 0 ? FURTHEST * matters : Double.POSITIVE_INFINITY;
    double low = Math.max(range.low(), -most);
    double high = Math.min(range.high(), most);
    double pad = (high - low) * 0.05;
    return new Range(low - pad, high + pad);
  }

  /**
   * The line of a coefficient from λ = 0, which was fitted apart, over the path as λ rises, with a
   * point where it is named.
   */
  private Layer.Curve line(int term, Ink ink, Range lambdas, double place) {
    FittedPath path = new FittedPath(result);
    double scale = result.termScales().get(term);
    List<Point> points = new ArrayList<>();
    for (PathPoint p : result.search().path()) {
      if (p.lambda() >= lambdas.low() * 0.999 && p.lambda() <= lambdas.high() * 1.001) {
        points.add(new Point(p.lambda(), p.coefficients().get(term) * scale));
      }
    }
    if (place > 0 && points.stream().noneMatch(p -> p.x() == place)) {
      points.add(new Point(place, path.standardized(place)[term]));
    }
    points.sort(Comparator.comparingDouble(Point::x));
    points.add(0, new Point(0, path.standardized(0)[term]));
    return new Layer.Curve(result.terms().get(term), ink, points);
  }
}
