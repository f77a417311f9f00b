package halflife.spark.table;

import halflife.evidence.PathPoint;
import halflife.evidence.Provenance;
import halflife.tune.data.Dataset;
import halflife.tune.data.Response;
import halflife.tune.data.RowReading;
import halflife.tune.encode.Encoder;
import halflife.tune.model.LinearFit;
import halflife.tune.model.Model;
import halflife.tune.model.ModelJson;
import halflife.tune.table.ReadAs;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How cells become features, on its way to executors.
 *
 * @param model what the columns are, in the words of model.json; its fit predicts nothing
 * @param classWeights the factors of the case weights of each class
 * @param weights the column of weights; empty for none
 * @param offset the column of offsets; empty for none
 */
record ShippedReading(String model, double[] classWeights, String weights, String offset)
    implements Serializable {
  /** The reading that rows of a sample have. */
  static ShippedReading of(Dataset sample) {
    int outputs = Math.max(1, sample.classes().size() > 2 ? sample.classes().size() : 1);
    int p = sample.features().size();
    PathPoint nothing =
        new PathPoint(0, Collections.nCopies(outputs, 0.0), Collections.nCopies(outputs * p, 0.0));
    Provenance none = Provenance.now(sample.options().toArguments(), "", "", 0);
    Model model = Model.of(sample, new LinearFit(nothing, 0), Optional.empty(), none);
    return new ShippedReading(
        ModelJson.toJson(model),
        sample.response().weights().stream().mapToDouble(w -> w).toArray(),
        sample.weights().orElse(""),
        sample.options().table().offset().orElse(""));
  }

  /**
   * What arrived.
   *
   * @param readAs how cells are read
   * @param rows how rows are
   */
  record Arrived(ReadAs readAs, RowReading rows) {}

  /**
   * Unpacks it.
   *
   * @param features whether features are wanted, and not only targets and weights
   */
  Arrived arrived(boolean features) {
    Model known = ModelJson.of(model, "the reading");
    List<Double> factors = Arrays.stream(classWeights).boxed().toList();
    Response response =
        new Response(
            known.target(),
            known.family(),
            known.classes(),
            factors,
            known.written(),
            Optional.empty());
    return new Arrived(
        known.readAs(),
        new RowReading(
            response,
            features ? known.encoder() : new Encoder(List.of()),
            named(weights),
            named(offset)));
  }

  private static Optional<String> named(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }
}
