// org.apache.spark:spark-mllib_2.13:4.1.0 with org.scala-lang:scala-library:2.13.17, Java 17; no part of the build.
// ../README.md says how to run it from the root of the repository; ../units.py describes the tables and the format.
// Spark standardizes by itself (standardization is on) and reports coefficients on the features' own scale.

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

public final class SparkUnits {
  /** Smaller ones, and 0, give the same doubles. */
  private static final double TOLERANCE = 1e-12;

  private static final List<String> LINES = new ArrayList<>();
  private static SparkSession spark;

  public static void main(String[] arguments) throws IOException {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");

    Dataset<Row> diabetes = table("examples/data/diabetes.csv", 120, "progression", null);
    for (String solver : new String[] {"normal", "l-bfgs"}) {
      for (double alpha : new double[] {0, 1, 0.5}) {
        for (double lambda : alpha == 0 ? new double[] {0.5, 5, 50} : new double[] {0.5, 2, 10}) {
          linear(diabetes, solver, alpha, lambda);
        }
      }
    }
    List<String> five =
        List.of(
            "mean_radius", "mean_texture", "mean_smoothness", "mean_symmetry", "mean_fractal_dimension");
    Dataset<Row> cancer = table("examples/data/breast_cancer.csv", 200, "diagnosis", five);
    for (double alpha : new double[] {0, 1, 0.5}) {
      for (double lambda : alpha == 0 ? new double[] {0.001, 0.01, 0.1} : new double[] {0.005, 0.02, 0.1}) {
        logistic(cancer, alpha, lambda);
      }
    }
    Files.writeString(
        Path.of("linear/src/test/resources/reference/units/spark.txt"), String.join("\n", LINES) + "\n");
    spark.stop();
  }

  private static void linear(Dataset<Row> table, String solver, double alpha, double lambda) {
    LinearRegressionModel model =
        new LinearRegression()
            .setSolver(solver)
            .setElasticNetParam(alpha)
            .setRegParam(lambda)
            .setStandardization(true)
            .setTol(TOLERANCE)
            .setMaxIter(100_000)
            .fit(table);
    add("spark-linear-" + solver.replace("-", ""), alpha, lambda, model.intercept(), model.coefficients());
  }

  private static void logistic(Dataset<Row> table, double alpha, double lambda) {
    LogisticRegressionModel model =
        new LogisticRegression()
            .setElasticNetParam(alpha)
            .setRegParam(lambda)
            .setStandardization(true)
            .setTol(TOLERANCE)
            .setMaxIter(100_000)
            .fit(table);
    add("spark-logistic", alpha, lambda, model.intercept(), model.coefficients());
  }

  private static void add(String row, double alpha, double lambda, double intercept, Vector coefficients) {
    StringBuilder line = new StringBuilder("coefficients");
    for (double value : coefficients.toArray()) {
      line.append(' ').append(value);
    }
    LINES.add("fit " + row + " elasticNetParam=" + alpha + " regParam=" + lambda);
    LINES.add("intercept " + intercept);
    LINES.add(line.toString());
  }

  private static Dataset<Row> table(String file, int count, String target, List<String> features)
      throws IOException {
    List<String> lines = Files.readAllLines(Path.of(file));
    List<String> names = Arrays.asList(lines.get(0).split(","));
    List<String> columns = new ArrayList<>(features == null ? names : features);
    columns.remove(target);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, count + 1)) {
      String[] cells = line.split(",");
      double[] x = columns.stream().mapToDouble(c -> Double.parseDouble(cells[names.indexOf(c)])).toArray();
      String y = cells[names.indexOf(target)];
      double label =
          y.equals("malignant") ? 1 : y.equals("benign") ? 0 : Double.parseDouble(y);
      rows.add(RowFactory.create(label, Vectors.dense(x)));
    }
    return spark
        .createDataFrame(
            rows,
            new StructType()
                .add("label", DataTypes.DoubleType, false)
                .add("features", SQLDataTypes.VectorType(), false))
        .coalesce(1)
        .cache();
  }
}
