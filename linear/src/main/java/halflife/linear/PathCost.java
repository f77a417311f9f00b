package halflife.linear;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.glm.Preconditioner;
import halflife.linear.leastsquares.Spectrum;
import halflife.linear.model.Penalty;
import java.util.List;

/**
 * The rough cost of a search, in multiplications: enough to decide how many folds and repeats a few
 * seconds allow, from the table's shape alone.
 *
 * @param pass the cost of the pass over the rows, once for all paths
 * @param path the cost of a path, all penalties together
 */
public record PathCost(double pass, double path) {
  /** Gradients that the path of a likelihood takes, roughly. */
  private static final double STEPS = 300;

  /** The cost of a row's link. */
  private static final double LINK = 20;

  /** The number of curvatures that the path of many classes takes. */
  private static final double STEPS_OF_MANY = 100;

  /**
   * The cost per n²p of the smaller side: the exact path of the lasso, and a grid of other
   * penalties.
   */
  private static final double LASSO = 2;

  private static final double GRID = 12;

  /**
   * The cost of paths over a design.
   *
   * @param outputs the number of linear predictors of a row
   * @param rows N, of which the design may have only some
   */
  public static PathCost of(
      Family family, int outputs, Design design, int rows, List<Penalty> penalties) {
    double n = rows;
    double p = design.width();
    if (family == Family.GAUSSIAN && Math.min(n, p) <= Spectrum.MOST) {
      return ofNumbers(rows, design.width(), penalties);
    }
    double stored = 0;
    for (Feature feature : design.features()) {
      stored += feature.stored().length;
    }
    stored *= n / design.size();
    double gradients = STEPS * (stored + LINK * n);
    return new PathCost(0, penalties.size() * outputs * (gradients + curvature(n, p, outputs)));
  }

  /** The cost of paths under squared error over N rows of p features, not too many of both. */
  public static PathCost ofNumbers(int rows, int features, List<Penalty> penalties) {
    double n = rows;
    double p = features;
    double smaller = Math.min(n, p);
    double path =
        penalties.stream()
            .mapToDouble(penalty -> (penalty.alpha() == 1 ? LASSO : GRID) * smaller * smaller * p)
            .sum();
    return new PathCost(n * p * smaller, path);
  }

  /**
   * Curvatures are not stored where there are too many entries for that; those of many classes are
   * taken one by one, at nearly every step.
   */
  private static double curvature(double n, double p, int outputs) {
    double all = p <= Spectrum.MOST ? n * Math.min(n, p) * p : 0;
    return Preconditioner.manyClasses(outputs) ? STEPS_OF_MANY * all : outputs * all;
  }

  /** The cost of a verdict on one dealing: every inner path, and those that are judged. */
  public double verdict(int folds) {
    return pass + (folds * (folds - 1) / 2.0 + folds) * path;
  }

  /** The cost of a search on one dealing. */
  public double search(int folds) {
    return pass + (folds + 1) * path;
  }
}
