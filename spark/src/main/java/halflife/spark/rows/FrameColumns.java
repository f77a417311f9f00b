package halflife.spark.rows;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a frame that a fit reads.
 *
 * @param features the column of vectors
 * @param label the column of numbers to predict
 * @param weight the column of case weights
 * @param offset the column that is added to the linear predictor
 * @param fold the column that names each row's fold
 */
public record FrameColumns(
    String features,
    String label,
    Optional<String> weight,
    Optional<String> offset,
    Optional<String> fold) {
  /** The places of the columns of {@link #select}. */
  static final int FEATURES = 0;

  static final int LABEL = 1;
  static final int WEIGHT = 2;
  static final int OFFSET = 3;
  static final int FOLD = 4;

  /**
   * Checks that a frame has these columns, each of its type.
   *
   * @throws IllegalArgumentException if one is missing, or of another type, or two are the same
   */
  public void check(StructType schema) {
    requireVectors(schema, features);
    number(schema, "label", label);
    weight.ifPresent(name -> number(schema, "weight", name));
    offset.ifPresent(name -> number(schema, "offset", name));
    fold.ifPresent(name -> fold(schema, name));
    List<String> names = new ArrayList<>(List.of(features, label));
    List.of(weight, offset, fold).forEach(column -> column.ifPresent(names::add));
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        throw new IllegalArgumentException(
            "column '" + names.get(i) + "' has two uses; name another column for one of them");
      }
    }
  }

  /**
   * Checks that there is a column of vectors.
   *
   * @throws IllegalArgumentException if there is none of this name, or it holds something else
   */
  public static void requireVectors(StructType schema, String name) {
    StructField field = field(schema, "features", name);
    if (!field.dataType().equals(SQLDataTypes.VectorType())) {
      throw new IllegalArgumentException(
          "column '"
              + name
              + "' is of type "
              + field.dataType().simpleString()
              + ", but features are a column of vectors; make one with a VectorAssembler");
    }
  }

  /**
   * Checks that there is a column of numbers.
   *
   * @param use what it is for
   * @throws IllegalArgumentException if there is none of this name, or it holds something else
   */
  public static void number(StructType schema, String use, String name) {
    DataType type = field(schema, use, name).dataType();
    if (!(type instanceof NumericType)) {
      throw new IllegalArgumentException(
          "the "
              + use
              + " column '"
              + name
              + "' is of type "
              + type.simpleString()
              + ", but must hold numbers; cast it");
    }
  }

  private static void fold(StructType schema, String name) {
    DataType type = field(schema, "fold", name).dataType();
    if (!(type instanceof NumericType || type instanceof StringType)) {
      throw new IllegalArgumentException(
          "the fold column '"
              + name
              + "' is of type "
              + type.simpleString()
              + ", but must hold whole numbers or strings; cast it");
    }
  }

  private static StructField field(StructType schema, String use, String name) {
    if (!List.of(schema.fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "the frame has no "
              + use
              + " column '"
              + name
              + "'; it has "
              + String.join(", ", schema.fieldNames()));
    }
    return schema.apply(name);
  }

  /** The names at their places, for executors; empty where there is no column. */
  String[] names() {
    return new String[] {features, label, weight.orElse(""), offset.orElse(""), fold.orElse("")};
  }

  /** The columns at their places: vector, label, weight, offset, and the fold as a string. */
  Dataset<Row> select(Dataset<?> frame) {
    return frame.select(
        column(features),
        column(label).cast(DataTypes.DoubleType),
        weight.map(name -> column(name).cast(DataTypes.DoubleType)).orElse(lit(1.0)),
        offset.map(name -> column(name).cast(DataTypes.DoubleType)).orElse(lit(0.0)),
        fold.map(name -> column(name).cast(DataTypes.StringType)).orElse(lit("")));
  }

  /** A column by its whole name, though there be dots in it. */
  public static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }
}
