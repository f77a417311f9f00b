package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PenaltyLessonTest {
  private static final PenaltyLesson.Loss LOSS = PenaltyLesson.loss();

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
}
