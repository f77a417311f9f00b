package halflife.spark.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.SplitMix64;
import halflife.linear.FoldSums;
import halflife.linear.data.Design;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedSumsTest {
  private static final int[] FOLD = {0, 1, 2};

  private static FoldSums part(int number) {
    SplitMix64 random = new SplitMix64(number);
    double[][] rows = new double[FOLD.length][2];
    double[] target = new double[FOLD.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {random.nextDouble(), 1e3 + random.nextDouble()};
      target[i] = random.nextDouble();
    }
    FoldSums sums = new FoldSums(FOLD.length);
    if (number % 5 != 3) {
      sums.add(Design.unweighted(rows, target), FOLD);
    }
    return sums;
  }

  /** The tree written out: the largest power of two below n first, then the rest. */
  private static FoldSums tree(List<FoldSums> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int half = Integer.highestOneBit(parts.size() - 1);
    return tree(parts.subList(0, half)).plus(tree(parts.subList(half, parts.size())));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8, 13, 200})
  void theTreeIsThatOfAList(int count) {
    OrderedSums sums = new OrderedSums();
    List<FoldSums> parts = IntStream.range(0, count).mapToObj(OrderedSumsTest::part).toList();
    parts.forEach(sums::add);
    assertArrayEquals(tree(parts).toArray(), sums.all().toArray());
  }

  @Test
  void nothingHasNoSum() {
    assertThrows(IllegalArgumentException.class, () -> new OrderedSums().all());
  }

  @Test
  void parcelsArriveAsTheyWereSent() {
    double[] numbers =
        IntStream.range(0, 20_000).mapToDouble(i -> i == 7 ? Double.NaN : 1.0 / i).toArray();
    ParcelReader came =
        new ParcelReader(
            new ParcelWriter().text("折").numbers(numbers).whole(-3).number(-0.0).text("").end());
    assertEquals("折", came.text());
    assertArrayEquals(numbers, came.numbers());
    assertEquals(-3, came.whole());
    assertEquals(-0.0, came.number());
    assertEquals("", came.text());
  }
}
