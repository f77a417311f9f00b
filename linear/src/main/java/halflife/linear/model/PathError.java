package halflife.linear.model;

import halflife.core.Internal;

/**
 * The mean loss of one path on one set of held-out rows, as a function of λ: piecewise quadratic
 * where the path is piecewise linear, known at its λs otherwise.
 *
 * @param lambdas falling
 * @param squares E(i, i)
 * @param cross E(i, i+1), or empty
 */
@Internal
public record PathError(double[] lambdas, double[] squares, double[] cross) {
  /** The error at a λ; above the first λ, where nothing moves, that of the first. */
  public double at(double lambda) {
    if (lambda >= lambdas[0]) {
      return squares[0];
    }
    int i = Path.segment(lambdas, lambda);
    if (lambdas[i] == lambda || cross.length == 0 || i + 1 == lambdas.length) {
      return squares[i];
    }
    double t = (lambdas[i] - lambda) / (lambdas[i] - lambdas[i + 1]);
    double s = 1 - t;
    return s * s * squares[i] + 2 * s * t * cross[i] + t * t * squares[i + 1];
  }
}
