package halflife.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estimator and its model are what Spark ML expects of stages. */
class SparkConventionsTest {
  private static final List<Frames.Sample> SAMPLES = Frames.samples(200, 4, 101);

  @TempDir private Path folder = Path.of("");

  private static Dataset<Row> frame() {
    return Frames.frame(SAMPLES, 3, false);
  }

  @Test
  void everyParameterIsExplained() {
    HalflifePath path = new HalflifePath().setAlpha(0, 0.5);
    String said = path.explainParams();
    for (String name :
        List.of(
            "featuresCol",
            "labelCol",
            "predictionCol",
            "weightCol",
            "offsetCol",
            "foldCol",
            "family",
            "alpha",
            "grid",
            "lambdas",
            "standardize",
            "nonNegative",
            "choose",
            "folds",
            "seed",
            "repeats",
            "verdict",
            "rawPredictionCol",
            "probabilityCol")) {
      assertTrue(said.contains(name + ": "), name);
      assertTrue(path.hasParam(name), name);
      assertTrue(path.getParam(name).doc().endsWith("."), name);
    }
    assertEquals(19, path.params().length);
    assertTrue(said.contains("default: gaussian"), said);
  }

  @Test
  void copiesHaveTheSameParametersAndMore() {
    HalflifePath path = new HalflifePath().setFolds(4).setAlpha(1);
    HalflifePath copy = path.copy(new ParamMap().put(path.seed(), 9L));
    assertEquals(path.uid(), copy.uid());
    assertEquals(9L, copy.getOrDefault(copy.seed()));
    assertEquals(1L, path.getOrDefault(path.seed()));
    assertEquals(4, copy.getOrDefault(copy.folds()));
    HalflifeModel model = path.fit(frame());
    assertSame(path, model.parent());
    HalflifeModel other = model.copy(new ParamMap().put(model.predictionCol(), "p"));
    assertEquals(model.uid(), other.uid());
    assertArrayEquals(new String[] {"p"}, new String[] {other.getOrDefault(other.predictionCol())});
    assertEquals("prediction", model.getOrDefault(model.predictionCol()));
    assertEquals(path.uid(), other.parent().uid());
  }

  @Test
  void predictionsAreInterceptAndProductAndOffset() {
    HalflifeModel model = new HalflifePath().setOffsetCol("o").fit(frame());
    double[] b = model.coefficients().toArray();
    for (boolean sparse : new boolean[] {false, true}) {
      List<Row> rows = model.transform(Frames.frame(SAMPLES, 2, sparse)).collectAsList();
      for (int i = 0; i < rows.size(); i++) {
        double expected = model.intercept() + SAMPLES.get(i).o();
        for (int j = 0; j < b.length; j++) {
          expected += b[j] * SAMPLES.get(i).x()[j];
        }
        assertEquals(expected, rows.get(i).<Double>getAs("prediction"), 1e-12);
      }
    }
  }

  @Test
  void anEstimatorComesBackFromItsFolder() throws IOException {
    String path = folder.resolve("estimator").toString();
    HalflifePath saved =
        new HalflifePath()
            .setAlpha(0.3, 0.7)
            .setFolds(4)
            .setSeed(5)
            .setVerdict(false)
            .setWeightCol("w");
    saved.write().save(path);
    HalflifePath loaded = HalflifePath.load(path);
    assertEquals(saved.uid(), loaded.uid());
    String arrays = "\\[D@\\w+";
    assertEquals(
        saved.explainParams().replaceAll(arrays, ""),
        loaded.explainParams().replaceAll(arrays, ""));
    assertArrayEquals(new double[] {0.3, 0.7}, loaded.getOrDefault(loaded.alpha()));
    assertEquals(saved.fit(frame()).lambda(), loaded.fit(frame()).lambda());
  }

  @Test
  void aModelComesBackBitByBit() throws IOException {
    String path = folder.resolve("model").toString();
    HalflifeModel saved = new HalflifePath().setPredictionCol("p").setOffsetCol("o").fit(frame());
    saved.write().save(path);
    HalflifeModel loaded = HalflifeModel.load(path);
    assertEquals(saved.uid(), loaded.uid());
    assertEquals(saved.lambda(), loaded.lambda());
    assertEquals(saved.intercept(), loaded.intercept());
    assertEquals(saved.coefficients(), loaded.coefficients());
    assertEquals(saved.features(), loaded.features());
    assertEquals(saved.result(), loaded.result());
    assertEquals(
        saved.transform(frame()).select("p").collectAsList(),
        loaded.transform(frame()).select("p").collectAsList());
    assertThrows(IOException.class, () -> saved.write().save(path));
    saved.write().overwrite().save(path);
  }

