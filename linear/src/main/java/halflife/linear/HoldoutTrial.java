package halflife.linear;

import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.List;

/**
 * The gain on some rows from choosing λ on others.
 *
 * @param chosen the loss of the chosen fit
 * @param none that of the fit without decay
 */
public record HoldoutTrial(double chosen, double none) {
  /**
   * Chooses penalty and λ by cross-validation inside the training rows, fits both models to all of
   * those, and scores them on the test rows. Losses below what counts as perfect are raised to it.
   *
   * @param train the rows to learn from
   * @param fold the fold of each, from 0 to count − 1
   * @param count the number of folds, at least 3
   * @param test the rows to score on
   * @param penalties the penalties to choose from; the first says what is penalized without decay
   * @throws IllegalArgumentException as {@link CrossValidation#of}
   */
  public static HoldoutTrial of(
      Family family,
      Measure measure,
      Design train,
      int[] fold,
      int count,
      Design test,
      List<Penalty> penalties,
      Choice.Rule rule) {
    CrossValidation folds =
        CrossValidation.of(family, measure, train, Folds.of(fold, count), Workers.ONE, () -> {});
    Path none = folds.unpenalized(penalties.get(0));
    LinearModel chosen = none.model(0);
    double best = Double.POSITIVE_INFINITY;
    for (Penalty penalty : penalties) {
      LambdaSearch search = folds.search(penalty, new Grid.Auto());
      double error = search.errorAt(search.minimum());
      if (error < best) {
        best = error;
        double lambda = rule == Choice.Rule.MIN ? search.minimum() : search.oneStandardError();
        chosen = search.path().at(lambda);
      }
    }
    double floor = measure.floor(none.targetScale(), test.size());
    return new HoldoutTrial(
        Math.max(floor, chosen.loss(measure, test)),
        Math.max(floor, none.model(0).loss(measure, test)));
  }
}
