package halflife.linear;

/**
 * The elastic net on given λs, exact by an active-set Newton method.
 *
 * <p>With the signs of the active coefficients fixed the problem is quadratic and one solve of
 * (G_AA + l2 V) b = c_A − l1 V s ends it. If the solve would carry a coefficient through 0, it
 * stops there and that one leaves; when all signs hold, the feature outside that violates its bound
 * most enters. The objective falls with every turn, so it ends, and each λ starts from the one
 * before.
 */
final class ElasticNetPath {
  /** A bound is violated beyond rounding from this share of the largest correlation on. */
  private static final double SLACK = 1e-13;

  /** What a feature that could not enter may miss its bound by, in units of the slack. */
  private static final double BLOCKED_SLACK = 100;

  private final Problem problem;
  private final ActiveSet set;
  private double slack;

  private ElasticNetPath(Problem problem) {
    this.problem = problem;
    set = new ActiveSet(problem);
  }

  /** Solves at these falling λs, each above 0; the penalty's α must be above 0 too. */
  static Path solve(Problem problem, double[] lambdas) {
    return new ElasticNetPath(problem).run(lambdas);
  }

  private Path run(double[] lambdas) {
    set.admitFree();
    slack = SLACK * set.entryStrength();
    double[][] coefficients = new double[lambdas.length][];
    for (int i = 0; i < lambdas.length; i++) {
      set.ridge(problem.l2(lambdas[i]));
      settle(problem.l1(lambdas[i]));
      coefficients[i] = set.b.clone();
    }
    return Path.onGrid(problem, lambdas, coefficients);
  }

  private void settle(double l1) {
    int limit = 100 + 40 * (problem.p + problem.rows);
    set.unblock();
    for (int turns = 0; turns < limit; turns++) {
      moveInside(l1);
      int next = set.worstOutside(l1, slack);
      if (next < 0) {
        set.release(l1, BLOCKED_SLACK * slack);
        next = set.worstOutside(l1, slack);
      }
      if (next < 0) {
        return;
      }
      set.add(next, Math.signum(set.left[next]));
    }
    throw new IllegalStateException(
        "the elastic net did not settle within " + limit + " turns at l1 = " + l1);
  }

  /** Solves for the active coefficients; those that reach 0 on the way leave. */
  private void moveInside(double l1) {
    while (true) {
      double[] move = set.correction(l1);
      double length = 1;
      int leaving = -1;
      for (int a = 0; a < set.size(); a++) {
        double b = set.b[set.index[a]];
        double sign = set.sign[a];
        double end = b + move[a];
        if (sign != 0 && end * sign <= 0) {
          double reach = b == 0 ? 0 : -b / move[a];
          if (reach < length || leaving < 0) {
            length = reach;
            leaving = a;
          }
        }
      }
      set.step(length, move, set.image(move));
      if (leaving < 0) {
        if (set.drift(l1) > slack / 10) {
          set.correct(l1);
        }
        return;
      }
      int feature = set.index[leaving];
      boolean fresh = length == 0;
      set.drop(leaving);
      if (fresh) {
        set.blocked[feature] = true;
      }
    }
  }
}
