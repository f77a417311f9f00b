package halflife.linear.leastsquares;

import halflife.linear.model.Path;
import java.util.OptionalDouble;

/**
 * The elastic net on given λs, exact by an active-set Newton method; each λ starts from the one
 * before.
 */
final class ElasticNetPath {
  /** A bound is violated beyond rounding from this share of the largest correlation on. */
  private static final double SLACK = 1e-13;

  private ElasticNetPath() {}

  /** Solves at these falling λs, each above 0. */
  static Path solve(LeastSquaresProblem problem, double[] lambdas) {
    ActiveSet set = new ActiveSet(problem.quadratic());
    set.admitFree();
    ActiveSetSolver solver = new ActiveSetSolver(set, SLACK * set.entryStrength());
    double[][] coefficients = new double[lambdas.length][];
    OptionalDouble unsettled = OptionalDouble.empty();
    for (int i = 0; i < lambdas.length; i++) {
      set.ridge(problem.l2(lambdas[i]));
      if (i == 0 && problem.decomposes()) {
        set.admitAll(); // ridge has no zeros, however little a feature is drawn
      }
      if (!solver.settle(problem.l1(lambdas[i])) && unsettled.isEmpty()) {
        unsettled = OptionalDouble.of(lambdas[i]);
      }
      coefficients[i] = set.b.clone();
    }
    return Path.onGrid(problem, lambdas, coefficients, unsettled);
  }
}
