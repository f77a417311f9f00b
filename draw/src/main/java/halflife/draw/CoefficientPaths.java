package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.CurvePoint;
import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coefficients of the selected search over λ, each times its feature's standard deviation so
 * that they can be compared; the largest are named at their ends.
 *
 * @param result what was found
 */
public record CoefficientPaths(Result result) {
  /** How many lines are named at most. */
  public static final int NAMED = 12;

  private static final int DRAWN = 200;
  private static final double HEIGHT = 330;
  private static final double GAP = 16;

  /** The picture at a width, from about 320. */
  public Svg svg(int width) {
    List<CurvePoint> points = result.search().curve().points();
    List<String> terms = result.terms();
    List<Double> scales = result.termScales();
    List<Integer> order = order();
    List<Integer> named = order.subList(0, Math.min(named(), order.size()));
    double names = 34;
    // The name of a term that ends in a class says nothing without its end.
    double most = (width < 500 ? 100 : 170) * (result.task().outputs() > 1 ? 1.35 : 1);
    for (int j : named) {
      double wanted = 34 + Labels.width(terms.get(j), Frame.FONT);
      names = Math.max(names, Math.min(wanted, most));
    }
    Frame frame = new Frame(names, 46, width - 52, 46 + HEIGHT);
    LambdaAxis axis = LambdaAxis.of(lambdas(), frame.left(), frame.right(), true);
    double[] range = range();
    Scale.Linear y = new Scale.Linear(range[0], range[1], frame.bottom() - 8, frame.top() + 38);
    Svg svg =
        new Svg(
            "paths-" + width,
            width,
            frame.bottom() + 44,
            "Coefficients over λ",
            description(),
            axis.attributes());
    frame.rows(svg, y, true);
    svg.line(frame.left(), y.at(0), frame.right(), y.at(0), "axis");
    frame.above(
        svg, "radius: the size of the coefficients", axis.along(points, CurvePoint::radius));
    frame.lambda(svg, axis);
    String clip = svg.id() + "-clip";
    svg.open("clipPath", "id", clip)
        .rect(frame.left(), y.to() - 6, frame.width(), frame.bottom() - y.to() + 6, "")
        .close();
    svg.open("g", "clip-path", "url(#" + clip + ")");
    int drawn = width < 500 ? DRAWN / 2 : DRAWN;
    for (int i = Math.min(order.size(), drawn) - 1; i >= named.size(); i--) {
      int j = order.get(i);
      svg.path(line(j, scales.get(j), axis, y), "minor", Labels.fit(terms.get(j), 1, 40));
    }
    for (int i = named.size() - 1; i >= 0; i--) {
      int j = named.get(i);
      svg.path(toZero(j, axis, y), "zero " + Style.series(i));
      String name = Labels.fit(terms.get(j), 1, 40);
      svg.path(line(j, scales.get(j), axis, y), "major " + Style.series(i), name);
    }
    svg.close();
    names(svg, named, terms, frame, axis, y);
    double x = axis.at(result.lambda());
    new Marks(svg, frame)
        .at(x, "chosen", "λ = " + Numbers.significant(result.lambda(), 3) + ", chosen", true)
        .write();
    svg.line(x, frame.top(), x, frame.bottom(), "cursor");
    return svg;
  }

  /** The indexes of the terms, the largest at the chosen λ first. */
  public List<Integer> order() {
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

  private int named() {
    return Math.min(NAMED, result.model().coefficients().size());
  }

  private List<Double> lambdas() {
    List<Double> out = new ArrayList<>();
    result.search().curve().points().forEach(p -> out.add(p.lambda()));
    out.add(result.lambda());
    return out;
  }

  /** Where coefficients explode at small λ, the picture stays with those that matter. */
  private double[] range() {
    double matters = 0;
    for (double b : new FittedPath(result).standardized(result.model().lambda())) {
      matters = Math.max(matters, Math.abs(b));
    }
    List<Double> scales = result.termScales();
    double low = 0;
    double high = 0;
    for (PathPoint p : result.search().path()) {
      for (int j = 0; j < p.coefficients().size(); j++) {
        double b = p.coefficients().get(j) * scales.get(j);
        low = Double.isFinite(b) ? Math.min(low, b) : low;
        high = Double.isFinite(b) ? Math.max(high, b) : high;
      }
    }
    if (matters > 0) {
      low = Math.max(low, -4 * matters);
      high = Math.min(high, 4 * matters);
    }
    double pad = (high - low) * 0.05;
    return new double[] {low - pad, high + pad};
  }

  private Lines line(int term, double scale, LambdaAxis axis, Scale.Linear y) {
    Lines out = new Lines();
    for (PathPoint p : result.search().path()) {
      boolean shown =
          p.lambda() >= axis.scale().low() * 0.999 && p.lambda() <= axis.scale().high() * 1.001;
      if (shown) {
        double b = p.coefficients().get(term) * scale;
        out.add(axis.at(p.lambda()), y.at(b));
      }
    }
    return out;
  }

  private Lines toZero(int term, LambdaAxis axis, Scale.Linear y) {
    FittedPath path = new FittedPath(result);
    double low = axis.scale().low();
    return new Lines()
        .add(axis.at(low), y.at(path.standardized(low)[term]))
        .add(axis.zero(), y.at(path.standardized(0)[term]));
  }

  /** Names at the ends of the lines, moved apart, each tied to its line by a lead. */
  private void names(
      Svg svg,
      List<Integer> named,
      List<String> terms,
      Frame frame,
      LambdaAxis axis,
      Scale.Linear y) {
    double[] none = new FittedPath(result).standardized(0);
    List<Integer> ranks =
        IntStream.range(0, named.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -none[named.get(i)]))
            .toList();
    double[] ends = new double[ranks.size()];
    for (int k = 0; k < ends.length; k++) {
      double b = none[named.get(ranks.get(k))];
      ends[k] = Math.max(y.to(), Math.min(y.from(), y.at(b)));
    }
    double[] places = Labels.spread(ends, GAP, frame.top() + 8, frame.bottom() - 8);
    for (int k = 0; k < ends.length; k++) {
      int rank = ranks.get(k);
      String style = Style.series(rank);
      Lines lead =
          new Lines()
              .add(frame.left() - 18, places[k])
              .add(frame.left() - 12, places[k])
              .add(axis.zero() - 4, ends[k]);
      svg.path(lead, "lead " + style);
      svg.circle(axis.zero(), ends[k], 3.5, "end " + style);
      String name = Labels.fit(terms.get(named.get(rank)), Frame.FONT, frame.left() - 26);
      svg.text(frame.left() - 21, places[k] + 4, "end name", name);
    }
  }

  private String description() {
    int p = result.model().coefficients().size();
    return "Each coefficient times the standard deviation of its feature, over λ, from little decay on"
        + " the left to much decay on the right, where all come near 0. "
        + (p > named() ? "The " + named() + " largest of " + Numbers.count(p) + " are named. " : "")
        + "At the chosen λ "
        + Numbers.count(result.kept())
        + " of "
        + Numbers.count(p)
        + " are not 0.";
  }
}
