package halflife.tune.check;

import halflife.evidence.Details;
import halflife.evidence.LossSurface;
import halflife.evidence.Task;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.LossPlane;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Names;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Inspects a choice beside the verdict: held-out predictions and their errors. */
public final class Inspection {
  private final Dataset data;
  private final StudyOptions options;
  private final Task task;
  private final CrossValidation folds;

  public Inspection(Dataset data, StudyOptions options, Task task, CrossValidation folds) {
    this.data = data;
    this.options = options;
    this.task = task;
    this.folds = folds;
  }

  /**
   * Everything that can be shown of a choice.
   *
   * @param selected the search that was chosen
   * @param lambda its λ
   */
  public Details details(LambdaSearch selected, double lambda) {
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
    Details details = Details.of(task, predicted, observed, weights);
    double[] errors = new double[rows.length];
    Arrays.setAll(errors, i -> observed[i] - predicted[i][0]);
    OptionalDouble neighbours = Neighbours.of(data, rows, errors);
    if (neighbours.isPresent()) {
      details = details.withNeighbours(neighbours.getAsDouble());
    }
    Optional<LossSurface> landscape = landscape(selected.path(), lambda);
    return landscape.isPresent() ? details.with(landscape.get()) : details;
  }

  /** The plane of the two coefficients that were asked for, or of the two largest. */
  private Optional<LossSurface> landscape(Path path, double lambda) {
    List<String> terms = task.terms(data.features());
    int[] shown = new int[2];
    if (options.proof().geometry().isEmpty()) {
      double[] b = path.at(lambda).coefficients();
      double[] sd = path.deviations();
      int[] largest =
          IntStream.range(0, b.length)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> -Math.abs(b[j] * sd[j % sd.length])))
              .mapToInt(j -> j)
              .limit(2)
              .toArray();
      if (largest.length < 2) {
        return Optional.empty();
      }
      shown = largest;
    } else {
      for (int i = 0; i < 2; i++) {
        shown[i] = terms.indexOf(options.proof().geometry().get(i));
        if (shown[i] < 0) {
          throw new IllegalArgumentException(
              "--geometry names '"
                  + options.proof().geometry().get(i)
                  + "', which is no coefficient"
                  + Names.hint(options.proof().geometry().get(i), terms));
        }
      }
    }
    return LossPlane.of(path, lambda, terms.get(shown[0]), shown[0], terms.get(shown[1]), shown[1]);
  }
}
