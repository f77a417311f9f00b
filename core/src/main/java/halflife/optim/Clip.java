package halflife.optim;

import halflife.core.Guard;
import halflife.core.Workers;
import halflife.optim.kernel.Squares;
import java.nio.FloatBuffer;

/**
 * Limits to gradients, before any decay is added to them.
 *
 * @param value c: g ← max(−c, min(c, g)), each entry, both ways; +∞ for none
 * @param norm n: then g ← g · min(1, n/‖g‖), ‖g‖ over the gradients of all parameters; +∞ for none
 */
public record Clip(double value, double norm) {
  /** A clip without limits. */
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

  /**
   * Σ g² of a gradient in memory that is not Java's, every entry first brought into [−c, c].
   *
   * @param workers the sum does not depend on how many they are
   */
  public double squares(FloatBuffer gradient, Workers workers) {
    return Squares.sum(gradient, (float) value, workers);
  }

  /**
   * The factor of gradients: min(1, n/‖g‖).
   *
   * @param squares ‖g‖²
   */
  public double scale(double squares) {
    return Math.min(1, norm / Math.sqrt(squares));
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
