package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.lessons.math.PolynomialFits;
import halflife.lessons.math.PolynomialFits.Fit;
import halflife.lessons.math.Series;
import halflife.linear.model.LinearModel;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PolynomialLessonTest {
  private static final double NOISE = 0.25;
  private static PolynomialFits usual;
  private static List<Fit> fits;

  @BeforeAll
  static void fit() {
    usual = PolynomialFits.of(15, 18, NOISE, 0.01, 5);
    fits = usual.all();
  }

  @Test
  void theSizeOfTheWeightsFallsWithLambda() {
    for (int i = 1; i < fits.size(); i++) {
      assertTrue(fits.get(i).lambda() > fits.get(i - 1).lambda());
      assertTrue(fits.get(i).norm() < fits.get(i - 1).norm(), "at " + fits.get(i).lambda());
    }
  }

  @Test
  void theTrainingErrorRisesWithLambda() {
    for (int i = 1; i < fits.size(); i++) {
      assertTrue(fits.get(i).train() > fits.get(i - 1).train(), "at " + fits.get(i).lambda());
    }
  }

  @Test
  void theTestErrorIsSmallestInside() {
    Fit best = usual.best();
    int at = fits.indexOf(best);
    assertTrue(at > 2 && at < fits.size() - 3, "best at " + best.lambda());
    assertTrue(best.test() < 0.5 * fits.get(0).test(), "no decay overfits");
    assertTrue(best.test() < 0.5 * fits.get(fits.size() - 1).test(), "too much underfits");
  }

  @Test
  void theBestTestErrorIsNearTheNoise() {
    double best = usual.best().test();
    assertTrue(best > 0.9 * NOISE && best < 1.3 * NOISE);
  }

  @Test
  void theWildCurveHasLargeWeightsAndTheSmoothOneSmallOnes() {
    Fit none = fits.get(0);
    Fit best = usual.best();
    assertEquals(0, none.lambda());
    assertTrue(none.largest() > 1000 * best.largest());
    assertTrue(swing(none) > 5 * swing(best), "the wild curve goes up and down more");
  }

  /** How far a curve goes up and down in all. */
  private static double swing(Fit fit) {
    double[] curve = fit.curve(Series.evenly(-1, 1, 401));
    double sum = 0;
    for (int i = 1; i < curve.length; i++) {
      sum += Math.abs(curve[i] - curve[i - 1]);
    }
    return sum;
  }

  @Test
  void largestIsTheLargestOfTheWeights() {
    LinearModel model =
        new LinearModel(Family.GAUSSIAN, new double[1], new double[2], new double[] {3, -4});
    Fit fit = new Fit(1, model, 0, 0);
    assertEquals(4, fit.largest());
    assertEquals(5, fit.norm());
    assertEquals(-1, fit.curve(new double[] {1})[0], 1e-15);
  }

  @Test
  void theReadersLambdaIsOneOfThem() {
    assertEquals(22, fits.size(), "0.01 is a λ of the others");
    assertEquals(0.01, usual.mine().lambda());
    PolynomialFits other = PolynomialFits.of(6, 30, 0.1, 0.0005, 2);
    assertEquals(23, other.all().size());
    assertEquals(0.0005, other.mine().lambda());
    assertTrue(other.listed().contains(other.mine()) && other.drawn().contains(other.mine()));
    for (int i = 1; i < other.all().size(); i++) {
      assertTrue(other.all().get(i).lambda() > other.all().get(i - 1).lambda());
    }
  }

  /** Where the loss plus the penalty is lowest, the residuals' mean xʲ is −λ of the weight. */
  @Test
  void atTheReadersLambdaTheSlopesOfLossAndPenaltyCancel() {
    PolynomialFits other = PolynomialFits.of(6, 30, 0.1, 0.05, 2);
    double[] x = other.sine().x();
    double[] curve = other.mine().curve(x);
    for (int j = 0; j <= 6; j++) {
      double slope = 0;
      for (int i = 0; i < x.length; i++) {
        slope += (curve[i] - other.sine().y()[i]) * Math.pow(x[i], j) / x.length;
      }
      double pull = j == 0 ? 0 : 0.05 * other.mine().weights()[j - 1];
      assertEquals(-pull, slope, 1e-9, "power " + j);
    }
  }

  @Test
  void withAsManyWeightsAsPointsTheCurveMeetsThemAll() {
    assertEquals(0, PolynomialFits.of(9, 8, 0.3, 1, 3).none().train());
  }

  @Test
  void aPolynomialOfFewWeightsIsToldToNeedNoDecay() {
    String told = Told.of(new PolynomialLesson(), "degree", "3", "lambda", "0");
    PolynomialFits few = PolynomialFits.of(3, 18, NOISE, 0, 5);
    assertEquals(few.none(), few.best());
    assertTrue(told.contains("fewer weights than points"), told);
    assertTrue(told.contains("decay has nothing to mend"), told);
  }
}
