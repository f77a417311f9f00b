package halflife.spark;

import halflife.core.SplitMix64;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of tests, as frames and as designs of one machine. */
final class Frames {
  static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType())
          .add("label", DataTypes.DoubleType)
          .add("w", DataTypes.DoubleType)
          .add("o", DataTypes.DoubleType)
          .add("fold", DataTypes.StringType);

  private static final double[] NONE = {};

  private Frames() {}

  /** The session of all tests. */
  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("halflife")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 4)
        .getOrCreate();
  }

  /** A row. */
  record Sample(double[] x, double y, double w, double o, String fold) {
    Row row(boolean sparse) {
      Vector dense = Vectors.dense(x.clone());
      return RowFactory.create(sparse ? dense.toSparse() : dense, y, w, o, fold);
    }
  }

  /** Correlated features, of which three matter; every third number is 0. */
  static List<Sample> samples(int n, int p, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double common = random.nextDouble();
      double[] x = new double[p];
      for (int j = 0; j < p; j++) {
        x[j] = random.nextDouble() < 0.3 ? 0 : random.nextDouble() + 0.4 * common + 10 * (j % 2);
      }
      double o = random.nextDouble();
      double y = o + x[0] - 0.5 * x[1] + 0.1 * x[2] + 2 * (random.nextDouble() - 0.5);
      double w = i % 11 == 5 ? 0 : 0.5 + random.nextDouble();
      samples.add(new Sample(x, y, w, o, "f" + random.nextInt(5)));
    }
    return samples;
  }

  /** A frame of so many partitions, its rows in their order. */
  static Dataset<Row> frame(List<Sample> samples, int partitions, boolean sparse) {
    return frameOf(samples.stream().map(s -> s.row(sparse)).toList(), partitions);
  }

  /** A frame of these rows. */
  static Dataset<Row> frameOf(List<Row> rows, int partitions) {
    SparkSession session = session();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return session.createDataFrame(context.parallelize(rows, partitions), SCHEMA);
  }

  /** The same rows for one machine. */
  static Design design(List<Sample> samples, boolean weighted, boolean offset) {
    int p = samples.get(0).x().length;
    List<Feature> features = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      int column = j;
      features.add(new Feature.Dense(samples.stream().mapToDouble(s -> s.x()[column]).toArray()));
    }
    double[] ones = new double[samples.size()];
    Arrays.fill(ones, 1);
    return new Design(
        features,
        samples.stream().mapToDouble(Sample::y).toArray(),
        weighted ? samples.stream().mapToDouble(Sample::w).toArray() : ones,
        offset ? samples.stream().mapToDouble(Sample::o).toArray() : NONE,
        List.of());
  }
}
