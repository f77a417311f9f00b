package halflife.spark;

import halflife.evidence.Family;
import halflife.report.json.ResultJson;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what a {@link ModelWriter} wrote. */
final class ModelReader extends MLReader<HalflifeModel> {
  @Override
  public HalflifeModel load(String path) {
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader.loadMetadata(path, sparkSession(), HalflifeModel.class.getName());
    Dataset<Row> data = sparkSession().read().parquet(path + "/" + ModelWriter.DATA);
    int version = data.select("version").head().getInt(0);
    if (version != ModelWriter.VERSION) {
      throw new IllegalArgumentException(
          "the model in "
              + path
              + " is of version "
              + version
              + ", but this Halflife reads version "
              + ModelWriter.VERSION
              + "; read it with the Halflife that wrote it, or fit it again");
    }
    Row row =
        data.select("lambda", "family", "intercepts", "coefficients", "features", "result").head();
    String result = row.getString(5);
    Fitted fitted =
        new Fitted(
            row.getDouble(0),
            Family.of(row.getString(1)),
            numbers(row.getList(2)),
            numbers(row.getList(3)),
            List.copyOf(row.<String>getList(4)),
            result.isEmpty() ? Optional.empty() : Optional.of(ResultJson.of(result, path)));
    HalflifeModel model = new HalflifeModel(metadata.uid(), fitted);
    metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
    return model;
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(b -> b).toArray();
  }
}
