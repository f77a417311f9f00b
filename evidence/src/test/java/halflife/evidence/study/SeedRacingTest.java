package halflife.evidence.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.evidence.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets another seed. */
class SeedRacingTest {
  private static final double SHARE = 0.25;
  private static final int SEEDS = 5;

  /** A candidate that is nothing but its λ. */
  private record Tried(double lambda) implements Configuration {
    @Override
    public String name() {
      return "λ = " + lambda;
    }
  }

  private static SeedRacing<Tried> race(int decays) {
    List<Tried> candidates = new ArrayList<>();
    for (int k = decays; k > 0; k--) {
      candidates.add(new Tried(k));
    }
    candidates.add(new Tried(0));
    return new SeedRacing<>(candidates, Measure.DEVIANCE, SHARE);
  }

  private static void finish(SeedRacing<Tried> race, int seeds, double... losses) {
    for (int i = 0; i < losses.length; i++) {
      SeedRacing.Lane<Tried> lane = race.lanes().get(i);
      if (lane.runs() && lane.count() < seeds) {
        race.finished(lane, losses[i]);
      }
    }
  }

  /** Races of five seeds; how well each does at a seed, apart from luck of its own. */
  private static List<SeedRacing<Tried>> races(int count, double luck, double... truth) {
    SplitMix64 random = new SplitMix64(3);
    List<SeedRacing<Tried>> races = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      SeedRacing<Tried> race = race(truth.length - 1);
      for (int s = 1; s <= SEEDS; s++) {
        double seed = 0.15 * random.nextGaussian();
        double[] losses = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
          losses[i] = Math.max(0.1, truth[i] + seed + luck * random.nextGaussian());
        }
        finish(race, s, losses);
        race.stop();
      }
      races.add(race);
    }
    return races;
  }

  private static long stopped(List<SeedRacing<Tried>> races, int candidate) {
    return races.stream().filter(race -> !race.lanes().get(candidate).runs()).count();
  }

  /** The best is 10 % better than the next, twice the luck of a run. */
  @Test
  void theBestOfAPlantedSetIsNeverStoppedAndTheWorstIs() {
    List<SeedRacing<Tried>> races = races(500, 0.05, 2.5, 1.1, 1.0, 1.1, 1.3, 1.35);
    assertEquals(0, stopped(races, 2));
    assertTrue(stopped(races, 0) > 490, "the worst was stopped " + stopped(races, 0) + " times");
  }

  /** A plain t test stops one in nine: two or three seeds often agree by luck. */
  @Test
  void ofEqualsOneInFiftyIsStoppedAtMost() {
    List<SeedRacing<Tried>> races = races(1000, 0.05, 1, 1, 1, 1, 1, 1, 1);
    for (int i = 0; i < 6; i++) {
      assertTrue(stopped(races, i) <= 20, i + " was stopped " + stopped(races, i) + " times");
    }
  }

  @Test
  void aStoppedCandidateIsNeverTheBest() {
    SplitMix64 random = new SplitMix64(4);
    for (int r = 0; r < 500; r++) {
      SeedRacing<Tried> race = race(4);
      int seeds = 4;
      for (int s = 1; s <= seeds; s++) {
        double[] losses = new double[5];
        for (int i = 0; i < losses.length; i++) {
          losses[i] = 1 + 0.3 * i + 0.02 * random.nextDouble();
          losses[i] /= i == s ? 1.2 : 1;
        }
        finish(race, s, losses);
        race.stop();
      }
      SeedRacing.Lane<Tried> best =
          race.lanes().stream()
              .min(
                  Comparator.comparingDouble(
                      lane -> lane.filled(seeds).stream().mapToDouble(v -> v).sum()))
              .orElseThrow();
      assertTrue(best.runs(), "race " + r + " of seed 4");
    }
  }

  @Test
  void oneSeedStopsNobody() {
    SeedRacing<Tried> race = race(1);
    finish(race, 1, 9, 1);
    assertEquals(List.of(), race.stop());
  }

  @Test
  void noDecayIsNeverStopped() {
    SeedRacing<Tried> race = race(2);
    for (int s = 1; s <= 4; s++) {
      finish(race, s, 1, 8, 9);
      race.stop();
    }
    assertFalse(race.lanes().get(1).runs());
    assertTrue(race.lanes().get(2).runs());
  }

  @Test
  void whoIsWorseByLessThanOnePercentGoesOn() {
    SeedRacing<Tried> race = race(2);
    for (int s = 1; s <= 3; s++) {
      finish(race, s, 1.011, 1.009, 1);
    }
    assertEquals(List.of(race.lanes().get(0)), race.stop());
  }

  @Test
  void seedsLeftOutAreThoseOfTheBetterOneAndTheMeanDifference() {
    SeedRacing<Tried> race = race(1);
    finish(race, 1, 5.0, 1.0);
    finish(race, 2, 7.5, 1.5);
    assertEquals(1, race.stop().size());
    finish(race, 3, 0, 1.25);
    assertEquals(List.of(5.0, 7.5, 6.25), race.lanes().get(0).filled(3));
    assertEquals(List.of(1.0, 1.5, 1.25), race.lanes().get(1).filled(3));
  }

  @Test
  void whoWasStoppedForOneThatDivergesGoesOn() {
    SeedRacing<Tried> race = race(2);
    finish(race, 1, 5, 1, 6);
    finish(race, 2, 5, 1, 6);
    race.stop();
    SeedRacing.Lane<Tried> lane = race.lanes().get(0);
    assertFalse(lane.runs());
    race.diverged(race.lanes().get(1));
    assertTrue(lane.runs());
    assertEquals(lane, race.behind(3).get(0));
  }
}
