package halflife.tune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomPermutationTest {
  private static final int SEEDS = 24_000;

  @Test
  void everyNumberComesOnce() {
    for (int size : new int[] {1, 2, 3, 7, 16, 17, 255, 256, 257, 1000, 65_537}) {
      RandomPermutation order = new RandomPermutation(size, new SplitMix64(size));
      boolean[] seen = new boolean[size];
      for (int i = 0; i < size; i++) {
        int to = order.at(i);
        assertTrue(!seen[to], to + " comes twice among " + size);
        seen[to] = true;
      }
    }
  }

  /** All 24 orders of 4 rows come alike: χ² of 23 degrees of freedom, .9999 quantile 57.1. */
  @Test
  void allOrdersOfFourComeAlike() {
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomPermutation order = new RandomPermutation(4, SplitMix64.stream(seed, 0));
      int[] places = {order.at(0), order.at(1), order.at(2), order.at(3)};
      counts.merge(Arrays.toString(places), 1, Integer::sum);
    }
    assertEquals(24, counts.size());
    double expected = SEEDS / 24.0;
    double chi2 = counts.values().stream().mapToDouble(n -> (n - expected) * (n - expected)).sum();
    assertTrue(chi2 / expected < 57.1, "χ² " + chi2 / expected);
  }

  /** Pairs of places of rows 0 and 1 of 40: χ² of 1,559, .9999 quantile 1,772. */
  @Test
  void neighboursGoAnywhere() {
    int size = 40;
    int seeds = 20 * size * (size - 1);
    int[] counts = new int[size * size];
    for (int seed = 0; seed < seeds; seed++) {
      RandomPermutation order = new RandomPermutation(size, SplitMix64.stream(seed, 0));
      counts[order.at(0) * size + order.at(1)]++;
    }
    double chi2 = 0;
    for (int i = 0; i < counts.length; i++) {
      if (i % (size + 1) != 0) {
        chi2 += (counts[i] - 20) * (counts[i] - 20) / 20.0;
      }
    }
    assertTrue(chi2 < 1772, "χ² " + chi2);
  }
}
