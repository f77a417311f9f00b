package halflife.linear.cv;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.data.Targets;
import halflife.linear.glm.LikelihoodParts;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.leastsquares.MomentParts;
import halflife.linear.leastsquares.RowParts;
import halflife.linear.model.HeldOut;
import halflife.linear.model.HeldOutRows;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.TrainingParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Rows split into folds, behind what a cross-validation asks of them.
 *
 * @param parts the rows that train without some folds
 * @param heldOut each fold's rows, to score on
 */
public record FoldedData(TrainingParts parts, List<HeldOut> heldOut) {
  /**
   * With this many times as many features as rows in a fold, its rows cost less than its moments.
   */
  private static final int FEW_ROWS = 2;

  /**
   * Keeps as little as the family and the measure allow: under squared error the moments of each
   * fold, after one pass over the rows, in O(K p²) memory; otherwise the rows, O(Np).
   */
  public static FoldedData of(
      Family family, Measure measure, Design design, Folds folds, Workers workers) {
    int[][] members = Moments.members(folds.fold(), folds.count());
    List<HeldOut> heldOut = new ArrayList<>();
    TrainingParts parts;
    if (family == Family.GAUSSIAN && !Moments.tooWide(design)) {
      Moments[] moments = Moments.ofFolds(design, folds.fold(), folds.count(), workers);
      parts = new MomentParts(moments, design.fills(), folds);
      boolean fewRows = FEW_ROWS * design.size() <= folds.count() * design.width();
      if (measure == Measure.SQUARED_ERROR && !fewRows) {
        for (Moments part : moments) {
          heldOut.add(new HeldOutMoments(part));
        }
      }
    } else {
      parts = ofRows(family, design, folds, workers);
    }
    if (heldOut.isEmpty()) {
      for (int[] rows : members) {
        heldOut.add(new HeldOutRows(family, measure, design, rows));
      }
    }
    return new FoldedData(parts, heldOut);
  }

  /** Keeps the moments of each fold, whose rows are gone. */
  public static FoldedData of(Moments[] moments, List<Fill> fills, Folds folds) {
    List<HeldOut> heldOut = Arrays.stream(moments).<HeldOut>map(HeldOutMoments::new).toList();
    return new FoldedData(new MomentParts(moments, fills, folds), heldOut);
  }

  /** Keeps the rows. */
  public static TrainingParts ofRows(Family family, Design design, Folds folds, Workers workers) {
    return LeastSquaresProblem.solves(family, design, design.size())
        ? new RowParts(design, folds)
        : LikelihoodParts.of(
            family, Targets.outputs(family, design.target()), design, folds, workers);
  }

  public Problem training(Penalty penalty, int... without) {
    return parts.training(penalty, without);
  }

  /**
   * Follows a path for each of several training parts.
   *
   * @param without the folds that each leaves out
   * @param like the path of all rows
   * @param found takes the number of a part and its path, from any thread
   */
  public void paths(
      List<int[]> without,
      Penalty penalty,
      Range range,
      Path like,
      Workers workers,
      BiConsumer<Integer, Path> found) {
    if (without.isEmpty()) {
      return;
    }
    int most = parts.together(penalty, without.get(0));
    int threads = workers.threads();
    int rounds = -Math.floorDiv(-without.size(), most * threads);
    int groups = Math.min(without.size(), rounds * threads);
    workers.run(
        groups,
        g -> {
          List<int[]> own = new ArrayList<>();
          for (int i = g; i < without.size(); i += groups) {
            own.add(without.get(i));
          }
          List<Path> paths = parts.paths(penalty, own, range.lambdas(), like);
          for (int i = 0; i < paths.size(); i++) {
            found.accept(g + i * groups, range.known(paths.get(i)));
          }
        });
  }

  /**
   * The fit at a λ to the rows that train without some folds.
   *
   * @param like the path of all rows
   */
  public LinearModel fit(Penalty penalty, double lambda, Path like, int... without) {
    return parts.paths(penalty, List.of(without), new double[] {lambda}, like).get(0).at(lambda);
  }

  public HeldOut heldOut(int fold) {
    return heldOut.get(fold);
  }
}
