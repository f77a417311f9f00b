package halflife.evidence;

import java.util.Comparator;
import java.util.List;

/**
 * Error over λ: the outcome of a search, for every kind of model.
 *
 * @param name the penalty in a word: {@code ridge}, {@code lasso}, {@code elastic net}
 * @param alpha the mix of the penalty: 1 is all L1, 0 is all L2
 * @param complexityName the quantity that {@link CurvePoint#complexity} counts, such as {@code
 *     non-zero}
 * @param points by falling λ, every λ above 0
 * @param none the same score without decay, λ = 0; it is drawn and judged, never chosen from
 */
public record Curve(
    String name, double alpha, String complexityName, List<CurvePoint> points, CurvePoint none) {
  public Curve {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a curve needs at least one λ above 0; give a λ to try");
    }
    for (int i = 1; i < points.size(); i++) {
      if (!(points.get(i - 1).lambda() > points.get(i).lambda())) {
        throw new IllegalArgumentException(
            "the λs of a curve must fall strictly, but λ = "
                + points.get(i).lambda()
                + " follows "
                + points.get(i - 1).lambda());
      }
    }
  }

  /** The point with the smallest mean; of several, the one with the largest λ. */
  public CurvePoint minimum() {
    return points.stream().min(Comparator.comparingDouble(CurvePoint::mean)).orElseThrow();
  }

  /** The point at exactly this λ, or the nearest one on a logarithmic scale. */
  public CurvePoint nearest(double lambda) {
    if (lambda == 0) {
      return none;
    }
    return points.stream()
        .min(Comparator.comparingDouble(p -> Math.abs(Math.log(p.lambda() / lambda))))
        .orElseThrow();
  }

  /** Whether a fit with less decay than the best one is worse by more than one standard error. */
  public boolean overfits() {
    return rises(none)
        || points.stream().anyMatch(p -> p.lambda() < minimum().lambda() && rises(p));
  }

  /** Whether a fit with more decay than the best one is worse by more than one standard error. */
  public boolean underfits() {
    return points.stream().anyMatch(p -> p.lambda() > minimum().lambda() && rises(p));
  }

  private boolean rises(CurvePoint p) {
    return p.mean() > minimum().mean() + minimum().se();
  }
}
