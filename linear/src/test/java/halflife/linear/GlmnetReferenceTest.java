package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.linear.data.Design;
import halflife.linear.data.Vectors;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Paths and cross-validation against glmnet 4.1-6; values by {@code src/test/reference/glmnet.R}.
 */
class GlmnetReferenceTest {
  static Stream<Reference> cases() {
    return Reference.all("glmnet");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyPointIsOptimal(Reference reference) {
    int[] fold = reference.folds();
    for (int without = -1; without <= Arrays.stream(fold).max().orElseThrow(); without++) {
      everyPointIsOptimal(reference, Testing.without(reference.design(), fold, without));
    }
  }

  private static void everyPointIsOptimal(Reference reference, Design design) {
    Penalty penalty = reference.penalty();
    double[] lambdas = reference.numbers("lambda");
    Path path = Fits.path(design, penalty, lambdas);
    for (double lambda : lambdas) {
      double residual =
          Kkt.residual(
              design, penalty, penalty.l1(lambda), path.l2(lambda), path.at(lambda).coefficients());
      assertTrue(residual <= 1e-10, "KKT residual " + residual + " at λ = " + lambda);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void coefficientsAreGlmnets(Reference reference) {
    Design design = reference.design();
    double[] lambdas = reference.numbers("lambda");
    double[][] beta = reference.matrix("beta");
    double[] intercept = reference.numbers("intercept");
    double[] objective = reference.numbers("objective");
    Path path = Fits.path(design, reference.penalty(), lambdas);
    double[] scales = Testing.deviations(design);
    double largest = 0;
    for (double[] row : beta) {
      for (int j = 0; j < row.length; j++) {
        largest = Math.max(largest, Math.abs(row[j] * scales[j]));
      }
    }
    for (int i = 0; i < lambdas.length; i++) {
      LinearModel model = path.at(lambdas[i]);
      assertEquals(
          objective[i],
          Testing.objective(design, reference.penalty(), path, lambdas[i]),
          1e-9 * objective[i],
          "objective at λ = " + lambdas[i]);
      for (int row = 0; row < design.size(); row++) {
        double theirs = intercept[i] + Vectors.dot(beta[i], design.row(row), scales.length);
        assertEquals(theirs, model.predict(design.row(row)), 1e-6 * largest, "fit of row " + row);
      }
      if (reference.json().get("unique").booleanValue()) {
        for (int j = 0; j < scales.length; j++) {
          assertEquals(
              beta[i][j] * scales[j],
              model.coefficients()[j] * scales[j],
              1e-6 * largest,
              "coefficient " + j + " at λ = " + lambdas[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void crossValidationIsGlmnets(Reference reference) {
    double[] lambdas = reference.numbers("lambda");
    double[] cvm = reference.numbers("cvm");
    double[] cvsd = reference.numbers("cvsd");
    int[] fold = reference.folds();
    int count = Arrays.stream(fold).max().orElseThrow() + 1;
    CrossValidation folds = CrossValidation.of(reference.design(), fold, count, Workers.ONE);
    LambdaSearch search = folds.search(reference.penalty(), new Grid.Given(lambdas));
    Curve curve =
        search.curve(
            lambdas, folds.baselines(reference.penalty()), folds.unpenalized(reference.penalty()));
    for (int i = 0; i < lambdas.length; i++) {
      CurvePoint point = curve.points().get(i);
      assertEquals(cvm[i], point.mean(), 1e-6 * cvm[i], "cvm at λ = " + lambdas[i]);
      assertEquals(cvsd[i], point.se(), 1e-6 * cvm[i], "cvsd at λ = " + lambdas[i]);
    }
    assertEquals(reference.json().get("lambdaMin").doubleValue(), search.minimum(), 1e-12);
    assertEquals(reference.json().get("lambda1se").doubleValue(), search.oneStandardError(), 1e-12);
  }
}
