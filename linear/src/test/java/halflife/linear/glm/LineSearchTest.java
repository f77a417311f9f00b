package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.evidence.Family;
import halflife.linear.FamilyCase;
import halflife.linear.FamilyTables;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineSearchTest {
  private static final double L1 = 0.03;
  private static final double L2 = 0.1;

  static Stream<FamilyCase> cases() {
    Stream<FamilyCase> plain =
        Arrays.stream(Family.values())
            .map(family -> FamilyTables.drawn(family, 60, 5, 0.2, 151).named(family.name()));
    FamilyCase grouped = FamilyTables.drawn(Family.MULTINOMIAL, 60, 5, 0.2, 151).grouped();
    return Stream.concat(plain, Stream.of(grouped));
  }

  /** A problem with a point, and with the gradient at the point last asked for. */
  private record Place(
      LikelihoodProblem problem, Optimality optimality, Gradient gradient, double[] b) {
    static Place of(FamilyCase table, SplitMix64 random) {
      LikelihoodProblem problem = OptimalityTest.problem(table);
      double[] b = new double[problem.factors.length];
      Arrays.setAll(b, v -> 0.3 * random.nextGaussian());
      return new Place(problem, new Optimality(problem), new Gradient(problem), b);
    }

    double objective(double[] at) {
      return problem.trainingLoss(at) / 2 + optimality.penalty(at, L1, L2);
    }

    /** So far along what the loss and l2 leave, downhill unless the L1 part outweighs them. */
    double[] ahead(double length) {
      double[] left = gradient.at(b);
      double[] next = new double[b.length];
      Arrays.setAll(next, v -> b[v] + length * (left[v] - problem.factors[v] * L2 * b[v]));
      return next;
    }

    LineSearch to(double[] next) {
      return LineSearch.of(optimality, b, gradient.at(b), next, L1, L2);
    }

    boolean lower(LineSearch search, double[] at) {
      double[] slopes = gradient.at(at);
      return switch (search.judge(
          optimality, at, new Question.Slopes(slopes, gradient::moved, gradient::bound))) {
        case LOWER -> true;
        case TOO_FAR -> false;
        case VALUES_DECIDE ->
            search.lower(optimality, at, problem.trainingLoss(b), problem.trainingLoss(at));
      };
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatStandsHasLoweredTheObjective(FamilyCase table) {
    SplitMix64 random = new SplitMix64(152);
    int whole = 0;
    int shortened = 0;
    for (int turn = 0; turn < 100; turn++) {
      Place place = Place.of(table, random);
      double[] at = place.ahead(Math.pow(10, 4 * random.nextDouble() - 1));
      LineSearch search = place.to(at);
      double[] full = at;
      while (!place.lower(search, at)) {
        at = search.shortened();
        shortened++;
      }
      whole += at == full ? 1 : 0;
      double was = place.objective(place.b());
      assertTrue(place.objective(at) <= was + 1e-14 * Math.abs(was), "turn " + turn);
    }
    assertTrue(shortened >= 10, shortened + " times shortened");
    assertTrue(whole >= 10, whole + " whole steps");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStepThatStillFallsAtItsEndStands(FamilyCase table) {
    SplitMix64 random = new SplitMix64(153);
    for (int turn = 0; turn < 20; turn++) {
      Place place = Place.of(table, random);
      double[] next = place.ahead(0.01);
      assertTrue(place.objective(next) < place.objective(place.b()));
      assertTrue(place.lower(place.to(next), next));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStepUphillIsShortenedUntilNothingIsLeftOfIt(FamilyCase table) {
    Place place = Place.of(table, new SplitMix64(154));
    double[] at = place.ahead(-1);
    LineSearch search = place.to(at);
    int times = 0;
    while (!place.lower(search, at)) {
      at = search.shortened();
      times++;
      assertTrue(times <= 60);
    }
    assertTrue(times > 40, times + " times shortened");
    assertArrayEquals(place.b(), at, 1e-12);
  }

  /** From counts far too small to where exp(η) is infinite. */
  @Test
  void aStepBeyondAllNumbersIsShortened() {
    FamilyCase table = FamilyTables.drawn(Family.POISSON, 60, 5, 0.2, 155);
    Place place = Place.of(table, new SplitMix64(156));
    int intercept = place.problem().intercept(0);
    place.b()[intercept] = -3;
    double[] at = place.b().clone();
    at[intercept] = 1500;
    LineSearch search = place.to(at);
    assertFalse(Double.isFinite(place.objective(at)));
    int times = 0;
    while (!place.lower(search, at)) {
      at = search.shortened();
      times++;
    }
    assertTrue(times > 0);
    assertTrue(place.objective(at) < place.objective(place.b()));
  }

  /** Only the intercept moves, the others are 0. */
  private static boolean stands(Place place, double from, double to) {
    Arrays.fill(place.b(), 0);
    double[] next = place.b().clone();
    int intercept = place.problem().intercept(0);
    place.b()[intercept] = from;
    next[intercept] = to;
    return place.lower(place.to(next), next);
  }

  /** With four rows in five of one class the slope is −0.5 at the start and 0.2 all the way up. */
  @Test
  void aGentleEndIsNotEnoughAfterALongWay() {
    FamilyCase drawn = FamilyTables.drawn(Family.BINOMIAL, 60, 5, 0.2, 159);
    double[] target = new double[60];
    Arrays.setAll(target, i -> i % 5 == 0 ? 0 : 1);
    FamilyCase table = drawn.withRows(drawn.rows(), target);
    Place place = Place.of(table, new SplitMix64(160));
    double start = Math.log(0.3 / 0.7);
    assertFalse(stands(place, start, 100));
    assertTrue(stands(place, start, 3));
  }

  /** Under squared error the slope at the end of 1 + s times the best step is s times the first. */
  @Test
  void aSteepEndIsRefused() {
    FamilyCase table = FamilyTables.drawn(Family.GAUSSIAN, 60, 5, 0.2, 151);
    Place place = Place.of(table, new SplitMix64(161));
    double mean = Arrays.stream(table.target()).average().orElseThrow();
    double start = mean - 3;
    assertTrue(stands(place, start, start + 1.4 * 3));
    assertFalse(stands(place, start, start + 1.6 * 3));
  }

  @Test
  void eachTimeHalfOfTheWayIsLeft() {
    Place place = Place.of(cases().findFirst().orElseThrow(), new SplitMix64(157));
    double[] old = place.b();
    double[] next = place.ahead(3);
    LineSearch search = place.to(next);
    for (double length = 0.5; length > 0.01; length /= 2) {
      double[] expected = new double[old.length];
      double share = length;
      Arrays.setAll(expected, v -> old[v] + share * (next[v] - old[v]));
      assertArrayEquals(expected, search.shortened(), 1e-15);
    }
  }

  @Test
  void noStepIsNotOpen() {
    assertFalse(LineSearch.NONE.open());
    Place place = Place.of(cases().findFirst().orElseThrow(), new SplitMix64(158));
    double[] left = place.gradient().at(place.b());
    LineSearch search = LineSearch.of(place.optimality(), place.b(), left, place.ahead(1), L1, L2);
    assertTrue(search.open());
  }
}
