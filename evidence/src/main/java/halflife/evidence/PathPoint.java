package halflife.evidence;

import java.util.List;

/**
 * The fit to all training rows at one λ.
 *
 * @param lambda λ; 0 for no decay
 * @param intercept on the original scale
 * @param coefficients on the original scale, in the order of {@link Result#features}
 */
public record PathPoint(double lambda, double intercept, List<Double> coefficients) {
  public PathPoint {
    coefficients = List.copyOf(coefficients);
  }
}
