package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyKkt;
import halflife.linear.FamilyTables;
import halflife.linear.data.Columns;
import halflife.linear.data.Design;
import halflife.linear.data.Standardization;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DualRidgeTest {
  private static final int N = 18;
  private static final int P = 40;
  private static final double OUT = Double.POSITIVE_INFINITY;

  /** Two free, one left out, the others of several strengths. */
  private static double[] factors() {
    double[] factors = new double[P];
    Arrays.setAll(factors, j -> j == 3 || j == 11 ? 0 : j == 7 ? OUT : 0.5 + j % 3);
    return factors;
  }

  private static FamilyCase table(Family family) {
    return FamilyTables.drawn(family, N, P, 0.3, 91).withAlpha(0);
  }

  private static Standardization features(Design design, Penalty penalty) {
    double[] ones = new double[N];
    Arrays.fill(ones, 1);
    double[] root = new double[N];
    Arrays.fill(root, Math.sqrt(1.0 / N));
    return Standardization.of(
        design,
        IntStream.range(0, N).toArray(),
        root,
        ones,
        penalty.rescaledFactors(design.width()),
        penalty.standardize());
  }

  private static double[] draw(int size, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  @Test
  void turnedCoefficientsMakeTheSamePredictorsAtTheSamePenalty() {
    FamilyCase table = table(Family.GAUSSIAN).withFactors(factors());
    Penalty penalty = FamilyFit.penalty(table);
    Standardization features = features(FamilyFit.design(table, List.of()), penalty);
    DualRidge rotation = DualRidge.of(features, penalty).orElseThrow();
    Columns turned = rotation.columns();
    double[] theta = draw(turned.width(), 92);
    double[] b = rotation.back(theta);
    double[] expected = new double[N];
    double[] found = new double[N];
    turned.add(IntStream.range(0, turned.width()).toArray(), turned.width(), theta, expected);
    features.columns().add(IntStream.range(0, P).toArray(), P, b, found);
    assertArrayEquals(expected, found, 1e-11);
    double[] v = features.scaling().factors();
    double weighted =
        IntStream.range(0, P).filter(j -> v[j] < OUT).mapToDouble(j -> v[j] * b[j] * b[j]).sum();
    double squares =
        IntStream.range(0, turned.width())
            .mapToDouble(k -> rotation.factors()[k] * theta[k] * theta[k])
            .sum();
    assertEquals(squares, weighted, 1e-11 * squares);
    for (int j = 0; j < P; j++) {
      assertEquals(b[j], rotation.back(theta, j), 1e-14);
    }
    assertEquals(0, b[7]);
  }

  @Test
  void freeColumnsStandAtTheEndAsTheyAre() {
    FamilyCase table = table(Family.GAUSSIAN).withFactors(factors());
    Penalty penalty = FamilyFit.penalty(table);
    Standardization features = features(FamilyFit.design(table, List.of()), penalty);
    DualRidge rotation = DualRidge.of(features, penalty).orElseThrow();
    int rank = rotation.columns().width() - 2;
    assertEquals(N - 1, rank, "as many as centred rows");
    for (int k = 0; k < rank + 2; k++) {
      assertEquals(k < rank ? 1 : 0, rotation.factors()[k]);
    }
    assertArrayEquals(features.columns().dense(3), rotation.columns().dense(rank));
    assertArrayEquals(features.columns().dense(11), rotation.columns().dense(rank + 1));
    double[] theta = draw(rank + 2, 93);
    assertEquals(theta[rank], rotation.back(theta)[3]);
    assertEquals(theta[rank + 1], rotation.back(theta)[11]);
  }

  /** Squared error fitted as a likelihood in turned coordinates, and exactly in its own. */
  @Test
  void wideRidgeIsTheStraightFit() {
    FamilyCase plain = table(Family.GAUSSIAN);
    for (FamilyCase table : List.of(plain, plain.withFactors(factors()), plain.unstandardized())) {
      Design design = FamilyFit.design(table, List.of());
      Penalty penalty = FamilyFit.penalty(table);
      int[] all = IntStream.range(0, N).toArray();
      Problem turned =
          LikelihoodProblem.of(
              Family.GAUSSIAN, 1, design, all, penalty, 1e-12, halflife.core.Workers.ONE);
      Problem straight = LeastSquaresProblem.of(design, all, penalty);
      for (double lambda : new double[] {30, 1, 0.01}) {
        double[] one = {lambda};
        LinearModel expected = straight.path(one).at(lambda);
        LinearModel found = turned.path(one).at(lambda);
        assertArrayEquals(expected.coefficients(), found.coefficients(), 1e-9);
        assertEquals(expected.intercept(), found.intercept(), 1e-9);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"BINOMIAL", "POISSON", "MULTINOMIAL"})
  void wideRidgeOfEveryFamilyIsOptimalInItsOwnCoordinates(Family family) {
    FamilyCase plain = table(family);
    double[] heavy = factors();
    heavy[3] = 2;
    heavy[11] = 0.1;
    for (FamilyCase table : List.of(plain, plain.withFactors(heavy), plain.unstandardized())) {
      FamilyKkt kkt = new FamilyKkt(table);
      double[] lambdas = {10, 1, 0.05};
      List<FamilyFit> fits = FamilyFit.of(table, List.of(), lambdas);
      for (int i = 0; i < lambdas.length; i++) {
        FamilyFit fit = fits.get(i);
        double violation = kkt.violation(lambdas[i], fit.intercepts(), fit.beta());
        assertTrue(violation <= 1e-8, table + ": " + violation + " at λ = " + lambdas[i]);
      }
    }
  }

  @Test
  void onlyWideRidgeThatMayBeNegativeIsTurned() {
    Design design = FamilyFit.design(table(Family.GAUSSIAN), List.of());
    for (Penalty penalty :
        List.of(Penalty.lasso(), Penalty.of(0.01), Penalty.ridge().boundedBelow())) {
      assertEquals(Optional.empty(), DualRidge.of(features(design, penalty), penalty));
    }
    Design tall = FamilyFit.design(FamilyTables.drawn(Family.GAUSSIAN, N, N, 0, 94), List.of());
    assertEquals(Optional.empty(), DualRidge.of(features(tall, Penalty.ridge()), Penalty.ridge()));
  }
}
