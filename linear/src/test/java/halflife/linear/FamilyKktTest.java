package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every point of every family's path is optimal, on tables that are not nice. */
class FamilyKktTest {
  private static final double[] ALPHAS = {1, 0.5, 0};
  private static final Family[] FAMILIES = {Family.BINOMIAL, Family.POISSON, Family.MULTINOMIAL};

  static Stream<FamilyCase> tables() {
    return Arrays.stream(FAMILIES).flatMap(f -> FamilyTables.nasty(f).stream());
  }

  private static void check(FamilyCase table, List<Integer> sparse) {
    Design design = table.design(sparse);
    FamilyKkt kkt = new FamilyKkt(table);
    double top = Fits.lambdaMax(table.family(), design, table.penalty());
    top = table.rule().alpha() == 0 ? top / 20 : top;
    double[] lambdas = Grid.logSpaced(top * 1.02, top * 1e-4, 12);
    Path path = Fits.path(table.family(), design, table.penalty(), lambdas);
    for (double lambda : lambdas) {
      LinearModel model = path.at(lambda);
      double violation = kkt.violation(lambda, model.intercepts(), model.coefficients());
      assertTrue(
          violation <= 1e-8, table + ": KKT " + violation + " at λ = " + lambda / top + " λ_max");
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
    FamilyCase table = FamilyTables.levels(family, 800, 500, 5);
    List<Integer> sparse = IntStream.range(2, 502).boxed().toList();
    for (double alpha : ALPHAS) {
      check(table.withAlpha(alpha), sparse);
    }
    check(table.withAlpha(0.5).unstandardized(), sparse);
  }

  @Test
  void theCheckItselfFindsWhatIsWrong() {
    for (Family family : FAMILIES) {
      FamilyCase table = FamilyTables.drawn(family, 60, 5, 0.2, 9);
      FamilyKkt kkt = new FamilyKkt(table);
      double lambda = Fits.lambdaMax(family, table.design(), table.penalty()) / 3;
      LinearModel model =
          Fits.path(family, table.design(), table.penalty(), new double[] {lambda}).at(lambda);
      double[][] beta = model.coefficients();
      double[] intercepts = model.intercepts();
      assertEquals(0, kkt.violation(lambda, intercepts, beta), 1e-8);
      beta[0][0] += 1e-5;
      assertTrue(kkt.violation(lambda, intercepts, beta) > 1e-7);
      beta[0][0] -= 1e-5;
      intercepts[0] += 1e-5;
      assertTrue(kkt.violation(lambda, intercepts, beta) > 1e-7);
    }
  }
}
