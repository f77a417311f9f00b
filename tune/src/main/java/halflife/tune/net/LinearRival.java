package halflife.tune.net;

import halflife.core.Internal;
import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import java.util.Arrays;
import java.util.List;

/**
 * A linear model on the splits that judge a network: λ chosen by folds of the training rows, the
 * rows held out only scored.
 *
 * @param data the rows
 * @param penalty of the linear model
 * @param grid the λs to search
 * @param measure of the losses
 */
@Internal
public record LinearRival(Dataset data, Penalty penalty, Grid grid, Measure measure) {
  private static final int FOLDS = 5;

  /**
   * The loss on the rows that each split holds out.
   *
   * @param splits the rows to learn from and those held out
   * @param seed of the folds
   */
  public double[] losses(List<int[][]> splits, long seed, Workers workers) {
    double[] losses = new double[splits.size()];
    for (int s = 0; s < losses.length; s++) {
      int[][] split = splits.get(s);
      Design train = data.design().pick(split[0]);
      Folds folds = folds(split[0], train, seed + s);
      CrossValidation cv =
          CrossValidation.of(data.family(), measure, train, folds, workers, () -> {});
      LambdaSearch search = cv.search(penalty, grid);
      Design held = data.design().pick(split[1]);
      double loss = search.path().at(search.minimum()).loss(measure, held);
      losses[s] = Math.max(loss, measure.floor(search.path().targetScale(), held.size()));
    }
    return losses;
  }

  private Folds folds(int[] rows, Design train, long seed) {
    if (data.order().isPresent()) {
      double[] order = data.order().get();
      double[] some = Arrays.stream(rows).mapToDouble(i -> order[i]).toArray();
      int different = (int) Arrays.stream(some).distinct().count();
      return FoldAssignment.inOrder(
          some, Math.max(Folds.FEWEST_IN_ORDER, Math.min(2 * FOLDS, different)));
    }
    if (data.groups().isPresent()) {
      List<String> groups = Arrays.stream(rows).mapToObj(data.groups().get()::get).toList();
      int different = (int) groups.stream().distinct().count();
      return FoldAssignment.byGroup(
          groups, Math.max(Folds.FEWEST, Math.min(FOLDS, different)), seed);
    }
    return data.classes().isEmpty()
        ? FoldAssignment.shuffled(rows.length, FOLDS, seed)
        : FoldAssignment.byClass(train.target(), FOLDS, seed);
  }
}
