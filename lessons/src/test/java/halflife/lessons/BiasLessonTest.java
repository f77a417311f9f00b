package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import org.junit.jupiter.api.Test;

class BiasLessonTest {
  private static final BiasLesson.Task TASK =
      BiasLesson.Task.of(Settings.usual(new BiasLesson().knobs()));
  private static final double LAMBDA = TASK.lambda();

  private static BiasLesson.Task task(double shift, double lambda) {
    return new BiasLesson.Task(shift, lambda, TASK.noise(), TASK.seed());
  }

  @Test
  void aShiftOfTheTargetMovesAFreeBiasAndNothingElse() {
    for (double lambda : new double[] {0, 0.1, LAMBDA, 10}) {
      BiasLesson.Line here = task(0, lambda).free();
      for (double shift : new double[] {1, TASK.shift(), -1000}) {
        BiasLesson.Line there = task(shift, lambda).free();
        assertEquals(here.slope(), there.slope(), 1e-9);
        assertEquals(here.intercept() + shift, there.intercept(), 1e-9);
        assertEquals(here.rmse(), there.rmse(), 1e-9);
      }
    }
  }

  @Test
  void aShiftChangesTheSlopeOnceTheBiasIsDecayed() {
    BiasLesson.Line here = TASK.here().decayed();
    BiasLesson.Line there = TASK.decayed();
    assertTrue(there.slope() > 3 * here.slope());
    assertTrue(there.intercept() < 0.5 * TASK.shift());
    assertTrue(there.rmse() > 10 * here.rmse());
  }

  @Test
  void withoutDecayBothAreTheSameLeastSquares() {
    for (double shift : new double[] {0, TASK.shift()}) {
      BiasLesson.Line free = task(shift, 0).free();
      BiasLesson.Line decayed = task(shift, 0).decayed();
      assertEquals(free.slope(), decayed.slope(), 1e-8);
      assertEquals(free.intercept(), decayed.intercept(), 1e-8);
    }
  }

  /** w = V/(V + λ) times the least squares, V the variance of x. */
  @Test
  void decayShrinksTheSlopeOfAFreeBiasByTheVarianceOfX() {
    double mean = Series.mean(BiasLesson.X);
    double v = Series.norm(BiasLesson.X) * Series.norm(BiasLesson.X) / BiasLesson.X.length;
    v -= mean * mean;
    double free = task(-40, 0).free().slope();
    for (double lambda : new double[] {0.02, 3, 80}) {
      assertEquals(free * v / (v + lambda), task(-40, lambda).free().slope(), 1e-9);
    }
  }

  /** Linear in y: what a shift does to slope and bias is s times what a shift of 1 does. */
  @Test
  void theHarmIsProportionalToTheShift() {
    BiasLesson.Line none = task(0, 3).decayed();
    BiasLesson.Line one = task(1, 3).decayed();
    BiasLesson.Line many = task(-250, 3).decayed();
    assertEquals(-250 * (one.slope() - none.slope()), many.slope() - none.slope(), 1e-9);
    assertEquals(
        -250 * (one.intercept() - none.intercept()), many.intercept() - none.intercept(), 1e-9);
  }

  @Test
  void theFreeBiasMakesTheMeanErrorZero() {
    BiasLesson.Line line = TASK.free();
    double sum = 0;
    double[] y = TASK.y();
    for (int i = 0; i < y.length; i++) {
      sum += y[i] - line.at(BiasLesson.X[i]);
    }
    assertEquals(0, sum, 1e-9);
  }
}
