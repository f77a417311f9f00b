package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.OneWeight;
import halflife.lessons.math.OneWeight.Place;
import org.junit.jupiter.api.Test;

class SgdLessonTest {
  private static final double[] MOMENTA = {0, 0.5, 0.9, 0.98};
  private static final SgdLesson LESSON = new SgdLesson();
  private static final OneWeight USUAL = SgdLesson.weight(Settings.usual(LESSON.knobs()));

  private static float[] run(Place place, double momentum) {
    return USUAL.withMomentum(momentum).run(place);
  }

  private static float last(float[] run) {
    return run[run.length - 1];
  }

  private static String told(String... arguments) {
    Settings settings = Settings.usual(LESSON.knobs());
    for (int i = 0; i < arguments.length; i += 2) {
      settings = settings.with(arguments[i], arguments[i + 1]);
    }
    return new TerminalScreen(LESSON.tell(Language.EN, settings)).text().replaceAll("\\s+", " ");
  }

  @Test
  void inTheLossAndInTheOptimizerAreTheSameBits() {
    for (double momentum : MOMENTA) {
      assertArrayEquals(run(Place.LOSS, momentum), run(Place.OPTIMIZER, momentum));
    }
    for (double rate : new double[] {0.01, 0.63, 4}) {
      OneWeight weight = new OneWeight(rate, 0.32, 0.5, 90, 17);
      assertArrayEquals(weight.run(Place.LOSS), weight.run(Place.OPTIMIZER));
    }
  }

  @Test
  void anotherOrderOfTheSumIsRounding() {
    for (double momentum : MOMENTA) {
      double apart =
          OneWeight.largestDifference(run(Place.LOSS, momentum), run(Place.ROWS, momentum));
      assertTrue(apart < 1e-5, momentum + ": " + apart);
    }
  }

  @Test
  void decoupledIsThePenaltyWithoutMomentumOnly() {
    assertTrue(apart(0) < 1e-6, "without " + apart(0));
    assertTrue(apart(0.9) > 0.5, "with " + apart(0.9));
  }

  private static double apart(double momentum) {
    return OneWeight.largestDifference(run(Place.LOSS, momentum), run(Place.DECOUPLED, momentum));
  }

  /** Where Σ(wx − y)x/N = −λw, and for decoupled decay −(1 − μ)λw; after enough steps. */
  @Test
  void itEndsAtTheMinimumOfLossAndPenalty() {
    for (double lambda : new double[] {0, 0.1, 0.8}) {
      OneWeight weight = new OneWeight(0.3, lambda, 0.5, 400, 9);
      assertEquals(weight.lowest(lambda), last(weight.run(Place.OPTIMIZER)), 1e-5);
      assertEquals(weight.lowest(lambda / 2), last(weight.run(Place.DECOUPLED)), 1e-5);
      assertEquals(weight.lowest(0), last(weight.run(Place.NOWHERE)), 1e-5);
      assertEquals(
          weight.lowest(0) * weight.curvature(),
          weight.lowest(lambda) * (weight.curvature() + lambda),
          1e-12);
    }
  }

  /** 1 % below the bound a run of 3000 steps ends in the minimum, 1 % above it runs away. */
  @Test
  void itSettlesBelowTheRateThatIsToldAndNotAboveIt() {
    for (double momentum : MOMENTA) {
      OneWeight any = new OneWeight(1, 0.2, momentum, 3000, 3);
      double coupled = any.settlesBelow(0.2);
      double decoupled = any.decoupledSettlesBelow();
      assertEquals(any.lowest(0.2), last(at(any, 0.99 * coupled).run(Place.LOSS)), 0.01);
      assertTrue(at(any, 1.01 * coupled).run(Place.LOSS).length < 3000, "μ = " + momentum);
      double goal = any.lowest(0.2 * (1 - momentum));
      assertEquals(goal, last(at(any, 0.99 * decoupled).run(Place.DECOUPLED)), 0.01);
      assertTrue(at(any, 1.01 * decoupled).run(Place.DECOUPLED).length < 3000, "μ = " + momentum);
    }
  }

  private static OneWeight at(OneWeight weight, double rate) {
    return new OneWeight(rate, weight.lambda(), weight.momentum(), weight.steps(), weight.seed());
  }

  @Test
  void aRateThatIsTooLargeIsSaidToBe() {
    assertFalse(told().contains("is too large"));
    String both = told("lr", "4");
    assertTrue(both.contains("η = 4 is too large"), both);
    assertTrue(both.contains("does not settle either"), both);
    assertTrue(both.contains("Decoupled decay is left out here: with ηλ = 2"), both);
    String onlyWithDecay = told("lr", "3.2");
    assertTrue(onlyWithDecay.contains("Without decay it would still settle"), onlyWithDecay);
  }

  @Test
  void withoutDecayOrMomentumThereIsNothingToPart() {
    assertTrue(told("lambda", "0").contains("There is no decay here"));
    String still = told("momentum", "0");
    assertTrue(still.contains("There is none here, and it is within"), still);
    assertFalse(still.contains("ends elsewhere"), still);
  }
}
