package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Details;
import halflife.evidence.Diagnostics;
import halflife.evidence.Family;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Task;
import halflife.linear.CrossValidation;
import halflife.linear.Design;
import halflife.linear.LambdaSearch;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is looked at beside the verdict: held-out predictions, and how far they are off. */
final class Inspection {
  private static final double LEVEL = 0.9;

  private final Dataset data;
  private final StudyOptions options;
  private final Task task;
  private final CrossValidation folds;
  private final Workers workers;

  Inspection(
      Dataset data, StudyOptions options, Task task, CrossValidation folds, Workers workers) {
    this.data = data;
    this.options = options;
    this.task = task;
    this.folds = folds;
    this.workers = workers;
  }

  /**
   * Everything that can be shown of a choice.
   *
   * @param searched every penalty that was searched
   * @param selected the one that was chosen
   * @param lambda its λ
   */
  Details details(List<LambdaSearch> searched, LambdaSearch selected, double lambda) {
    double[][] byOutput = folds.predictions(selected, lambda);
    Design design = data.design();
    int[] rows =
        IntStream.range(0, design.size())
            .filter(i -> !Double.isNaN(byOutput[0][i]) && design.weights()[i] > 0)
            .toArray();
    double[][] predicted = new double[rows.length][byOutput.length];
    double[] observed = new double[rows.length];
    double[] weights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < byOutput.length; k++) {
        predicted[i][k] = byOutput[k][rows[i]];
      }
      observed[i] = design.target()[rows[i]];
      weights[i] = design.weights()[rows[i]];
    }
    Details details = Details.NONE.with(Diagnostics.of(task, predicted, observed, weights));
    Optional<PredictionInterval> interval = interval(predicted, observed);
    return interval.isPresent() ? details.with(interval.get()) : details;
  }

  private Optional<PredictionInterval> interval(double[][] predicted, double[] observed) {
    if (task.family() != Family.GAUSSIAN) {
      return Optional.empty();
    }
    double[] off = new double[observed.length];
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(observed[i] - predicted[i][0]);
    }
    return PredictionInterval.of(off, LEVEL);
  }
}
