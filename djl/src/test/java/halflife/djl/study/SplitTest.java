package halflife.djl.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.djl.Studies;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How rows are dealt: to training and validation, and to batches. */
class SplitTest {
  private static final StudyData DIGITS = Studies.digits(203);

  @Test
  void everyRowIsOnOneSideAndEverySeedHoldsOutAsMany() {
    for (double share : new double[] {0.001, 0.2, 0.5, 0.999}) {
      for (long seed = 0; seed < 20; seed++) {
        Split split = Split.of(DIGITS, share, seed);
        int[] all =
            IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 203).toArray(), all);
        assertEquals(Split.heldOut(203, share), split.validation().length);
        assertTrue(split.train().length > 0);
      }
    }
  }

  @Test
  void classesHaveTheSameShareHeldOutToARow() {
    for (long seed = 0; seed < 20; seed++) {
      Split split = Split.of(DIGITS, 0.2, seed);
      for (int digit = 0; digit < 10; digit++) {
        double all = count(IntStream.range(0, 203).toArray(), digit);
        // Two ends of a class in the order of classes, and 40 or 41 rows of 203: a row and a bit.
        assertEquals(all * 41 / 203, count(split.validation(), digit), 1.0);
      }
    }
  }

  private static double count(int[] rows, int digit) {
    return Arrays.stream(rows).filter(i -> DIGITS.target(i) == digit).count();
  }

  @Test
  void everySeedHoldsOutOthers() {
    Set<List<Integer>> seen = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      Split split = Split.of(DIGITS, 0.2, seed);
      seen.add(Arrays.stream(split.validation()).boxed().toList());
    }
    assertEquals(100, seen.size());
  }

  @Test
  void anEpochHasEveryRowOnceInBatchesThatDifferByOneRow() {
    int[] rows = IntStream.range(100, 203).toArray();
    for (int batch = 1; batch <= 103; batch++) {
      int[][] batches = Draws.batches(rows, batch, 7, 1);
      int[] sizes = Stream.of(batches).mapToInt(b -> b.length).sorted().toArray();
      assertTrue(sizes[sizes.length - 1] <= batch);
      assertTrue(sizes[sizes.length - 1] - sizes[0] <= 1);
      assertEquals((103 + batch - 1) / batch, sizes.length);
      assertArrayEquals(rows, Stream.of(batches).flatMapToInt(Arrays::stream).sorted().toArray());
    }
  }

  @Test
  void everyEpochHasAnotherOrder() {
    int[] rows = IntStream.range(0, 50).toArray();
    assertFalse(Arrays.equals(Draws.batches(rows, 50, 7, 1)[0], Draws.batches(rows, 50, 7, 2)[0]));
  }
}
