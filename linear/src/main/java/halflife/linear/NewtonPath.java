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
  private static final double SHORTEST = 1e-18;
  private static final double NOTHING_ENTERS = 1e300;
  private static final double SLACK = 1e-12;

  /** A step must at least do this to what is missed, or the metric is too old. */
  private static final double STALE = 0.5;

  /** How much faster a metric's sums run than a gradient's. */
  private static final double METRIC_SPEED = 4;

  private static final int EXPECTED_STEPS = 2;

  private final LikelihoodProblem problem;
  private final Gradient gradient;
  private final Optimality optimality;
  private final double strength;
  private double[] b;
  private double[] left;
  private Step step;
  private double owed;
  private boolean fresh;

  private NewtonPath(LikelihoodProblem problem) {
    this.problem = problem;
    gradient = new Gradient(problem);
    optimality = new Optimality(problem);
    b = start(problem);
    left = gradient.at(b);
    step = Step.small(problem, gradient.linear(), b, NOTHING_ENTERS, 0, 0);
    for (int turn = 0; turn < MOST_STEPS; turn++) {
      if (optimality.freeMiss(left) <= problem.tolerance() / 100) {
        break;
      }
      step = Step.small(problem, gradient.linear(), b, NOTHING_ENTERS, 0, 0);
      step(NOTHING_ENTERS, 0, 0);
    }
    strength = optimality.entryStrength(left);
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

  private void converge(double l1, double l2) {
    double limit = problem.tolerance() * strength;
    double before = Double.POSITIVE_INFINITY;
    for (int steps = 0; ; steps++) {
      double miss = optimality.miss(b, left, l1, l2);
      if (miss <= limit) {
        return;
      }
      if (steps == MOST_STEPS) {
        throw new IllegalStateException(
            "the fit did not settle within " + steps + " steps at l1 = " + l1 + ", l2 = " + l2);
      }
      owed += steps >= EXPECTED_STEPS ? 1 : 0;
      if (!fresh || miss > STALE * before || owed * gradient.cost(b) > step.price() / METRIC_SPEED) {
        step = Step.of(problem, gradient.linear(), b, l1, l2, SLACK * strength);
        fresh = true;
        owed = 0;
      }
      before = miss;
      step(l1, l2, Math.max(SLACK * strength, Math.min(limit, miss * miss / strength) / 4));
    }
  }

  private void step(double l1, double l2, double slack) {
    double[] old = b;
    b = step.from(old, left, l1, l2, slack);
    double[] d = new double[old.length];
    Arrays.setAll(d, v -> b[v] - old[v]);
    double start = optimality.slope(old, left, d, l1, l2, false);
    left = gradient.at(b);
    double length = 1;
    while (length > SHORTEST
        && !(optimality.slope(b, left, d, l1, l2, true) <= STALE * Math.abs(start))) {
      length /= 2;
      double t = length;
      b = new double[old.length];
      Arrays.setAll(b, v -> old[v] + t * d[v]);
      left = gradient.at(b);
      fresh = false;
    }
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
