package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BiasLessonTest {
  private static final double LAMBDA = BiasLesson.LAMBDA;

  @Test
  void aShiftOfTheTargetMovesAFreeBiasAndNothingElse() {
    for (double lambda : new double[] {0, 0.1, LAMBDA, 10}) {
      BiasLesson.Line here = BiasLesson.free(0, lambda);
      for (double shift : new double[] {1, BiasLesson.SHIFT, -1000}) {
        BiasLesson.Line there = BiasLesson.free(shift, lambda);
        assertEquals(here.slope(), there.slope(), 1e-9);
        assertEquals(here.intercept() + shift, there.intercept(), 1e-9);
        assertEquals(here.rmse(), there.rmse(), 1e-9);
      }
    }
  }

  @Test
  void aShiftChangesTheSlopeOnceTheBiasIsDecayed() {
    BiasLesson.Line here = BiasLesson.decayed(0, LAMBDA);
    BiasLesson.Line there = BiasLesson.decayed(BiasLesson.SHIFT, LAMBDA);
    assertTrue(there.slope() > 3 * here.slope());
    assertTrue(there.intercept() < 0.5 * BiasLesson.SHIFT);
    assertTrue(there.rmse() > 10 * here.rmse());
  }

  @Test
  void withoutDecayBothAreTheSameLeastSquares() {
    for (double shift : new double[] {0, BiasLesson.SHIFT}) {
      BiasLesson.Line free = BiasLesson.free(shift, 0);
      BiasLesson.Line decayed = BiasLesson.decayed(shift, 0);
      assertEquals(free.slope(), decayed.slope(), 1e-8);
      assertEquals(free.intercept(), decayed.intercept(), 1e-8);
    }
  }

  @Test
  void theFreeBiasMakesTheMeanErrorZero() {
    BiasLesson.Line line = BiasLesson.free(BiasLesson.SHIFT, LAMBDA);
    double sum = 0;
    double[] y = BiasLesson.y(BiasLesson.SHIFT);
    for (int i = 0; i < y.length; i++) {
      sum += y[i] - line.at(BiasLesson.X[i]);
    }
    assertEquals(0, sum, 1e-9);
  }
}
