package halflife.linear.glm;

import halflife.evidence.Family;
import halflife.linear.model.Path;
import halflife.linear.model.WarmStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The fits of a penalized likelihood at falling λs, by proximal Newton steps.
 *
 * <p>Each step minimizes the quadratic that the gradient and a {@link HessianApproximation} make,
 * penalty and all, and the next one starts from the exact gradient there (Lee, Sun &amp; Saunders
 * 2014, <i>Proximal Newton-type methods</i>). A Hessian serves as many steps and λs as it pays to
 * keep it: it is taken anew once the steps it has cost too many are worth its price. What it gets
 * wrong is foretold; see {@link Foresight}.
 *
 * <p>A path asks for one gradient at a time and goes on when it is there: {@link #next} gives the
 * point. So several paths can be served by one pass over the rows; see {@link BatchedPaths}.
 */
final class NewtonPath {
  private static final int MOST_STEPS = 300;

  /** The number of steps at a λ once a larger one has taken all that there are. */
  private static final int FEWER_STEPS = 30;

  private static final double NOTHING_ENTERS = 1e300;

  /** A pull below this share of the largest there could be is rounding. */
  private static final double NO_EFFECT = 1e-13;

  private static final double SLACK = 1e-12;

  /** A fit of what is free whose last step still moves a linear predictor by this has no limit. */
  private static final double GROWING = 0.05;

  /** A step must at least do this to what is missed, or the Hessian is too old. */
  private static final double STALE = 0.5;

  /** The speed of a Hessian's sums, as a multiple of that of a gradient's. */
  private static final double HESSIAN_SPEED = 4;

  private static final int EXPECTED_STEPS = 2;

  /** A path that others may follow takes a new Hessian if a step leaves more than this share. */
  private static final double LEADING = 0.1;

  /** The largest ratio of a λ to the next one where steps let features in one by one. */
  private static final double FARTHEST = 2;

  private static final double ROUNDING = 1e-9;

  /** From this number of steps on at a λ the last one tells what the next one leaves. */
  private static final int TELLING_STEPS = 2;

  /** A step that leaves more of what is missed than this tells nothing. */
  private static final double TELLING = 0.2;

  /** The next step is not trusted to leave less than this. */
  private static final double LEAST_SHARE = 0.05;

  private final LikelihoodProblem problem;
  private final Gradient gradients;
  private final Optimality optimality;
  private final double[] wanted;
  private final double rounding;
  private final WarmStart warmStart;
  private final KeptBlocks blocks = new KeptBlocks();
  private final Foresight foresight;

  /** The wanted λs and, where a jump would be too far, some between. */
  private double[] lambdas;

  /** The fits, one per λ. */
  private double[][] fits = new double[0][];

  private final List<WarmStart.Taken> taken = new ArrayList<>();
  private final List<WarmStart.Passed> passed = new ArrayList<>();

  /** The index of the λ that is worked on; −1 while what is free is fitted. */
  private int at = -1;

  private int steps;
  private double before;
  private double strength;
  private double[] b;
  private double[] gradient = new double[0];
  private Step step;
  private LineSearch search;
  private double owed;
  private boolean fresh;
  private int followed = -1;
  private double lastL1;
  private int patience = MOST_STEPS;
  private OptionalDouble unsettled = OptionalDouble.empty();

  private NewtonPath(LikelihoodProblem problem, double[] lambdas, WarmStart warmStart) {
    this.problem = problem;
    wanted = lambdas;
    this.lambdas = lambdas;
    rounding = problem.rounding();
    this.warmStart = problem.guides() ? warmStart : WarmStart.NONE;
    gradients = new Gradient(problem);
    optimality = new Optimality(problem);
    b = InitialIntercepts.of(problem);
    foresight = new Foresight(this.warmStart);
    search = LineSearch.NONE;
    step = Step.small(problem, gradients.linear(), b, NOTHING_ENTERS, 0, 0);
  }

  /** A path that has not begun; it takes a guide's Hessians if they are in its own coordinates. */
  static NewtonPath of(LikelihoodProblem problem, double[] lambdas, WarmStart warmStart) {
    return new NewtonPath(problem, lambdas, warmStart);
  }

  /** Fits what is not penalized. */
  static NewtonPath of(LikelihoodProblem problem) {
    NewtonPath path = new NewtonPath(problem, new double[0], WarmStart.NONE);
    BatchedPaths.run(List.of(path));
    return path;
  }

  /** The fits at falling λs. */
  static Path path(LikelihoodProblem problem, double[] lambdas) {
    NewtonPath path = new NewtonPath(problem, lambdas, WarmStart.NONE);
    BatchedPaths.run(List.of(path));
    return path.path();
  }

  /** The largest pull per factor on a coefficient that is 0: λ_max times α. */
  double entryStrength() {
    return strength;
  }

  /** The fit of what is not penalized alone. */
  double[] featureless() {
    return centred(b);
  }

  /** The fits, once it has ended. */
  Path path() {
    List<double[]> asked = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      if (asked.size() < wanted.length && lambdas[i] == wanted[asked.size()]) {
        asked.add(fits[i]);
      }
    }
    return Path.onGrid(
        problem,
        wanted.clone(),
        asked.toArray(double[][]::new),
        unsettled,
        new WarmStart(taken, passed));
  }

  Gradient gradient() {
    return gradients;
  }

  /** The point at which the first gradient is wanted. */
  double[] first() {
    return b;
  }

  /**
   * Continues from the gradient at the point that was asked for.
   *
   * @return the next point; empty when all fits are there
   */
  double[] next(double[] here) {
    gradient = here;
    if (search.open() && !search.lower(optimality, problem, gradients, b, gradient)) {
      b = search.shortened();
      fresh = false;
      return b;
    }
    search = LineSearch.NONE;
    return at < 0 ? free() : penalized();
  }

  private double[] free() {
    if (optimality.freeMiss(gradient) > Math.max(problem.tolerance() / 100, rounding)
        && steps++ < MOST_STEPS) {
      step = Step.small(problem, gradients.linear(), b, NOTHING_ENTERS, 0, 0);
      return tryOut(step.from(b, gradient, NOTHING_ENTERS, 0, 0), NOTHING_ENTERS, 0);
    }
    refuseInfinite();
    double entry = optimality.entryStrength(gradient);
    lastL1 = entry;
    strength = entry > Math.max(NO_EFFECT * gradients.bound(), rounding) ? entry : 0;
    at = 0;
    lambdas = withSteppingStones();
    fits = new double[lambdas.length][];
    if (strength == 0) {
      Arrays.setAll(fits, i -> centred(b));
      at = lambdas.length;
    }
    if (at == lambdas.length) {
      return new double[0];
    }
    begin();
    double[] ahead = warmStart.fit(lambdas[0], problem.factors);
    if (ahead.length == 0) {
      return penalized();
    }
    b = ahead;
    return b;
  }

  /**
   * Refuses infinite fits: where features without a penalty tell rows apart, their coefficients
   * grow without end, and every Newton step moves the linear predictors as far as the one before.
   */
  private void refuseInfinite() {
    boolean features = false;
    for (int v = 0; v < problem.factors.length; v++) {
      features |= problem.factors[v] == 0 && v % problem.width != problem.width - 1;
    }
    boolean bounded = problem.family == Family.GAUSSIAN;
    if (features && !bounded && steps > 0 && gradients.moved() > GROWING) {
      throw new IllegalArgumentException(
          "the features with penalty factor 0 can tell rows apart perfectly, so there is no finite"
              + " fit of them; give them a factor above 0");
    }
  }

  /**
   * The λs wanted, and some between where they lie far apart, from the λ at which the first
   * coefficient enters. Where no Hessian of all entries is stored, a step that lets many of them in
   * at once takes longer than many that let in few.
   */
  private double[] withSteppingStones() {
    double perLambda = problem.l1(1);
    if (perLambda == 0 || strength == 0 || HessianApproximation.dense(problem)) {
      return wanted;
    }
    DoubleStream.Builder all = DoubleStream.builder();
    double last = strength / perLambda;
    for (double lambda : wanted) {
      int parts = (int) Math.ceil(Math.log(last / lambda) / Math.log(FARTHEST) - ROUNDING);
      for (int k = 1; k < parts; k++) {
        all.add(last * Math.pow(lambda / last, (double) k / parts));
      }
      all.add(lambda);
      last = Math.min(last, lambda);
    }
    return all.build().toArray();
  }

  /** Turns to a λ. */
  private void begin() {
    steps = 0;
    before = Double.POSITIVE_INFINITY;
    int nearest = warmStart.nearest(lambdas[at]);
    if (nearest != followed) {
      followed = nearest;
      double l1 = problem.l1(lambdas[at]);
      double l2 = problem.l2(lambdas[at]);
      step =
          Step.on(
              problem,
              new DenseHessian(warmStart.taken().get(nearest).blocks()),
              b,
              l1,
              l2,
              SLACK * strength);
      fresh = true;
    }
  }

  /** Fits the λs that need no further gradient, and asks for the next one. */
  private double[] penalized() {
    while (at < lambdas.length) {
      double l1 = problem.l1(lambdas[at]);
      double l2 = problem.l2(lambdas[at]);
      double miss = optimality.miss(b, gradient, l1, l2);
      boolean missed = miss > limit();
      if (missed && steps == patience) {
        fits[at] = centred(b);
        unsettled = unsettled.isPresent() ? unsettled : OptionalDouble.of(lambdas[at]);
        patience = FEWER_STEPS;
      } else if (missed) {
        renew(miss, l1, l2);
        double[] next = solve(miss, l1, l2);
        if (!told(miss)) {
          before = miss;
          steps++;
          return tryOut(next, l1, l2);
        }
        fits[at] = centred(next);
      } else {
        boolean better = steps > 0 && miss <= TELLING * before && step.stored().isPresent();
        fits[at] = centred(better ? solve(miss, l1, l2) : b);
      }
      passed(l1);
    }
    return new double[0];
  }

  /** Whether a step that is not looked at again ends within the tolerance, by those before it. */
  private boolean told(double miss) {
    double share = miss / before;
    return problem.tolerance() > LikelihoodProblem.FINE
        && steps >= TELLING_STEPS
        && share <= TELLING
        && 2 * Math.max(share, LEAST_SHARE) * miss <= limit();
  }

  /** The largest miss of a fit: never less than the rounding error of a gradient. */
  private double limit() {
    return Math.max(strength * problem.tolerance(), rounding);
  }

  /** Leaves a λ behind. */
  private void passed(double l1) {
    lastL1 = l1;
    foresight.passed(step, lambdas[at], b, gradient);
    if (problem.guides()) {
      passed.add(new WarmStart.Passed(lambdas[at], b, gradient));
    }
    at++;
    if (at < lambdas.length) {
      begin();
    }
  }

  /** Takes another Hessian where this one has become too old. */
  private void renew(double miss, double l1, double l2) {
    double lambda = lambdas[at];
    double limit = limit();
    boolean stale = miss > (steps > 1 && followed < 0 ? LEADING : STALE) * before;
    boolean blind = steps > 0 && !step.covers(gradient, l1, limit);
    boolean narrow = steps == 0 && !HessianApproximation.dense(problem);
    if (!fresh || stale || blind || narrow || followed < 0 && worthIt()) {
      step =
          Step.of(
              problem, gradients.linear(), b, gradient, l1, lastL1, l2, SLACK * strength, blocks);
      if (problem.guides()) {
        step.stored()
            .ifPresent(hessian -> taken.add(new WarmStart.Taken(lambda, hessian.blocks())));
      }
      foresight.newHessian();
      fresh = true;
      owed = 0;
    }
  }

  /** The end of a step from b. */
  private double[] solve(double miss, double l1, double l2) {
    double limit = limit();
    double slack = Math.max(SLACK * strength, Math.min(limit, miss * miss / strength) / 4);
    if (steps == 0) {
      double[] corrected = foresight.corrected(step, lambdas[at], gradient);
      return step.from(b, corrected, l1, l2, slack);
    }
    return step.from(b, gradient, l1, l2, slack);
  }

  /** Whether the steps that an old Hessian has cost too many are worth a new one. */
  private boolean worthIt() {
    owed += steps >= EXPECTED_STEPS ? 1 : 0;
    return owed * gradients.cost(b) > step.price() / HESSIAN_SPEED;
  }

  private double[] tryOut(double[] next, double l1, double l2) {
    search = LineSearch.of(optimality, b, gradient, next, l1, l2);
    b = next;
    return b;
  }

  /** A copy with what is not penalized brought to mean 0 over classes, which changes no fit. */
  private double[] centred(double[] point) {
    double[] fit = point.clone();
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
