package halflife.draw;

import halflife.core.Numbers;
import halflife.evidence.CurvePoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The axis of λ: logarithmic, little decay on the left; λ = 0, which no logarithm reaches, has a
 * place of its own left of a gap.
 *
 * @param scale the part above 0
 * @param zero the place of λ = 0
 * @param hasZero whether λ = 0 is drawn
 */
record LambdaAxis(Scale.Log scale, double zero, boolean hasZero) {
  private static final double ROOM_FOR_ZERO = 44;
  private static final double MARGIN = 12;

  /** An axis that shows all of these λs between two places. */
  static LambdaAxis of(Collection<Double> lambdas, double left, double right, boolean hasZero) {
    double low = lambdas.stream().filter(v -> v > 0).min(Double::compare).orElse(1.0);
    double high = lambdas.stream().filter(v -> v > 0).max(Double::compare).orElse(1.0);
    double from = left + (hasZero ? ROOM_FOR_ZERO : MARGIN);
    return new LambdaAxis(
        new Scale.Log(low, high, from, right - MARGIN), left + MARGIN + 2, hasZero);
  }

  /** The place of a λ; one outside the axis is put at its end. */
  double at(double lambda) {
    if (lambda <= 0) {
      return zero;
    }
    return scale.at(Math.max(scale.low(), Math.min(scale.high(), lambda)));
  }

  /** Where the part above 0 begins to be drawn. */
  double left() {
    return hasZero ? gap() + 3 : scale.from() - MARGIN;
  }

  /** The middle of the gap between 0 and the rest. */
  double gap() {
    return (zero + scale.from()) / 2 + 1;
  }

  List<Scale.Tick> ticks() {
    return scale.ticks((int) Math.max(2, (scale.to() - scale.from()) / 52));
  }

  /**
   * What a point of the curve has besides its error, where there is room for it: exact values at
   * exact places, none in between.
   */
  List<Scale.Tick> along(List<CurvePoint> points, ToDoubleFunction<CurvePoint> value) {
    List<Scale.Tick> out = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    double step =
        (scale.to() - scale.from()) / Math.max(1, Math.floor((scale.to() - scale.from()) / 64));
    for (int i = points.size() - 1; i >= 0; i--) {
      double x = at(points.get(i).lambda());
      String label = Numbers.significant(value.applyAsDouble(points.get(i)), 3);
      double half = Labels.width(label, Frame.FONT) / 2;
      if (x - half >= free) {
        out.add(new Scale.Tick(x, label));
        free = Math.max(x + half + 14, x + step - half - 1);
      }
    }
    return out;
  }

  /** What a page needs to move a cursor along this axis, as attributes of the picture. */
  String[] attributes(String... more) {
    List<String> out =
        new ArrayList<>(
            List.of(
                "data-lambda-low", Double.toString(scale.low()),
                "data-lambda-high", Double.toString(scale.high()),
                "data-x-low", Numbers.coordinate(scale.from()),
                "data-x-high", Numbers.coordinate(scale.to()),
                "data-x-zero", Numbers.coordinate(zero)));
    out.addAll(List.of(more));
    return out.toArray(new String[0]);
  }
}
