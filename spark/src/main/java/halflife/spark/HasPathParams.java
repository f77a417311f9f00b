package halflife.spark;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.spark.rows.FrameColumns;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** The parameters of a {@link HalflifePath} and of its model, by the names that Spark knows. */
public interface HasPathParams extends Params {
  /** The parameters. */
  @Internal
  PathParams own();

  default Param<String> featuresCol() {
    return own().featuresCol();
  }

  default Param<String> labelCol() {
    return own().labelCol();
  }

  default Param<String> predictionCol() {
    return own().predictionCol();
  }

  default Param<String> rawPredictionCol() {
    return own().rawPredictionCol();
  }

  default Param<String> probabilityCol() {
    return own().probabilityCol();
  }

  default Param<String> weightCol() {
    return own().weightCol();
  }

  default Param<String> offsetCol() {
    return own().offsetCol();
  }

  default Param<String> foldCol() {
    return own().foldCol();
  }

  default Param<String> family() {
    return own().family();
  }

  default DoubleArrayParam alpha() {
    return own().alpha();
  }

  default Param<String> grid() {
    return own().grid();
  }

  default DoubleArrayParam lambdas() {
    return own().lambdas();
  }

  default BooleanParam standardize() {
    return own().standardize();
  }

  default BooleanParam nonNegative() {
    return own().nonNegative();
  }

  default Param<String> choose() {
    return own().choose();
  }

  default IntParam folds() {
    return own().folds();
  }

  default LongParam seed() {
    return own().seed();
  }

  default IntParam repeats() {
    return own().repeats();
  }

  default BooleanParam verdictParam() {
    return own().verdict();
  }

  /** The value of a parameter that has a default. */
  @Internal
  default <T> T value(Param<T> param) {
    return getOrDefault(param);
  }

  /** The value of a parameter, if it is set. */
  @Internal
  default <T> Optional<T> given(Param<T> param) {
    Option<T> found = get(param);
    return found.isDefined() ? Optional.of(found.get()) : Optional.empty();
  }

  /** The columns that a fit reads. */
  @Internal
  default FrameColumns columns() {
    return new FrameColumns(
        value(featuresCol()),
        value(labelCol()),
        given(weightCol()),
        given(offsetCol()),
        given(foldCol()));
  }

  /** Whether labels are classes. */
  @Internal
  default boolean classes() {
    Family of = Family.of(value(family()));
    return of == Family.BINOMIAL || of == Family.MULTINOMIAL;
  }

  /** A schema with the columns of predictions: of classes, as Spark's own classifiers have them. */
  @Internal
  default StructType withPrediction(StructType schema) {
    StructType all = schema;
    if (classes()) {
      all = with(all, rawPredictionCol(), SQLDataTypes.VectorType());
      all = with(all, probabilityCol(), SQLDataTypes.VectorType());
    }
    return with(all, predictionCol(), DataTypes.DoubleType);
  }

  private StructType with(StructType schema, Param<String> column, DataType type) {
    String name = value(column);
    if (name.isEmpty() && classes()) {
      return schema;
    }
    if (List.of(schema.fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "the frame already has a column '"
              + name
              + "'; set another "
              + column.name()
              + ", or drop it");
    }
    return schema.add(name, type, false);
  }
}
