package halflife.spark;

import static org.apache.spark.sql.functions.lit;

import halflife.core.Internal;
import halflife.core.WholeFile;
import halflife.evidence.Family;
import halflife.evidence.Result;
import halflife.evidence.Verdict;
import halflife.report.HtmlReport;
import halflife.spark.rows.FrameColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The fit to all rows at the λ that a {@link HalflifePath} chose, and what it found. */
public final class HalflifeModel extends Model<HalflifeModel> implements HasPathParams, MLWritable {
  private static final long serialVersionUID = 1;

  private final String uid;
  private final PathParams own;
  private final Fitted fitted;

  HalflifeModel(String uid, Fitted fitted) {
    this.uid = uid;
    this.fitted = fitted;
    own = PathParams.of(this);
  }

  /** The reader of what {@link #write} wrote. */
  public static MLReader<HalflifeModel> read() {
    return new ModelReader();
  }

  /**
   * Reads a model from a folder.
   *
   * @throws IllegalArgumentException if it is of another version
   */
  public static HalflifeModel load(String path) {
    return read().load(path);
  }

  @Override
  public MLWriter write() {
    return new ModelWriter(this, fitted);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  @Internal
  public PathParams own() {
    return own;
  }

  /** The chosen λ, on glmnet's scale. */
  public double lambda() {
    return fitted.lambda();
  }

  /**
   * The coefficients on the original scale, one per feature.
   *
   * @throws IllegalArgumentException if there are several classes
   */
  public Vector coefficients() {
    requireOne("coefficients, which coefficientMatrix() has");
    return Vectors.dense(fitted.coefficients());
  }

  /**
   * The intercept on the original scale.
   *
   * @throws IllegalArgumentException if there are several classes
   */
  public double intercept() {
    requireOne("an intercept, which interceptVector() has");
    return fitted.intercepts()[0];
  }

  private void requireOne(String what) {
    if (fitted.intercepts().length > 1) {
      throw new IllegalArgumentException("each of several classes has " + what);
    }
  }

  /** The coefficients on the original scale: a row for each of several classes, otherwise one. */
  public Matrix coefficientMatrix() {
    int outputs = fitted.intercepts().length;
    int p = fitted.features().size();
    return new DenseMatrix(outputs, p, fitted.coefficients().clone(), true);
  }

  /** The intercepts on the original scale: of each of several classes, otherwise one. */
  public Vector interceptVector() {
    return Vectors.dense(fitted.intercepts());
  }

  /**
   * The number of classes.
   *
   * @throws IllegalArgumentException if labels are no classes
   */
  public int numClasses() {
    if (!fitted.classes()) {
      throw new IllegalArgumentException(
          "labels of family " + fitted.family().word() + " are no classes");
    }
    return Math.max(2, fitted.intercepts().length);
  }

  /** The names of the features, in the order of the coefficients. */
  public List<String> features() {
    return fitted.features();
  }

  /**
   * Everything that was found: the curve, the choice, the verdict and what is beside them.
   *
   * @throws IllegalArgumentException if the model was fitted without a verdict
   */
  public Result result() {
    return fitted
        .result()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the model was fitted without a verdict; fit it again with setVerdict(true)"));
  }

  /**
   * Whether the decay helps, on rows that took no part in choosing λ.
   *
   * @throws IllegalArgumentException if the model was fitted without a verdict
   */
  public Verdict verdict() {
    return result().verdict();
  }

  /**
   * Writes the report as one page of HTML.
   *
   * @param file on the driver's own disk; it appears whole or not at all
   * @throws IllegalArgumentException if the model was fitted without a verdict
   * @throws IOException if it cannot be written
   */
  public void writeReport(Path file) throws IOException {
    String page = new HtmlReport(result()).html();
    WholeFile.write(file, beside -> Files.writeString(beside, page));
  }

  /**
   * Adds the column of predictions, β₀ + xβ + offset, of counts e to that; of classes the most
   * probable one, beside the columns of raw predictions and probabilities.
   *
   * @throws IllegalArgumentException if a column is missing or of another type; a vector of another
   *     length is refused when its row is computed
   */
  @Override
  public Dataset<Row> transform(Dataset<?> frame) {
    transformSchema(frame.schema());
    Column offset =
        given(offsetCol())
            .map(name -> FrameColumns.column(name).cast(DataTypes.DoubleType))
            .orElse(lit(0.0));
    Column features = FrameColumns.column(value(featuresCol()));
    if (fitted.classes()) {
      return classified(frame.toDF(), features, offset);
    }
    boolean counts = fitted.family() == Family.POISSON;
    Predictor predictor = new Predictor(fitted.intercepts()[0], fitted.coefficients(), counts);
    Column predicted = functions.udf(predictor, DataTypes.DoubleType).apply(features, offset);
    return frame.withColumn(value(predictionCol()), predicted);
  }

  private Dataset<Row> classified(Dataset<Row> frame, Column features, Column offset) {
    Column raw =
        functions
            .udf(new Margins(fitted.intercepts(), fitted.coefficients()), SQLDataTypes.VectorType())
            .apply(features, offset);
    Column probability =
        functions
            .udf(new Probabilities(fitted.intercepts().length == 1), SQLDataTypes.VectorType())
            .apply(raw);
    Column decided = functions.udf(new Decision(), DataTypes.DoubleType).apply(probability);
    Dataset<Row> all = with(frame, value(rawPredictionCol()), raw);
    all = with(all, value(probabilityCol()), probability);
    return with(all, value(predictionCol()), decided);
  }

  private static Dataset<Row> with(Dataset<Row> frame, String name, Column column) {
    return name.isEmpty() ? frame : frame.withColumn(name, column);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    FrameColumns.requireVectors(schema, value(featuresCol()));
    given(offsetCol()).ifPresent(name -> FrameColumns.number(schema, "offset", name));
    return withPrediction(schema);
  }

  @Override
  public HalflifeModel copy(ParamMap extra) {
    HalflifeModel copied = new HalflifeModel(uid, fitted);
    copyValues(copied, extra);
    return hasParent() ? copied.setParent(parent()) : copied;
  }

  @Override
  public String toString() {
    return "HalflifeModel: uid="
        + uid
        + ", lambda="
        + fitted.lambda()
        + ", numFeatures="
        + fitted.features().size();
  }

  /** Names the column of vectors to predict from. */
  public HalflifeModel setFeaturesCol(String value) {
    set(featuresCol(), value);
    return this;
  }

  /** Names the column that predictions are written to. */
  public HalflifeModel setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  /** Names the column that the raw prediction of each class is written to; empty for none. */
  public HalflifeModel setRawPredictionCol(String value) {
    set(rawPredictionCol(), value);
    return this;
  }

  /** Names the column that the probability of each class is written to; empty for none. */
  public HalflifeModel setProbabilityCol(String value) {
    set(probabilityCol(), value);
    return this;
  }

  /** Names a column that is added to the linear predictor as it is. */
  public HalflifeModel setOffsetCol(String value) {
    set(offsetCol(), value);
    return this;
  }
}
