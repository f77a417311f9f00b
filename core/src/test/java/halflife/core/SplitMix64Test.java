package halflife.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /** The first numbers of Vigna's splitmix64.c from seed 1234567. */
  @Test
  void theSequenceIsThatOfTheReferenceCode() {
    SplitMix64 random = new SplitMix64(1234567);
    long[] expected = {
      6457827717110365317L, 3203168211198807973L, -8629252141511181193L, 4593380528125082431L
    };
    long[] drawn = new long[4];
    Arrays.setAll(drawn, i -> random.nextLong());
    assertArrayEquals(expected, drawn);
  }

  /** The JDK's own generator is the same algorithm. */
  @Test
  void theSequenceIsThatOfTheJdk() {
    for (long seed : new long[] {0, 1, -5, Long.MAX_VALUE}) {
      SplitMix64 ours = new SplitMix64(seed);
      SplittableRandom theirs = new SplittableRandom(seed);
      for (int i = 0; i < 1000; i++) {
        assertEquals(theirs.nextLong(), ours.nextLong());
      }
    }
  }

  @Test
  void doublesLieInTheirRangeAndAreEven() {
    SplitMix64 random = new SplitMix64(3);
    int[] counts = new int[10];
    for (int i = 0; i < 100_000; i++) {
      counts[(int) (10 * random.nextDouble())]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 500);
    }
  }

  @Test
  void wholeNumbersLieInTheirRangeAndAreEven() {
    SplitMix64 random = new SplitMix64(4);
    for (int bound : new int[] {1, 2, 3, 7, 10}) {
      int[] counts = new int[bound];
      for (int i = 0; i < 70_000; i++) {
        counts[random.nextInt(bound)]++;
      }
      for (int count : counts) {
        assertEquals(70_000.0 / bound, count, 1200);
      }
    }
    assertTrue(random.nextInt(Integer.MAX_VALUE) >= 0);
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
  }

  @Test
  void normalDrawsHaveTheMomentsOfTheirDistribution() {
    SplitMix64 random = new SplitMix64(5);
    int n = 200_000;
    double[] power = new double[5];
    for (int i = 0; i < n; i++) {
      double z = random.nextGaussian();
      for (int k = 1; k < 5; k++) {
        power[k] += Math.pow(z, k) / n;
      }
    }
    assertEquals(0, power[1], 0.01);
    assertEquals(1, power[2], 0.02);
    assertEquals(0, power[3], 0.04);
    assertEquals(3, power[4], 0.12);
  }

  @Test
  void aShuffleIsAPermutationAndEveryOneIsAsLikely() {
    int[] counts = new int[6];
    SplitMix64 random = new SplitMix64(6);
    for (int i = 0; i < 60_000; i++) {
      int[] values = {0, 1, 2};
      random.shuffle(values);
      counts[2 * values[0] + (values[1] > values[2] ? 1 : 0)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 500);
    }
  }

  @Test
  void streamsOfASeedDiffer() {
    long first = SplitMix64.stream(1, 0).nextLong();
    assertEquals(first, SplitMix64.stream(1, 0).nextLong());
    assertNotEquals(first, SplitMix64.stream(1, 1).nextLong());
    assertNotEquals(first, SplitMix64.stream(2, 0).nextLong());
    assertNotEquals(SplitMix64.stream(1, 2).nextLong(), SplitMix64.stream(3, 1).nextLong());
  }
}
