package halflife.draw.result;

import halflife.draw.Point;
import halflife.evidence.LossSurface;
import java.util.ArrayList;
import java.util.List;

/**
 * The outline of {b : P(b) ≤ P(at)}: a diamond for L1, an ellipse for L2 (a circle where both
 * factors are equal), between the two for a mix.
 *
 * <p>Along the direction (c, s) the penalty is A·t² + B·t with A = l2/2·(v₁c² + v₂s²) and B =
 * l1·(v₁|c| + v₂|s|), so the outline is at t = 2P/(B + √(B² + 4AP)).
 */
final class PenaltyBall {
  /** A multiple of four, so that the corners of a diamond are among the points. */
  private static final int STEPS = 144;

  private PenaltyBall() {}

  /** The outline through a place, closed; far away where a direction is free. */
  static List<Point> through(LossSurface land, double x, double y) {
    double penalty = land.penalty(x, y);
    double far =
        4 * (land.xs().get(land.xs().size() - 1) - land.xs().get(0))
            + 4 * (land.ys().get(land.ys().size() - 1) - land.ys().get(0));
    List<Point> out = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      double c = exact(StrictMath.cos(2 * Math.PI * k / STEPS));
      double s = exact(StrictMath.sin(2 * Math.PI * k / STEPS));
      double t = reach(land, c, s, penalty, far);
      out.add(new Point(t * c, t * s));
    }
    return out;
  }

  /** The distance that the ball reaches in a direction, at most {@code far}. */
  static double reach(LossSurface land, double c, double s, double penalty, double far) {
    double a = land.l2() / 2 * (part(land, 0, c * c) + part(land, 1, s * s));
    double b = land.l1() * (part(land, 0, Math.abs(c)) + part(land, 1, Math.abs(s)));
    double below = b + Math.sqrt(b * b + 4 * a * penalty);
    double t = below == 0 ? far : 2 * penalty / below;
    return Double.isFinite(t) ? Math.min(far, t) : 0;
  }

  private static double part(LossSurface land, int axis, double size) {
    return size == 0 ? 0 : land.factors().get(axis) * size;
  }

  private static double exact(double v) {
    return Math.abs(v) < 1e-12 ? 0 : v;
  }
}
