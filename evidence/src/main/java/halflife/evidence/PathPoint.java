package halflife.evidence;

import java.util.List;

/**
 * The fit to all training rows at one λ.
 *
 * @param lambda λ; 0 for no decay
 * @param intercepts on the original scale, one per output: one in all, or one per class
 *     (multinomial)
 * @param coefficients on the original scale; that of output k and feature j, of p, is at k·p + j,
 *     in the order of {@link Result#features}
 */
public record PathPoint(double lambda, List<Double> intercepts, List<Double> coefficients) {
  public PathPoint {
    intercepts = List.copyOf(intercepts);
    coefficients = List.copyOf(coefficients);
  }

  /** A model that has no coefficients to show: a network's. */
  public static PathPoint withoutCoefficients(double lambda) {
    return new PathPoint(lambda, List.of(), List.of());
  }
}
