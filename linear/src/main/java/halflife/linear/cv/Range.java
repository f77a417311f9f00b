package halflife.linear.cv;

import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Problem;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The λs that one search looks at, the same in every fold.
 *
 * @param exact whether every λ between top and bottom is looked at, which needs a piecewise linear
 *     path
 * @param quadratic whether errors are known between the knots of a piecewise linear path
 * @param lambdas falling; for an exact range only its ends
 * @param extensions the number of times it may still be made longer
 */
public record Range(boolean exact, boolean quadratic, double[] lambdas, int extensions) {
  private static final int MOST_EXTENSIONS = 3;
  private static final double LONGEST_STEP = 1.5;

  public static Range of(Problem problem, boolean quadratic, Grid grid) {
    if (grid instanceof Grid.Given given) {
      return new Range(false, quadratic, given.lambdas().clone(), 0);
    }
    double top = problem.lambdaMax();
    if (top == 0) {
      return new Range(false, quadratic, new double[] {1}, 0);
    }
    if (grid instanceof Grid.Glmnet) {
      double bottom = top * Grid.ratio(problem.rows(), problem.width());
      return new Range(false, quadratic, Grid.logSpaced(top, bottom, Grid.COUNT), 0);
    }
    double bottom = top * Grid.ratio(problem.rows(), problem.unknowns());
    if (problem.exact() && quadratic) {
      return new Range(true, true, new double[] {top, bottom}, MOST_EXTENSIONS);
    }
    double[] even = problem.penalty().alpha() == 0 ? problem.ridgeGrid(Grid.COUNT) : new double[0];
    double[] lambdas =
        even.length > 0 ? withoutGaps(even) : Grid.logSpaced(top, bottom, Grid.COUNT);
    return new Range(false, quadratic, lambdas, MOST_EXTENSIONS);
  }

  /** Splits, evenly in the logarithm, every step that is longer than {@link #LONGEST_STEP}. */
  private static double[] withoutGaps(double[] falling) {
    DoubleStream.Builder all = DoubleStream.builder();
    all.add(falling[0]);
    for (int i = 1; i < falling.length; i++) {
      double ratio = falling[i - 1] / falling[i];
      int parts = (int) Math.ceil(Math.log(ratio) / Math.log(LONGEST_STEP));
      for (int k = 1; k < parts; k++) {
        all.add(falling[i - 1] * Math.pow(ratio, -(double) k / parts));
      }
      if (ratio > 1) {
        all.add(falling[i]);
      }
    }
    return all.build().toArray();
  }

  public double top() {
    return lambdas[0];
  }

  public double bottom() {
    return lambdas[lambdas.length - 1];
  }

  public boolean canExtend() {
    return extensions > 0;
  }

  /** A hundred times further down. */
  public Range extended() {
    double bottom = bottom() / 100;
    if (exact) {
      return new Range(true, quadratic, new double[] {top(), bottom}, extensions - 1);
    }
    int more = Grid.COUNT / 4;
    double[] longer = Arrays.copyOf(lambdas, lambdas.length + more);
    double[] tail = Grid.logSpaced(bottom(), bottom, more + 1);
    System.arraycopy(tail, 1, longer, lambdas.length, more);
    return new Range(false, quadratic, longer, extensions - 1);
  }

  /**
   * This range down to one of its λs.
   *
   * @param lambda the last; any between the ends of an exact range, otherwise one of the λs
   */
  public Range endingAt(double lambda) {
    if (lambda <= bottom()) {
      return this;
    }
    double[] kept =
        exact
            ? new double[] {top(), lambda}
            : Arrays.stream(lambdas).filter(l -> l >= lambda).toArray();
    return new Range(exact, quadratic, kept, 0);
  }

  /** The path of a problem over this range. */
  public Path path(Problem problem) {
    return known(problem.path(Grid.checked(lambdas)));
  }

  /** A path over this range as its errors are known: at every λ, or at those of the range. */
  Path known(Path path) {
    return quadratic || !path.isPiecewiseLinear() ? path : path.sampled(lambdas);
  }
}
