package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyFit;
import halflife.linear.FamilyTables;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimalityTest {
  private static final double L1 = 0.07;
  private static final double L2 = 0.3;

  static Stream<FamilyCase> cases() {
    return Arrays.stream(Family.values())
        .flatMap(
            family -> {
              FamilyCase table = FamilyTables.drawn(family, 40, 5, 0.2, 61);
              Stream<FamilyCase> all =
                  Stream.of(table, table.nonNegative(), table.withFactors(1, 0, 2, 0.5, 1.5));
              return family == Family.MULTINOMIAL
                  ? Stream.concat(all, Stream.of(table.grouped(), table.grouped().withAlpha(0.5)))
                  : all;
            });
  }

  static LikelihoodProblem problem(FamilyCase table) {
    Design design = FamilyFit.design(table, List.of());
    int[] all = IntStream.range(0, design.size()).toArray();
    return LikelihoodProblem.of(
        table.family(),
        table.outputs(),
        design,
        all,
        FamilyFit.penalty(table),
        1e-9,
        halflife.core.Workers.ONE);
  }

  private static double objective(LikelihoodProblem problem, double[] b) {
    return problem.trainingLoss(b) / 2 + new Optimality(problem).penalty(b, L1, L2);
  }

  private static double[] along(double[] b, double[] d, double t) {
    double[] moved = b.clone();
    Arrays.setAll(moved, v -> b[v] + t * d[v]);
    return moved;
  }

  /** Feature 2 is 0 in all outputs, feature 3 in the first. */
  private static double[] point(LikelihoodProblem problem, SplitMix64 random) {
    double[] b = new double[problem.factors.length];
    Arrays.setAll(b, v -> 0.2 + 0.5 * random.nextDouble());
    for (int v = 0; v < b.length; v++) {
      boolean zero = v % problem.width == 2 || v == 3;
      b[v] = zero ? 0 : problem.penalty.nonNegative() ? b[v] : b[v] * (v % 2 == 0 ? 1 : -1);
    }
    return b;
  }

  /** (−3f(0) + 4f(h) − f(2h))/2h towards, and the same backwards from the end. */
  @ParameterizedTest
  @MethodSource("cases")
  void theSlopeIsThatOfTheObjective(FamilyCase table) {
    LikelihoodProblem problem = problem(table);
    Optimality optimality = new Optimality(problem);
    SplitMix64 random = new SplitMix64(62);
    double h = 1e-5;
    for (int turn = 0; turn < 20; turn++) {
      double[] b = point(problem, random);
      double[] d = new double[b.length];
      Arrays.setAll(d, v -> random.nextInt(3) == 0 ? 0 : random.nextGaussian());
      double[] gradient = new Gradient(problem).at(b);
      double at = objective(problem, b);
      double ahead =
          (-3 * at
                  + 4 * objective(problem, along(b, d, h))
                  - objective(problem, along(b, d, 2 * h)))
              / (2 * h);
      double behind =
          (3 * at
                  - 4 * objective(problem, along(b, d, -h))
                  + objective(problem, along(b, d, -2 * h)))
              / (2 * h);
      assertEquals(ahead, optimality.slope(b, gradient, d, L1, L2, false), 1e-7, "towards");
      assertEquals(behind, optimality.slope(b, gradient, d, L1, L2, true), 1e-7, "arriving");
    }
  }

  /** Where nothing is missed no direction that is allowed goes down. */
  @ParameterizedTest
  @MethodSource("cases")
  void nothingGoesDownWhereNothingIsMissed(FamilyCase table) {
    LikelihoodProblem problem = problem(table);
    Optimality optimality = new Optimality(problem);
    double lambda = problem.lambdaMax() / 4;
    double[] b = problem.path(new double[] {lambda}).standardizedAt(lambda);
    double[] gradient = new Gradient(problem).at(b);
    double l1 = problem.l1(lambda);
    double l2 = problem.l2(lambda);
    assertEquals(0, optimality.miss(b, gradient, l1, l2), 1e-8);
    assertEquals(0, optimality.freeMiss(gradient), 1e-8);
    SplitMix64 random = new SplitMix64(63);
    for (int turn = 0; turn < 200; turn++) {
      double[] d = new double[b.length];
      Arrays.setAll(d, v -> random.nextGaussian());
      for (int v = 0; v < d.length && problem.penalty.nonNegative(); v++) {
        d[v] = b[v] == 0 ? Math.abs(d[v]) : d[v];
      }
      assertTrue(optimality.slope(b, gradient, d, l1, l2, false) >= -1e-7);
    }
    b[0] += 0.01;
    assertTrue(optimality.miss(b, new Gradient(problem).at(b), l1, l2) > 1e-4);
  }

  @Test
  void aCoefficientOfZeroMissesWhatItsPullHasAboveL1() {
    Optimality plain = new Optimality(problem(FamilyTables.drawn(Family.BINOMIAL, 40, 5, 0, 64)));
    double[] none = {0};
    assertEquals(0.05, plain.miss(none, new double[] {-0.25}, 2, 0.1, 9), 1e-15);
    assertEquals(0, plain.miss(none, new double[] {0.2}, 2, 0.1, 9), 1e-15);
    assertEquals(0.2, plain.miss(none, new double[] {0.2}, 0, 0.1, 9), 1e-15, "free");
    assertEquals(0, plain.miss(none, new double[] {5}, Double.POSITIVE_INFINITY, 0.1, 9), "out");
    assertEquals(
        Math.abs(0.7 - 2 * (9 * 0.5 + 0.1)),
        plain.miss(new double[] {0.5}, new double[] {0.7}, 2, 0.1, 9),
        1e-14);
  }

  @Test
  void aBoundedCoefficientOfZeroIsNotDrawnBelow() {
    FamilyCase table = FamilyTables.drawn(Family.BINOMIAL, 40, 5, 0, 64).nonNegative();
    Optimality bounded = new Optimality(problem(table));
    assertEquals(0, bounded.miss(new double[1], new double[] {-7}, 1, 0.1, 0));
    assertEquals(6.9, bounded.miss(new double[1], new double[] {7}, 1, 0.1, 0), 1e-14);
  }

  @Test
  void aGroupOfZerosMissesWhatItsLengthHasAboveL1() {
    FamilyCase table = FamilyTables.drawn(Family.MULTINOMIAL, 40, 5, 0, 65).grouped();
    Optimality grouped = new Optimality(problem(table));
    double[] gradient = {3, 0, -4};
    assertEquals(5 - 2 * 0.5, grouped.miss(new double[3], gradient, 2, 0.5, 1), 1e-14);
    double[] b = {0.6, 0, -0.8};
    double[] optimal = {0.6 * 2 * 1.5, 0, -0.8 * 2 * 1.5};
    assertEquals(0, grouped.miss(b, optimal, 2, 0.5, 1), 1e-14);
  }

  /** λ_max: just above it the free entries are all there is, just below one more moves. */
  @ParameterizedTest
  @MethodSource("cases")
  void theEntryStrengthIsTheLargestPullPerFactor(FamilyCase table) {
    LikelihoodProblem problem = problem(table.withAlpha(1));
    double top = problem.lambdaMax();
    double[] lambdas = {top * 1.0001, top * 0.999};
    Path path = problem.path(lambdas);
    int free = (int) Arrays.stream(table.scaledFactors()).filter(v -> v == 0).count();
    assertEquals(free * problem.outputs(), path.model(0).nonzero());
    assertTrue(path.model(1).nonzero() > free * problem.outputs());
  }
}
