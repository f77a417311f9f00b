package halflife.draw.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void linearTicksAreRoundNumbers() {
    List<String> labels =
        new Scale.Linear(51.2, 78.9, 0, 1).ticks(6).stream().map(Scale.Tick::label).toList();
    assertEquals(List.of("55", "60", "65", "70", "75"), labels);
  }

  @Test
  void linearLabelsShareTheirDecimals() {
    List<String> labels =
        new Scale.Linear(0, 1, 0, 1).ticks(6).stream().map(Scale.Tick::label).toList();
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), labels);
  }

  @Test
  void logTicksAreDecadesWhereThereAreMany() {
    List<String> labels =
        new Scale.Log(1e-3, 1e2, 0, 1).ticks(6).stream().map(Scale.Tick::label).toList();
    assertEquals(List.of("0.001", "0.01", "0.1", "1", "10", "100"), labels);
  }

  @Test
  void anEndlessRangeHasFewTicksToo() {
    for (double low : new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE}) {
      int ticks = new Scale.Log(low, Double.POSITIVE_INFINITY, 0, 1).ticks(6).size();
      assertTrue(ticks <= 6, low + " has " + ticks);
    }
  }

  @Test
  void ticksLieInsideRiseAndDifferWhateverTheRange() {
    long seed = 5;
    SplitMix64 random = new SplitMix64(seed);
    for (int i = 0; i < 3000; i++) {
      double low = Math.exp(random.nextGaussian() * 8);
      double high = low * (1 + Math.exp(random.nextGaussian() * 4));
      int most = 2 + random.nextInt(9);
      for (Scale scale :
          List.of(new Scale.Linear(low, high, 0, 500), new Scale.Log(low, high, 0, 500))) {
        String where = "seed " + seed + ": " + scale;
        List<Scale.Tick> ticks = scale.ticks(most);
        assertTrue(ticks.size() <= Math.max(most, 5), where + " has " + ticks);
        double before = -1e-6;
        for (Scale.Tick tick : ticks) {
          double place = scale.at(tick.value());
          assertTrue(place > before - 1e-9 && place <= 500.001, where + " at " + tick);
          before = place;
        }
        assertEquals(
            ticks.size(),
            new HashSet<>(ticks.stream().map(Scale.Tick::label).toList()).size(),
            where + ticks);
      }
    }
  }

  @Test
  void everyWideEnoughLogRangeHasATick() {
    for (double decades = 1; decades < 30; decades += 0.37) {
      for (int most = 2; most < 9; most++) {
        assertFalse(
            new Scale.Log(0.013, 0.013 * Math.pow(10, decades), 0, 1).ticks(most).isEmpty());
      }
    }
  }

  @Test
  void endsOfTheRangeAreEndsOfTheAxis() {
    assertEquals(10, new Scale.Log(0.1, 100, 10, 310).at(0.1), 1e-9);
    assertEquals(110, new Scale.Log(0.1, 100, 10, 310).at(1), 1e-9);
    assertEquals(310, new Scale.Log(0.1, 100, 10, 310).at(100), 1e-9);
    assertEquals(300, new Scale.Linear(2, 4, 300, 100).at(2), 1e-9);
    assertEquals(200, new Scale.Linear(2, 4, 300, 100).at(3), 1e-9);
  }

  @Test
  void aConstantIsDrawnInTheMiddle() {
    assertEquals(50, new Scale.Linear(7, 7, 0, 100).at(7), 1e-9);
    assertEquals(50, new Scale.Linear(0, 0, 0, 100).at(0), 1e-9);
    assertEquals(50, new Scale.Log(7, 7, 0, 100).at(7), 1e-9);
  }

  @Test
  void aLogScaleRefusesZero() {
    var e = assertThrows(IllegalArgumentException.class, () -> new Scale.Log(0, 1, 0, 1));
    assertTrue(e.getMessage().contains("low is 0"), e.getMessage());
  }

  @Test
  void epochsAreMarkedAtWholeNumbersAsLongAsThereAreTwo() {
    for (double[] range : new double[][] {{0, 8}, {1, 8}, {1, 2}, {0, 60}, {1, 3}}) {
      Scale.Whole scale = new Scale.Whole(new Scale.Linear(range[0], range[1], 0, 700));
      List<Scale.Tick> ticks = scale.ticks(16);
      assertTrue(ticks.size() >= 2 && ticks.size() <= 16, ticks.toString());
      ticks.forEach(tick -> assertEquals(Math.rint(tick.value()), tick.value(), tick.toString()));
    }
    Scale.Whole within = new Scale.Whole(new Scale.Linear(0, 0.5, 0, 700));
    assertTrue(within.ticks(6).size() > 1);
  }
}
