package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PolynomialLessonTest {
  private static List<PolynomialLesson.Fit> fits;

  @BeforeAll
  static void fit() {
    fits = PolynomialLesson.fits();
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
    PolynomialLesson.Fit best = PolynomialLesson.best(fits);
    int at = fits.indexOf(best);
    assertTrue(at > 2 && at < fits.size() - 3, "best at " + best.lambda());
    assertTrue(best.test() < 0.5 * fits.get(0).test(), "no decay overfits");
    assertTrue(best.test() < 0.5 * fits.get(fits.size() - 1).test(), "too much underfits");
  }

  @Test
  void theBestTestErrorIsNearTheNoise() {
    double best = PolynomialLesson.best(fits).test();
    assertTrue(best > 0.9 * PolynomialLesson.NOISE && best < 1.3 * PolynomialLesson.NOISE);
  }

  @Test
  void theWildCurveHasLargeWeightsAndTheSmoothOneSmallOnes() {
    PolynomialLesson.Fit none = fits.get(0);
    PolynomialLesson.Fit best = PolynomialLesson.best(fits);
    assertEquals(0, none.lambda());
    assertTrue(none.largest() > 1000 * best.largest());
    assertTrue(swing(none) > 5 * swing(best), "the wild curve goes up and down more");
  }

  /** How far a curve goes up and down in all. */
  private static double swing(PolynomialLesson.Fit fit) {
    double sum = 0;
    for (int i = 1; i < fit.curve().length; i++) {
      sum += Math.abs(fit.curve()[i] - fit.curve()[i - 1]);
    }
    return sum;
  }

  @Test
  void largestIsTheLargestOfTheWeights() {
    PolynomialLesson.Fit fit =
        new PolynomialLesson.Fit(1, new double[] {3, -4}, 0, 0, new double[0]);
    assertEquals(4, fit.largest());
    assertEquals(5, fit.norm());
  }
}
