package halflife.linear;

import java.util.Arrays;

/**
 * The fits of a penalized likelihood at falling λs, by proximal Newton steps.
 *
 * <p>Each step minimizes the quadratic that the gradient and a {@link Metric} make, penalty and
 * all, and the next one starts from the exact gradient there (Lee, Sun &amp; Saunders 2014,
 * <i>Proximal Newton-type methods</i>). A metric serves as many steps and λs as it pays to keep it:
 * it is taken anew once the steps it has cost too many are worth its price.
 */
final class NewtonPath {
  private static final int MOST_STEPS = 300;
  private static final double NOTHING_ENTERS = 1e300;
  private static final double SLACK = 1e-12;

  /** A step must at least do this to what is missed, or the metric is too old. */
  private static final double STALE = 0.5;

  /** How much faster a metric's sums run than a gradient's. */
  private static final double METRIC_SPEED = 4;

  private static final int EXPECTED_STEPS = 2;

  private final LikelihoodProblem problem;
  private final Gradient gradient;
  private double[] b;
  private double[] left;
  private final double strength;
  private ActiveSet set;
  private Settling settling;
  private double owed;
  private boolean loaded;

  private NewtonPath(LikelihoodProblem problem) {
    this.problem = problem;
    gradient = new Gradient(problem);
    b = start(problem);
    left = gradient.at(b);
    set = new ActiveSet(quadratic(new RowMetric(problem, gradient.linear())));
    settling = new Settling(set, 0);
    for (int step = 0; step < MOST_STEPS && freeMiss() > problem.tolerance() / 100; step++) {
      take(new RowMetric(problem, gradient.linear()), 0, NOTHING_ENTERS, 0);
      step(NOTHING_ENTERS, 0);
    }
    double most = 0;
    for (int v = 0; v < left.length; v++) {
      if (problem.factors[v] > 0 && problem.factors[v] < Double.POSITIVE_INFINITY) {
        most = Math.max(most, pull(v) / problem.factors[v]);
      }
    }
    strength = most;
    loaded = false;
  }

  /** Fits what is not penalized. */
  static NewtonPath of(LikelihoodProblem problem) {
    return new NewtonPath(problem);
  }

  /** The largest pull per factor on a coefficient that is 0: λ_max times α. */
  double entryStrength() {
    return strength;
  }

  /** The fit of what is not penalized alone. */
  double[] featureless() {
    return centred();
  }

  Path path(double[] lambdas) {
    double[][] fits = new double[lambdas.length][];
    for (int i = 0; i < lambdas.length; i++) {
      if (strength > 0) {
        converge(problem.l1(lambdas[i]), problem.l2(lambdas[i]));
      }
      fits[i] = centred();
    }
    return Path.onGrid(problem, lambdas.clone(), fits);
  }

  private static double[] start(LikelihoodProblem problem) {
    double[] b = new double[problem.factors.length];
    double[] share = new double[problem.outputs()];
    for (int i = 0; i < problem.rows(); i++) {
      double y = problem.target[i];
      double w = problem.weights[i];
      if (share.length > 1) {
        share[(int) y] += w;
      } else {
        share[0] += w * y;
      }
    }
    for (int k = 0; k < share.length; k++) {
      b[problem.intercept(k)] =
          switch (problem.family) {
            case GAUSSIAN -> share[k];
            case BINOMIAL -> Math.log(share[k] / (1 - share[k]));
            case POISSON, MULTINOMIAL -> Math.log(share[k]);
          };
    }
    return b;
  }

  private Quadratic quadratic(Metric metric) {
    double[] zero = new double[b.length];
    return new Quadratic(
        metric, zero, problem.factors, b.length, problem.penalty.nonNegative());
  }

  private double pull(int v) {
    return problem.penalty.nonNegative() ? Math.max(left[v], 0) : Math.abs(left[v]);
  }

  private double freeMiss() {
    double worst = 0;
    for (int v = 0; v < left.length; v++) {
      worst = problem.factors[v] == 0 ? Math.max(worst, Math.abs(left[v])) : worst;
    }
    return worst;
  }

