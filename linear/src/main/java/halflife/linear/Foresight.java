package halflife.linear;

import java.util.Optional;

/**
 * What a Hessian gets wrong, foretold: on the way from one λ to the next its quadratic misses the
 * gradient by e = −Δg − HΔb, which is much the same from λ to λ, and much the same for the paths of
 * nearly the same rows.
 *
 * <p>So e is taken as the guide's own at the same λs plus what this path's exceeded the guide's by
 * at the λ before; and between steps at one λ the Hessian is scaled to the curvature that the last
 * step met, as Barzilai &amp; Borwein (1988) scale the identity.
 */
final class Foresight {
  private static final double LEAST_SCALE = 0.2;
  private static final double MOST_SCALE = 5;

  private final WarmStart warmStart;

  /** Where the path stood when it passed the last two λs. */
  private WarmStart.Passed last = WarmStart.Passed.NOWHERE;

  private double step;

  /** What the error at the last λ exceeded the guide's by. */
  private double[] excess = new double[0];

  private double scale = 1;

  Foresight(WarmStart warmStart) {
    this.warmStart = warmStart;
  }

  /** What the Hessian is to be multiplied by. */
  double scale() {
    return scale;
  }

  /** A Hessian of other rows has taken the place of the last one. */
  void otherHessian() {
    scale = 1;
  }

  /** A Hessian has been taken where the path stands, and is right there. */
  void newHessian() {
    scale = 1;
    excess = new double[0];
  }

  /** Looks at a step that has been made. */
  void learn(Step on, LineSearch search, double[] b, double[] left) {
    Optional<DenseHessian> hessian = on.stored();
    if (hessian.isEmpty()) {
      return;
    }
    double[] d = Vectors.difference(b, search.old());
    double[] image = hessian.get().image(d);
    double met = 0;
    double expected = 0;
    for (int v = 0; v < d.length; v++) {
      met += d[v] * (search.oldLeft()[v] - left[v]);
      expected += d[v] * image[v];
    }
    if (met > 0 && expected > 0) {
      scale = Math.min(Math.max(met / expected, LEAST_SCALE), MOST_SCALE);
    }
  }

  /** Looks back when the fit at a λ is there. */
  void passed(Step on, double lambda, double[] b, double[] left) {
    WarmStart.Passed here = new WarmStart.Passed(lambda, b, left);
    Optional<DenseHessian> hessian = on.stored();
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
  double[] corrected(Step on, double lambda, double[] left) {
    Optional<DenseHessian> hessian = on.stored();
    double[] result = left.clone();
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
