package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.evidence.LossSurface;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.glm.LikelihoodProblem;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.PlaneLoss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossPlaneTest {
  private static FamilyCase table(Family family, int rows, int features, double alpha) {
    double[] weights = new double[rows];
    Arrays.setAll(weights, i -> 1 + i % 3);
    return FamilyTables.drawn(family, rows, features, 0.3, 5).withWeights(weights).withAlpha(alpha);
  }

  private static Path path(FamilyCase table, double share) {
    Penalty penalty = FamilyFit.penalty(table);
    Design design = FamilyFit.design(table, List.of());
    double top = Fits.lambdaMax(table.family(), design, penalty);
    double[] lambdas = {0.5 * top, share * top, 0.2 * share * top};
    return Fits.path(table.family(), design, penalty, lambdas);
  }

  private static LossSurface land(Path path, double lambda, int first, int second) {
    return LossPlane.of(path, lambda, "first", first, "second", second).orElseThrow();
  }

  /** The objective's loss from the rows, two terms moved and the intercepts at the means held. */
  private static double loss(
      FamilyCase table, LinearModel model, double[] scales, int[] terms, double... places) {
    double[] moved = model.coefficients().clone();
    int p = model.means().length;
    for (int a = 0; a < terms.length; a++) {
      moved[terms[a]] = places[a] / scales[terms[a] % p];
    }
    LinearModel other = new LinearModel(model.family(), model.atMeans(), model.means(), moved);
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < table.rows().length; i++) {
      double[] row = table.rows()[i];
      double[] eta = new double[model.outputs()];
      Arrays.setAll(eta, k -> other.linear(row, k));
      sum += table.weight(i) * Responses.loss(table.family(), table.target()[i], eta);
      weight += table.weight(i);
    }
    return sum / weight;
  }

  private static double[] slope(
      FamilyCase table, Path path, double lambda, int[] terms, LossSurface.Point at) {
    double h = 1e-5;
    LinearModel model = path.at(lambda);
    double[] s = path.deviations();
    return new double[] {
      (loss(table, model, s, terms, at.x() + h, at.y())
              - loss(table, model, s, terms, at.x() - h, at.y()))
          / (2 * h),
      (loss(table, model, s, terms, at.x(), at.y() + h)
              - loss(table, model, s, terms, at.x(), at.y() - h))
          / (2 * h)
    };
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theBallTouchesTheContourAtTheChosenPlace(Family family) {
    for (double alpha : new double[] {0, 0.5, 1}) {
      FamilyCase table = table(family, 150, 6, alpha).withFactors(1, 2, 1, 0.5, 1, 1);
      Path path = path(table, alpha == 0 ? 0.003 : 0.03);
      double lambda = path.lambda(path.size() - 1);
      double[] beta = path.at(lambda).coefficients();
      int[] terms = IntStream.range(0, beta.length).filter(t -> beta[t] != 0).limit(2).toArray();
      LossSurface land = land(path, lambda, terms[0], terms[1]);
      LossSurface.Point at = land.chosen();
      double[] slope = slope(table, path, lambda, terms, at);
      double[] b = {at.x(), at.y()};
      for (int a = 0; a < 2; a++) {
        double pull = land.l1() * Math.signum(b[a]) + land.l2() * b[a];
        assertEquals(0, slope[a] + land.factors().get(a) * pull, 1e-6, family + " " + alpha);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theGridIsTheLossOfTheRowsAndTheFreePlaceItsSmallest(Family family) {
    FamilyCase table = table(family, 150, 6, 0);
    Path path = path(table, 0.003);
    double lambda = path.lambda(1);
    int other = family == Family.MULTINOMIAL ? 7 : 1;
    int[] terms = {0, other};
    LossSurface land = land(path, lambda, 0, other);
    LinearModel model = path.at(lambda);
    for (int i : new int[] {0, 13, 40}) {
      for (int j : new int[] {0, 20, 40}) {
        double expected =
            loss(table, model, path.deviations(), terms, land.xs().get(j), land.ys().get(i));
        double got = land.loss().get(i).get(j);
        assertEquals(expected, got, 1e-10 * expected, family + " at " + i + ", " + j);
      }
    }
    LossSurface.Point free = land.free();
    for (double slope : slope(table, path, lambda, terms, free)) {
      assertEquals(0, slope, 1e-8, family.toString());
    }
    double smallest = loss(table, model, path.deviations(), terms, free.x(), free.y());
    assertTrue(land.loss().stream().flatMap(List::stream).allMatch(v -> v >= smallest));
  }

  @Test
  void squaredErrorIsHalfTheMeanSquaredError() {
    Design design = Testing.correlated(80, 5, 0.5, 1, 3);
    Path path = Fits.path(design, Penalty.lasso(), new double[] {0.05});
    LossSurface land = land(path, 0.05, 0, 3);
    LinearModel model = path.at(0.05);
    for (int i = 0; i < 41; i += 8) {
      double[] moved = model.coefficients().clone();
      moved[0] = land.xs().get(i) / path.deviations()[0];
      moved[3] = land.ys().get(40 - i) / path.deviations()[3];
      LinearModel there = new LinearModel(Family.GAUSSIAN, model.atMeans(), model.means(), moved);
      double expected = there.loss(Measure.SQUARED_ERROR, design) / 2;
      assertEquals(expected, land.loss().get(40 - i).get(i), 1e-10 * expected);
    }
  }

  @Test
  void theWindowHoldsZeroTheFreePlaceAndTheChosenOneWithAQuarterToSpare() {
    FamilyCase table = table(Family.BINOMIAL, 150, 6, 1);
    Path path = path(table, 0.1);
    LossSurface land = land(path, path.lambda(1), 0, 1);
    for (int axis = 0; axis < 2; axis++) {
      List<Double> places = axis == 0 ? land.xs() : land.ys();
      double a = axis == 0 ? land.free().x() : land.free().y();
      double b = axis == 0 ? land.chosen().x() : land.chosen().y();
      double low = Math.min(0, Math.min(a, b));
      double high = Math.max(0, Math.max(a, b));
      assertEquals(low - (high - low) / 4, places.get(0), 1e-12);
      assertEquals(high + (high - low) / 4, places.get(40), 1e-12);
    }
  }

  @Test
  void thePathStartsAtItsLargestLambdaAndPassesTheChosenPlace() {
    Design design = Testing.correlated(400, 250, 0.2, 1, 4);
    Path path = Fits.path(design, Penalty.lasso(), new double[] {1e-4});
    assertTrue(path.size() > 200, "more knots than are drawn");
    double lambda = 0.9 * path.lambda(3) + 0.1 * path.lambda(4);
    LossSurface land = land(path, lambda, 0, 3);
    assertEquals(200, land.path().size());
    assertEquals(path.lambda(0), land.path().get(0).lambda());
    assertEquals(path.lambda(path.size() - 1), land.path().get(199).lambda());
    LossSurface.Step chosen =
        land.path().stream().filter(s -> s.lambda() == lambda).findFirst().orElseThrow();
    assertEquals(land.chosen(), new LossSurface.Point(chosen.x(), chosen.y()));
  }

  @Test
  void wideRidgeIsSeenInTheFeaturesOwnCoordinates() {
    FamilyCase table = table(Family.BINOMIAL, 40, 90, 0);
    Path path = path(table, 0.01);
    double lambda = path.lambda(1);
    LossSurface land = land(path, lambda, 1, 70);
    double[] s = path.deviations();
    LinearModel model = path.at(lambda);
    assertEquals(model.coefficients()[1] * s[1], land.chosen().x(), 1e-12);
    assertEquals(model.coefficients()[70] * s[70], land.chosen().y(), 1e-12);
    double[] slope = slope(table, path, lambda, new int[] {1, 70}, land.chosen());
    assertEquals(0, slope[0] + land.l2() * land.chosen().x(), 1e-6);
    assertEquals(0, slope[1] + land.l2() * land.chosen().y(), 1e-6);
  }

  @Test
  void someOfManyRowsKeepLossAndSlopeOfAll() {
    FamilyCase table = table(Family.POISSON, 6000, 4, 0);
    Path path = path(table, 0.003);
    double lambda = path.lambda(1);
    LikelihoodProblem problem = (LikelihoodProblem) path.problem();
    double[] fit = path.standardizedAt(lambda);
    PlaneLoss some = problem.plane(fit, 0, 1);
    assertEquals(problem.trainingLoss(fit) / 2, some.at(0, 0), 1e-12);
    LossSurface land = land(path, lambda, 0, 1);
    assertEquals(-land.l2() * land.chosen().x(), some.bend(0, 0).gx(), 1e-7);
    double all =
        loss(
            table,
            path.at(lambda),
            path.deviations(),
            new int[] {0, 1},
            land.xs().get(40),
            land.ys().get(0));
    assertEquals(all, land.loss().get(0).get(40), 0.02 * all);
  }

  @Test
  void featuresLeftAsTheyAreAreDrawnAsTheyAre() {
    FamilyCase table = table(Family.BINOMIAL, 100, 4, 0).unstandardized();
    Path path = path(table, 0.003);
    LossSurface land = land(path, path.lambda(1), 0, 1);
    assertEquals(path.at(path.lambda(1)).coefficients()[0], land.chosen().x(), 1e-14);
  }

  @Test
  void ofTwinsTheNearestOfTheSmallestPlacesIsFree() {
    FamilyCase table = table(Family.BINOMIAL, 100, 4, 0);
    FamilyCase twins = FamilyTables.mapped(table, "twins", r -> new double[] {r[0], r[0], r[2]});
    Path path = path(twins, 0.003);
    LossSurface land = land(path, path.lambda(1), 0, 1);
    assertEquals(land.free().x(), land.free().y(), 1e-8);
    for (double slope : slope(twins, path, path.lambda(1), new int[] {0, 1}, land.free())) {
      assertEquals(0, slope, 1e-8);
    }
  }

  @Test
  void whatCannotBeDrawnIsLeftOut() {
    FamilyCase base = table(Family.MULTINOMIAL, 100, 4, 0.5);
    Path grouped = path(base.grouped(), 0.1);
    assertTrue(LossPlane.of(grouped, grouped.lambda(1), "a", 0, "b", 1).isEmpty());
    Path constant =
        path(FamilyTables.mapped(base, "constant", r -> new double[] {r[0], 3, r[2]}), 0.1);
    assertTrue(LossPlane.of(constant, constant.lambda(1), "a", 0, "b", 1).isEmpty());
    double[][] x =
        IntStream.range(0, 40).mapToObj(i -> new double[] {i, i % 3}).toArray(double[][]::new);
    double[] y = IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 0 : 1).toArray();
    Path separable = path(FamilyCase.of("separable", Family.BINOMIAL, x, y).withAlpha(0), 0.01);
    assertTrue(LossPlane.of(separable, separable.lambda(1), "a", 0, "b", 1).isEmpty());
  }

  @Test
  void aTermThatIsNoneIsRefused() {
    Path path = path(table(Family.GAUSSIAN, 30, 3, 0), 0.1);
    assertThrows(
        IllegalArgumentException.class, () -> LossPlane.of(path, path.lambda(1), "a", 0, "b", 3));
    assertThrows(
        IllegalArgumentException.class, () -> LossPlane.of(path, path.lambda(1), "a", 1, "b", 1));
  }
}
