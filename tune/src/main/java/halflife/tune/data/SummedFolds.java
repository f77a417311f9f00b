package halflife.tune.data;

import halflife.core.Internal;
import halflife.linear.FoldSums;
import halflife.linear.data.Folds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * The sums of every fold of rows that are streamed: all that squared error asks of them.
 *
 * @param rows the rows
 */
@Internal
public record SummedFolds(StreamedRows rows) {
  /** The folds of the rows of the sample, in a dealing of all rows. */
  public Folds folds(OptionalInt asked, long seed) {
    int k = count(asked);
    IntUnaryOperator dealer = FoldAssignment.dealer(rows.size(), k, seed);
    return Folds.of(Arrays.stream(rows.numbers()).map(dealer).toArray(), k);
  }

  private int count(OptionalInt asked) {
    return asked.orElse(FoldAssignment.usual(rows.size()));
  }

  /**
   * Sums the rows of every fold in one pass, if they were not summed when the sample was taken.
   * From then on the sample has the means of all rows where a number is missing.
   *
   * @param seeds of the dealings
   * @param beside whether a second thread may sum what the first has read
   * @param heard told the number of rows now and then
   * @return the sums of each fold, by dealing
   */
  public List<FoldSums> sums(OptionalInt asked, long[] seeds, boolean beside, IntConsumer heard) {
    int k = count(asked);
    List<FoldSums> sums = rows.summed(k, seeds).orElseGet(() -> passed(k, seeds, beside, heard));
    sums.forEach(dealing -> FoldAssignment.requireWeight(dealing.weights()));
    rows.settle(sums.get(0).means());
    return sums;
  }

  private List<FoldSums> passed(int k, long[] seeds, boolean beside, IntConsumer heard) {
    requireMemory(seeds.length, k);
    List<IntUnaryOperator> dealers =
        Arrays.stream(seeds).mapToObj(seed -> FoldAssignment.dealer(rows.size(), k, seed)).toList();
    List<FoldSums> sums = Arrays.stream(seeds).mapToObj(seed -> new FoldSums(k)).toList();
    rows.pass(
        (first, count, design) -> {
          for (int d = 0; d < sums.size() && design.isPresent(); d++) {
            sums.get(d).add(design.get(), folds(dealers.get(d), first, count));
          }
        },
        beside,
        heard);
    return sums;
  }

  /** The folds of rows that follow one another, from the first one's number on. */
  static int[] folds(IntUnaryOperator dealer, int first, int count) {
    int[] fold = new int[count];
    Arrays.setAll(fold, i -> dealer.applyAsInt(first + i));
    return fold;
  }

  /** The bytes that the sums of K folds of p features take, and what is joined to them. */
  static double bytes(double p, int k, int dealings) {
    return Double.BYTES * p * p * k * (dealings + 2);
  }

  /** Refuses sums that memory cannot hold. */
  private void requireMemory(int dealings, int k) {
    double p = rows.sample().encoder().features().size();
    double bytes = bytes(p, k, dealings);
    if (bytes > Runtime.getRuntime().maxMemory() / 2.0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the sums of %d folds of %.0f features take %.1f GB, more than half of Java's memory;"
                  + " exclude columns, use fewer --folds, or give it more, as"
                  + " HALFLIFE_JAVA_OPTS=-Xmx16g does",
              k,
              p,
              bytes / 1e9));
    }
  }
}
