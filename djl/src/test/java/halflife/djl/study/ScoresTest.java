package halflife.djl.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Losses of predictions, beside scikit-learn 1.2.1:
 *
 * <pre>{@code
 * python3 -c "
 * from sklearn.metrics import *; from scipy.special import softmax
 * x = [[1, 2, 3], [0, 0, 0], [5, -1, 2]]; y = [2, 1, 2]; p = softmax(x, axis=1)
 * print(repr(log_loss(y, p, labels=[0, 1, 2])), zero_one_loss(y, p.argmax(1)))
 * print(mean_squared_error([1, 2, 4], [1.5, 2, 2]), mean_absolute_error([1, 2, 4], [1.5, 2, 2]))"
 * }</pre>
 */
class ScoresTest {
  private static final double CROSS_ENTROPY = 1.5190546722118297;
  private static final int[] ROWS = {0, 1, 2};
  private static final float[][] INPUTS = {{0}, {1}, {3}};
  private static final StudyData CLASSES =
      StudyData.classes("class", List.of("a", "b", "c"), INPUTS, new int[] {2, 1, 2});
  private static final StudyData NUMBERS =
      StudyData.numbers("number", INPUTS, new double[] {1, 2, 4});

  private static double[][] predictions(Scores scores, StudyData data, double[]... outputs) {
    Scaling scaling = Scaling.of(data, ROWS);
    double[][] out = new double[outputs.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = scores.prediction(outputs[i], scaling);
    }
    return out;
  }

  private static double[][] classes(Scores scores) {
    return predictions(
        scores, CLASSES, new double[] {1, 2, 3}, new double[3], new double[] {5, -1, 2});
  }

  @Test
  void devianceIsTwiceScikitLearnsLogLoss() {
    Scores scores = new Scores(CLASSES, Measure.DEVIANCE);
    assertEquals(2 * CROSS_ENTROPY, scores.of(classes(scores), ROWS), 1e-15);
    assertEquals(CROSS_ENTROPY, scores.trained(classes(scores), ROWS), 1e-15);
  }

  @Test
  void theErrorRateIsScikitLearnsZeroOneLoss() {
    Scores scores = new Scores(CLASSES, Measure.MISCLASSIFICATION);
    assertEquals(2.0 / 3, scores.of(classes(scores), ROWS), 1e-15);
  }

  @Test
  void errorsOfNumbersAreScikitLearns() {
    for (Measure measure : List.of(Measure.SQUARED_ERROR, Measure.ABSOLUTE_ERROR)) {
      Scores scores = new Scores(NUMBERS, measure);
      double[][] predicted =
          predictions(scores, NUMBERS, new double[] {1.5}, new double[] {2}, new double[] {2});
      double expected = measure == Measure.SQUARED_ERROR ? 4.25 / 3 : 2.5 / 3;
      assertEquals(expected, scores.of(predicted, ROWS), 1e-15);
      assertEquals(4.25 / 3, scores.trained(predicted, ROWS), 1e-15);
    }
  }

  /** 1e-5, as glmnet has it: a certain mistake costs 23, not everything. */
  @Test
  void probabilitiesStayInsideTheirLimits() {
    Scores scores = new Scores(CLASSES, Measure.DEVIANCE);
    double[] wrong = {1000, 0, 0};
    double[][] predicted = predictions(scores, CLASSES, wrong, wrong, wrong);
    assertEquals(-2 * Math.log(1e-5), scores.of(predicted, ROWS), 1e-12);
    assertEquals(1000, scores.trained(predicted, ROWS), 1e-9);
  }

  @Test
  void theMeanPredictorKnowsTrainingRowsOnly() {
    Split split = new Split(new int[] {0, 1}, new int[] {2});
    double deviance = new Scores(CLASSES, Measure.DEVIANCE).ofMean(split);
    assertEquals(-2 * Math.log(0.5), deviance, 1e-15);
    assertEquals(6.25, new Scores(NUMBERS, Measure.SQUARED_ERROR).ofMean(split), 1e-15);
  }

  @Test
  void columnsAreStandardizedByTrainingRowsOnly() {
    StudyData data = NUMBERS.withStandardizedColumns();
    Scaling scaling = Scaling.of(data, new int[] {0, 1});
    assertArrayEquals(new float[] {-1, 1, 5}, scaling.inputs(ROWS), 1e-6f);
    assertArrayEquals(new float[] {-1, 1, 5}, scaling.targets(ROWS), 1e-6f);
    assertEquals(4, scaling.back(5), 1e-12);
  }

  @Test
  void noLossIsZero() {
    for (Measure measure : List.of(Measure.DEVIANCE, Measure.MISCLASSIFICATION)) {
      assertTrue(new Scores(CLASSES, measure).raised(0, 10) > 0);
    }
    assertTrue(new Scores(NUMBERS, Measure.SQUARED_ERROR).raised(0, 10) > 0);
  }

  @Test
  void aMeasureOfTheOtherKindIsRefused() {
    for (Measure measure : List.of(Measure.SQUARED_ERROR, Measure.AUC)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new Scores(CLASSES, measure))
              .getMessage();
      assertTrue(message.contains("must be DEVIANCE or MISCLASSIFICATION"), message);
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Scores(NUMBERS, Measure.DEVIANCE))
            .getMessage();
    assertTrue(message.contains("must be SQUARED_ERROR or ABSOLUTE_ERROR"), message);
  }
}
