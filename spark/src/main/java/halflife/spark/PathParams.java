package halflife.spark;

import halflife.core.Internal;
import halflife.evidence.Choice;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * The parameters of a {@link HalflifePath} and its model, with their defaults and what they mean.
 *
 * @param featuresCol the column of vectors
 * @param labelCol the column of numbers to predict
 * @param predictionCol the column that predictions are written to
 * @param rawPredictionCol the column that linear predictors of classes are written to
 * @param probabilityCol the column that probabilities of classes are written to
 * @param weightCol the column of case weights
 * @param offsetCol the column that is added to the linear predictor
 * @param foldCol the column that names each row's fold
 * @param family the kind of label
 * @param alpha the mixes to search
 * @param grid the layout of λs
 * @param lambdas the λs to use instead of a grid
 * @param standardize whether features are brought to one scale before they are penalized
 * @param nonNegative whether no coefficient may be below 0
 * @param choose the rule that picks λ
 * @param folds K
 * @param seed the seed of every random draw
 * @param repeats R, the number of dealings of the verdict
 * @param verdict whether the choice is proved
 */
@Internal
public record PathParams(
    Param<String> featuresCol,
    Param<String> labelCol,
    Param<String> predictionCol,
    Param<String> rawPredictionCol,
    Param<String> probabilityCol,
    Param<String> weightCol,
    Param<String> offsetCol,
    Param<String> foldCol,
    Param<String> family,
    DoubleArrayParam alpha,
    Param<String> grid,
    DoubleArrayParam lambdas,
    BooleanParam standardize,
    BooleanParam nonNegative,
    Param<String> choose,
    IntParam folds,
    LongParam seed,
    IntParam repeats,
    BooleanParam verdict) {
  private static final List<String> FAMILIES =
      List.of("gaussian", "binomial", "multinomial", "poisson");
  private static final List<String> RULES =
      Arrays.stream(Choice.Rule.values()).map(Choice.Rule::word).toList();

  /** Makes the parameters of a stage and sets their defaults. */
  static PathParams of(Params stage) {
    PathParams made =
        new PathParams(
            text(stage, "featuresCol", "The column of vectors to predict from."),
            text(
                stage,
                "labelCol",
                "The column to predict: numbers, counts, or the indices of classes."),
            text(stage, "predictionCol", "The column that predictions are written to."),
            text(
                stage,
                "rawPredictionCol",
                "The column that the raw prediction of each class is written to; \"\" for none."),
            text(
                stage,
                "probabilityCol",
                "The column that the probability of each class is written to; \"\" for none."),
            text(stage, "weightCol", "A column of case weights: each row is one observation."),
            text(stage, "offsetCol", "A column that is added to the linear predictor as it is."),
            text(
                stage,
                "foldCol",
                "A column that names each row's fold, in place of folds by the rows' places."),
            new Param<>(
                stage,
                "family",
                "The kind of label: " + String.join(", ", FAMILIES) + ".",
                ParamValidators.inArray(FAMILIES)),
            new DoubleArrayParam(
                stage,
                "alpha",
                "Mixes of the penalty, the best one chosen on the same folds: 0 is ridge, 1 is"
                    + " lasso."),
            new Param<>(
                stage,
                "grid",
                "The λs to try: auto, or glmnet for that program's.",
                ParamValidators.inArray(List.of("auto", "glmnet"))),
            new DoubleArrayParam(
                stage, "lambdas", "These λs, as glmnet defines them, instead of a grid."),
            new BooleanParam(
                stage,
                "standardize",
                "Whether features are brought to the same scale before they are penalized."),
            new BooleanParam(stage, "nonNegative", "Whether no coefficient may be below 0."),
            new Param<>(
                stage,
                "choose",
                "min, or 1se for a simpler model that is hardly worse.",
                ParamValidators.inArray(RULES)),
            new IntParam(
                stage,
                "folds",
                "Folds, at least 3 (default 10, fewer for few rows and where it takes long).",
                ParamValidators.gtEq(3)),
            new LongParam(stage, "seed", "The seed of all draws."),
            new IntParam(
                stage,
                "repeats",
                "How often the verdict deals the folds anew (default 5, fewer where it takes long).",
                ParamValidators.gtEq(1)),
            new BooleanParam(
                stage,
                "verdict",
                "Whether the choice is proved on rows that took no part in it, and reported on;"
                    + " without it λ and the fit are found on one dealing of the folds."));
    stage.setDefault(made.featuresCol, "features");
    stage.setDefault(made.labelCol, "label");
    stage.setDefault(made.predictionCol, "prediction");
    stage.setDefault(made.rawPredictionCol, "rawPrediction");
    stage.setDefault(made.probabilityCol, "probability");
    stage.setDefault(made.family, "gaussian");
    stage.setDefault(made.alpha, new double[] {0, 1});
    stage.setDefault(made.grid, "auto");
    stage.setDefault(made.lambdas, new double[0]);
    stage.setDefault(made.standardize, true);
    stage.setDefault(made.nonNegative, false);
    stage.setDefault(made.choose, Choice.Rule.MIN.word());
    stage.setDefault(made.seed, 1L);
    stage.setDefault(made.verdict, true);
    return made;
  }

  private static Param<String> text(Params stage, String name, String doc) {
    return new Param<>(stage, name, doc);
  }
}
