/**
 * λ chosen and proved on the rows of an Apache Spark cluster: {@link halflife.spark.HalflifePath}
 * is an Estimator, {@link halflife.spark.HalflifeModel} its Model.
 *
 * <pre>{@code
 * HalflifeModel model = new HalflifePath().setFeaturesCol("features").setLabelCol("price").fit(frame);
 * double lambda = model.lambda();
 * Verdict verdict = model.verdict();
 * Dataset<Row> predicted = model.transform(frame);
 * model.writeReport(Path.of("report.html"));
 * }</pre>
 */
@NullMarked
package halflife.spark;

import org.jspecify.annotations.NullMarked;
