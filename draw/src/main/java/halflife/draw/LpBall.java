package halflife.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * The places whose p-norm is at most the radius: |x|<sup>p</sup> + |y|<sup>p</sup> ≤ r<sup>p</sup>.
 * A diamond for p = 1, a circle for p = 2, a star with hollow sides below 1 (no norm any more).
 *
 * @param p the power, above 0
 * @param radius r, at least 0
 */
public record LpBall(double p, double radius) {
  /** A multiple of four, so that the corners are among the points. */
  private static final int STEPS = 240;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if p is not above 0 or the radius is below 0
   */
  public LpBall {
    if (!(p > 0 && p < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("p is " + p + ", but must be above 0");
    }
    if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the radius is " + radius + ", but must be at least 0");
    }
  }

  /**
   * Its edge: (r·|cos|<sup>2/p</sup>, r·|sin|<sup>2/p</sup>) with the signs of cos and sin, each
   * quarter the mirror image of the others to the last bit.
   */
  public List<Point> outline() {
    int quarter = STEPS / 4;
    double[] sides = new double[quarter + 1];
    for (int k = 0; k <= quarter; k++) {
      double share = k == quarter ? 0 : StrictMath.cos(2 * Math.PI * k / STEPS);
      sides[k] = radius * StrictMath.pow(share, 2 / p);
    }
    List<Point> out = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      int along = k % quarter;
      double near = sides[along];
      double far = sides[quarter - along];
      out.add(
          switch (k / quarter) {
            case 0 -> new Point(near, far);
            case 1 -> new Point(0.0 - far, near);
            case 2 -> new Point(0.0 - near, 0.0 - far);
            default -> new Point(far, 0.0 - near);
          });
    }
    return out;
  }
}
