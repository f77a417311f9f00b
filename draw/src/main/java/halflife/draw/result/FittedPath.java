package halflife.draw.result;

import halflife.evidence.PathPoint;
import halflife.evidence.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * The coefficients of the selected search at any λ.
 *
 * <p>At the chosen λ and at 0 they are the fitted ones; between two points of the path they lie on
 * the straight line, which is exact for the lasso's knots.
 */
public final class FittedPath {
  private final Result result;
  private final List<PathPoint> points;
  private final List<Double> scales;

  /** The path of the selected search. */
  public FittedPath(Result result) {
    this.result = result;
    points = new ArrayList<>(result.search().path());
    points.add(result.unpenalized());
    scales = result.termScales();
  }

  /** The fit at one λ, at least 0; above the path's largest λ, that of the largest. */
  public PathPoint at(double lambda) {
    if (lambda == result.model().lambda()) {
      return result.model();
    }
    PathPoint above = points.get(0);
    if (lambda >= above.lambda()) {
      return above;
    }
    for (PathPoint below : points) {
      if (below.lambda() == lambda) {
        return below;
      }
      if (below.lambda() < lambda) {
        return between(above, below, lambda);
      }
      above = below;
    }
    return result.unpenalized();
  }

  /** coefficient × scale at one λ, in the order of {@link Result#terms}. */
  public double[] standardized(double lambda) {
    PathPoint point = at(lambda);
    double[] out = new double[point.coefficients().size()];
    for (int j = 0; j < out.length; j++) {
      out[j] = point.coefficients().get(j) * scales.get(j);
    }
    return out;
  }

  private static PathPoint between(PathPoint above, PathPoint below, double lambda) {
    double t = (above.lambda() - lambda) / (above.lambda() - below.lambda());
    return new PathPoint(
        lambda,
        mix(above.intercepts(), below.intercepts(), t),
        mix(above.coefficients(), below.coefficients(), t));
  }

  private static List<Double> mix(List<Double> a, List<Double> b, double t) {
    List<Double> out = new ArrayList<>();
    for (int j = 0; j < a.size(); j++) {
      out.add(a.get(j) + t * (b.get(j) - a.get(j)));
    }
    return out;
  }
}
