package halflife.tune.data;

import halflife.core.Internal;
import halflife.linear.data.Design;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.table.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from cells of training rows that are not kept to numbers.
 *
 * @param response the reading of the target
 * @param encoder makes features of the columns; one of no columns reads targets and weights alone
 * @param weights the column of case weights
 * @param offset the column that is added to the linear predictor
 */
@Internal
public record RowReading(
    Response response, Encoder encoder, Optional<String> weights, Optional<String> offset) {
  /** The way that the rows of a data set were read. */
  static RowReading of(Dataset train) {
    return new RowReading(
        train.response(), train.encoder(), train.weights(), train.options().table().offset());
  }

  /**
   * Some rows.
   *
   * @param encoded their features
   * @param target their numbers, counts or class indices
   * @param weights their case weights, times those of their classes
   * @param offsets what is added to their linear predictors; none where there is no such column
   */
  public record Rows(Encoded encoded, double[] target, double[] weights, double[] offsets) {
    /** The number of rows. */
    public int count() {
      return target.length;
    }

    /** The rows for a fit; empty where none of them has weight. */
    Optional<Design> design() {
      return Arrays.stream(weights).noneMatch(w -> w > 0)
          ? Optional.empty()
          : Optional.of(new Design(encoded.features(), target, weights, offsets, encoded.fills()));
    }
  }

  /** The columns that are read. */
  public Set<String> columns() {
    Set<String> columns = new HashSet<>(encoder.names());
    columns.add(response.column());
    weights.ifPresent(columns::add);
    offset.ifPresent(columns::add);
    return columns;
  }

  /**
   * Reads the rows of a block that have a target.
   *
   * @throws IllegalArgumentException if a cell cannot be read as the training rows say
   */
  public Rows read(Table block) {
    if (block.column(response.column()).present() == 0) {
      return none();
    }
    Table table = block.pick(response.rows(block));
    double[] target = response.values(table);
    double[] cases = DatasetReader.caseWeights(table, weights);
    return new Rows(
        encoder.encode(table),
        target,
        response.weights(target, cases),
        offset.map(table::numbers).orElse(new double[0]));
  }

  /** No rows. */
  public Rows none() {
    double[] none = {};
    return new Rows(new Encoded(List.of(), List.of(), List.of()), none, none, none);
  }
}
