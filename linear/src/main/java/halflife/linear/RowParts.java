package halflife.linear;

import java.util.stream.IntStream;

/** Training parts as rows under squared error, solved exactly. */
record RowParts(Design design, Folds folds) implements TrainingParts {
  @Override
  public Problem training(Penalty penalty, int... without) {
    int[] fold = folds.fold();
    int[] members =
        IntStream.range(0, fold.length).filter(i -> folds.trains(fold[i], without)).toArray();
    return LeastSquaresProblem.of(design, members, penalty);
  }
}
