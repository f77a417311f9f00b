package halflife.report.json;

import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import java.util.List;
import java.util.Optional;

/** A point of a curve in result.json, its complexity once more under its own name. */
record CurveRow(
    double lambda,
    double l1,
    double l2,
    double mean,
    double se,
    double train,
    double complexity,
    Optional<Double> nonzero,
    Optional<Double> df,
    double radius,
    List<Double> folds) {

  static List<CurveRow> of(Curve curve) {
    return curve.points().stream().map(p -> of(curve, p)).toList();
  }

  /** A norm has no field of its own: it is there already, as the radius. */
  static CurveRow of(Curve curve, CurvePoint p) {
    Optional<Double> complexity = Optional.of(p.complexity());
    String name = curve.complexityName();
    return new CurveRow(
        p.lambda(),
        p.l1(),
        p.l2(),
        p.mean(),
        p.se(),
        p.train(),
        p.complexity(),
        complexity.filter(c -> name.startsWith("non-zero")),
        complexity.filter(c -> !name.startsWith("non-zero") && !name.startsWith("norm")),
        p.radius(),
        p.folds());
  }

  CurvePoint point() {
    return new CurvePoint(lambda, l1, l2, mean, se, train, complexity, radius, folds);
  }
}
