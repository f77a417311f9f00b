package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.Testing;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentStreamTest {
  private static final int K = 4;

  /** A column far from 0, one that never changes, blocks without rows of some fold. */
  @Test
  void blocksAddUpToTheWhole() {
    Design design =
        Testing.changed(
            Testing.correlated(500, 6, 0.4, 1, 71),
            x -> {
              x[1] += 1e6;
              x[2] = 7;
            });
    SplitMix64 random = new SplitMix64(72);
    int[] fold = IntStream.range(0, 500).map(i -> i < 100 ? i % 2 : random.nextInt(K)).toArray();
    Moments[] whole = Moments.ofFolds(design, fold, K, Workers.ONE);
    for (int size : new int[] {1, 7, 100, 499, 500}) {
      MomentStream stream = new MomentStream(K);
      for (int from = 0; from < 500; from += size) {
        int to = Math.min(500, from + size);
        int[] rows = IntStream.range(from, to).toArray();
        stream.add(design.pick(rows), Arrays.copyOfRange(fold, from, to));
      }
      Moments[] sums = stream.end();
      for (int k = 0; k < K; k++) {
        assertSame(whole[k], sums[k], "fold " + k + ", blocks of " + size);
      }
    }
  }

  private static void assertSame(Moments whole, Moments sum, String what) {
    assertEquals(whole.rows(), sum.rows(), what);
    assertEquals(whole.weight(), sum.weight(), 1e-12 * whole.weight(), what);
    assertEquals(whole.target(), sum.target(), 1e-12 * whole.target(), what);
    assertEquals(0, sum.cross(2, 2), "what does not change has no spread");
    for (int i = 0; i < whole.features(); i++) {
      assertEquals(whole.mean(i), sum.mean(i), 1e-15 * Math.max(1e3, whole.mean(i)), what);
      for (int j = 0; j < whole.features(); j++) {
        double scale = Math.sqrt(whole.cross(i, i) * whole.cross(j, j));
        assertEquals(whole.cross(i, j), sum.cross(i, j), 1e-12 * scale, what);
        assertEquals(sum.cross(i, j), sum.upperCross()[i][j], "both halves are there");
      }
      double scale = Math.sqrt(whole.cross(i, i) * whole.target());
      assertEquals(whole.withTarget(i), sum.withTarget(i), 1e-12 * scale, what);
    }
  }

  @Test
  void noRowsHaveNoMoments() {
    assertThrows(IllegalArgumentException.class, () -> new MomentStream(K).end());
  }
}
