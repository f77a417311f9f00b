package halflife.linear.model;

import halflife.core.Internal;

/**
 * Rows that took no part in a fit, ready to score a whole path at once.
 *
 * <p>For models a and b with residuals r<sub>a</sub>, r<sub>b</sub> on these rows, E(a, b) is the
 * weighted mean of r<sub>a</sub>r<sub>b</sub>. Along a linear piece of a path from a to b the mean
 * squared error is (1−t)² E(a,a) + 2t(1−t) E(a,b) + t² E(b,b): quadratic in λ.
 */
@Internal
public interface HeldOut {
  /** Σw of these rows. */
  double weight();

  /** E(i, i) for every stored λ of a path and, if it is piecewise linear, E(i, i+1). */
  PathError score(Path path);

  /** The mean loss of one model. */
  double error(LinearModel model);
}
