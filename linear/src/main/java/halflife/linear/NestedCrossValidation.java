package halflife.linear;

import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Measure;
import halflife.evidence.Verdict;
import halflife.linear.cv.MeanError;
import halflife.linear.cv.Range;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.PathError;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores the λ that a search finds, and no decay, on rows that took no part in finding it.
 *
 * <p>For each held-out fold j the other K − 1 serve as inner folds, on which penalty and λ are
 * chosen anew; the fit to all of them is then scored on j. The path trained without folds j and l
 * serves both j's inner fold l and l's inner fold j, so that a dealing takes K(K−1)/2 paths per
 * penalty.
 */
public final class NestedCrossValidation {
  private final CrossValidation folds;
  private final Folds dealing;
  private final int[] outer;

  private NestedCrossValidation(CrossValidation folds) {
    this.folds = folds;
    dealing = folds.folds();
    outer = dealing.outer();
  }

  /**
   * The losses of one dealing on rows that took no part in choosing, three per held-out fold.
   *
   * @param chosen the loss of the fit with λ chosen anew inside the fold's training part
   * @param none the loss of the fit without decay
   * @param mean the loss of the fit without features
   */
  public record HeldOutLosses(double[] chosen, double[] none, double[] mean) {}

  /**
   * Chooses anew inside each fold's training part and scores the outcome on the fold.
   *
   * @param folds a dealing of the rows
   * @param searched the penalties to choose from, with the ranges of λ to look at
   * @param rule the rule that chooses λ
   */
  public static HeldOutLosses of(
      CrossValidation folds, List<LambdaSearch> searched, Choice.Rule rule) {
    Problem all = searched.get(0).path().problem();
    Measure measure = folds.measure();
    double rows = folds.rows() / (double) folds.folds().count();
    double floor = measure.floor(all.targetScale(), rows);
    Baselines baselines = folds.baselines(all.penalty(), folds.folds().outer());
    return new HeldOutLosses(
        raised(losses(folds, searched, rule), floor),
        raised(baselines.none(), floor),
        raised(baselines.mean(), floor));
  }

  /** Losses below a floor are equally perfect. */
  private static double[] raised(double[] losses, double floor) {
    return Arrays.stream(losses).map(loss -> Math.max(loss, floor)).toArray();
  }

  /**
   * The verdict over one or more dealings of the same rows.
   *
   * @param dealings the losses of each
   * @param folds one of the dealings, for the numbers of rows, features and folds
   */
  public static Verdict verdict(List<HeldOutLosses> dealings, CrossValidation folds) {
    double training = folds.trainingRows();
    double share = folds.folds().testToTrain();
    double[] chosen = dealings.stream().flatMapToDouble(d -> Arrays.stream(d.chosen())).toArray();
    double[] none = dealings.stream().flatMapToDouble(d -> Arrays.stream(d.none())).toArray();
    double[] mean = dealings.stream().flatMapToDouble(d -> Arrays.stream(d.mean())).toArray();
    Measure measure = folds.measure();
    double perRow = folds.features() / training;
    return new Verdict(
        Comparison.of(measure, chosen, none, share, folds.rows(), perRow),
        Comparison.of(measure, chosen, mean, share, folds.rows(), 0),
        (int) Math.round(training));
  }

  /** The chosen model's mean loss on each fold. */
  static double[] losses(CrossValidation folds, List<LambdaSearch> searched, Choice.Rule rule) {
    return new NestedCrossValidation(folds).losses(searched, rule);
  }

  private double[] losses(List<LambdaSearch> searched, Choice.Rule rule) {
    double[] best = new double[outer.length];
    double[] chosen = new double[outer.length];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (LambdaSearch search : searched) {
      Penalty penalty = search.path().problem().penalty();
      MeanError[] means = innerMeans(search);
      List<Integer> better = new ArrayList<>();
      List<int[]> without = new ArrayList<>();
      double[] lambdas = new double[outer.length];
      for (int o = 0; o < outer.length; o++) {
        double minimum = means[o].minimum();
        double error = means[o].at(minimum);
        if (error < best[o]) {
          best[o] = error;
          lambdas[better.size()] =
              rule == Choice.Rule.MIN ? minimum : means[o].oneStandardError(minimum);
          better.add(o);
          without.add(new int[] {outer[o]});
        } else {
          folds.pathDone();
        }
      }
      List<LinearModel> models =
          folds.data.fits(
              without,
              Arrays.copyOf(lambdas, better.size()),
              penalty,
              search.path(),
              folds.workers,
              folds::pathDone);
      double[] losses =
          folds.data.heldOutErrors(
              models, better.stream().mapToInt(o -> outer[o]).toArray(), folds.workers);
      for (int i = 0; i < losses.length; i++) {
        chosen[better.get(i)] = losses[i];
      }
    }
    return chosen;
  }

  /**
   * The mean error over the inner folds of each outer one, at the λs that may be chosen from; at
   * all that were searched if the smallest of those has the smallest error in some fold.
   */
  private MeanError[] innerMeans(LambdaSearch search) {
    Range reach = search.reach();
    MeanError[] means = innerMeans(search, reach);
    boolean below = reach.bottom() > search.bottom();
    return below && Arrays.stream(means).anyMatch(mean -> mean.minimum() <= reach.bottom())
        ? innerMeans(search, search.range())
        : means;
  }

  private MeanError[] innerMeans(LambdaSearch search, Range range) {
    Penalty penalty = search.path().problem().penalty();
    PathError[][] inner = innerErrors(penalty, range, search.path());
    MeanError[] means = new MeanError[outer.length];
    Arrays.setAll(means, o -> meanError(inner[outer[o]], outer[o], range));
    return means;
  }

  /** Entry (j, l): the path trained without j and l, scored on l. */
  private PathError[][] innerErrors(Penalty penalty, Range range, Path like) {
    int count = dealing.count();
    PathError[][] inner = new PathError[count][count];
    if (dealing.inOrder()) {
      // trained on what is before l, the path is the same for every later j
      PathError[] before = new PathError[count];
      List<int[]> later = IntStream.range(1, count).mapToObj(l -> new int[] {l}).toList();
      PathError[][] errors =
          folds.data.errors(later, later, penalty, range, like, folds.workers, folds::pathDone);
      for (int l = 1; l < count; l++) {
        before[l] = errors[l - 1][0];
      }
      Arrays.fill(inner, before);
      return inner;
    }
    List<int[]> pairs = new ArrayList<>();
    for (int j = 1; j < count; j++) {
      for (int l = 0; l < j; l++) {
        pairs.add(new int[] {j, l});
      }
    }
    PathError[][] errors =
        folds.data.errors(pairs, pairs, penalty, range, like, folds.workers, folds::pathDone);
    for (int i = 0; i < errors.length; i++) {
      int[] pair = pairs.get(i);
      inner[pair[1]][pair[0]] = errors[i][0];
      inner[pair[0]][pair[1]] = errors[i][1];
    }
    return inner;
  }

  private MeanError meanError(PathError[] errors, int fold, Range range) {
    int[] inside = dealing.inner(fold);
    List<PathError> kept = new ArrayList<>();
    for (int l : inside) {
      kept.add(errors[l]);
    }
    return new MeanError(kept, folds.weights(inside), range);
  }
}
