package halflife.linear;

import java.util.Optional;

/**
 * What a metric gets wrong, foretold: on the way from one λ to the next its quadratic misses the
 * gradient by e = −Δg − HΔb, which is much the same from λ to λ, and much the same for the paths of
 * nearly the same rows.
 *
 * <p>So e is taken as the guide's own at the same λs plus what this path's exceeded the guide's by
 * at the λ before; and between steps at one λ the metric is scaled to the curvature that the last
 * step met, as Barzilai &amp; Borwein (1988) scale the identity.
 */
final class Foresight {
  private static final double LEAST_SCALE = 0.2;
  private static final double MOST_SCALE = 5;

  private final Guide guide;

  /** Where the path stood when it passed the last two λs. */
  private Guide.Passed last = Guide.Passed.NOWHERE;

  private double step;

  /** What the error at the last λ exceeded the guide's by. */
  private double[] excess = new double[0];

  private double scale = 1;

  Foresight(Guide guide) {
    this.guide = guide;
  }

  /** What the metric is to be multiplied by. */
  double scale() {
    return scale;
  }

  /** A metric of other rows has taken the place of the last one. */
  void otherMetric() {
    scale = 1;
  }

  /** A metric has been taken where the path stands, and is right there. */
  void newMetric() {
    scale = 1;
    excess = new double[0];
  }

  /** Looks at a step that has been made. */
  void learn(Step on, Attempt attempt, double[] b, double[] left) {
    Optional<DenseMetric> metric = on.stored();
    if (metric.isEmpty()) {
      return;
    }
    double[] d = Vectors.difference(b, attempt.old());
    double[] image = metric.get().image(d);
    double met = 0;
    double expected = 0;
    for (int v = 0; v < d.length; v++) {
      met += d[v] * (attempt.oldLeft()[v] - left[v]);
      expected += d[v] * image[v];
    }
    if (met > 0 && expected > 0) {
      scale = Math.min(Math.max(met / expected, LEAST_SCALE), MOST_SCALE);
    }
  }

  /** Looks back when the fit at a λ is there. */
  void passed(Step on, double lambda, double[] b, double[] left) {
    Guide.Passed here = new Guide.Passed(lambda, b, left);
    Optional<DenseMetric> metric = on.stored();
    excess = new double[0];
    if (metric.isPresent() && last.somewhere()) {
      excess = error(metric.get(), last, here);
      double[] expected = guides(metric.get(), lambda);
      for (int v = 0; v < expected.length; v++) {
        excess[v] -= expected[v];
      }
    }
    step = last.lambda() - lambda;
    last = here;
  }

  /** A gradient less the error that is foretold on the way to a λ. */
  double[] corrected(Step on, double lambda, double[] left) {
    Optional<DenseMetric> metric = on.stored();
    double[] result = left.clone();
    if (metric.isPresent() && last.somewhere()) {
      double[] expected = guides(metric.get(), lambda);
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
  private double[] guides(DenseMetric metric, double lambda) {
    int at = guide.passedAt(lambda);
    return at > 0 && guide.passed().get(at - 1).lambda() == last.lambda()
        ? error(metric, guide.passed().get(at - 1), guide.passed().get(at))
        : new double[0];
  }

  private static double[] error(DenseMetric metric, Guide.Passed from, Guide.Passed to) {
    double[] error = metric.image(Vectors.difference(to.fit(), from.fit()));
    for (int v = 0; v < error.length; v++) {
      error[v] = from.gradient()[v] - to.gradient()[v] - error[v];
    }
    return error;
  }
}
