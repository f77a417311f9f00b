package halflife.spark;

import halflife.core.Internal;
import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.spark.rows.ClassStudyRows;
import halflife.spark.rows.FrameRows;
import halflife.spark.rows.FrameStudyRows;
import halflife.tune.StudyRows;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Chooses λ of a linear model by cross-validation over the rows of a frame, says whether decay
 * helps, and fits all rows at the choice: one pass over the rows for all folds, λs and dealings.
 *
 * <p>λ minimizes the held-out squared error of minimizers of 1/(2Σw) Σw (y − o − β₀ − xβ)² + λ Σ
 * (α|β| + (1−α)/2 β²), as {@code halflife tune} has it: the same rows in the same order give the
 * same folds and the same λ. A row's fold follows its place in the frame's partitions, unless a
 * column names it.
 *
 * <pre>{@code
 * HalflifeModel model = new HalflifePath().setLabelCol("price").setAlpha(1).setFolds(10).fit(frame);
 * }</pre>
 */
public final class HalflifePath extends Estimator<HalflifeModel>
    implements HasPathParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1;

  private final String uid;
  private final PathParams own;

  /** An estimator with the defaults. */
  public HalflifePath() {
    this(Identifiable$.MODULE$.randomUID("HalflifePath"));
  }

  /**
   * An estimator with the defaults.
   *
   * @param uid its name among stages
   */
  public HalflifePath(String uid) {
    this.uid = uid;
    own = PathParams.of(this);
  }

  /** The reader of what {@link #write} wrote. */
  public static MLReader<HalflifePath> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads an estimator from a folder. */
  public static HalflifePath load(String path) {
    return read().load(path);
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

  /**
   * Chooses λ and fits all rows.
   *
   * @throws IllegalArgumentException if a column is missing or of another type, a row cannot be
   *     used, the rows cannot be dealt, a parameter is not allowed, or memory cannot hold the sums:
   *     one sentence that says what to do
   */
  @Override
  public HalflifeModel fit(Dataset<?> frame) {
    return fit(frame, true);
  }

  /** Fits classes and counts whose rows are all in the sample on the driver, or not. */
  HalflifeModel fit(Dataset<?> frame, boolean onDriver) {
    transformSchema(frame.schema());
    PathOptions options = PathOptions.of(this);
    FrameRows rows = FrameRows.counted(frame, columns());
    List<String> names = FeatureNames.of(frame.schema(), columns(), rows);
    StudyRows learned =
        Family.of(value(family())) == Family.GAUSSIAN
            ? FrameStudyRows.of(rows, names, options.study())
            : ClassStudyRows.of(rows, names, options.study(), onDriver);
    Fitted fitted = options.fit(learned, Workers.all());
    HalflifeModel model = new HalflifeModel(uid, fitted);
    copyValues(model, ParamMap.empty());
    model.setParent(this);
    return model;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    columns().check(schema);
    PathOptions.of(this);
    return withPrediction(schema);
  }

  @Override
  public HalflifePath copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Names the column of vectors to predict from. */
  public HalflifePath setFeaturesCol(String value) {
    set(featuresCol(), value);
    return this;
  }

  /** Names the column of numbers to predict. */
  public HalflifePath setLabelCol(String value) {
    set(labelCol(), value);
    return this;
  }

  /** Names the column that predictions are written to. */
  public HalflifePath setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  /** Names the column that the raw prediction of each class is written to; empty for none. */
  public HalflifePath setRawPredictionCol(String value) {
    set(rawPredictionCol(), value);
    return this;
  }

  /** Names the column that the probability of each class is written to; empty for none. */
  public HalflifePath setProbabilityCol(String value) {
    set(probabilityCol(), value);
    return this;
  }

  /** Names a column of case weights: each row is one observation. */
  public HalflifePath setWeightCol(String value) {
    set(weightCol(), value);
    return this;
  }

  /** Names a column that is added to the linear predictor as it is. */
  public HalflifePath setOffsetCol(String value) {
    set(offsetCol(), value);
    return this;
  }

  /** Names a column of each row's fold, in place of folds by the rows' places. */
  public HalflifePath setFoldCol(String value) {
    set(foldCol(), value);
    return this;
  }

  /** Says the kind of label: {@code gaussian}, a number under squared error. */
  public HalflifePath setFamily(String value) {
    set(family(), value);
    return this;
  }

  /**
   * Says the mixes of the penalty, the best one chosen on the same folds: 0 is ridge, 1 is lasso.
   */
  public HalflifePath setAlpha(double... value) {
    set(alpha(), value);
    return this;
  }

  /** Says the λs to try: {@code auto}, or {@code glmnet} for that program's. */
  public HalflifePath setGrid(String value) {
    set(grid(), value);
    return this;
  }

  /** Says the λs to try, as glmnet defines them, instead of a grid. */
  public HalflifePath setLambdas(double... value) {
    set(lambdas(), value);
    return this;
  }

  /** Says whether features are brought to the same scale before they are penalized. */
  public HalflifePath setStandardize(boolean value) {
    set(standardize(), value);
    return this;
  }

  /** Says whether no coefficient may be below 0. */
  public HalflifePath setNonNegative(boolean value) {
    set(nonNegative(), value);
    return this;
  }

  /**
   * Says the rule that picks λ: {@code min}, or {@code 1se} for a simpler model that is hardly
   * worse.
   */
  public HalflifePath setChoose(String value) {
    set(choose(), value);
    return this;
  }

  /** Says K, at least 3. */
  public HalflifePath setFolds(int value) {
    set(folds(), value);
    return this;
  }

  /** Says the seed of every random draw. */
  public HalflifePath setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /** Says how often the verdict deals the folds anew. */
  public HalflifePath setRepeats(int value) {
    set(repeats(), value);
    return this;
  }

  /** Says whether the choice is proved on rows that took no part in it, and reported on. */
  public HalflifePath setVerdict(boolean value) {
    set(verdictParam(), value);
    return this;
  }
}
