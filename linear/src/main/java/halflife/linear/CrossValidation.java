package halflife.linear;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.cv.FoldedData;
import halflife.linear.cv.MeanError;
import halflife.linear.cv.Range;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.data.Targets;
import halflife.linear.model.Grid;
import halflife.linear.model.HeldOut;
import halflife.linear.model.HeldOutRows;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Losses;
import halflife.linear.model.Path;
import halflife.linear.model.PathError;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  final FoldedData data;
  final Workers workers;
  private final Family family;
  private final Measure measure;
  private final Design design;
  private final Folds folds;
  private final Runnable pathDone;

  /** N, of which the design may have only some. */
  private final int rows;

  private CrossValidation(
      Family family,
      Measure measure,
      Design design,
      Folds folds,
      FoldedData data,
      int rows,
      Workers workers,
      Runnable pathDone) {
    this.family = family;
    this.measure = measure;
    this.design = design;
    this.folds = folds;
    this.data = data;
    this.rows = rows;
    this.workers = workers;
    this.pathDone = pathDone;
  }

  /**
   * Rows that were summed as they came and are gone: squared error needs their moments alone.
   *
   * @param moments the moments of each fold
   * @param sample some of the rows, for what needs rows
   * @param folds the fold of each row of the sample
   * @param pathDone called from any thread whenever a path is done
   */
  static CrossValidation ofMoments(
      Moments[] moments, Design sample, Folds folds, Workers workers, Runnable pathDone) {
    return new CrossValidation(
        Family.GAUSSIAN,
        Measure.SQUARED_ERROR,
        sample,
        folds,
        FoldedData.of(moments, sample.fills(), folds),
        Arrays.stream(moments).mapToInt(Moments::rows).sum(),
        workers,
        pathDone);
  }

  /** Rows behind what a cross-validation asks of them. */
  static CrossValidation of(
      Family family,
      Measure measure,
      Design sample,
      Folds folds,
      FoldedData data,
      int rows,
      Workers workers,
      Runnable pathDone) {
    return new CrossValidation(family, measure, sample, folds, data, rows, workers, pathDone);
  }

  /**
   * Deals rows to folds, under squared error.
   *
   * @param fold the fold of each row, from 0 to count − 1
   * @param count K, at least 3
   * @throws IllegalArgumentException if K is below 3 or a fold has no weight
   */
  public static CrossValidation of(Design design, int[] fold, int count, Workers workers) {
    Folds folds = Folds.of(fold, count);
    return of(Family.GAUSSIAN, Measure.SQUARED_ERROR, design, folds, workers, () -> {});
  }

  /**
   * Deals rows to folds.
   *
   * @param family the kind of target
   * @param measure the measure that is averaged over held-out rows
   * @param pathDone called from any thread whenever a path is done
   * @throws IllegalArgumentException if there is not a fold per row or a fold has no weight, the
   *     measure does not fit the family, the target is none of the family's, some training part
   *     would lack a class, or any count above 0, or a fold lacks a class under AUC
   */
  public static CrossValidation of(
      Family family,
      Measure measure,
      Design design,
      Folds folds,
      Workers workers,
      Runnable pathDone) {
    Losses.check(family, measure);
    int[] fold = folds.fold();
    if (fold.length != design.size()) {
      throw new IllegalArgumentException(
          "there are "
              + fold.length
              + " folds given for "
              + design.size()
              + " rows; give one per row");
    }
    double[] weight = new double[folds.count()];
    for (int i = 0; i < fold.length; i++) {
      weight[fold[i]] += design.weights()[i];
    }
    for (int k = 0; k < weight.length; k++) {
      if (!(weight[k] > 0)) {
        throw new IllegalArgumentException(
            "fold " + (k + 1) + " of " + weight.length + " has no weight; use fewer folds");
      }
    }
    Targets.checkFolds(family, design, folds);
    if (measure == Measure.AUC) {
      Targets.checkBothClasses(design, folds);
    }
    FoldedData data = FoldedData.of(family, measure, design, folds, workers);
    return new CrossValidation(
        family, measure, design, folds, data, design.size(), workers, pathDone);
  }

  /** The kind of target. */
  public Family family() {
    return family;
  }

  /** The measure that is averaged over rows. */
  public Measure measure() {
    return measure;
  }

  /** The folds. */
  public Folds folds() {
    return folds;
  }

  /** N. */
  public int rows() {
    return rows;
  }

  /** The rows that a fold's fit learns from, on average. */
  double trainingRows() {
    return folds.trainingRows() * ((double) rows / design.size());
  }

  /** p. */
  public int features() {
    return design.width();
  }

  /**
   * Searches λ for a penalty on these folds.
   *
   * @throws IllegalArgumentException if it is grouped over classes and the family not multinomial
   */
  public LambdaSearch search(Penalty penalty, Grid grid) {
    Problem all = data.training(penalty);
    Range range = Range.of(all, measure == Measure.SQUARED_ERROR, grid);
    Path full = range.path(all);
    pathDone.run();
    MeanError mean = meanError(penalty, range, full);
    while (range.canExtend() && mean.minimum() <= range.bottom()) {
      range = range.extended();
      full = range.path(all);
      mean = meanError(penalty, range, full);
    }
    return LambdaSearch.of(full, mean, range, training());
  }

  /** All rows, where fits to them are scored by another measure than they are fitted by. */
  private Optional<HeldOut> training() {
    return measure == Losses.natural(family) ? Optional.empty() : Optional.of(data.heldOut().all());
  }

  /**
   * Repeats a search of the same penalty on this dealing of the same rows, over the λs that may be
   * chosen from; over all of them if the smallest of those has the smallest error.
   */
  public LambdaSearch searchAgain(LambdaSearch other) {
    Penalty penalty = other.path().problem().penalty();
    LambdaSearch again = other.withError(meanError(penalty, other.reach(), other.path()));
    return again.endsAtMinimum() && again.minimum() > other.bottom()
        ? other.withError(meanError(penalty, other.range(), other.path()))
        : again;
  }

  private MeanError meanError(Penalty penalty, Range range, Path like) {
    int[] scored = folds.scored();
    List<int[]> each = Arrays.stream(scored).mapToObj(k -> new int[] {k}).toList();
    PathError[][] errors = data.errors(each, each, penalty, range, like, workers, pathDone);
    List<PathError> own = Arrays.stream(errors).map(of -> of[0]).toList();
    return new MeanError(own, weights(), range);
  }

  /** The scores of the two models without a λ on each fold, trained as for a penalty. */
  public Baselines baselines(Penalty penalty) {
    return baselines(penalty, folds.scored());
  }

  Baselines baselines(Penalty penalty, int[] folds) {
    double[][] errors = data.undecayed(penalty, folds, workers);
    return new Baselines(errors[0], errors[1], weights(folds));
  }

  /** The path of all rows at λ = 0 alone. */
  public Path unpenalized(Penalty penalty) {
    Problem all = data.training(penalty);
    return Path.onGrid(all, new double[] {0}, new double[][] {all.unpenalized()});
  }

  /**
   * The expected response of each row of the design, predicted by a fit that has not seen its fold.
   *
   * @param lambda a λ that was searched
   * @return outputs × rows; not a number in rows of a fold that is never predicted
   */
  public double[][] predictions(LambdaSearch search, double lambda) {
    Penalty penalty = search.path().problem().penalty();
    int outputs = search.path().at(lambda).outputs();
    double[][] result = new double[outputs][design.size()];
    for (double[] row : result) {
      Arrays.fill(row, Double.NaN);
    }
    int[][] members = Moments.members(folds.fold(), folds.count());
    int[] scored = folds.scored();
    List<int[]> without = Arrays.stream(scored).mapToObj(k -> new int[] {k}).toList();
    double[] lambdas = new double[scored.length];
    Arrays.fill(lambdas, lambda);
    List<LinearModel> models =
        data.fits(without, lambdas, penalty, search.path(), workers, () -> {});
    workers.run(
        scored.length,
        s -> {
          int[] own = members[scored[s]];
          double[][] responses =
              new HeldOutRows(family, measure, design, own).responses(models.get(s));
          for (int k = 0; k < outputs; k++) {
            for (int i = 0; i < own.length; i++) {
              result[k][own[i]] = responses[k][i];
            }
          }
        });
    return result;
  }

  /** Σw of each fold that is scored. */
  double[] weights() {
    return weights(folds.scored());
  }

  double[] weights(int[] folds) {
    double[] weights = new double[folds.length];
    Arrays.setAll(weights, s -> data.heldOut(folds[s]).weight());
    return weights;
  }

  void pathDone() {
    pathDone.run();
  }
}
