package halflife.linear.glm;

import halflife.linear.data.Vectors;
import halflife.linear.model.WarmStart;
import java.util.Optional;

/**
 * Foretells the error of a Hessian: on the way from one λ to the next its quadratic misses the
 * gradient by e = −Δg − HΔb, which is much the same from λ to λ, and much the same for the paths of
 * nearly the same rows.
 *
 * <p>So e is taken as the guide's own at the same λs plus what this path's exceeded the guide's by
 * at the λ before.
 */
final class Foresight {
  private final WarmStart warmStart;

  /** The place of the path when it passed the last λ. */
  private WarmStart.Passed last = WarmStart.Passed.NOWHERE;

  private double step;

  /** The error at the last λ minus the guide's. */
  private double[] excess = new double[0];

  Foresight(WarmStart warmStart) {
    this.warmStart = warmStart;
  }

  /** A Hessian has been taken where the path stands, and is right there. */
  void newHessian() {
    excess = new double[0];
  }

  /** Looks back when the fit at a λ is there. */
  void passed(Optional<DenseHessian> hessian, double lambda, double[] b, double[] gradient) {
    WarmStart.Passed here = new WarmStart.Passed(lambda, b, gradient);
    excess = new double[0];
    if (hessian.isPresent() && last.somewhere()) {
      excess = error(hessian.get(), last, here);
      double[] expected = guides(hessian.get(), lambda);
      for (int v = 0; v < expected.length; v++) {
        excess[v] -= expected[v];
      }
    }
    step = last.lambda() - lambda;
    last = here;
  }

  /** A gradient less the error that is foretold on the way to a λ. */
  double[] corrected(Optional<DenseHessian> hessian, double lambda, double[] gradient) {
    double[] result = gradient.clone();
    if (hessian.isPresent() && last.somewhere()) {
      double[] expected = guides(hessian.get(), lambda);
      for (int v = 0; v < expected.length; v++) {
        result[v] -= expected[v];
      }
      double share = Math.min(1, (last.lambda() - lambda) / step);
      for (int v = 0; v < excess.length; v++) {
        result[v] -= share * excess[v];
      }
    }
    return result;
  }

  /** The guide's own error on the way to a λ; empty if it did not go from the same λ before. */
  private double[] guides(DenseHessian hessian, double lambda) {
    int at = warmStart.passedAt(lambda);
    return at > 0 && warmStart.passed().get(at - 1).lambda() == last.lambda()
        ? error(hessian, warmStart.passed().get(at - 1), warmStart.passed().get(at))
        : new double[0];
  }

  private static double[] error(DenseHessian hessian, WarmStart.Passed from, WarmStart.Passed to) {
    double[] error = hessian.image(Vectors.difference(to.fit(), from.fit()));
    for (int v = 0; v < error.length; v++) {
      error[v] = from.gradient()[v] - to.gradient()[v] - error[v];
    }
    return error;
  }
}
