package halflife.lessons.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import org.junit.jupiter.api.Test;

class DeclineTest {
  private static final double RATE = 0.01;

  @Test
  void aConstantRateHalvesAsTheHalfLifeSays() {
    HalfLife halfLife = HalfLife.of(RATE, 0.3);
    Decline decline = Decline.of(Schedule.constant(RATE), 0.3, 20_000);
    assertEquals(halfLife.steps(), decline.half().orElseThrow(), 1e-9 * halfLife.steps());
    for (Decline.Time at : decline.times()) {
      assertEquals(halfLife.left(at.step()), at.left(), 1e-12);
    }
  }

  /** So few steps are all looked at; many are passed over, and that hardly shows. */
  @Test
  void aScheduleIsSummedUpStepByStep() {
    for (long steps : new long[] {7, 2_000, 300_000}) {
      for (Schedule rates :
          new Schedule[] {
            Schedule.cosine(RATE, 0, steps),
            Schedule.linear(RATE, 0, steps),
            Schedule.steps(RATE, (steps + 2) / 3, 0.1)
          }) {
        double exact = HalfLife.halvings(rates, Schedule.constant(2), steps);
        double found = Decline.of(rates, 2, steps).end().halvings();
        assertEquals(exact, found, (steps <= 2_000 ? 1e-12 : 1e-4) * exact, steps + " " + rates);
      }
    }
  }

  /** The mean of a cosine is one half, to within half a step. */
  @Test
  void aCosineHasHalfOfTheDecay() {
    double whole = Decline.of(Schedule.constant(1e-4), 1, 50_000).end().halvings();
    double half = Decline.of(Schedule.cosine(1e-4, 0, 50_000), 1, 50_000).end().halvings();
    assertEquals(whole / 2, half, 1e-4 * whole);
  }

  @Test
  void aRunThatEndsBeforeHasNoHalfLife() {
    Schedule rates = Schedule.constant(RATE);
    long steps = (long) HalfLife.of(RATE, 1).steps();
    assertTrue(Decline.of(rates, 1, steps).half().isEmpty());
    assertTrue(Decline.of(rates, 1, steps + 1).half().isPresent());
  }
}
