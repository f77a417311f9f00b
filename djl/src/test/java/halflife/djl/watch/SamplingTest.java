package halflife.djl.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few steps are measured, and together they stand for all. */
class SamplingTest {
  private static final int WANTED = 20;

  /** Steps that were picked and what they stand for. */
  private record Epoch(int picked, long weight) {
    static Epoch of(Sampling sampling, int steps) {
      int picked = 0;
      long weight = 0;
      for (int t = 0; t < steps; t++) {
        if (sampling.next()) {
          picked++;
          weight += sampling.weight();
        }
      }
      sampling.epochEnds();
      return new Epoch(picked, weight);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 20, 21, 45, 1000, 12_345})
  void anEpochLikeTheLastIsSampledEvenlyAndTheFirstSomewhatMore(int steps) {
    Sampling sampling = new Sampling(WANTED);
    Epoch first = Epoch.of(sampling, steps);
    Epoch second = Epoch.of(sampling, steps);
    double doublings = Math.log((double) steps / WANTED + 1) / Math.log(2);
    assertTrue(first.picked() <= WANTED * (doublings + 1), first.toString());
    assertTrue(second.picked() <= WANTED && second.picked() >= Math.min(steps, WANTED / 2));
    for (Epoch epoch : new Epoch[] {first, second}) {
      assertTrue(epoch.weight() >= steps, epoch.toString());
      assertTrue(epoch.weight() < steps + steps / 10.0 + 1, epoch.toString());
    }
  }

  @Test
  void allMeansAll() {
    Sampling sampling = new Sampling(Integer.MAX_VALUE);
    assertEquals(new Epoch(500, 500), Epoch.of(sampling, 500));
    assertEquals(new Epoch(700, 700), Epoch.of(sampling, 700));
    assertThrows(IllegalArgumentException.class, () -> new Sampling(0));
  }
}
