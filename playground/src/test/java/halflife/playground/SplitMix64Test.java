package halflife.playground;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The page's draws are those of the library. */
class SplitMix64Test {
  private static final long[] SEEDS = {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE, 0x7F4A7C15L};

  @Test
  void everyDrawIsThatOfTheLibrary() {
    for (long seed : SEEDS) {
      SplitMix64 page = new SplitMix64(seed);
      halflife.core.SplitMix64 library = new halflife.core.SplitMix64(seed);
      for (int draw = 1; draw < 1000; draw++) {
        assertEquals(library.nextLong(), page.nextLong());
        assertEquals(library.nextDouble(), page.nextDouble());
        assertEquals(library.nextInt(draw), page.nextInt(draw));
        // Of bounds this large every third draw is thrown away.
        int large = Integer.MAX_VALUE / 4 * 3 + draw;
        assertEquals(library.nextInt(large), page.nextInt(large));
        assertEquals(library.nextGaussian(), page.nextGaussian());
      }
    }
  }

  @Test
  void streamsHashesAndShufflesAreThoseOfTheLibrary() {
    for (long seed : SEEDS) {
      assertEquals(halflife.core.SplitMix64.mix(seed), SplitMix64.mix(seed));
      for (long stream : SEEDS) {
        int[] expected = new int[100];
        for (int i = 0; i < expected.length; i++) {
          expected[i] = i;
        }
        int[] found = expected.clone();
        halflife.core.SplitMix64.stream(seed, stream).shuffle(expected);
        SplitMix64.stream(seed, stream).shuffle(found);
        assertArrayEquals(expected, found);
      }
    }
  }
}