  @Test
  void aModelOfAnotherVersionIsRefused() throws IOException {
    String path = folder.resolve("model").toString();
    new HalflifePath().fit(frame()).write().save(path);
    Path data = folder.resolve("model/data");
    Dataset<Row> newer =
        Frames.session().read().parquet(data.toString()).withColumn("version", functions.lit(2));
    newer.write().parquet(folder.resolve("newer").toString());
    Files.move(data, folder.resolve("older"));
    Files.move(folder.resolve("newer"), data);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> HalflifeModel.load(path));
    assertTrue(e.getMessage().contains("is of version 2"), e::getMessage);
    assertTrue(e.getMessage().contains("reads version 1"), e::getMessage);
  }

  @Test
  void featuresAreNamedInAPipeline() throws IOException {
    Dataset<Row> table =
        Frames.session()
            .range(0, 200, 1, 3)
            .select(
                col("id").multiply(0.01).as("size"),
                functions.pmod(col("id").multiply(37), functions.lit(11)).as("rooms"),
                col("id").multiply(0.02).plus(functions.sin(col("id"))).as("price"));
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"size", "rooms"}).setOutputCol("features");
    HalflifePath path = new HalflifePath().setLabelCol("price");
    PipelineModel fitted =
        new Pipeline().setStages(new PipelineStage[] {assembler, path}).fit(table);
    HalflifeModel model = (HalflifeModel) fitted.stages()[1];
    assertEquals(List.of("size", "rooms"), model.features());
    assertEquals(List.of("size", "rooms"), model.result().features());
    String saved = folder.resolve("pipeline").toString();
    fitted.write().save(saved);
    assertEquals(
        fitted.transform(table).select("prediction").collectAsList(),
        PipelineModel.load(saved).transform(table).select("prediction").collectAsList());
    String unfitted = folder.resolve("unfitted").toString();
    new Pipeline().setStages(new PipelineStage[] {assembler, path}).write().save(unfitted);
    HalflifeModel again = (HalflifeModel) Pipeline.load(unfitted).fit(table).stages()[1];
    assertEquals(model.result(), again.result());
  }

  @Test
  void sparksOwnCrossValidatorRunsIt() throws IOException {
    HalflifePath path = new HalflifePath().setVerdict(false);
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(
                path.alpha(),
                scala.collection.JavaConverters.asScala(
                    List.of(new double[] {0}, new double[] {1})))
            .addGrid(path.nonNegative())
            .build();
    assertEquals(4, grid.length);
    CrossValidatorModel chosen =
        new CrossValidator()
            .setEstimator(path)
            .setEvaluator(new RegressionEvaluator())
            .setEstimatorParamMaps(grid)
            .setNumFolds(3)
            .fit(frame());
    double[] errors = chosen.avgMetrics();
    assertEquals(4, errors.length);
    assertNotEquals(errors[0], errors[1], "coefficients below 0 are of use here");
    HalflifeModel best = (HalflifeModel) chosen.bestModel();
    assertTrue(best.lambda() > 0);
    String saved = folder.resolve("validator").toString();
    chosen.write().save(saved);
    HalflifeModel loaded = (HalflifeModel) CrossValidatorModel.load(saved).bestModel();
    assertEquals(best.coefficients(), loaded.coefficients());
  }

  @Test
  void withoutAVerdictTheChoiceIsTheSame() throws IOException {
    HalflifePath path = new HalflifePath().setWeightCol("w").setFolds(5).setChoose("1se");
    HalflifeModel proved = path.fit(frame());
    HalflifeModel searched = path.setVerdict(false).fit(frame());
    assertEquals(proved.lambda(), searched.lambda());
    assertEquals(proved.coefficients(), searched.coefficients());
    assertEquals(proved.intercept(), searched.intercept());
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, searched::verdict);
    assertTrue(e.getMessage().contains("setVerdict(true)"), e::getMessage);
    Path report = folder.resolve("report.html");
    assertThrows(IllegalArgumentException.class, () -> searched.writeReport(report));
    proved.writeReport(report);
    String page = Files.readString(report);
    assertTrue(page.contains("spark HalflifePath choose=1se folds=5 weightCol=w"), "settings");
    assertTrue(!page.contains("./halflife"), "no command makes it again");
  }

  @Test
  void namesOfFeaturesDoNotClash() {
    Dataset<Row> table = frame().withColumn("label2", col("label"));
    Dataset<Row> parts =
        table.select(
            functions
                .element_at(
                    org.apache.spark.ml.functions.vector_to_array(col("features"), "float64"), 1)
                .as("o"),
            functions
                .element_at(
                    org.apache.spark.ml.functions.vector_to_array(col("features"), "float64"), 2)
                .as("b"),
            col("label"));
    VectorAssembler assembler =
        new VectorAssembler().setInputCols(new String[] {"o", "b"}).setOutputCol("x");
    Dataset<Row> renamed =
        assembler
            .transform(parts)
            .withColumnRenamed("label", "b2")
            .drop("b")
            .withColumnRenamed("b2", "b");
    HalflifeModel model = new HalflifePath().setFeaturesCol("x").setLabelCol("b").fit(renamed);
    assertEquals(List.of("o", "x_1"), model.features());
    Vector b = model.coefficients();
    assertEquals(2, b.size());
  }
}
