package halflife.linear.glm;

import halflife.linear.leastsquares.ActiveSet;
import halflife.linear.leastsquares.ActiveSetSolver;
import halflife.linear.leastsquares.Gram;
import halflife.linear.leastsquares.Quadratic;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The solver of a proximal Newton step: the minimum of a quadratic and the penalty. */
interface Step {
  /** Above this many entries that may be active an active set's factor is too large. */
  int MOST_FACTORED = 700;

  /** A strength of the penalty at which every entry that has one is 0. */
  double NOTHING_ENTERS = 1e300;

  /** Above this many entries that may become active it is cheaper to go round the features. */
  int MOST_SCREENED = 5000;

  /**
   * The minimum.
   *
   * @param b the point where the quadratic was made
   * @param gradient of the log-likelihood there
   * @param slack the largest miss of an optimality condition of the quadratic
   */
  double[] from(double[] b, double[] gradient, double l1, double l2, double slack);

  /** Whether the step looks at every entry that violates its bound. */
  default boolean covers(double[] gradient, double l1, double slack) {
    return true;
  }

  /** The cost of the next Hessian, in multiplications. */
  double price();

  /** The Hessian, if it is stored. */
  default Optional<DenseHessian> stored() {
    return Optional.empty();
  }

  /** The step on a stored Hessian. */
  static Step on(
      PenalizedLikelihood problem,
      DenseHessian hessian,
      double[] b,
      double l1,
      double l2,
      double slack) {
    return problem.grouped()
        ? new ByFeature(problem, hessian)
        : new ByActiveSet(problem, hessian, b, l1, l2, slack);
  }

  /**
   * The step that suits a problem, on a Hessian.
   *
   * @param blocks those of the path
   */
  static Step of(
      PenalizedLikelihood problem,
      HessianApproximation approximation,
      double[] b,
      double[] gradient,
      double l1,
      double before,
      double l2,
      double slack,
      KeptBlocks blocks) {
    if (approximation instanceof DenseHessian dense) {
      return on(problem, dense, b, l1, l2, slack);
    }
    RowHessian hessian = (RowHessian) approximation;
    if (l1 == 0 && !problem.penalty.nonNegative()) {
      return new AllTogether(problem, hessian, blocks);
    }
    boolean many = Preconditioner.manyClasses(problem.outputs());
    if (problem.grouped() || hessian.mostlyZero() && !many) {
      return new ByFeature(problem, hessian);
    }
    StrongRule strong = StrongRule.of(problem, b, gradient, l1, before);
    long nonZero = Arrays.stream(b).filter(value -> value != 0).count();
    return strong.entries().length > MOST_SCREENED || nonZero > MOST_FACTORED
        ? new ByFeature(problem, hessian)
        : new Few(problem, hessian, strong, b, l1, l2, slack);
  }

  /** The step over the entries that are not penalized. */
  static Step free(PenalizedLikelihood problem, HessianApproximation hessian, double[] b) {
    return new ByActiveSet(problem, hessian, b, NOTHING_ENTERS, 0, 0);
  }

  private static Optional<DenseHessian> stored(HessianApproximation hessian) {
    return hessian instanceof DenseHessian dense ? Optional.of(dense) : Optional.empty();
  }

  /** An active set of the coefficients that are not 0 and of those that are free. */
  private static ActiveSet started(
      PenalizedLikelihood problem, Gram gram, double[] factors, double[] b, double l1, double l2) {
    boolean nonNegative = problem.penalty.nonNegative();
    ActiveSet set =
        new ActiveSet(new Quadratic(gram, new double[b.length], factors, b.length, nonNegative));
    set.ridge(l2);
    boolean all = l1 == 0 && !nonNegative;
    for (int v = 0; v < b.length; v++) {
      boolean free = factors[v] == 0 || all && set.problem.usable(v);
      if (free || b[v] != 0) {
        set.add(v, free ? 0 : Math.signum(b[v]));
      }
    }
    return set;
  }

  /** Exact, by an active set that is kept from step to step. */
  final class ByActiveSet implements Step {
    private final PenalizedLikelihood problem;
    private final HessianApproximation hessian;
    private final ActiveSet set;
    private final ActiveSetSolver solver;

    ByActiveSet(
        PenalizedLikelihood problem,
        HessianApproximation hessian,
        double[] b,
        double l1,
        double l2,
        double slack) {
      this.problem = problem;
      this.hessian = hessian;
      set = started(problem, hessian, problem.factors, b, l1, l2);
      solver = new ActiveSetSolver(set, slack);
    }

