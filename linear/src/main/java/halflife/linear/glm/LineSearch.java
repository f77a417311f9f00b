package halflife.linear.glm;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * A step of a {@link NewtonPath} that is being tried: it stands if the objective falls by it, and
 * is shortened otherwise.
 */
final class LineSearch {
  /** A search that found no step. */
  static final LineSearch NONE = new LineSearch(new double[0], new double[0], 0, 0, 0);

  /** A change of a linear predictor by which its curvature changes little. */
  private static final double NEAR = 0.5;

  /** A change by which it does not change at all, to the digits of a step. */
  private static final double TINY = 1e-3;

  private static final double SHORTEST = 1e-18;

  /** The slope at the end may be this share of that at the start, on the way up again. */
  private static final double STEEP = 0.5;

  private final double[] old;
  private final double[] d;
  private final double slope;
  private final double l1;
  private final double l2;
  private double length = 1;

  private LineSearch(double[] old, double[] d, double slope, double l1, double l2) {
    this.old = old;
    this.d = d;
    this.slope = slope;
    this.l1 = l1;
    this.l2 = l2;
  }

  /** The step from a point with its gradient to the next. */
  static LineSearch of(
      Optimality optimality, double[] b, double[] gradient, double[] next, double l1, double l2) {
    double[] d = Vectors.difference(next, b);
    return new LineSearch(b, d, optimality.slope(b, gradient, d, l1, l2, false), l1, l2);
  }

  /** Whether there is a step. */
  boolean open() {
    return old.length > 0;
  }

  /** The point where the way begins. */
  double[] start() {
    return old;
  }

  /** Half of the way. */
  double[] shortened() {
    length /= 2;
    double[] b = new double[old.length];
    Arrays.setAll(b, v -> old[v] + length * d[v]);
    return b;
  }

  /** What slopes say of a step. */
  enum Judgement {
    LOWER,
    TOO_FAR,
    VALUES_DECIDE
  }

  /**
   * Whether the objective has fallen from the old point to b, or the way is too short to tell. It
   * has where it still falls at b; on the way up again it has if no linear predictor moved far,
   * because curvature hardly changes then; otherwise the values decide.
   */
  Judgement judge(Optimality optimality, double[] b, Question.Slopes slopes) {
    if (length <= SHORTEST) {
      return Judgement.LOWER;
    }
    double moved = length == 1 ? slopes.moved().getAsDouble() : Double.POSITIVE_INFINITY;
    if (moved <= TINY) {
      return Judgement.LOWER; // slopes are rounding here, and the quadratic is the objective
    }
    double end = optimality.slope(b, slopes.gradient(), d, l1, l2, true);
    if (end <= 0) {
      return Judgement.LOWER;
    }
    if (!(end <= STEEP * Math.abs(slope))) {
      return Judgement.TOO_FAR;
    }
    return moved <= NEAR ? Judgement.LOWER : Judgement.VALUES_DECIDE;
  }

  /** Whether the objective is not larger at b, by the mean losses at the old point and there. */
  boolean lower(Optimality optimality, double[] b, double lossBefore, double lossHere) {
    double was = lossBefore / 2 + optimality.penalty(old, l1, l2);
    double is = lossHere / 2 + optimality.penalty(b, l1, l2);
    return is <= was;
  }
}
