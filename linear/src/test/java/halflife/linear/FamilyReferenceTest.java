package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Paths of every family against glmnet 4.1-6; values by {@code src/test/reference/families.R}.
 *
 * <p>What the multinomial leaves open, a common shift of all classes where nothing is penalized, is
 * taken out before comparing.
 */
class FamilyReferenceTest {
  static Stream<FamilyReference> fits() {
    return FamilyReference.all("families");
  }

  @ParameterizedTest
  @MethodSource("fits")
  void theCheckFindsGlmnetOptimal(FamilyReference reference) {
    FamilyKkt check = new FamilyKkt(reference.table());
    double[] deviance = reference.fit().numbers("deviance");
    for (int i = 0; i < deviance.length; i++) {
      double[] intercepts = reference.intercepts(i);
      double[][] beta = reference.beta(i);
      assertTrue(check.violation(reference.lambdas()[i], intercepts, beta) <= 1e-8);
      assertEquals(deviance[i], check.deviance(intercepts, beta), 1e-9 * deviance[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("fits")
  void everyPointIsOptimal(FamilyReference reference) {
    FamilyCase table = reference.table();
    FamilyKkt check = new FamilyKkt(table);
    double[] lambdas = reference.lambdas();
    List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      double violation = check.violation(lambdas[i], fits.get(i).intercepts(), fits.get(i).beta());
      assertTrue(violation <= 1e-8, "KKT violation " + violation + " at λ = " + lambdas[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("fits")
  void coefficientsAndDevianceAreGlmnets(FamilyReference reference) {
    FamilyCase table = reference.table();
    FamilyKkt check = new FamilyKkt(table);
    double[] lambdas = reference.lambdas();
    double[] deviance = reference.fit().numbers("deviance");
    List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
    double largest = 0;
    for (int i = 0; i < lambdas.length; i++) {
      for (double[] row : standardized(table, check, reference.intercepts(i), reference.beta(i))) {
        largest = Math.max(largest, Arrays.stream(row).skip(1).map(Math::abs).max().orElse(0));
      }
    }
    for (int i = 0; i < lambdas.length; i++) {
      FamilyFit fit = fits.get(i);
      double[][] ours = standardized(table, check, fit.intercepts(), fit.beta());
      double[][] theirs = standardized(table, check, reference.intercepts(i), reference.beta(i));
      for (int k = 0; k < theirs.length; k++) {
        String where = "class " + k + " at λ = " + lambdas[i];
        assertEquals(theirs[k][0], ours[k][0], 1e-5 * Math.max(largest, 1), "intercept, " + where);
        for (int j = 1; j < theirs[k].length; j++) {
          assertEquals(
              theirs[k][j], ours[k][j], 1e-5 * largest, "coefficient " + (j - 1) + ", " + where);
        }
      }
      double mean = check.deviance(fit.intercepts(), fit.beta());
      double tolerance = Math.max(1e-7 * deviance[i], 1e-8 * deviance[0]);
      assertEquals(deviance[i], mean, tolerance, "deviance at λ = " + lambdas[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("fits")
  void lambdaMaxIsGlmnets(FamilyReference reference) {
    FamilyCase table = reference.table();
    double theirs = reference.number("lambdaMax");
    double ours = FamilyFit.lambdaMax(table);
    assertEquals(theirs, ours, 1e-6 * theirs);
  }

  /** Per class: the intercept at the features' means, then the penalized coordinates. */
  private static double[][] standardized(
      FamilyCase table, FamilyKkt check, double[] intercepts, double[][] beta) {
    double[] start = check.atMeans(intercepts, beta);
    double[] factors = table.scaledFactors();
    double[][] result = new double[beta.length][1 + factors.length];
    for (int k = 0; k < beta.length; k++) {
      result[k][0] = start[k];
      for (int j = 0; j < factors.length; j++) {
        result[k][1 + j] = beta[k][j] * check.scale(j);
      }
    }
    for (int j = 0; j <= factors.length && beta.length > 1; j++) {
      if (j == 0 || factors[j - 1] == 0) {
        int at = j;
        double mean = Arrays.stream(result).mapToDouble(row -> row[at]).average().orElseThrow();
        for (double[] row : result) {
          row[j] -= mean;
        }
      }
    }
    return result;
  }
}
