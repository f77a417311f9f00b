package halflife.linear.glm;

import halflife.core.Internal;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.WarmStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fits of a penalized likelihood at falling λs, by proximal Newton steps.
 *
 * <p>Each step minimizes the quadratic that the gradient and a {@link HessianApproximation} make,
 * penalty and all, and the next one starts from the exact gradient there (Lee, Sun &amp; Saunders
 * 2014, <i>Proximal Newton-type methods</i>). A Hessian serves as many steps and λs as it pays to
 * keep it: it is taken anew once the steps it has cost too many are worth its price. What it gets
 * wrong is foretold; see {@link Foresight}.
 *
 * <p>A path asks one {@link Question} of its rows at a time and goes on when it is answered. So
 * several paths can be served by one pass over the rows, wherever these are; see {@link
 * BatchedPaths}.
 */
@Internal
public final class NewtonPath {
  private static final int MOST_STEPS = 300;

  /** The number of steps at a λ once a larger one has taken all that there are. */
  private static final int FEWER_STEPS = 30;

  /** A pull below this share of the largest there could be is rounding. */
  private static final double NO_EFFECT = 1e-13;

  private static final double SLACK = 1e-12;

  /** A step must at least do this to what is missed, or the Hessian is too old. */
  private static final double STALE = 0.5;

  /** The speed of a Hessian's sums, as a multiple of that of a gradient's. */
  private static final double HESSIAN_SPEED = 4;

  private static final int EXPECTED_STEPS = 2;

  /** A path that others may follow takes a new Hessian if a step leaves more than this share. */
  private static final double LEADING = 0.1;

  /** The largest ratio of a λ to the next one where steps let features in one by one. */
  private static final double FARTHEST = 2;

  /** From this number of steps on at a λ the last one tells what the next one leaves. */
  private static final int TELLING_STEPS = 2;

  /** A step that leaves more of what is missed than this tells nothing. */
  private static final double TELLING = 0.2;

  /** The next step is not trusted to leave less than this. */
  private static final double LEAST_SHARE = 0.05;

  private final PenalizedLikelihood problem;
  private final Optimality optimality;
  private final DoubleFunction<double[]> wantedFrom;
  private final double rounding;
  private final WarmStart warmStart;
  private final KeptBlocks blocks = new KeptBlocks();
  private final Foresight foresight;

  private double[] wanted = new double[0];

  /** The wanted λs and, where a jump would be too far, some between. */
  private double[] lambdas = new double[0];

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
  private Question.Slopes slopes = new Question.Slopes(gradient, () -> 0, () -> 0);
  private @Nullable Step step;
  private LineSearch search = LineSearch.NONE;

  /** Whether a Hessian has just been told. */
  private boolean renewed;

  private double[] featureless = new double[0];
  private double owed;
  private boolean fresh;
  private int followed = -1;
  private double lastL1;
  private int patience = MOST_STEPS;
  private OptionalDouble unsettled = OptionalDouble.empty();

  private NewtonPath(
      PenalizedLikelihood problem, DoubleFunction<double[]> wantedFrom, WarmStart warmStart) {
    this.problem = problem;
    this.wantedFrom = wantedFrom;
    rounding = problem.rounding();
    this.warmStart = problem.guides() ? warmStart : WarmStart.NONE;
    optimality = new Optimality(problem);
    b = problem.initialIntercepts();
    foresight = new Foresight(this.warmStart);
  }

  /** A path that has not begun; it takes a guide's Hessians if they are in its own coordinates. */
  public static NewtonPath of(PenalizedLikelihood problem, double[] lambdas, WarmStart warmStart) {
    return new NewtonPath(problem, strength -> lambdas, warmStart);
  }

  /** A path whose λs follow from {@link #entryStrength}. */
  static NewtonPath of(PenalizedLikelihood problem, DoubleFunction<double[]> lambdas) {
    return new NewtonPath(problem, lambdas, WarmStart.NONE);
  }

  /** A path that ends when what is not penalized has been fitted. */
  static NewtonPath of(PenalizedLikelihood problem) {
    return new NewtonPath(problem, strength -> new double[0], WarmStart.NONE);
  }

  /** The problem whose fits these are. */
  PenalizedLikelihood problem() {
    return problem;
  }

  /** The largest pull per factor on a coefficient that is 0: λ_max times α. */
  double entryStrength() {
    return strength;
  }

  /** The fit of what is not penalized alone, once that is there. */
  public double[] featureless() {
    return featureless;
  }

  /** The fit at the smallest λ, once it has ended. */
  public double[] last() {
    return fits[fits.length - 1];
  }

