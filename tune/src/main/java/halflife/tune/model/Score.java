package halflife.tune.model;

import halflife.evidence.Measure;
import halflife.linear.model.Losses;
import halflife.tune.data.DatasetReader;
import halflife.tune.data.Response;
import halflife.tune.data.RowCounts;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The score of a model's predictions on rows whose target is known.
 *
 * @param values the measure that λ was chosen by and, where that is another, RMSE or the error rate
 * @param rows the number of rows that have a target, each as often as its count says
 * @param weights the column that they are weighed by
 * @param counts the column that says how many identical rows each stands for
 */
public record Score(
    List<Value> values, int rows, Optional<String> weights, Optional<String> counts) {
  public Score {
    values = List.copyOf(values);
  }

  /**
   * One score.
   *
   * @param measure its meaning
   * @param shown the form a person reads; not a number for the AUC of rows of one class only
   */
  public record Value(Measure measure, double shown) {}

  /**
   * Scores predictions.
   *
   * @param responses those of the table's rows, as {@link Model#predictions} gives them
   * @return empty if the table does not have the target
   * @throws IllegalArgumentException if it has, but no row has a value of it, or one has a value
   *     that is none of the model's; or a weight or a count cannot be one
   */
  static Optional<Score> of(Model model, Table table, List<double[]> responses) {
    if (!table.has(model.target())) {
      return Optional.empty();
    }
    Response response =
        new Response(
            model.target(),
            model.family(),
            model.classes(),
            List.of(),
            model.written(),
            Optional.empty());
    Optional<String> counts = model.options().table().counts().filter(table::has);
    int[] there = counted(response.rows(table), table, counts);
    Table scored = table.pick(there);
    double[] target = response.values(scored);
    Optional<String> column = model.options().table().weights().filter(table::has);
    double[] weights = DatasetReader.weights(scored, column);
    double[][] predicted =
        responses.stream()
            .map(all -> Arrays.stream(there).mapToDouble(i -> all[i]).toArray())
            .toArray(double[][]::new);
    Measure own = model.options().search().measure(model.family());
    Measure plain = model.family().hasClasses() ? Measure.MISCLASSIFICATION : Measure.SQUARED_ERROR;
    List<Value> values = new ArrayList<>();
    for (Measure measure : own == plain ? List.of(own) : List.of(own, plain)) {
      double loss = Losses.mean(model.family(), measure, predicted, target, weights);
      values.add(new Value(measure, measure.shown(loss)));
    }
    return Optional.of(new Score(values, there.length, column, counts));
  }

  /** Rows that have a target, each as often as its count says. */
  private static int[] counted(int[] there, Table table, Optional<String> counts) {
    if (counts.isEmpty()) {
      return there;
    }
    Table rows = table.pick(there);
    int[] copies = RowCounts.rows(rows, counts.get());
    return IntStream.of(copies).map(i -> there[i]).toArray();
  }
}
