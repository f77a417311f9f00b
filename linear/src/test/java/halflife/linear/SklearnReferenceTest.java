package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.linear.data.Design;
import halflife.linear.data.Vectors;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Ridge;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-learn and NumPy; values by {@code src/test/reference/sklearn_reference.py}. */
class SklearnReferenceTest {
  static Stream<Reference> leastSquares() {
    return Reference.all("sklearn").filter(r -> r.name().startsWith("least-squares"));
  }

  static Stream<Reference> ridge() {
    return Reference.all("sklearn").filter(r -> r.name().startsWith("ridge"));
  }

  static Stream<Reference> paths() {
    return Reference.all("sklearn").filter(r -> r.name().startsWith("path"));
  }

  private static Design design(Reference reference) {
    return Design.unweighted(reference.matrix("x"), reference.numbers("y"));
  }

  private static void assertModel(
      Design design, double intercept, double[] beta, LinearModel model, double tolerance) {
    double[] scales = Testing.deviations(design);
    double largest = 0;
    for (int j = 0; j < beta.length; j++) {
      largest = Math.max(largest, Math.abs(beta[j] * scales[j]));
    }
    for (int j = 0; j < beta.length; j++) {
      assertEquals(
          beta[j] * scales[j], model.coefficients()[j] * scales[j], tolerance * largest, "β" + j);
    }
    for (double[] row : design.allRows()) {
      double theirs = intercept + Vectors.dot(beta, row, row.length);
      assertEquals(theirs, model.predict(row), tolerance * largest + 1e-12 * Math.abs(theirs));
    }
  }

  @ParameterizedTest
  @MethodSource("leastSquares")
  void noDecayIsTheMinimumNorm(Reference reference) {
    Design design = design(reference);
    LinearModel model = Fits.leastSquares(design, Penalty.ridge());
    double intercept = reference.json().get("intercept").doubleValue();
    assertModel(design, intercept, reference.numbers("beta"), model, 1e-8);
    double[] fitted = reference.numbers("fitted");
    for (int i = 0; i < fitted.length; i++) {
      assertEquals(fitted[i], model.predict(design.row(i)), 1e-8 * Math.abs(fitted[i]));
    }
  }

  @ParameterizedTest
  @MethodSource("ridge")
  void ridgeItsDegreesAndItsLeaveOneOut(Reference reference) {
    Design design = design(reference);
    Ridge ridge = Fits.ridge(design, Penalty.ridge());
    double scale = deviation(design.target());
    double[] l2 = reference.numbers("l2");
    double[] lambdas = new double[l2.length];
    Arrays.setAll(lambdas, i -> l2[l2.length - 1 - i] * scale);
    Path path = ridge.path(lambdas);
    double[] leaveOneOut = ridge.leaveOneOut(design, lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      int at = l2.length - 1 - i;
      double[] beta = reference.matrix("beta")[at];
      double intercept = reference.numbers("intercept")[at];
      assertModel(design, intercept, beta, path.model(i), 1e-9);
      double df = reference.numbers("df")[at];
      assertEquals(df, ridge.degrees(lambdas[i]) + 1, 1e-9 * df);
      double gcv = reference.numbers("gcv")[at];
      assertEquals(gcv, ridge.generalizedCv(lambdas[i]), 1e-8 * gcv);
      double loo = reference.numbers("leaveOneOut")[at];
      assertEquals(loo, leaveOneOut[i], 1e-8 * loo);
    }
  }

  private static double deviation(double[] y) {
    double mean = Arrays.stream(y).average().orElseThrow();
    return Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("paths")
  void lassoAndElasticNet(Reference reference) {
    Design design = design(reference);
    double alpha = reference.json().get("l1Ratio").doubleValue();
    double[] l1 = reference.numbers("l1");
    double[] l2 = reference.numbers("l2");
    double scale = deviation(design.target());
    for (int i = 0; i < l1.length; i++) {
      double lambda = l1[i] + l2[i] * scale;
      Penalty penalty = Penalty.of(alpha == 1 ? 1 : l1[i] / lambda);
      LinearModel model = Fits.path(design, penalty, new double[] {lambda}).at(lambda);
      double intercept = reference.numbers("intercept")[i];
      assertModel(design, intercept, reference.matrix("beta")[i], model, 1e-6);
    }
  }
}
