package halflife.linear.model;

import halflife.core.Internal;
import java.util.List;

/**
 * The Hessians and fits that one path met, for the paths of nearly the same rows: those of a fold's
 * rest differ from those of all rows by little more than chance, and what is left costs a step or
 * two.
 *
 * @param taken the Hessians it took, by falling λ
 * @param passed its fits, by falling λ
 */
@Internal
public record WarmStart(List<Taken> taken, List<Passed> passed) {
  /** An empty warm start. */
  public static final WarmStart NONE = new WarmStart(List.of(), List.of());

  /** A Hessian of more entries than this is too large to keep. */
  public static final int MOST_ENTRIES = 1200;

  /** What is not nearer by this is as near. */
  private static final double NEARER = 1 - 1e-9;

  /**
   * A Hessian and the λ whose fit it was taken near.
   *
   * @param lambda the λ
   * @param blocks the curvature there: by output, output, feature a row of p + 1 values
   */
  public record Taken(double lambda, double[][][][] blocks) {}

  /**
   * The place of a path when it had a fit.
   *
   * @param lambda the λ
   * @param fit a point within the tolerance of its fit
   * @param gradient the gradient of the log-likelihood there
   */
  public record Passed(double lambda, double[] fit, double[] gradient) {
    /** The place before the first fit. */
    public static final Passed NOWHERE = new Passed(Double.NaN, new double[0], new double[0]);

    public boolean somewhere() {
      return fit.length > 0;
    }
  }

  public WarmStart {
    taken = List.copyOf(taken);
    passed = List.copyOf(passed);
  }

  /**
   * The Hessian taken nearest to a λ, on a logarithmic scale; −1 if there is none. Of two that are
   * as far, as on an even grid, it is the one at the larger λ, however λs are rounded.
   */
  public int nearest(double lambda) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < taken.size(); i++) {
      double distance = Math.abs(Math.log(taken.get(i).lambda() / lambda));
      if (distance < NEARER * least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** The index of the fit at a λ; −1 if there is none. */
  public int passedAt(double lambda) {
    int low = 0;
    int high = passed.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      double here = passed.get(middle).lambda();
      if (here == lambda) {
        return middle;
      }
      if (here > lambda) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /**
   * A fit to begin at, empty if there is none of this λ.
   *
   * @param factors v of the fit's entries; those that cannot take part are 0
   */
  public double[] fit(double lambda, double[] factors) {
    int at = passedAt(lambda);
    if (at <= 0) {
      return new double[0]; // the first has nothing in it yet
    }
    double[] fit = passed.get(at).fit().clone();
    for (int v = 0; v < fit.length; v++) {
      fit[v] = factors[v] < Double.POSITIVE_INFINITY ? fit[v] : 0;
    }
    return fit;
  }
}
