package halflife.linear;

import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Measure;
import halflife.evidence.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Does the λ that a search finds beat no decay, on rows that took no part in finding it?
 *
 * <p>For each held-out fold j the other K − 1 serve as inner folds, on which penalty and λ are
 * chosen anew; the fit to all of them is then scored on j. The path trained without folds j and l
 * serves both j's inner fold l and l's inner fold j, so that a dealing takes K(K−1)/2 paths per
 * penalty.
 */
public final class NestedCrossValidation {
  private final CrossValidation folds;
  private final int count;

  private NestedCrossValidation(CrossValidation folds) {
    this.folds = folds;
    count = folds.count();
  }

  /**
   * The paired differences of one dealing, a pair per held-out fold.
   *
   * @param none log(score of the chosen fit / score without decay)
   * @param mean log(score of the chosen fit / score of the featureless fit)
   */
  public record LogRatios(double[] none, double[] mean) {}

  /**
   * Chooses anew inside each fold's training part and scores the outcome on the fold.
   *
   * @param folds a dealing of the rows
   * @param searched the penalties to choose from, with the ranges of λ to look at
   * @param rule how λ is chosen
   */
  public static LogRatios logRatios(
      CrossValidation folds, List<LambdaSearch> searched, Choice.Rule rule) {
    Problem all = searched.get(0).path().problem();
    Measure measure = folds.measure();
    double floor = Losses.floor(measure, all.targetScale(), folds.rows() / (double) folds.count());
    double[] chosen = losses(folds, searched, rule);
    Baselines baselines = folds.baselines(all.penalty());
    double[] none = new double[chosen.length];
    double[] mean = new double[chosen.length];
    for (int j = 0; j < chosen.length; j++) {
      none[j] = measure.logRatio(chosen[j], baselines.none()[j], floor);
      mean[j] = measure.logRatio(chosen[j], baselines.mean()[j], floor);
    }
    return new LogRatios(none, mean);
  }

  /**
   * The verdict over one or more dealings of the same rows.
   *
   * @param dealings the paired differences of each
   * @param folds one of the dealings, for the numbers of rows, features and folds
   */
  public static Verdict verdict(List<LogRatios> dealings, CrossValidation folds) {
    double[] none = dealings.stream().flatMapToDouble(d -> Arrays.stream(d.none())).toArray();
    double[] mean = dealings.stream().flatMapToDouble(d -> Arrays.stream(d.mean())).toArray();
    double k = folds.count();
    double perRow = folds.features() / (folds.rows() * (k - 1) / k);
    return new Verdict(
        Comparison.of(none, 1 / (k - 1), folds.rows(), perRow),
        Comparison.of(mean, 1 / (k - 1), folds.rows(), 0));
  }

  /** The chosen model's mean loss on each fold. */
  static double[] losses(CrossValidation folds, List<LambdaSearch> searched, Choice.Rule rule) {
    return new NestedCrossValidation(folds).losses(searched, rule);
  }

  private double[] losses(List<LambdaSearch> searched, Choice.Rule rule) {
    double[] best = new double[count];
    double[] chosen = new double[count];
    double[] weights = folds.weights();
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (LambdaSearch search : searched) {
      Penalty penalty = search.path().problem().penalty();
      Range range = search.range();
      Guide guide = search.path().guide();
      PathError[][] inner = innerErrors(penalty, range, guide);
      folds.workers.run(
          count,
          j -> {
            MeanError mean = without(inner[j], weights, j, range);
            double minimum = mean.minimum();
            double error = mean.at(minimum);
            if (error < best[j]) {
              best[j] = error;
              double lambda = rule == Choice.Rule.MIN ? minimum : mean.oneStandardError(minimum);
              Problem outer = folds.data.training(penalty, j);
              chosen[j] = folds.data.heldOut(j).error(outer.model(range.fit(outer, lambda, guide)));
            }
            folds.pathDone();
          });
    }
    return chosen;
  }

  /** Entry (j, l): the path trained without j and l, scored on l. */
  private PathError[][] innerErrors(Penalty penalty, Range range, Guide guide) {
    PathError[][] inner = new PathError[count][count];
    folds.workers.run(
        count * (count - 1) / 2,
        pair -> {
          int j = 1;
          int l = pair;
          while (l >= j) {
            l -= j++;
          }
          Path path = range.path(folds.data.training(penalty, j, l), guide);
          inner[j][l] = folds.data.heldOut(l).score(path);
          inner[l][j] = folds.data.heldOut(j).score(path);
          folds.pathDone();
        });
    return inner;
  }

  private static MeanError without(PathError[] errors, double[] weights, int fold, Range range) {
    List<PathError> kept = new ArrayList<>();
    double[] keptWeights = new double[errors.length - 1];
    for (int l = 0; l < errors.length; l++) {
      if (l != fold) {
        keptWeights[kept.size()] = weights[l];
        kept.add(errors[l]);
      }
    }
    return new MeanError(kept, keptWeights, range);
  }
}
