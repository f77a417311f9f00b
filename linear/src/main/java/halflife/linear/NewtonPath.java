package halflife.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** A change of a linear predictor by which its curvature changes little. */
  private static final double NEAR = 0.5;

  /** A change by which it does not change at all, to the digits of a step. */
  private static final double TINY = 1e-3;

  private static final double SHORTEST = 1e-18;
  private static final double NOTHING_ENTERS = 1e300;

  /** A pull below this share of the largest there could be is rounding. */
  private static final double NO_EFFECT = 1e-13;

  private static final double SLACK = 1e-12;

  /** A step must at least do this to what is missed, or the metric is too old. */
  private static final double STALE = 0.5;

  /** How much faster a metric's sums run than a gradient's. */
  private static final double METRIC_SPEED = 4;

  private static final int EXPECTED_STEPS = 2;

  /** What a step may leave before a path that others may follow takes a new metric. */
  private static final double LEADING = 0.1;

  private final LikelihoodProblem problem;
  private final Gradient gradient;
  private final Optimality optimality;
  private final double strength;
  private double[] b;
  private double[] left;
  private Step step;
  private double owed;
  private boolean fresh;
  private int followed = -1;
  private final double[] surprise;

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
      go(step.from(b, left, NOTHING_ENTERS, 0, 0), NOTHING_ENTERS, 0);
    }
    double entry = optimality.entryStrength(left);
    strength = entry > NO_EFFECT * gradient.bound() ? entry : 0;
    surprise = new double[b.length];
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

  /** The fits at falling λs, taking metrics from a guide where it has some. */
  Path path(double[] lambdas, Guide guide) {
    double[][] fits = new double[lambdas.length][];
    List<Guide.Taken> taken = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      if (strength > 0) {
        converge(lambdas[i], guide, taken);
      }
      fits[i] = centred();
    }
    return Path.guiding(problem, lambdas.clone(), fits, new Guide(taken));
  }

  /** Intercepts that fit the target's mean, the offsets taken at theirs. */
  private static double[] start(LikelihoodProblem problem) {
    double[] b = new double[problem.factors.length];
    double[] share = new double[problem.outputs()];
    double offset = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < problem.rows(); i++) {
      double y = problem.target[i];
      double w = problem.weights[i];
      share[share.length > 1 ? (int) y : 0] += share.length > 1 ? w : w * y;
      offset += w * problem.offsets[i];
      largest = w > 0 ? Math.max(largest, problem.offsets[i]) : largest;
    }
    double exposure = 0;
    for (int i = 0; i < problem.rows(); i++) {
      exposure += problem.weights[i] * Math.exp(problem.offsets[i] - largest);
    }
    for (int k = 0; k < share.length; k++) {
      b[problem.intercept(k)] =
          switch (problem.family) {
            case GAUSSIAN -> share[k] - offset;
            case BINOMIAL -> Math.log(share[k] / (1 - share[k])) - offset;
            case POISSON -> Math.log(share[k] / exposure) - largest;
            case MULTINOMIAL -> Math.log(share[k]);
          };
    }
    return b;
  }

  private void converge(double lambda, Guide guide, List<Guide.Taken> taken) {
    double l1 = problem.l1(lambda);
    double l2 = problem.l2(lambda);
    double limit = strength * problem.tolerance();
    double before = Double.POSITIVE_INFINITY;
    int nearest = guide.nearest(lambda);
    if (nearest != followed) {
      followed = nearest;
      step = Step.on(problem, guide.taken().get(nearest).metric(), b, l1, l2, SLACK * strength);
      fresh = true;
    }
    double[] predicted = b;
    for (int steps = 0; ; steps++) {
      double miss = optimality.miss(b, left, l1, l2);
      if (miss <= limit) {
        break;
      }
      if (steps == MOST_STEPS) {
        throw new IllegalStateException(
            "the fit did not settle within " + steps + " steps at l1 = " + l1 + ", l2 = " + l2);
      }
      boolean stale = miss > (steps > 1 && followed < 0 ? LEADING : STALE) * before;
      if (!fresh || stale || followed < 0 && worthIt(steps)) {
        step = Step.of(problem, gradient.linear(), b, l1, l2, SLACK * strength);
        step.metric().ifPresent(metric -> taken.add(new Guide.Taken(lambda, metric)));
        fresh = true;
        owed = 0;
      }
      before = miss;
      double slack = Math.max(SLACK * strength, Math.min(limit, miss * miss / strength) / 4);
      double[] next = step.from(b, left, l1, l2, slack);
      if (steps == 0) {
        predicted = next;
        next = extrapolated(next);
      }
      go(next, l1, l2);
    }
    for (int v = 0; v < b.length; v++) {
      surprise[v] = b[v] - predicted[v];
    }
  }

  /** Whether the steps that an old metric has cost too many are worth a new one. */
  private boolean worthIt(int steps) {
    owed += steps >= EXPECTED_STEPS ? 1 : 0;
    return owed * gradient.cost(b) > step.price() / METRIC_SPEED;
  }

  /** Adds what the prediction of the λ before had missed, where no sign changes by it. */
  private double[] extrapolated(double[] next) {
    double[] result = next.clone();
    for (int v = 0; v < result.length; v++) {
      double moved = next[v] + surprise[v];
      if (next[v] * moved > 0 && next[v] * b[v] > 0) {
        result[v] = moved;
      }
    }
    return result;
  }

  /** Goes to the next point, or part of the way if that overshoots. */
  private void go(double[] next, double l1, double l2) {
    double[] old = b;
    double[] d = new double[old.length];
    Arrays.setAll(d, v -> next[v] - old[v]);
    double start = optimality.slope(old, left, d, l1, l2, false);
    b = next;
    left = gradient.at(b);
    double length = 1;
    while (length > SHORTEST && !lower(old, start, d, l1, l2, length == 1)) {
      length /= 2;
      double t = length;
      b = new double[old.length];
      Arrays.setAll(b, v -> old[v] + t * d[v]);
      left = gradient.at(b);
      fresh = false;
    }
  }

  /**
   * Whether the objective has fallen from the old point to b. It has where it still falls at b; on
   * the way up again it has if no linear predictor moved far, because curvature hardly changes
   * then; otherwise the values decide.
   */
  private boolean lower(
      double[] old, double start, double[] d, double l1, double l2, boolean whole) {
    double moved = whole ? gradient.moved() : Double.POSITIVE_INFINITY;
    if (moved <= TINY) {
      return true; // slopes are rounding here, and the quadratic is the objective
    }
    double end = optimality.slope(b, left, d, l1, l2, true);
    if (end <= 0) {
      return true;
    }
    if (!(end <= STALE * Math.abs(start))) {
      return false;
    }
    if (moved <= NEAR) {
      return true;
    }
    double was = problem.trainingLoss(old) / 2 + optimality.penalty(old, l1, l2);
    double is = problem.trainingLoss(b) / 2 + optimality.penalty(b, l1, l2);
    return is <= was;
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