  /** The largest violation of an optimality condition. */
  private double miss(double l1, double l2) {
    double worst = 0;
    for (int v = 0; v < left.length; v++) {
      double factor = problem.factors[v];
      if (factor < Double.POSITIVE_INFINITY) {
        double miss =
            b[v] == 0
                ? (factor == 0 ? Math.abs(left[v]) : pull(v) - l1 * factor)
                : Math.abs(left[v] - factor * (l2 * b[v] + l1 * Math.signum(b[v])));
        worst = Math.max(worst, miss);
      }
    }
    return worst;
  }

  private void converge(double l1, double l2) {
    double limit = problem.tolerance() * strength;
    double before = Double.POSITIVE_INFINITY;
    for (int steps = 0; ; steps++) {
      double miss = miss(l1, l2);
      if (miss <= limit) {
        return;
      }
      if (steps == MOST_STEPS) {
        throw new IllegalStateException(
            "the fit did not settle within " + steps + " steps at l1 = " + l1 + ", l2 = " + l2);
      }
      owed += steps >= EXPECTED_STEPS ? 1 : 0;
      if (!loaded || miss > STALE * before || owed * gradient.cost(b) > price()) {
        take(Metric.at(problem, gradient.linear()), l2, l1, SLACK * strength);
        owed = 0;
      } else {
        set.ridge(l2);
      }
      before = miss;
      step(l1, l2);
    }
  }

  /** What a metric and its factor cost, in multiplications. */
  private double price() {
    double size = Metric.dense(problem) ? b.length : set.size();
    return problem.rows() * size * size / 2 / METRIC_SPEED;
  }

  /** Starts an active set on a metric from the present coefficients. */
  private void take(Metric metric, double l2, double l1, double slack) {
    set = new ActiveSet(quadratic(metric));
    set.ridge(l2);
    boolean all = l1 == 0 && !problem.penalty.nonNegative();
    for (int v = 0; v < b.length; v++) {
      boolean free = problem.factors[v] == 0 || all && set.problem.usable(v);
      if (free || b[v] != 0) {
        set.add(v, free ? 0 : Math.signum(b[v]));
      }
    }
    settling = new Settling(set, slack);
    loaded = true;
  }

  private void step(double l1, double l2) {
    System.arraycopy(b, 0, set.b, 0, b.length);
    System.arraycopy(left, 0, set.left, 0, left.length);
    settling.settle(l1);
    double[] old = b;
    double[] d = new double[b.length];
    Arrays.setAll(d, v -> set.b[v] - old[v]);
    double start = slope(old, left, d, l1, l2, false);
    double length = 1;
    b = set.b.clone();
    left = gradient.at(b);
    for (int halvings = 0;
        halvings < 60 && !(slope(b, left, d, l1, l2, true) <= STALE * Math.abs(start));
        halvings++) {
      length /= 2;
      double t = length;
      b = new double[old.length];
      Arrays.setAll(b, v -> old[v] + t * d[v]);
      left = gradient.at(b);
      loaded = false;
    }
  }

  /** The slope of the objective along d, on the side of the start or of the end. */
  private double slope(
      double[] at, double[] pulls, double[] d, double l1, double l2, boolean end) {
    double sum = 0;
    for (int v = 0; v < d.length; v++) {
      if (d[v] != 0) {
        double factor = problem.factors[v];
        double sign = at[v] != 0 ? Math.signum(at[v]) : Math.signum(end ? -d[v] : d[v]);
        sum += d[v] * (factor * (l2 * at[v] + l1 * sign) - pulls[v]);
      }
    }
    return sum;
  }

  /** A copy with what is not penalized brought to mean 0 over classes, which changes no fit. */
  private double[] centred() {
    double[] fit = b.clone();
    int outputs = problem.outputs();
    int width = fit.length / outputs;
    for (int j = 0; j < width && outputs > 1; j++) {
      if (problem.factors[j] == 0) {
        double mean = 0;
        for (int k = 0; k < outputs; k++) {
          mean += fit[k * width + j] / outputs;
        }
        for (int k = 0; k < outputs; k++) {
          fit[k * width + j] -= mean;
        }
      }
    }
    return fit;
  }
}
