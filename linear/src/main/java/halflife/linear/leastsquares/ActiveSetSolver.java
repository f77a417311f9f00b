package halflife.linear.leastsquares;

/**
 * Minimizes a quadratic with an L1 and an L2 penalty exactly, from where its active set stands.
 *
 * <p>With the signs of the active coefficients fixed the problem is quadratic and one solve of
 * (G_AA + l2 V) b = c_A − l1 V s ends it. If the solve would carry a coefficient through 0, it
 * stops there and that one leaves; when all signs hold, the feature outside that violates its bound
 * most enters. One that depends on those inside changes places with one of them. The objective
 * falls with every turn, so it ends.
 */
public final class ActiveSetSolver {
  /** The largest miss of the bound by a feature that could not enter, in units of the slack. */
  private static final double BLOCKED_SLACK = 100;

  /**
   * The number of attempts to admit a feature that could not enter, before its violation is left.
   */
  private static final int MOST_ADMISSIONS = 5;

  private final ActiveSet set;
  private final double slack;
  private final int limit;

  /**
   * Creates the solver of one active set.
   *
   * @param slack the least violation of a bound that counts
   */
  public ActiveSetSolver(ActiveSet set, double slack) {
    this.set = set;
    this.slack = slack;
    limit = 100 + 40 * (set.problem.p() + set.problem.maxRank());
  }

  /**
   * Moves the active set to the minimum at l1.
   *
   * @return whether it came there; not where rounding keeps it from going on
   */
  public boolean settle(double l1) {
    set.unblock();
    int[] admitted = new int[set.blocked.length];
    for (int turns = 0; turns < limit; turns++) {
      moveInside(l1);
      int next = set.worstOutside(l1, slack);
      if (next >= 0) {
        set.add(next, Math.signum(set.gradient[next]));
      } else if (!admitBlocked(l1, admitted)) {
        return true;
      }
    }
    return false;
  }

  /** Lets in a blocked feature that violates its bound; false if there is none that can be. */
  private boolean admitBlocked(double l1, int[] admitted) {
    while (true) {
      int next = set.worstBlocked(l1, BLOCKED_SLACK * slack, j -> admitted[j] < MOST_ADMISSIONS);
      if (next < 0) {
        return false;
      }
      admitted[next]++;
      if (set.add(next, Math.signum(set.gradient[next])) || set.exchange(next, l1)) {
        return true;
      }
    }
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
