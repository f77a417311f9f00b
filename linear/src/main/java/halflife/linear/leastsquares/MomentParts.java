package halflife.linear.leastsquares;

import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.TrainingParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Training parts as the merge of their folds' moments: independent of the number of rows.
 *
 * @param moments the moments of each fold
 * @param fills the features with missing values
 */
public record MomentParts(Moments[] moments, List<Fill> fills, Folds folds)
    implements TrainingParts {
  @Override
  public Problem training(Penalty penalty, int... without) {
    List<Moments> parts = new ArrayList<>();
    for (int k = 0; k < moments.length; k++) {
      if (folds.trains(k, without)) {
        parts.add(moments[k]);
      }
    }
    return LeastSquaresProblem.of(Moments.merge(parts), fills, penalty);
  }
}
