package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold between two fits, whatever the numbers. */
class FamilyLawsTest {
  private static final double[] ALPHAS = {1, 0.5, 0};
  private static final double CLOSE = 1e-7;

  private static double lambda(FamilyCase table, double share) {
    return share * FamilyFit.lambdaMax(table.withAlpha(1));
  }

  private static FamilyFit fit(FamilyCase table, double lambda) {
    return FamilyFit.of(table, lambda);
  }

  private static FamilyCase table(Family family) {
    return FamilyTables.drawn(family, 90, 6, 0.3, 21);
  }

  private static void assertSame(FamilyFit expected, FamilyFit actual) {
    for (int k = 0; k < expected.beta().length; k++) {
      assertArrayEquals(expected.beta()[k], actual.beta()[k], CLOSE);
    }
    assertArrayEquals(expected.intercepts(), actual.intercepts(), CLOSE);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void aRowGivenTwiceIsARowOfWeightTwo(Family family) {
    FamilyCase table = table(family);
    int n = table.rows().length;
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> i < 30 ? 2 : 1);
    int[] index = IntStream.concat(IntStream.range(0, n), IntStream.range(0, 30)).toArray();
    double[][] x = Arrays.stream(index).mapToObj(i -> table.rows()[i]).toArray(double[][]::new);
    double[] y = Arrays.stream(index).mapToDouble(i -> table.target()[i]).toArray();
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      assertSame(
          fit(table.withAlpha(alpha).withRows(x, y), lambda),
          fit(table.withAlpha(alpha).withWeights(weights), lambda));
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void aFeaturesUnitChangesNothing(Family family) {
    FamilyCase table = table(family);
    double[] units = {1e-6, 1, 1000, -1, 1e5, 0.3};
    FamilyCase other =
        FamilyTables.mapped(
            table,
            "units",
            r -> {
              Arrays.setAll(r, j -> r[j] * units[j] + j);
              return r;
            });
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      FamilyFit one = fit(table.withAlpha(alpha), lambda);
      FamilyFit two = fit(other.withAlpha(alpha), lambda);
      for (int k = 0; k < one.beta().length; k++) {
        for (int j = 0; j < units.length; j++) {
          assertEquals(one.beta()[k][j], two.beta()[k][j] * units[j], CLOSE);
        }
      }
      for (int i = 0; i < 10; i++) {
        assertArrayEquals(
            one.responses(table.rows()[i]), two.responses(other.rows()[i]), 10 * CLOSE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void sparseIsDense(Family family) {
    FamilyCase table = FamilyTables.levels(family, 120, 12, 22);
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.05);
      List<Integer> sparse = IntStream.range(1, 14).boxed().toList();
      assertSame(
          fit(table.withAlpha(alpha), lambda),
          FamilyFit.of(table.withAlpha(alpha), sparse, lambda).get(0));
      assertSame(
          fit(table.withAlpha(alpha).unstandardized(), lambda),
          FamilyFit.of(table.withAlpha(alpha).unstandardized(), sparse, lambda).get(0));
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void predictionsAreMeanResponses(Family family) {
    FamilyCase table = table(family);
    FamilyFit model = fit(table, lambda(table, 0.1));
    for (double[] row : table.rows()) {
      double[] eta = model.intercepts().clone();
      for (int k = 0; k < eta.length; k++) {
        for (int j = 0; j < row.length; j++) {
          eta[k] += model.beta()[k][j] * row[j];
        }
      }
      double[] mean = Responses.mean(family, eta);
      assertArrayEquals(mean, model.responses(row), 1e-12 * Math.max(1, Math.abs(mean[0])));
    }
  }

  @Test
  void theOtherClassNegatesBinomialCoefficients() {
    FamilyCase table = table(Family.BINOMIAL);
    double[] other = Arrays.stream(table.target()).map(y -> 1 - y).toArray();
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      FamilyFit one = fit(table.withAlpha(alpha), lambda);
      FamilyFit two = fit(table.withAlpha(alpha).withRows(table.rows(), other), lambda);
      for (int j = 0; j < table.features(); j++) {
        assertEquals(one.beta()[0][j], -two.beta()[0][j], CLOSE);
      }
      assertEquals(one.intercepts()[0], -two.intercepts()[0], CLOSE);
    }
  }

  @Test
  void anotherOrderOfClassesIsAnotherOrderOfCoefficients() {
    FamilyCase table = table(Family.MULTINOMIAL);
    int[] to = {2, 0, 1};
    double[] y = Arrays.stream(table.target()).map(c -> to[(int) c]).toArray();
    for (double alpha : ALPHAS) {
      for (boolean grouped : new boolean[] {false, true}) {
        FamilyCase one = grouped ? table.withAlpha(alpha).grouped() : table.withAlpha(alpha);
        double lambda = lambda(table, 0.1);
        FamilyFit first = fit(one, lambda);
        FamilyFit second = fit(one.withRows(table.rows(), y), lambda);
        for (int k = 0; k < 3; k++) {
          assertArrayEquals(first.beta()[k], second.beta()[to[k]], CLOSE);
          assertEquals(
              first.intercepts()[k] - first.intercepts()[0],
              second.intercepts()[to[k]] - second.intercepts()[to[0]],
              CLOSE);
        }
      }
    }
  }

  /**
   * Two classes share the binomial's b as ∓b/2: their squares sum to b²/2, their lengths to |b| and
   * the length of the pair is |b|/√2, so the same fit needs 2, 1 and √2 times the binomial's λ.
   */
  @Test
  void twoClassesAreBinomial() {
    FamilyCase binomial = table(Family.BINOMIAL);
    FamilyCase classes =
        FamilyCase.of("two", Family.MULTINOMIAL, binomial.rows(), binomial.target());
    double lambda = lambda(binomial, 0.1);
    FamilyFit ridge = fit(binomial.withAlpha(0), lambda);
    FamilyFit pair = fit(classes.withAlpha(0), 2 * lambda);
    for (int j = 0; j < binomial.features(); j++) {
      assertEquals(ridge.beta()[0][j] / 2, pair.beta()[1][j], CLOSE);
      assertEquals(-ridge.beta()[0][j] / 2, pair.beta()[0][j], CLOSE);
    }
    FamilyFit lasso = fit(binomial.withAlpha(1), lambda);
    FamilyFit each = fit(classes.withAlpha(1), lambda);
    FamilyFit group = fit(classes.withAlpha(1).grouped(), Math.sqrt(2) * lambda);
    for (double[] row : binomial.rows()) {
      assertEquals(ridge.responses(row)[0], pair.responses(row)[1], CLOSE);
      assertEquals(lasso.responses(row)[0], each.responses(row)[1], CLOSE);
      assertEquals(lasso.responses(row)[0], group.responses(row)[1], CLOSE);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"BINOMIAL", "POISSON"})
  void theSameOffsetEverywhereMovesTheIntercept(Family family) {
    FamilyCase table = table(family);
    double[] offset = new double[table.rows().length];
    Arrays.fill(offset, 1.7);
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      FamilyFit plain = fit(table.withAlpha(alpha), lambda);
      FamilyFit moved = fit(table.withAlpha(alpha).withOffset(offset), lambda);
      assertArrayEquals(plain.beta()[0], moved.beta()[0], CLOSE);
      assertEquals(plain.intercepts()[0] - 1.7, moved.intercepts()[0], CLOSE);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"BINOMIAL", "POISSON"})
  void anOffsetAlongAFreeFeatureIsTakenOffItsCoefficient(Family family) {
    FamilyCase table = table(family).withFactors(1, 1, 0, 1, 1, 1);
    double[] offset = Arrays.stream(table.rows()).mapToDouble(r -> 0.8 * r[2]).toArray();
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      double[] plain = fit(table.withAlpha(alpha), lambda).beta()[0].clone();
      FamilyFit moved = fit(table.withAlpha(alpha).withOffset(offset), lambda);
      plain[2] -= 0.8;
      assertArrayEquals(plain, moved.beta()[0], CLOSE);
    }
  }

  /** The mean loss μ − yη of counts three times as large is three times the loss at η − log 3. */
  @Test
  void threefoldCountsMoveThePoissonInterceptByLogThree() {
    FamilyCase table = table(Family.POISSON);
    double[] more = Arrays.stream(table.target()).map(y -> 3 * y).toArray();
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      FamilyFit one = fit(table.withAlpha(alpha), lambda);
      FamilyFit three = fit(table.withAlpha(alpha).withRows(table.rows(), more), 3 * lambda);
      assertArrayEquals(one.beta()[0], three.beta()[0], CLOSE);
      assertEquals(one.intercepts()[0] + Math.log(3), three.intercepts()[0], CLOSE);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void aboveLambdaMaxOnlyTheInterceptsAreLeft(Family family) {
    FamilyCase table = table(family);
    double top = lambda(table, 1);
    FamilyFit at = fit(table, top * 1.0001);
    FamilyFit below = fit(table, top * 0.999);
    assertEquals(
        0, Arrays.stream(at.beta()).flatMapToDouble(Arrays::stream).filter(b -> b != 0).count());
    assertEquals(
        1, Arrays.stream(below.beta()).flatMapToDouble(Arrays::stream).filter(b -> b != 0).count());
    double[] weights = new double[table.rows().length];
    Arrays.fill(weights, 1.0 / weights.length);
    double[] mean = Responses.mean(family, Responses.constants(table, weights));
    assertArrayEquals(mean, at.responses(table.rows()[0]), 1e-9);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void aMissingValueStandsAtTheMean(Family family) {
    FamilyCase table = table(family);
    double sum = 0;
    for (int i = 5; i < 90; i++) {
      sum += table.rows()[i][1];
    }
    double[][] holes = new double[90][];
    double[][] filled = new double[90][];
    for (int i = 0; i < 90; i++) {
      holes[i] = Arrays.copyOf(table.rows()[i], 7);
      holes[i][1] = i < 5 ? Double.NaN : holes[i][1];
      holes[i][6] = i < 5 ? 1 : 0;
      filled[i] = holes[i].clone();
      filled[i][1] = i < 5 ? sum / 85 : holes[i][1];
    }
    double lambda = lambda(table, 0.1);
    assertSame(
        fit(table.withRows(filled, table.target()), lambda),
        fit(table.withRows(holes, table.target()), lambda));
  }

  @Test
  void nonNegativeLassoOfOrthogonalFeaturesDropsTheNegativeOnes() {
    double[][] x = new double[16][4];
    double[] y = new double[16];
    double[] effects = {2, -1, 0.5, -3};
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = (i >> j & 1) == 1 ? 1 : -1;
        y[i] += effects[j] * x[i][j];
      }
    }
    FamilyCase table = FamilyCase.of("factorial", Family.GAUSSIAN, x, y).nonNegative();
    double[] b = fit(table, 0.3).beta()[0];
    assertArrayEquals(new double[] {1.7, 0, 0.2, 0}, b, 1e-12);
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"GAUSSIAN", "BINOMIAL", "POISSON"})
  void nonNegativeChangesNothingWhereAllArePositiveAndIsNothingWhereAllAreNegative(Family family) {
    FamilyCase drawn = table(family);
    double lambda = lambda(drawn, 0.1);
    double[] signs = fit(drawn, lambda).beta()[0];
    FamilyCase up =
        FamilyTables.mapped(
            drawn,
            "up",
            r -> {
              Arrays.setAll(r, j -> signs[j] < 0 ? -r[j] : r[j]);
              return r;
            });
    assertTrue(Arrays.stream(signs).anyMatch(b -> b < 0));
    assertSame(fit(up, lambda), fit(up.nonNegative(), lambda));
    FamilyCase one = FamilyTables.mapped(up, "down", r -> new double[] {-r[0], -r[0] * 2});
    double[] none = fit(one.nonNegative(), lambda).beta()[0];
    assertArrayEquals(new double[2], none, 0);
  }

  @Test
  void squaredErrorIsAFamilyLikeTheOthers() {
    FamilyCase table = table(Family.GAUSSIAN);
    for (double alpha : ALPHAS) {
      double lambda = lambda(table, 0.1);
      Design design = FamilyFit.design(table, List.of());
      Path path = Fits.path(design, Penalty.of(alpha), new double[] {lambda});
      assertSame(FamilyFit.of(path.at(lambda)), fit(table.withAlpha(alpha), lambda));
    }
  }
}
