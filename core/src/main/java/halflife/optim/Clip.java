package halflife.optim;

import halflife.core.Guard;

/**
 * Limits to gradients, before any decay is added to them.
 *
 * @param value c: g ← max(−c, min(c, g)), each entry, both ways; +∞ for none
 * @param norm n: then g ← g · min(1, n/‖g‖), ‖g‖ over the gradients of all parameters; +∞ for none
 */
public record Clip(double value, double norm) {
  /** No limits. */
  public static final Clip NONE = new Clip(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if one is not above 0
   */
  public Clip {
    Guard.positive("the largest entry of a gradient", value);
    Guard.positive("the largest norm of the gradients", norm);
  }

  /** A limit to each entry. */
  public static Clip byValue(double value) {
    return new Clip(value, Double.POSITIVE_INFINITY);
  }

  /** A limit to the norm of all gradients together. */
  public static Clip byNorm(double norm) {
    return new Clip(Double.POSITIVE_INFINITY, norm);
  }
}