  /** The fits, once it has ended. */
  public Path path() {
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

  /** How far it has come, from 0 to 1. */
  public double progress() {
    return at < 0 ? 0 : lambdas.length == 0 ? 1 : (double) at / lambdas.length;
  }

  /** The first question. */
  public Question first() {
    return new Question.Slope(b);
  }

  /** Continues from the slopes that were asked for. */
  public Question next(Question.Slopes here) {
    slopes = here;
    gradient = here.gradient();
    if (search.open()) {
      switch (search.judge(optimality, b, here)) {
        case LOWER -> {}
        case TOO_FAR -> {
          return shortened();
        }
        case VALUES_DECIDE -> {
          return new Question.Values(search.start(), b);
        }
      }
    }
    return goOn();
  }

  /** Continues from the losses that were asked for. */
  public Question next(double lossBefore, double lossHere) {
    return search.lower(optimality, b, lossBefore, lossHere) ? goOn() : shortened();
  }

  /** Continues from the Hessian that was asked for. */
  Question next(HessianApproximation hessian) {
    if (at < 0) {
      double[] next = Step.free(problem, hessian, b).from(b, gradient, Step.NOTHING_ENTERS, 0, 0);
      return tryOut(next, Step.NOTHING_ENTERS, 0);
    }
    renew(hessian);
    return penalized();
  }

  /** Continues from the Hessian that was asked for. */
  public Question next(DenseHessian hessian) {
    return next((HessianApproximation) hessian);
  }

  private Question shortened() {
    b = search.shortened();
    fresh = false;
    return new Question.Slope(b);
  }

  private Question goOn() {
    search = LineSearch.NONE;
    return at < 0 ? free() : penalized();
  }

  private Question free() {
    if (optimality.freeMiss(gradient) > Math.max(problem.tolerance() / 100, rounding)
        && steps++ < MOST_STEPS) {
      return new Question.Curvature(b, true);
    }
    if (steps > 0) {
      problem.refuseInfinite(slopes.moved());
    }
    featureless = problem.centred(b);
    double entry = optimality.entryStrength(gradient);
    lastL1 = entry;
    strength = entry > Math.max(NO_EFFECT * slopes.bound().getAsDouble(), rounding) ? entry : 0;
    at = 0;
    wanted = wantedFrom.apply(strength);
    lambdas = withSteppingStones();
    fits = new double[lambdas.length][];
    if (strength == 0) {
      Arrays.setAll(fits, i -> problem.centred(b));
      at = lambdas.length;
    }
    if (at == lambdas.length) {
      return new Question.Nothing();
    }
    begin();
    double[] ahead = warmStart.fit(lambdas[0], problem.factors);
    if (ahead.length == 0) {
      return penalized();
    }
    b = ahead;
    return new Question.Slope(b);
  }

  /**
   * The λs wanted, and some between where they lie far apart, from the λ at which the first
   * coefficient enters. Where no Hessian of all entries is stored, a step that lets many of them in
   * at once takes longer than many that let in few.
   */
  private double[] withSteppingStones() {
    double perLambda = problem.l1(1);
    return perLambda == 0 || strength == 0 || problem.storesHessian()
        ? wanted
        : Grid.denser(strength / perLambda, wanted, FARTHEST);
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
  private Question penalized() {
    while (at < lambdas.length) {
      double l1 = problem.l1(lambdas[at]);
      double l2 = problem.l2(lambdas[at]);
      double miss = optimality.miss(b, gradient, l1, l2);
      boolean missed = miss > limit();
      if (missed && steps == patience) {
        fits[at] = problem.centred(b);
        unsettled = unsettled.isPresent() ? unsettled : OptionalDouble.of(lambdas[at]);
        patience = FEWER_STEPS;
      } else if (missed) {
        if (!renewed && stale(miss, l1)) {
          return new Question.Curvature(b, false);
        }
        renewed = false;
        double[] next = solve(miss, l1, l2);
        if (!told(miss)) {
          before = miss;
          steps++;
          return tryOut(next, l1, l2);
        }
        fits[at] = problem.centred(next);
      } else {
        boolean better = steps > 0 && miss <= TELLING * before && stored().isPresent();
        fits[at] = problem.centred(better ? solve(miss, l1, l2) : b);
      }
      passed(l1);
    }
    return new Question.Nothing();
  }

  /** The Hessian of the step, if there is one and it is stored. */
  private Optional<DenseHessian> stored() {
    return step == null ? Optional.empty() : step.stored();
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
    foresight.passed(stored(), lambdas[at], b, gradient);
    if (problem.guides()) {
      passed.add(new WarmStart.Passed(lambdas[at], b, gradient));
    }
    at++;
    if (at < lambdas.length) {
      begin();
    }
  }

  /** Whether another Hessian is needed, because there is none or it has become too old. */
  private boolean stale(double miss, double l1) {
    if (step == null || !fresh) {
      return true;
    }
    boolean stale = miss > (steps > 1 && followed < 0 ? LEADING : STALE) * before;
    boolean blind = steps > 0 && !step.covers(gradient, l1, limit());
    boolean narrow = steps == 0 && !problem.storesHessian();
    return stale || blind || narrow || followed < 0 && worthIt(step);
  }

  private void renew(HessianApproximation hessian) {
    double l1 = problem.l1(lambdas[at]);
    double l2 = problem.l2(lambdas[at]);
    step = Step.of(problem, hessian, b, gradient, l1, lastL1, l2, SLACK * strength, blocks);
    if (problem.guides() && hessian instanceof DenseHessian dense) {
      taken.add(new WarmStart.Taken(lambdas[at], dense.blocks()));
    }
    foresight.newHessian();
    fresh = true;
    renewed = true;
    owed = 0;
  }

  /** The end of a step from b. */
  private double[] solve(double miss, double l1, double l2) {
    double limit = limit();
    double slack = Math.max(SLACK * strength, Math.min(limit, miss * miss / strength) / 4);
    double[] along = steps == 0 ? foresight.corrected(stored(), lambdas[at], gradient) : gradient;
    return Objects.requireNonNull(step).from(b, along, l1, l2, slack);
  }

  /** Whether the steps that an old Hessian has cost too many are worth a new one. */
  private boolean worthIt(Step old) {
    owed += steps >= EXPECTED_STEPS ? 1 : 0;
    return owed * problem.slopeCost(b) > old.price() / HESSIAN_SPEED;
  }

  private Question tryOut(double[] next, double l1, double l2) {
    search = LineSearch.of(optimality, b, gradient, next, l1, l2);
    b = next;
    return new Question.Slope(b);
  }
}
