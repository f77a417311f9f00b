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

  /** Its edge: (r·|cos|<sup>2/p</sup>, r·|sin|<sup>2/p</sup>) with the signs of cos and sin. */
  public List<Point> outline() {
    List<Point> out = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      double angle = 2 * Math.PI * k / STEPS;
      out.add(new Point(side(StrictMath.cos(angle)), side(StrictMath.sin(angle))));
    }
    return out;
  }

  private double side(double share) {
    double size = Math.abs(share) < 1e-12 ? 0 : StrictMath.pow(Math.abs(share), 2 / p);
    return Math.copySign(size * radius, share) + 0.0;
  }
}
