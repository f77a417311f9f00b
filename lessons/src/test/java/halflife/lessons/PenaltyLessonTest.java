package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import org.junit.jupiter.api.Test;

class PenaltyLessonTest {
  private static final PenaltyLesson.Task TASK =
      PenaltyLesson.Task.of(Settings.usual(new PenaltyLesson().knobs()));
  private static final PenaltyLesson.Loss LOSS = TASK.loss();

  @Test
  void theLowestPointFoundBySearchIsThatOfTheFormula() {
    for (double lambda : PenaltyLesson.LAMBDAS) {
      double formula = LOSS.b() / (LOSS.h() + lambda);
      assertEquals(formula, LOSS.lowest(lambda), 1e-6, "λ = " + lambda);
      assertEquals(LOSS.lowest(0) * LOSS.h() / (LOSS.h() + lambda), formula, 1e-6);
    }
  }

  @Test
  void theLowestPointMovesToZeroAndNeverPassesIt() {
    double before = Double.POSITIVE_INFINITY;
    for (double lambda : PenaltyLesson.LAMBDAS) {
      double w = LOSS.lowest(lambda);
      assertTrue(w > 0 && w < before, "λ = " + lambda);
      before = w;
    }
    assertTrue(before < 0.01 * LOSS.lowest(0), "much decay leaves next to nothing");
  }

  @Test
  void theLossRisesAndTheTotalLiesAboveIt() {
    double before = 0;
    for (double lambda : PenaltyLesson.LAMBDAS) {
      double w = LOSS.lowest(lambda);
      assertTrue(LOSS.at(w) > before);
      assertTrue(LOSS.total(w, lambda) >= LOSS.at(w));
      assertTrue(LOSS.total(w, lambda) <= LOSS.at(0), "w = 0 costs no penalty");
      before = LOSS.at(w);
    }
  }

  @Test
  void atTheLowestPointTheTwoSlopesCancel() {
    for (double lambda : PenaltyLesson.LAMBDAS) {
      double w = LOSS.lowest(lambda);
      assertEquals(-lambda * w, LOSS.h() * w - LOSS.b(), 1e-5 * (1 + lambda));
    }
  }

  @Test
  void tooLargeALambdaIsAsBadAsNoWeight() {
    assertTrue(LOSS.at(LOSS.lowest(100)) > 0.98 * LOSS.at(0));
  }

  /** Σx² of 2n + 1 places k/n is (n + 1)(2n + 1)/(3n). */
  @Test
  void theCurvatureIsTheMeanSquareOfThePlaces() {
    PenaltyLesson.Task other = new PenaltyLesson.Task(1.5, 0.3, 21, 0.2, 4);
    assertEquals(11 * 21 / 30.0 / 21, other.loss().h(), 1e-12);
  }

  /** Over many draws of the noise: mean wh/(h + λ), scatter, and the λ with the least error. */
  @Test
  void theFormulasForManyDrawsAreWhatManyDrawsGive() {
    int draws = 4000;
    PenaltyLesson.Task task = new PenaltyLesson.Task(0.8, 1, 10, 0.2, 1);
    double best = task.bestLambda();
    double[] lambdas = {0, best / 4, best, 4 * best};
    double[] errors = new double[lambdas.length];
    double[] held = new double[draws];
    double h = task.loss().h();
    for (int d = 0; d < draws; d++) {
      PenaltyLesson.Loss loss = new PenaltyLesson.Task(0.8, 1, 10, 0.2, d).loss();
      for (int i = 0; i < lambdas.length; i++) {
        double off = loss.b() / (loss.h() + lambdas[i]) - 0.8;
        errors[i] += off * off / draws;
      }
      held[d] = loss.b() / (loss.h() + task.lambda());
    }
    double scatter = task.scatter(h, task.lambda());
    assertEquals(0.8 * h / (h + task.lambda()), Series.mean(held), 4 * scatter / Math.sqrt(draws));
    assertEquals(1, Series.deviation(held) / scatter, 4 / Math.sqrt(2.0 * draws));
    for (int i = 0; i < lambdas.length; i++) {
      assertEquals(1, Math.sqrt(errors[i]) / task.off(h, lambdas[i]), 0.05);
    }
    for (int i : new int[] {0, 1, 3}) {
      assertTrue(errors[2] < errors[i], "λ = " + lambdas[i]);
    }
  }

  @Test
  void theReadersLambdaHasARowAndACurve() {
    assertArrayEquals(new double[] {0, 0.2, 0.3}, PenaltyLesson.with(new double[] {0, 0.3}, 0.2));
    assertArrayEquals(new double[] {0, 0.3}, PenaltyLesson.with(new double[] {0, 0.3}, 0.3));
  }

  @Test
  void withNothingToFindMoreDecayIsToldToBeBetter() {
    String told = Told.of(new PenaltyLesson(), "slope", "0");
    assertTrue(told.contains("the best λ is the largest there is"), told);
    assertTrue(told.contains("Here that costs little"), told);
    assertFalse(told.contains("underfitting"), told);
  }
}
