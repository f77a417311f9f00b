package halflife.linear.leastsquares;

import halflife.linear.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The lasso path by homotopy: exact at every λ, no grid.
 *
 * <p>Between knots the active coefficients move along (G_AA)⁻¹ V s as l1 falls; a knot is where a
 * feature outside reaches |c − Gb| = l1 v and enters, or a coefficient reaches 0 and leaves
 * (Osborne, Presnell &amp; Turlach 2000; Efron et al. 2004, <i>Least angle regression</i>). A
 * feature that depends linearly on those inside stays outside: its correlation then shrinks in
 * proportion to l1, so the path remains optimal; if it depends on them only nearly, it changes
 * places with one of them once it violates its bound.
 */
final class LassoPath {
  /** The largest share of λ_max by which rounding may miss an optimality condition. */
  private static final double ROUNDING = 1e-14;

  private static final double VIOLATION = 1e-12;

  /**
   * The largest share of λ_max by which a feature that depends on those inside may miss its bound.
   */
  private static final double EXCHANGED = 1e-11;

  /** A path that falls by a smaller share than this in many knots is in a tangle. */
  private static final double SHORTEST_HOP = 1e-6;

  private static final double LONGEST_HOP = 0.01;

  private final LeastSquaresProblem problem;
  private final ActiveSet set;
  private final ActiveSetSolver solver;
  private final List<double[]> knots = new ArrayList<>();
  private final List<Double> lambdas = new ArrayList<>();
  private final double top;
  private double l1;
  private OptionalDouble unsettled = OptionalDouble.empty();

  private LassoPath(LeastSquaresProblem problem) {
    this.problem = problem;
    set = new ActiveSet(problem.quadratic());
    set.admitFree();
    top = set.entryStrength();
    solver = new ActiveSetSolver(set, VIOLATION * top);
  }

  /**
   * The path from λ_max down to a share of it.
   *
   * @param lowest the λ to stop at, above 0
   */
  static Path solve(LeastSquaresProblem problem, double lowest) {
    return new LassoPath(problem).run(lowest);
  }

  private Path run(double lowest) {
    l1 = Math.max(top, lowest);
    record();
    int most = 100 + 40 * (problem.p + problem.rows);
    int patience = 20 + 2 * problem.p;
    double hop = SHORTEST_HOP;
    double since = l1;
    for (int steps = 1; l1 > lowest && top > 0; steps++) {
      if (steps > most) {
        hop(Math.max(lowest, l1 * (1 - LONGEST_HOP)));
        continue;
      }
      advance(lowest);
      if (steps % patience == 0) {
        if (l1 > lowest && l1 > since * (1 - SHORTEST_HOP)) {
          hop(Math.max(lowest, l1 * (1 - hop)));
          hop = Math.min(LONGEST_HOP, 2 * hop);
        }
        since = l1;
      }
    }
    return Path.piecewiseLinear(problem, lambdas, knots, unsettled);
  }

  /**
   * Leaves a tangle of knots behind: solves at a lower l1 without following the path there. Both
   * ends are optimal, and between them no condition is missed by more than their distance.
   */
  private void hop(double to) {
    l1 = to;
    if (!solver.settle(l1) && unsettled.isEmpty()) {
      unsettled = OptionalDouble.of(l1);
    }
    record();
  }

  private void record() {
    int last = lambdas.size() - 1;
    if (last >= 0 && lambdas.get(last) <= l1) {
      knots.set(last, set.b.clone());
      return;
    }
    lambdas.add(l1);
    knots.add(set.b.clone());
  }

  /** Continues to the next knot, or to the end. */
  private void advance(double lowest) {
    set.sweepIfMany();
    double[] direction = settledDirection();
    double[] change = set.directionImage(direction);
    double room = l1 - lowest;
    int leaving = leaving(direction, room);
    room = leaving < 0 ? room : reachOfZero(leaving, direction);
    int entering = entering(change, room);
    room = entering < 0 ? room : reach(entering, change[entering]);
    boolean end = entering < 0 && leaving < 0;
    set.step(room, direction, change);
    l1 = end ? lowest : l1 - room;
    if (entering < 0 && leaving >= 0) {
      set.drop(leaving);
    }
    set.refresh();
    if (set.drift(l1) > ROUNDING * top) {
      set.correct(l1);
    }
    record();
    if (entering >= 0) {
      set.add(entering, Math.signum(set.gradient[entering]));
    }
    admitBlocked();
  }

  /**
   * Lets blocked features that violate their bounds in: as others, or in the place of one of those
   * that they depend on.
   */
  private void admitBlocked() {
    int feature = set.worstBlocked(l1, VIOLATION * top, j -> true);
    if (feature >= 0 && !set.add(feature, Math.signum(set.gradient[feature]))) {
      feature = set.worstBlocked(l1, EXCHANGED / 2 * top, j -> true);
      if (feature >= 0 && set.exchange(feature, l1)) {
        l1 = Math.min(l1, Math.nextDown(lambdas.get(lambdas.size() - 1))); // the path jumps here
        record();
      }
    }
  }

  /** The position of the coefficient that is 0 first, before l1 has fallen so far; −1 if none. */
  private int leaving(double[] direction, double before) {
    double room = before;
    int leaving = -1;
    for (int a = 0; a < set.size(); a++) {
      if (set.sign[a] != 0 && set.b[set.index[a]] * direction[a] < 0) {
        double reach = reachOfZero(a, direction);
        if (reach < room) {
          room = reach;
          leaving = a;
        }
      }
    }
    return leaving;
  }

  private double reachOfZero(int position, double[] direction) {
    return -set.b[set.index[position]] / direction[position];
  }

  /** The feature that reaches its bound first, before l1 has fallen so far; −1 if none. */
  private int entering(double[] change, double before) {
    double room = before;
    int entering = -1;
    for (int j = 0; j < problem.p; j++) {
      if (!set.in[j] && problem.usable(j)) {
        double reach = reach(j, change[j]);
        if (reach < room) {
          room = reach;
          entering = j;
        }
      }
    }
    return entering;
  }

  /**
   * The direction in which the set moves. A feature that has just entered and would at once move
   * against its sign is kept out again: its entry was a tie that another feature resolves.
   */
  private double[] settledDirection() {
    while (true) {
      double[] direction = set.direction();
      int last = set.size() - 1;
      if (last < 0
          || set.sign[last] == 0
          || set.b[set.index[last]] != 0
          || direction[last] * set.sign[last] > 0) {
        return direction;
      }
      int feature = set.index[last];
      set.drop(last);
      set.blocked[feature] = true;
    }
  }

  /**
   * The amount by which l1 can fall before feature j reaches the bound, or passes it if it is
   * blocked; infinite if it does not.
   */
  private double reach(int j, double change) {
    double v = problem.scaling.factors()[j];
    double left = set.gradient[j];
    double bound = l1 * v + (set.blocked[j] ? EXCHANGED * top : 0);
    double up = v - change;
    double down = v + change;
    double reach = Double.POSITIVE_INFINITY;
    if (up > VIOLATION * v) {
      reach = Math.max(0, bound - left) / up;
    }
    if (down > VIOLATION * v && !problem.penalty.nonNegative()) {
      reach = Math.min(reach, Math.max(0, bound + left) / down);
    }
    return reach;
  }
}
