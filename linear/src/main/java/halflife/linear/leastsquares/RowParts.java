package halflife.linear.leastsquares;

import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.TrainingParts;
import java.util.stream.IntStream;

/** Training parts as rows under squared error, solved exactly. */
public record RowParts(Design design, Folds folds) implements TrainingParts {
  @Override
  public Problem training(Penalty penalty, int... without) {
    int[] fold = folds.fold();
    int[] members =
        IntStream.range(0, fold.length).filter(i -> folds.trains(fold[i], without)).toArray();
    return LeastSquaresProblem.of(design, members, penalty);
  }
}
