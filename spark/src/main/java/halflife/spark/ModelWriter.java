package halflife.spark;

import halflife.report.json.ResultJson;
import java.util.List;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes a model to a folder: {@code metadata}, as Spark's own stages have it, and {@code data}, a
 * row of Parquet with the version, the fit, and result.json.
 */
final class ModelWriter extends MLWriter {
  /** The version of what is written; a reader of another refuses it. */
  static final int VERSION = 1;

  static final String DATA = "data";
  static final StructType SCHEMA =
      new StructType()
          .add("version", DataTypes.IntegerType, false)
          .add("lambda", DataTypes.DoubleType, false)
          .add("family", DataTypes.StringType, false)
          .add("intercepts", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("coefficients", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("features", DataTypes.createArrayType(DataTypes.StringType, false), false)
          .add("result", DataTypes.StringType, false);

  private final HalflifeModel model;
  private final Fitted fitted;

  ModelWriter(HalflifeModel model, Fitted fitted) {
    this.model = model;
    this.fitted = fitted;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter.saveMetadata(model, path, sparkSession());
    sparkSession()
        .createDataFrame(
            List.of(
                RowFactory.create(
                    VERSION,
                    fitted.lambda(),
                    fitted.family().word(),
                    fitted.intercepts(),
                    fitted.coefficients(),
                    fitted.features().toArray(String[]::new),
                    fitted.result().map(ResultJson::toJson).orElse(""))),
            SCHEMA)
        .repartition(1)
        .write()
        .parquet(path + "/" + DATA);
  }
}
