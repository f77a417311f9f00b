package halflife.linear.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Family;
import halflife.evidence.Measure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final double[] WEIGHTS = {1, 2, 0, 1};

  private static double mean(Family family, Measure measure, double[] target, double[]... mu) {
    return Losses.mean(family, measure, mu, target, WEIGHTS);
  }

  @Test
  void numbersAreScoredBySquaresOrSizes() {
    double[] y = {1, 2, 9, -1};
    double[] mu = {3, 1.5, 0, -1};
    assertEquals((4 + 2 * 0.25) / 4, mean(Family.GAUSSIAN, Measure.SQUARED_ERROR, y, mu), 1e-15);
    assertEquals((2 + 2 * 0.5) / 4, mean(Family.GAUSSIAN, Measure.ABSOLUTE_ERROR, y, mu), 1e-15);
  }

  /** 2(y log(y/μ) − y + μ), whose first part is 0 for no count. */
  @Test
  void countsAreScoredByTheirDeviance() {
    double expected = (2 * 0.5 + 2 * 2 * (3 * Math.log(3 / 2.0) - 1) + 0) / 4;
    double[] y = {0, 3, 8, 2};
    assertEquals(
        expected, mean(Family.POISSON, Measure.DEVIANCE, y, new double[] {0.5, 2, 1, 2}), 1e-15);
  }

  @Test
  void twoClassesAreScoredByTheProbabilityOfTheObserved() {
    double[] y = {1, 0, 1, 1};
    double[] mu = {0.8, 0.3, 0, 0.5};
    double expected = -2 * (Math.log(0.8) + 2 * Math.log(0.7) + Math.log(0.5)) / 4;
    assertEquals(expected, mean(Family.BINOMIAL, Measure.DEVIANCE, y, mu), 1e-15);
  }

  @Test
  void moreClassesAreScoredByTheProbabilityOfTheObserved() {
    double[] y = {2, 0, 1, 1};
    double expected = -2 * (Math.log(0.7) + 2 * Math.log(0.6) + Math.log(0.5)) / 4;
    double found =
        mean(
            Family.MULTINOMIAL,
            Measure.DEVIANCE,
            y,
            new double[] {0.1, 0.6, 1, 0.25},
            new double[] {0.2, 0.1, 0, 0.5},
            new double[] {0.7, 0.3, 0, 0.25});
    assertEquals(expected, found, 1e-15);
  }

  @Test
  void probabilitiesAreClippedAsGlmnetDoes() {
    double wrong = -2 * Math.log(1e-5);
    double right = -2 * Math.log(1 - 1e-5);
    double[] one = {1, 1, 1, 1};
    assertEquals(wrong, mean(Family.BINOMIAL, Measure.DEVIANCE, one, new double[4]), 1e-12);
    assertEquals(right, mean(Family.BINOMIAL, Measure.DEVIANCE, one, one), 1e-15);
    assertEquals(wrong, mean(Family.MULTINOMIAL, Measure.DEVIANCE, one, one, new double[4]), 1e-12);
  }

  @Test
  void theMostProbableClassIsDecidedForAndOfEqualOnesTheFirst() {
    double[] y = {1, 0, 1, 1};
    double[] mu = {0.5, 0.5, 0, 0.500001};
    assertEquals(0.25, mean(Family.BINOMIAL, Measure.MISCLASSIFICATION, y, mu));
    double[] half = {0.4, 0.4, 1, 0.2};
    double[] other = {0.4, 0.4, 0, 0.4};
    double[] last = {0.2, 0.2, 0, 0.4};
    assertEquals(
        0.25, mean(Family.MULTINOMIAL, Measure.MISCLASSIFICATION, y, half, other, last), "ties");
  }

  /** Pairs of positive and negative: 1 over 2 right (weight 2), 4 over 2 tied (weight 2). */
  @Test
  void aucIsTheShareOfPairsRankedTheWrongWayAndTiesAreHalf() {
    double[] y = {1, 0, 1, 1};
    double[] mu = {0.8, 0.3, 0, 0.3};
    assertEquals(0.25, mean(Family.BINOMIAL, Measure.AUC, y, mu), 1e-15);
  }

  @Test
  void rowsWithoutWeightDoNotCount() {
    double[] y = {1, 0, 1, 1};
    for (Measure measure : EnumSet.of(Measure.DEVIANCE, Measure.MISCLASSIFICATION, Measure.AUC)) {
      double low = mean(Family.BINOMIAL, measure, y, new double[] {0.8, 0.3, 0.01, 0.6});
      double high = mean(Family.BINOMIAL, measure, y, new double[] {0.8, 0.3, 0.99, 0.6});
      assertEquals(low, high);
    }
  }

  @Test
  void theScaleOfWeightsDoesNotMatter() {
    double[] y = {1, 0, 1, 0};
    double[][] mu = {{0.8, 0.3, 0.2, 0.25}};
    double[] tens = Arrays.stream(WEIGHTS).map(w -> 10 * w).toArray();
    for (Measure measure : EnumSet.of(Measure.DEVIANCE, Measure.MISCLASSIFICATION, Measure.AUC)) {
      assertEquals(
          Losses.mean(Family.BINOMIAL, measure, mu, y, WEIGHTS),
          Losses.mean(Family.BINOMIAL, measure, mu, y, tens),
          1e-15);
    }
  }

  @Test
  void aMeasureMustFitItsFamily() {
    Map<Family, Set<Measure>> fitting =
        Map.of(
            Family.GAUSSIAN, EnumSet.of(Measure.SQUARED_ERROR, Measure.ABSOLUTE_ERROR),
            Family.POISSON,
                EnumSet.of(Measure.DEVIANCE, Measure.SQUARED_ERROR, Measure.ABSOLUTE_ERROR),
            Family.BINOMIAL, EnumSet.of(Measure.DEVIANCE, Measure.MISCLASSIFICATION, Measure.AUC),
            Family.MULTINOMIAL, EnumSet.of(Measure.DEVIANCE, Measure.MISCLASSIFICATION));
    for (Family family : Family.values()) {
      assertTrue(fitting.get(family).contains(Losses.natural(family)));
      for (Measure measure : Measure.values()) {
        if (fitting.get(family).contains(measure)) {
          Losses.check(family, measure);
        } else {
          String message =
              assertThrows(IllegalArgumentException.class, () -> Losses.check(family, measure))
                  .getMessage();
          assertTrue(
              message.contains("'" + measure.word() + "'") && message.contains(family.word()),
              message);
          for (Measure other : fitting.get(family)) {
            assertTrue(message.contains(other.word()), message);
          }
        }
      }
    }
  }

  @Test
  void theFloorIsBelowOneMistake() {
    assertEquals(0.005, Measure.MISCLASSIFICATION.floor(1, 100));
    assertEquals(0.5, Measure.AUC.floor(1, 0.2));
    assertEquals(
        Math.pow(Measure.ABSOLUTE_ERROR.floor(7, 10), 2),
        Measure.SQUARED_ERROR.floor(7, 10),
        1e-25);
  }
}