    @Override
    public double[] from(double[] b, double[] gradient, double l1, double l2, double slack) {
      System.arraycopy(b, 0, set.b, 0, b.length);
      System.arraycopy(gradient, 0, set.gradient, 0, gradient.length);
      set.ridge(l2);
      solver.settle(l1);
      return set.b.clone();
    }

    @Override
    public Optional<DenseHessian> stored() {
      return Step.stored(hessian);
    }

    @Override
    public double price() {
      double size = hessian instanceof DenseHessian ? problem.factors.length : set.size();
      return problem.rows() * size * size / 2;
    }
  }

  /** Exact too, over the few entries of a wide table that may matter. */
  final class Few implements Step {
    private final PenalizedLikelihood problem;
    private final StrongRule strong;
    private final ActiveSet set;
    private final ActiveSetSolver solver;

    Few(
        PenalizedLikelihood problem,
        RowHessian hessian,
        StrongRule strong,
        double[] b,
        double l1,
        double l2,
        double slack) {
      this.problem = problem;
      this.strong = strong;
      set =
          started(
              problem,
              new StrongRule.Part(hessian, strong.entries()),
              strong.pick(problem.factors),
              strong.pick(b),
              l1,
              l2);
      solver = new ActiveSetSolver(set, slack);
    }

    @Override
    public double[] from(double[] b, double[] gradient, double l1, double l2, double slack) {
      System.arraycopy(strong.pick(b), 0, set.b, 0, set.b.length);
      System.arraycopy(strong.pick(gradient), 0, set.gradient, 0, set.b.length);
      set.ridge(l2);
      solver.settle(l1);
      double[] end = b.clone();
      for (int i = 0; i < set.b.length; i++) {
        end[strong.entries()[i]] = set.b[i];
      }
      return end;
    }

    @Override
    public boolean covers(double[] gradient, double l1, double slack) {
      return strong.covers(problem, gradient, l1, slack);
    }

    @Override
    public double price() {
      return problem.rows() * (double) set.size() * set.size() / 2;
    }
  }

  /**
   * A step that solves one system of equations under a penalty of squares alone, without a stored
   * Hessian.
   */
  final class AllTogether implements Step {
    private final PenalizedLikelihood problem;
    private final RowHessian hessian;
    private final KeptBlocks blocks;
    private final int[] usable;

    AllTogether(PenalizedLikelihood problem, RowHessian hessian, KeptBlocks blocks) {
      this.blocks = blocks;
      this.problem = problem;
      this.hessian = hessian;
      usable =
          IntStream.range(0, problem.factors.length)
              .filter(v -> problem.factors[v] < Double.POSITIVE_INFINITY)
              .toArray();
    }

    @Override
    public double[] from(double[] b, double[] gradient, double l1, double l2, double slack) {
      double[] ridge = new double[usable.length];
      double[] right = new double[usable.length];
      for (int a = 0; a < usable.length; a++) {
        int v = usable[a];
        ridge[a] = l2 * problem.factors[v];
        right[a] = gradient[v] - ridge[a] * b[v];
      }
      Preconditioner near = blocks.of(hessian, usable, ridge);
      double[] d = ConjugateGradients.solve(hessian, near, usable, ridge, right, slack);
      double[] end = b.clone();
      for (int a = 0; a < usable.length; a++) {
        end[usable[a]] += d[a];
      }
      return end;
    }

    @Override
    public double price() {
      return problem.rows();
    }
  }

  /** A step that solves for one feature after the other. */
  final class ByFeature implements Step {
    private final PenalizedLikelihood problem;
    private final HessianApproximation hessian;
    private final CoordinateDescent descent;

    ByFeature(PenalizedLikelihood problem, HessianApproximation hessian) {
      this.problem = problem;
      this.hessian = hessian;
      descent = new CoordinateDescent(problem, new Optimality(problem));
    }

    @Override
    public double[] from(double[] b, double[] gradient, double l1, double l2, double slack) {
      QuadraticModel model =
          hessian instanceof RowHessian rows
              ? new QuadraticModel.Rows(rows, gradient, rows.columns())
              : new QuadraticModel.Stored((DenseHessian) hessian, gradient);
      double[] end = b.clone();
      descent.settle(model, end, l1, l2, slack);
      return end;
    }

    @Override
    public Optional<DenseHessian> stored() {
      return Step.stored(hessian);
    }

    @Override
    public double price() {
      double size = problem.factors.length;
      return hessian instanceof DenseHessian ? problem.rows() * size * size / 2 : problem.rows();
    }
  }
}
