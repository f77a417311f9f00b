package halflife.linear;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import java.util.Arrays;
import java.util.List;

/**
 * Rows dealt to K folds: searches λ on them, and asks whether the λ so found beats no decay.
 *
 * <p>Where there are more rows than features, one pass over the rows leaves the moments of each
 * fold and everything after that is independent of the number of rows.
 *
 * <pre>{@code
 * CrossValidation folds = CrossValidation.of(design, fold, 10, Workers.all());
 * LambdaSearch lasso = folds.search(Penalty.lasso(), new Grid.Auto());
 * double lambda = lasso.minimum();
 * }</pre>
 */
public final class CrossValidation {
  /** Beyond this many features the p × p matrices of K folds cost more than the rows. */
  private static final int MOST_FEATURES = 3000;

  private final Measure measure;
  final FoldedData data;
  final Workers workers;
  private final int rows;
  private final int features;
  private final Runnable pathDone;

  private CrossValidation(
      Measure measure, FoldedData data, Design design, Workers workers, Runnable pathDone) {
    this.measure = measure;
    this.data = data;
    this.workers = workers;
    this.rows = design.size();
    this.features = design.width();
    this.pathDone = pathDone;
  }

  /**
   * Deals rows to folds.
   *
   * @param fold the fold of each row, from 0 to count − 1
   * @param count K, at least 3
   * @throws IllegalArgumentException if K is below 3 or a fold has no weight
   */
  public static CrossValidation of(Design design, int[] fold, int count, Workers workers) {
    return of(design, fold, count, workers, () -> {});
  }

  /**
   * The same, told of every path that is done.
   *
   * @param pathDone called from any thread
   */
  public static CrossValidation of(
      Design design, int[] fold, int count, Workers workers, Runnable pathDone) {
    return of(Family.GAUSSIAN, Measure.SQUARED_ERROR, design, fold, count, workers, pathDone);
  }

  /**
   * The same for a family, scored by a measure.
   *
   * @throws IllegalArgumentException also if the measure does not fit the family, or some training
   *     part lacks a class or any count above 0
   */
  public static CrossValidation of(
      Family family,
      Measure measure,
      Design design,
      int[] fold,
      int count,
      Workers workers,
      Runnable pathDone) {
    Losses.check(family, measure);
    if (count < 3) {
      throw new IllegalArgumentException(
          "there are "
              + count
              + " folds, but at least 3 are needed: λ is chosen inside each one's rest");
    }
    if (fold.length != design.size()) {
      throw new IllegalArgumentException(
          "there are "
              + fold.length
              + " folds given for "
              + design.size()
              + " rows; give one per row");
    }
    double[] weight = new double[count];
    for (int i = 0; i < fold.length; i++) {
      weight[fold[i]] += design.weights()[i];
    }
    for (int k = 0; k < count; k++) {
      if (!(weight[k] > 0)) {
        throw new IllegalArgumentException(
            "fold " + (k + 1) + " of " + count + " has no weight; use fewer folds");
      }
    }
    Targets.checkFolds(family, design, fold, count);
    FoldedData data = FoldedData.of(family, measure, design, fold, count, workers);
    return new CrossValidation(measure, data, design, workers, pathDone);
  }

  /** Whether a design is better served by its rows than by p × p moments. */
  static boolean keepsRows(Design design) {
    return design.width() > Math.min(design.size(), MOST_FEATURES);
  }

  /** What is averaged over rows. */
  public Measure measure() {
    return measure;
  }

  /** K. */
  public int count() {
    return data.count();
  }

  /** N. */
  public int rows() {
    return rows;
  }

  /** p. */
  public int features() {
    return features;
  }

  /** Searches λ for a penalty on these folds. */
  public LambdaSearch search(Penalty penalty, Grid grid) {
    Problem all = data.training(penalty);
    Range range = Range.of(all, measure == Measure.SQUARED_ERROR, grid);
    Path full = range.path(all, Guide.NONE);
    pathDone.run();
    MeanError mean = meanError(penalty, range, full.guide());
    while (range.canExtend() && mean.minimum() <= range.bottom()) {
      range = range.extended();
      full = range.path(all, Guide.NONE);
      mean = meanError(penalty, range, full.guide());
    }
    return new LambdaSearch(full, mean, range);
  }

  /** The same penalty and λs on this dealing of the same rows. */
  public LambdaSearch searchAgain(LambdaSearch other) {
    Penalty penalty = other.path().problem().penalty();
    Range range = other.range();
    return other.withError(meanError(penalty, range, other.path().guide()));
  }

  private MeanError meanError(Penalty penalty, Range range, Guide guide) {
    PathError[] errors = new PathError[data.count()];
    workers.run(
        errors.length,
        k -> {
          errors[k] = data.heldOut(k).score(range.path(data.training(penalty, k), guide));
          pathDone.run();
        });
    return new MeanError(List.of(errors), weights(), range);
  }

  /** What the two models without a λ score on each fold, trained on the others. */
  public Baselines baselines(Penalty penalty) {
    int count = data.count();
    double[] none = new double[count];
    double[] mean = new double[count];
    double[] weights = weights();
    workers.run(
        count,
        k -> {
          Problem problem = data.training(penalty, k);
          HeldOut heldOut = data.heldOut(k);
          none[k] = heldOut.error(problem.model(problem.unpenalized()));
          mean[k] = heldOut.error(problem.model(problem.featureless()));
        });
    return new Baselines(none, mean, weights);
  }

  /** The path of all rows at λ = 0 alone: least squares of minimum norm. */
  public Path unpenalized(Penalty penalty) {
    Problem all = data.training(penalty);
    return Path.onGrid(all, new double[] {0}, new double[][] {all.unpenalized()});
  }

  /** Σw of each fold. */
  double[] weights() {
    double[] weights = new double[data.count()];
    Arrays.setAll(weights, k -> data.heldOut(k).weight());
    return weights;
  }

  void pathDone() {
    pathDone.run();
  }
}
