package halflife.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The whole path of ten folds against one fit of Spark's own, and against its CrossValidator over
 * ten folds and twenty λs, in turns on the same cached rows.
 *
 * <p>Arguments: rows (20000000), features (50), rows of the CrossValidator (200000; 0 to leave it
 * out), turns (3). 20 million rows take 8.2 GB cached: give Java 14. With {@code classes} as the
 * fifth argument labels are two classes, and the ridge path of classes meets LogisticRegression.
 */
final class SparkDuel {
  private static final int FOLDS = 10;
  private static final int LAMBDAS = 20;

  private SparkDuel() {}

  public static void main(String[] arguments) {
    long[] asked = {20_000_000, 50, 200_000, 3};
    for (int i = 0; i < Math.min(asked.length, arguments.length); i++) {
      asked[i] = Long.parseLong(arguments[i]);
    }
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.memory.fraction", 0.85)
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    if (arguments.length > asked.length && arguments[asked.length].equals("classes")) {
      classes(session, asked);
      session.stop();
      return;
    }
    if (asked[2] > 0) {
      crossValidated(cached(session, asked[2], (int) asked[1]), (int) asked[3]);
    }
    turns(cached(session, asked[0], (int) asked[1]), (int) asked[3], asked[0] + " rows");
    session.stop();
  }

  private static void classes(SparkSession session, long[] asked) {
    if (asked[2] > 0) {
      Dataset<Row> few = classes(cached(session, asked[2], (int) asked[1]), (int) asked[1]);
      seconds(() -> classPath().fit(few));
      double cross = seconds(() -> logisticCrossValidator().fit(few));
      double[] ours = new double[(int) asked[3]];
      Arrays.setAll(ours, t -> seconds(() -> classPath().fit(few)));
      say(
          "%d rows, two classes: CrossValidator of %d folds and %d λ %.2f s; our path %.2f s: %.1f"
              + " times",
          few.count(), FOLDS, LAMBDAS, cross, median(ours), cross / median(ours));
      few.unpersist(true);
    }
    if (asked[0] > 0) {
      Dataset<Row> all = classes(cached(session, asked[0], (int) asked[1]), (int) asked[1]);
      double one = seconds(() -> logistic().setRegParam(0.1).fit(all));
      double path = seconds(() -> classPath().fit(all));
      say(
          "%d rows, two classes: LogisticRegression.fit %.2f s; path of %d folds %.2f s, %.1f of it",
          all.count(), one, FOLDS, path, path / one);
    }
  }

  /** The label above its middle or not. */
  private static Dataset<Row> classes(Dataset<Row> rows, int p) {
    double middle = 0.5;
    for (int j = 0; j < p; j += 5) {
      middle += 0.05 * (j + 1);
    }
    Dataset<Row> frame =
        rows.select(
                rows.col("features"),
                org.apache
                    .spark
                    .sql
                    .functions
                    .when(rows.col("label").gt(lit(middle)), 1.0)
                    .otherwise(0.0)
                    .as("label"))
            .persist(StorageLevel.MEMORY_ONLY());
    frame.count();
    rows.unpersist(true);
    return frame;
  }

  private static HalflifePath classPath() {
    return new HalflifePath().setFamily("binomial").setAlpha(0).setFolds(FOLDS).setVerdict(false);
  }

  private static LogisticRegression logistic() {
    return new LogisticRegression().setFamily("binomial").setElasticNetParam(0);
  }

  private static CrossValidator logisticCrossValidator() {
    LogisticRegression regression = logistic();
    ParamMap[] grid = new ParamGridBuilder().addGrid(regression.regParam(), lambdas()).build();
    return new CrossValidator()
        .setEstimator(regression)
        .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("logLoss"))
        .setEstimatorParamMaps(grid)
        .setNumFolds(FOLDS)
        .setParallelism(2);
  }

  private static double[] lambdas() {
    return IntStream.range(0, LAMBDAS).mapToDouble(i -> Math.pow(10, 1 - i / 4.0)).toArray();
  }

  private static void crossValidated(Dataset<Row> few, int turns) {
    turns(few, 1, "to warm up");
    double cross = seconds(() -> crossValidator().fit(few));
    double[] ours = new double[turns];
    Arrays.setAll(ours, t -> seconds(() -> path(false).fit(few)));
    say(
        "%d rows: CrossValidator of %d folds and %d λ %.2f s; our path %.3f s: %.0f times",
        few.count(), FOLDS, LAMBDAS, cross, median(ours), cross / median(ours));
    few.unpersist(true);
  }

  private static void turns(Dataset<Row> rows, int turns, String what) {
    double[] theirs = new double[turns];
    double[] search = new double[turns];
    double[] verdict = new double[turns];
    for (int t = 0; t < turns; t++) {
      theirs[t] = seconds(() -> linearRegression().setRegParam(0.1).fit(rows));
      search[t] = seconds(() -> path(false).fit(rows));
      verdict[t] = seconds(() -> path(true).setRepeats(1).fit(rows));
    }
    say(
        "%s: LinearRegression.fit %.2f s; path of %d folds %.2f s, %.2f of it; with verdict %.2f s, %.2f"
            + " of it",
        what,
        median(theirs),
        FOLDS,
        median(search),
        median(search) / median(theirs),
        median(verdict),
        median(verdict) / median(theirs));
  }

  private static Dataset<Row> cached(SparkSession session, long rows, int p) {
    Column[] x = IntStream.range(0, p).mapToObj(j -> rand(j)).toArray(Column[]::new);
    Column y = rand(p);
    for (int j = 0; j < p; j += 5) {
      y = y.plus(x[j].multiply(lit(0.1 * (j + 1))));
    }
    Dataset<Row> frame =
        session
            .range(0, rows, 1, 16)
            .select(
                org.apache.spark.ml.functions.array_to_vector(array(x)).as("features"),
                y.as("label"))
            .persist(StorageLevel.MEMORY_ONLY());
    frame.count();
    return frame;
  }

  private static LinearRegression linearRegression() {
    return new LinearRegression().setSolver("normal").setElasticNetParam(0);
  }

  private static HalflifePath path(boolean verdict) {
    return new HalflifePath().setFolds(FOLDS).setVerdict(verdict);
  }

  private static CrossValidator crossValidator() {
    LinearRegression regression = linearRegression();
    ParamMap[] grid = new ParamGridBuilder().addGrid(regression.regParam(), lambdas()).build();
    return new CrossValidator()
        .setEstimator(regression)
        .setEvaluator(new RegressionEvaluator())
        .setEstimatorParamMaps(grid)
        .setNumFolds(FOLDS)
        .setParallelism(2);
  }

  private static double seconds(Runnable work) {
    long from = System.nanoTime();
    work.run();
    return (System.nanoTime() - from) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }
}
