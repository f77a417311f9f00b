package halflife.linear.cv;

import halflife.evidence.FoldMean;
import halflife.linear.data.Vectors;
import halflife.linear.model.PathError;
import java.util.Arrays;
import java.util.List;

/**
 * Cross-validated error over λ: the weighted mean of the folds' errors.
 *
 * <p>Where the folds' paths are piecewise linear this is piecewise quadratic in λ, so that its
 * minimum and the edge of the one-standard-error region are found exactly, without a grid.
 * Otherwise both are taken from the λs that were searched.
 */
public final class MeanError {
  /** The share of λ_min below which λ may be out of the question. */
  private static final double NEAR = 0.5;

  private final List<PathError> folds;
  private final FoldMean average;
  private final boolean exact;

  /** The λs at which some fold's error changes its form, falling. */
  private final double[] knots;

  /**
   * Averages folds.
   *
   * @param weights Σw of each fold
   * @param range the λs of interest
   */
  public MeanError(List<PathError> folds, double[] weights, Range range) {
    this.folds = folds;
    average = new FoldMean(weights);
    exact = range.exact();
    knots = exact ? union(folds, range.top(), range.bottom()) : range.lambdas();
  }

  private static double[] union(List<PathError> folds, double top, double bottom) {
    int size = 2;
    for (PathError fold : folds) {
      size += fold.lambdas().length;
    }
    double[] all = new double[size];
    int used = 0;
    all[used++] = top;
    all[used++] = bottom;
    for (PathError fold : folds) {
      for (double lambda : fold.lambdas()) {
        if (lambda < top && lambda > bottom) {
          all[used++] = lambda;
        }
      }
    }
    return Vectors.falling(Arrays.copyOf(all, used));
  }

  /** The error of each fold at a λ. */
  public double[] perFold(double lambda) {
    double[] result = new double[folds.size()];
    Arrays.setAll(result, k -> folds.get(k).at(lambda));
    return result;
  }

  /** The mean over folds and its standard error. */
  public FoldMean average() {
    return average;
  }

  public double at(double lambda) {
    return average.of(perFold(lambda));
  }

  /** A piece of the mean error between two λs, as a quadratic in t from 0 (high) to 1 (low). */
  private record Piece(double high, double low, double start, double slope, double bend) {
    double value(double t) {
      return start + t * (slope + t * bend);
    }

    double lambda(double t) {
      return t == 0 ? high : t == 1 ? low : high - t * (high - low);
    }

    /** The t of the smallest value. */
    double lowest() {
      double t = bend > 0 ? -slope / (2 * bend) : slope < 0 || slope + bend < 0 ? 1 : 0;
      t = Math.max(0, Math.min(1, t));
      return value(0) <= value(t) ? 0 : value(1) < value(t) ? 1 : t;
    }

    /**
     * The smallest t whose value is at most a bound that the value at 0 exceeds; above 1 if none.
     */
    double reaches(double bound) {
      double gap = start - bound;
      double root = slope * slope - 4 * bend * gap;
      if (root < 0) {
        return 2;
      }
      double q = -slope + Math.sqrt(root);
      double t = q > 0 ? 2 * gap / q : 2;
      return t >= 0 ? t : 2;
    }
  }

  private Piece piece(int i, double before, double after) {
    double middle = at(knots[i] - 0.5 * (knots[i] - knots[i + 1]));
    double bend = 2 * (before - 2 * middle + after);
    return new Piece(knots[i], knots[i + 1], before, after - before - bend, bend);
  }

  /** The largest λ that attains the smallest mean error. */
  public double minimum() {
    double best = at(knots[0]);
    double lambda = knots[0];
    double before = best;
    for (int i = 0; i + 1 < knots.length; i++) {
      double after = at(knots[i + 1]);
      if (exact) {
        Piece piece = piece(i, before, after);
        double t = piece.lowest();
        if (piece.value(t) < best) {
          best = piece.value(t);
          lambda = piece.lambda(t);
        }
      } else if (after < best) {
        best = after;
        lambda = knots[i + 1];
      }
      before = after;
    }
    return lambda;
  }

  /** The largest λ whose mean error is within one standard error of the smallest. */
  public double oneStandardError(double minimum) {
    double bound = average.oneStandardErrorUp(perFold(minimum));
    double before = at(knots[0]);
    if (before <= bound) {
      return knots[0];
    }
    for (int i = 0; i + 1 < knots.length && knots[i] > minimum; i++) {
      double after = at(knots[i + 1]);
      if (exact) {
        Piece piece = piece(i, before, after);
        double t = piece.reaches(bound);
        if (t <= 1) {
          return Math.max(piece.lambda(t), minimum);
        }
      } else if (FoldMean.within(after, bound)) {
        return knots[i + 1];
      }
      before = after;
    }
    return minimum;
  }

  /**
   * The end of the λs from which other folds of these rows may choose: below it, and below half of
   * λ_min, every λ has a mean error of more than one standard error above the smallest.
   *
   * @param minimum λ_min
   */
  public double reach(double minimum) {
    double bound = average.oneStandardErrorUp(perFold(minimum));
    int i = knots.length - 1;
    double after = at(knots[i]);
    while (i > 0 && after > bound && knots[i - 1] <= NEAR * minimum) {
      double before = at(knots[i - 1]);
      if (exact) {
        Piece piece = piece(i - 1, before, after);
        if (!(piece.value(piece.lowest()) > bound)) {
          break;
        }
      }
      if (!(before > bound)) {
        break;
      }
      after = before;
      i--;
    }
    return knots[i];
  }

  /** The smallest λ that was searched. */
  public double bottom() {
    return knots[knots.length - 1];
  }
}
