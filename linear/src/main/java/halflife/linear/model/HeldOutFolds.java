package halflife.linear.model;

import halflife.core.Internal;
import java.util.ArrayList;
import java.util.List;

/** The held-out rows of each fold. */
@Internal
public interface HeldOutFolds {
  /** The rows of a fold. */
  HeldOut of(int fold);

  /** All rows. */
  HeldOut all();

  /**
   * Scores paths, each on the rows of a fold.
   *
   * @param folds the fold for each path
   */
  default List<PathError> scores(List<Path> paths, int[] folds) {
    List<PathError> scores = new ArrayList<>();
    for (int i = 0; i < folds.length; i++) {
      scores.add(of(folds[i]).score(paths.get(i)));
    }
    return scores;
  }

  /**
   * The mean losses of models, each on the rows of a fold.
   *
   * @param folds the fold for each model
   */
  default double[] errors(List<LinearModel> models, int[] folds) {
    double[] errors = new double[folds.length];
    for (int i = 0; i < folds.length; i++) {
      errors[i] = of(folds[i]).error(models.get(i));
    }
    return errors;
  }
}
