package halflife.tune;

import static halflife.tune.options.TuneOption.CHOOSE;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.MODEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.CurvePoint;
import halflife.evidence.Result;
import halflife.tune.model.Model;
import halflife.tune.options.StudyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A study with glmnet's grid on named folds against cv.glmnet 4.1-6; its values by {@code
 * src/test/reference/glmnet_study.R}.
 */
class GlmnetStudyTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference");

  private static StudyOptions options(String model) {
    return StudyOptions.of(FOLDER.resolve("diabetes-folds.csv"), "progression")
        .with(MODEL, model)
        .with(GRID, "glmnet")
        .with(FOLD_COLUMN, "fold");
  }

  private static JsonNode reference(String model) throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve("cv-glmnet-" + model + ".json").toFile());
  }

  private static void near(JsonNode theirs, double ours, double relative, String what) {
    double expected = theirs.doubleValue();
    assertEquals(expected, ours, relative * Math.abs(expected), what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lasso", "elastic", "ridge"})
  void theCurveIsCvGlmnets(String model) throws IOException {
    JsonNode glmnet = reference(model);
    Result result = Study.run(options(model), Workers.ONE, Progress.NONE).result();
    List<CurvePoint> points = result.search().curve().points();
    assertEquals(100, points.size());
    for (int i = 0; i < points.size(); i++) {
      CurvePoint point = points.get(i);
      String at = " at λ " + i + " = " + point.lambda();
      near(glmnet.get("lambda").get(i), point.lambda(), 1e-10, "λ" + at);
      near(glmnet.get("cvm").get(i), point.mean(), 1e-6, "cvm" + at);
      near(glmnet.get("cvsd").get(i), point.se(), 1e-6, "cvsd" + at);
      if (!model.equals("ridge")) {
        assertEquals(glmnet.get("nzero").get(i).intValue(), point.complexity(), "nzero" + at);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lasso", "elastic", "ridge"})
  void theChoiceAndTheModelAreCvGlmnets(String model) throws IOException {
    JsonNode glmnet = reference(model);
    StudyOptions options = options(model);
    Study.Outcome min = Study.run(options, Workers.ONE, Progress.NONE);
    near(glmnet.get("lambdaMin"), min.model().lambda(), 1e-10, "lambda.min");
    near(glmnet.get("lambdaMin"), min.result().search().choice().min(), 1e-10, "lambda.min");
    near(glmnet.get("lambda1se"), min.result().search().choice().oneSe(), 1e-10, "lambda.1se");
    JsonNode coefficients = glmnet.get("coefficients");
    near(coefficients.get(0), min.model().intercept(), 1e-6, "intercept");
    for (int j = 0; j < 10; j++) {
      double largest = 1e-6 * Math.max(1, Math.abs(coefficients.get(j + 1).doubleValue()));
      assertEquals(
          coefficients.get(j + 1).doubleValue(), min.model().coefficients().get(j), largest);
    }
    StudyOptions simpler = options.with(CHOOSE, Choice.Rule.ONE_SE);
    Model oneSe = Study.run(simpler, Workers.ONE, Progress.NONE).model();
    near(glmnet.get("lambda1se"), oneSe.lambda(), 1e-10, "lambda.1se");
  }
}
