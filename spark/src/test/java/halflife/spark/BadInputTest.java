package halflife.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be fitted is refused with one sentence that says what is wrong and what to do. */
class BadInputTest {
  private static final int P = 3;

  private static HalflifePath path() {
    return new HalflifePath().setWeightCol("w").setOffsetCol("o");
  }

  private static Dataset<Row> good() {
    return Frames.frame(Frames.samples(60, P, 91), 3, false);
  }

  private static void refused(HalflifePath path, Dataset<Row> frame, String... said) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> path.fit(frame));
    for (String words : said) {
      assertTrue(e.getMessage().contains(words), e::getMessage);
    }
    assertFalse(e.getMessage().contains("\n"), e::getMessage);
  }

  /** A frame with one more row, the last of the last partition. */
  private static Dataset<Row> with(Object... row) {
    List<Row> rows = new ArrayList<>();
    Frames.samples(60, P, 91).forEach(s -> rows.add(s.row(false)));
    rows.add(RowFactory.create(row));
    return Frames.frameOf(rows, 3);
  }

  @Test
  void nullsAreNamed() {
    refused(path(), with(null, 1.0, 1.0, 1.0, "a"), "row 20 of partition 2", "'features' is null");
    Object x = Vectors.dense(1, 2, 3);
    refused(
        path(), with(x, null, 1.0, 1.0, "a"), "row 20 of partition 2", "label", "'label'", "null");
    refused(path(), with(x, 1.0, null, 1.0, "a"), "weight", "'w'", "null");
    refused(path(), with(x, 1.0, 1.0, null, "a"), "offset", "'o'", "null");
    refused(path().setFoldCol("fold"), with(x, 1.0, 1.0, 1.0, null), "fold", "null");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsNamed(double value) {
    Object x = Vectors.dense(1, 2, 3);
    refused(path(), with(x, value, 1.0, 1.0, "a"), "label", value + ", not finite");
    refused(path(), with(x, 1.0, value, 1.0, "a"), "weight", value + ", not finite");
    refused(path(), with(x, 1.0, 1.0, value, "a"), "offset", value + ", not finite");
    refused(
        path(), with(Vectors.dense(1, value, 3), 1.0, 1.0, 1.0, "a"), "feature 1", "not finite");
    Object sparse = Vectors.sparse(3, new int[] {2}, new double[] {value});
    refused(path(), with(sparse, 1.0, 1.0, 1.0, "a"), "feature 2", value + ", not finite");
    refused(path(), with(x, 1.0, -1.0, 1.0, "a"), "weight", "-1.0, but must be at least 0");
  }

  @Test
  void vectorsHaveOneLength() {
    refused(
        path(), with(Vectors.dense(1, 2), 1.0, 1.0, 1.0, "a"), "2 features", "3", "of one length");
    refused(
        path(),
        with(Vectors.sparse(5, new int[] {1}, new double[] {1}), 1.0, 1.0, 1.0, "a"),
        "5 features");
    List<Row> rows = new ArrayList<>();
    Frames.samples(30, P, 92).forEach(s -> rows.add(s.row(false)));
    Frames.samples(30, P + 1, 92).forEach(s -> rows.add(s.row(false)));
    refused(path(), Frames.frameOf(rows, 2), "3 features in one row and 4 in another");
    rows.clear();
    rows.addAll(List.of(row(), row(), row()));
    refused(path(), Frames.frameOf(rows, 1), "are empty");
  }

  private static Row row() {
    return RowFactory.create(Vectors.dense(new double[0]), 1.0, 1.0, 1.0, "a");
  }

  @Test
  void tooFewRowsAreRefused() {
    Dataset<Row> frame = good();
    refused(path(), frame.limit(0), "no rows");
    refused(path(), frame.limit(1), "1 row, ");
    refused(path(), frame.limit(2), "2 rows, ");
    refused(path().setFolds(61), frame, "60 rows cannot fill 61 folds");
  }

  @Test
  void aPartitionWithoutRowsIsNoFault() {
    List<Frames.Sample> samples = Frames.samples(60, P, 91);
    Dataset<Row> gaps =
        Frames.frame(samples, 1, false)
            .union(Frames.frame(samples, 4, false).filter("label > 1e9"));
    assertEquals(5, gaps.toJavaRDD().getNumPartitions());
    double lambda = path().fit(gaps).lambda();
    assertEquals(path().fit(Frames.frame(samples, 1, false)).lambda(), lambda, 0);
  }

  @Test
  void nothingToLearnFromIsRefused() {
    refused(path(), good().withColumn("label", lit(4.0)), "is 4.0 in every row");
    refused(path(), good().withColumn("w", lit(0.0)), "all weights", "'w'");
    String weightless = "IF(fold = 'f2', 0.0, w)";
    refused(
        path().setFoldCol("fold"),
        good().withColumn("w", org.apache.spark.sql.functions.expr(weightless)),
        "('f2') of 5 has only rows of weight 0");
    refused(
        path().setFoldCol("fold"), good().withColumn("fold", lit("only")), "names 1 folds", "3");
    refused(path().setFoldCol("fold").setFolds(4), good(), "foldCol", "folds", "clear one of them");
    Dataset<Row> each =
        good().withColumn("fold", org.apache.spark.sql.functions.monotonically_increasing_id());
    Dataset<Row> many =
        each.union(each.withColumn("fold", col("fold").plus(1000)))
            .union(each.withColumn("fold", col("fold").plus(2000)));
    refused(path().setFoldCol("fold"), many, "more than 100");
  }

  @Test
  void columnsAreThereAndOfTheirType() {
    refused(new HalflifePath().setLabelCol("price"), good(), "no label column 'price'", "label, w");
    refused(new HalflifePath().setFeaturesCol("x"), good(), "no features column 'x'");
    refused(new HalflifePath().setWeightCol("ww"), good(), "no weight column 'ww'");
    refused(new HalflifePath().setFeaturesCol("o"), good(), "'o'", "double", "VectorAssembler");
    refused(new HalflifePath().setLabelCol("fold"), good(), "'fold'", "string", "numbers");
    refused(new HalflifePath().setFoldCol("features"), good(), "'features'");
    refused(new HalflifePath().setWeightCol("label"), good(), "'label' has two uses");
    refused(new HalflifePath().setPredictionCol("w"), good(), "already has a column 'w'");
  }

  @Test
  void parametersAreChecked() {
    refused(new HalflifePath().setAlpha(2), good(), "alpha", "2.0");
    refused(
        new HalflifePath().setFamily("binomial"), good(), "a class of family binomial is 0 or 1");
    refused(new HalflifePath().setLambdas(-1), good(), "lambdas");
    assertThrows(IllegalArgumentException.class, () -> new HalflifePath().setFolds(2));
    assertThrows(IllegalArgumentException.class, () -> new HalflifePath().setFamily("normal"));
    assertThrows(IllegalArgumentException.class, () -> new HalflifePath().setChoose("max"));
    assertThrows(IllegalArgumentException.class, () -> new HalflifePath().setRepeats(0));
  }

  @Test
  void aModelRefusesOtherVectors() {
    HalflifeModel model = new HalflifePath().fit(good());
    Dataset<Row> wider = Frames.frame(Frames.samples(10, P + 1, 93), 1, false);
    Throwable e = assertThrows(Exception.class, () -> model.transform(wider).collectAsList());
    StringBuilder said = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      said.append(t.getMessage());
    }
    assertTrue(
        said.toString().contains("a row has 4 features, but the model has 3"), said::toString);
    assertTrue(e instanceof SparkException || e instanceof IllegalArgumentException, e::toString);
    assertThrows(IllegalArgumentException.class, () -> model.transform(good().drop("features")));
  }

  @Test
  void whatIsTooWideOrTooLargeIsRefused() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      rows.add(
          RowFactory.create(
              Vectors.sparse(3001, new int[] {i % 3001}, new double[] {1}),
              i % 7.0,
              1.0,
              0.0,
              "a"));
    }
    refused(new HalflifePath(), Frames.frameOf(rows, 2), "3001 features", "at most 3000");
  }
}
