package halflife.linear.glm;

import halflife.core.Internal;
import java.util.function.DoubleSupplier;

/** What a {@link NewtonPath} wants to know of its rows before it can go on. */
@Internal
public sealed interface Question {
  /** The slopes of the log-likelihood at a fit. */
  record Slope(double[] fit) implements Question {}

  /**
   * The Hessian at the fit whose slopes were told last.
   *
   * @param fit that fit
   * @param free whether only the entries that are not penalized are of interest
   */
  record Curvature(double[] fit, boolean free) implements Question {}

  /** The mean losses, deviances, of two fits. */
  record Values(double[] first, double[] second) implements Question {}

  /** Nothing: all fits are there. */
  record Nothing() implements Question {}

  /**
   * The answer to {@link Slope}.
   *
   * @param gradient Σ w(y − μ)x of every entry, the sum of the weights 1
   * @param moved the largest change of a row's linear predictor since the slopes told before
   * @param bound the most that Σ w(y − μ)x could be at this fit: rounding is a part of it
   */
  record Slopes(double[] gradient, DoubleSupplier moved, DoubleSupplier bound) {}
}
