package halflife.linear.model;

import halflife.core.Internal;

/**
 * The mean loss of an objective, without its penalty, after a step (x, y) from a fit in two of its
 * coordinates, the others held.
 */
@Internal
public interface PlaneLoss {
  /** The loss after a step. */
  double at(double x, double y);

  /** The slope and the curvature at a point. */
  Bend bend(double x, double y);

  /** Whether its curvature is the same everywhere, so that one Newton step ends at the minimum. */
  default boolean isQuadratic() {
    return false;
  }

  /**
   * Slope and curvature in two coordinates.
   *
   * @param gx ∂/∂x
   * @param gy ∂/∂y
   * @param hxx ∂²/∂x²
   * @param hxy ∂²/∂x∂y
   * @param hyy ∂²/∂y²
   */
  record Bend(double gx, double gy, double hxx, double hxy, double hyy) {
    /** Curvature below this share of the larger one is that of two columns that are one. */
    private static final double FLAT = 1e-10;

    /** Newton's step −H⁻¹g; along a flat direction, where nothing is to be gained, 0. */
    public double[] newton() {
      double middle = (hxx + hyy) / 2;
      double spread = Math.hypot((hxx - hyy) / 2, hxy);
      double high = middle + spread;
      if (!(high > 0)) {
        return new double[2];
      }
      double low = (hxx * hyy - hxy * hxy) / high;
      double angle = Math.atan2(2 * hxy, hxx - hyy) / 2;
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double along = -(cos * gx + sin * gy) / high;
      double across = low > FLAT * high ? -(cos * gy - sin * gx) / low : 0;
      return new double[] {cos * along - sin * across, sin * along + cos * across};
    }
  }

  /** Squared error: the same bend everywhere but for the slope. */
  record Quadratic(double loss, Bend bend) implements PlaneLoss {
    @Override
    public boolean isQuadratic() {
      return true;
    }

    @Override
    public double at(double x, double y) {
      double slope = bend.gx * x + bend.gy * y;
      return loss + slope + bend.hxx / 2 * x * x + bend.hxy * x * y + bend.hyy / 2 * y * y;
    }

    @Override
    public Bend bend(double x, double y) {
      return new Bend(
          bend.gx + bend.hxx * x + bend.hxy * y,
          bend.gy + bend.hxy * x + bend.hyy * y,
          bend.hxx,
          bend.hxy,
          bend.hyy);
    }
  }
}
