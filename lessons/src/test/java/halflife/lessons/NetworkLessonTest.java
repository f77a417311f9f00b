package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.math.NetworkFits;
import halflife.lessons.math.NoisySine;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkLessonTest {
  private static final NoisySine SINE = NoisySine.evenly(18, 0.25, 5);

  @Test
  void smallWeightsMakeASmoothCurve() {
    NetworkFits fits = NetworkFits.of(SINE, new NetworkFits.Plan(32, 2000, 0.01), 1);
    List<NetworkFits.Fit> all = fits.all();
    assertEquals(4, all.size(), "the reader's λ is one of the others");
    NetworkFits.Fit none = fits.none();
    NetworkFits.Fit some = all.get(2);
    NetworkFits.Fit most = all.get(3);
    assertEquals(1, some.lambda());
    assertEquals(some, fits.best());
    assertEquals(some, fits.mine());
    assertTrue(none.train() < 0.02, "it runs through the points: " + none.train());
    assertTrue(some.norm() < none.norm() / 2, some.norm() + " and " + none.norm());
    assertTrue(some.off() < 0.8 * none.off(), some.off() + " and " + none.off());
    assertTrue(most.norm() < some.norm() && most.off() > some.off(), "it underfits");
  }

  @Test
  void theOtherNetworksDoNotDependOnTheReadersLambda() {
    NetworkFits.Plan plan = new NetworkFits.Plan(4, 50, 0.02);
    NetworkFits one = NetworkFits.of(SINE, plan, 0.5);
    NetworkFits other = NetworkFits.of(SINE, plan, 10);
    assertEquals(0.5, one.all().get(2).lambda());
    assertEquals(10, other.all().get(4).lambda());
    assertArrayEquals(one.all().get(3).curve(), other.all().get(2).curve());
    assertArrayEquals(one.none().curve(), other.none().curve());
  }

  /** n steps that each leave 1 − ηλ of a weight leave half of it. */
  @Test
  void afterItsHalfLifeDecayLeavesHalf() {
    NetworkFits.Plan plan = new NetworkFits.Plan(4, 50, 0.02);
    for (double lambda : new double[] {0.01, 1, 10}) {
      assertEquals(0.5, Math.pow(1 - 0.02 * lambda, plan.halfLife(lambda)), 1e-12);
    }
  }

  @Test
  void whatStopsEarlyLeavesLessToMend() {
    NetworkFits early = NetworkFits.of(SINE, new NetworkFits.Plan(32, 200, 0.01), 1);
    NetworkFits late = NetworkFits.of(SINE, new NetworkFits.Plan(32, 2000, 0.01), 1);
    assertTrue(early.none().off() < late.none().off());
    assertTrue(early.none().off() - early.best().off() < late.none().off() - late.best().off());
  }

  @Test
  void aNetworkThatHasNotBegunToFollowTheNoiseNeedsNoDecay() {
    String told =
        Told.of(new NetworkLesson(), "units", "4", "epochs", "100", "lr", "0.001", "lambda", "0.1");
    assertTrue(told.contains("Without decay it is nearest to the truth"), told);
    assertTrue(told.contains("It has not begun to follow the noise"), told);
    assertTrue(told.contains("decay alone halves a weight in 6931 epochs"), told);
    assertTrue(told.contains("It has hardly begun"), told);
  }
}
