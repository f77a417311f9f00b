package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.linear.model.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every point of every family's path is optimal, on tables that are not nice. */
class FamilyKktTest {
  private static final double[] ALPHAS = {1, 0.5, 0};
  private static final Family[] FAMILIES = {Family.BINOMIAL, Family.POISSON, Family.MULTINOMIAL};

  static Stream<FamilyCase> tables() {
    return Arrays.stream(FAMILIES).flatMap(f -> FamilyTables.nasty(f).stream());
  }

  private static void check(FamilyCase table, List<Integer> sparse) {
    FamilyKkt kkt = new FamilyKkt(table);
    double top = FamilyFit.lambdaMax(table) / (table.rule().alpha() == 0 ? 20 : 1);
    double[] lambdas = Grid.logSpaced(top * 1.02, top * 1e-4, 12);
    List<FamilyFit> fits = FamilyFit.of(table, sparse, lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      double violation = kkt.violation(lambdas[i], fits.get(i).intercepts(), fits.get(i).beta());
      assertTrue(
          violation <= 1e-8,
          table + ": KKT " + violation + " at λ = " + lambdas[i] / top + " λ_max");
    }
  }

  private static void check(FamilyCase table) {
    check(table, List.of());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyMixIsOptimal(FamilyCase table) {
    for (double alpha : ALPHAS) {
      check(table.withAlpha(alpha));
      if (table.family() == Family.MULTINOMIAL) {
        check(table.withAlpha(alpha).grouped());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void factorsAndRawFeaturesAreOptimal(FamilyCase table) {
    int p = table.features();
    if (p < 6 || p > table.rows().length || table.toString().contains("separable")) {
      return; // free features of these have no finite fit
    }
    double[] factors = new double[p];
    Arrays.setAll(factors, j -> j == 2 ? 0 : j == 5 ? Double.POSITIVE_INFINITY : 0.5 + j % 3);
    for (double alpha : ALPHAS) {
      if (!table.toString().contains("rare") && !table.toString().contains("scales")) {
        check(table.withAlpha(alpha).withFactors(factors));
        if (table.family() == Family.MULTINOMIAL) {
          check(table.withAlpha(alpha).withFactors(factors).grouped());
        }
      }
      if (!table.toString().contains("scales")) {
        check(table.withAlpha(alpha).unstandardized());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void nonNegativeIsOptimal(FamilyCase table) {
    if (table.family() != Family.MULTINOMIAL) {
      for (double alpha : ALPHAS) {
        check(table.withAlpha(alpha).nonNegative());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"BINOMIAL", "POISSON", "MULTINOMIAL"})
  void sparseLevelsAreOptimal(Family family) {
    FamilyCase table = FamilyTables.levels(family, 400, 500, 5);
    List<Integer> sparse = IntStream.range(2, 502).boxed().toList();
    for (double alpha : ALPHAS) {
      check(table.withAlpha(alpha), sparse);
    }
    check(table.withAlpha(0.5).unstandardized(), sparse);
  }

  @Test
  void anythingIsOptimal() {
    for (int seed = 0; seed < 400; seed++) {
      FamilyCase table = FamilyTables.random(seed);
      boolean responds = Arrays.stream(table.target()).sum() > 0;
      if (responds && FamilyFit.lambdaMax(table) > 0) {
        check(table);
      }
    }
  }

  /**
   * Columns that reach from 1e-4 to 1e4, as they are: Newton steps of the first guess overshoot.
   */
  @ParameterizedTest
  @ValueSource(ints = {1392, 4956, 5757, 6714, 7452, 11131})
  void heavyTailedRawFeaturesAreOptimal(int seed) {
    check(FamilyTables.random(seed));
  }

  /** λ_max is 0, or what rounding makes of it. */
  @Test
  void aFeatureWithoutAnyEffectGetsNone() {
    for (Family family : FAMILIES) {
      double[][] x = new double[60][1];
      double[] y = new double[60];
      for (int i = 0; i < 60; i++) {
        x[i][0] = i % 2;
        y[i] = i / 2 % (family == Family.MULTINOMIAL ? 3 : 2);
      }
      FamilyCase table = FamilyCase.of(family + ", no effect", family, x, y);
      for (double alpha : ALPHAS) {
        for (double lambda : new double[] {1, 0.01, 1e-8}) {
          for (double[] b : FamilyFit.of(table.withAlpha(alpha), lambda).beta()) {
            assertEquals(0, b[0], 1e-7);
          }
        }
      }
    }
  }

  @Test
  void theCheckItselfFindsWhatIsWrong() {
    for (Family family : FAMILIES) {
      FamilyCase table = FamilyTables.drawn(family, 60, 5, 0.2, 9);
      FamilyKkt kkt = new FamilyKkt(table);
      double lambda = FamilyFit.lambdaMax(table) / 3;
      FamilyFit fit = FamilyFit.of(table, lambda);
      double[][] beta = fit.beta();
      double[] intercepts = fit.intercepts();
      assertEquals(0, kkt.violation(lambda, intercepts, beta), 1e-8);
      beta[0][0] += 1e-5;
      assertTrue(kkt.violation(lambda, intercepts, beta) > 1e-7);
      beta[0][0] -= 1e-5;
      intercepts[0] += 1e-5;
      assertTrue(kkt.violation(lambda, intercepts, beta) > 1e-7);
    }
  }
}
