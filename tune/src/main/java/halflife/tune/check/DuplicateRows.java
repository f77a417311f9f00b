package halflife.tune.check;

import halflife.core.SplitMix64;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.tune.data.Dataset;
import halflife.tune.encode.Encoding;
import halflife.tune.table.Column;
import halflife.tune.table.Table;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Counts rows that are exact copies of another row. */
final class DuplicateRows {
  private static final double BEYOND_CHANCE = 3;

  private DuplicateRows() {}

  /**
   * The number of rows that copy another one, features and target; 0 if chance alone would make a
   * third as many, as where all columns are categories. Of the rows that one line of the file
   * stands for by its count, the first alone is looked at.
   */
  static int of(Dataset data) {
    int[] rows = firstOfEachLine(data.table());
    Design design = data.design();
    long[] hashes = new long[design.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(-1, design.target()[i]);
    }
    for (int j = 0; j < design.width(); j++) {
      Feature feature = design.features().get(j);
      double[] stored = feature.stored();
      if (feature instanceof Feature.Sparse sparse) {
        for (int k = 0; k < stored.length; k++) {
          hashes[sparse.index()[k]] += hash(j, stored[k]);
        }
      } else {
        for (int i = 0; i < hashes.length; i++) {
          hashes[i] += hash(j, stored[i]);
        }
      }
    }
    long[] sorted = IntStream.of(rows).mapToLong(i -> hashes[i]).sorted().toArray();
    int copies = 0;
    for (int i = 1; i < sorted.length; i++) {
      copies += sorted[i] == sorted[i - 1] ? 1 : 0;
    }
    return copies > 0 && copies > BEYOND_CHANCE * byChance(data, rows) ? copies : 0;
  }

  private static int[] firstOfEachLine(Table table) {
    return IntStream.range(0, table.rows())
        .filter(i -> i == 0 || table.line(i) != table.line(i - 1))
        .toArray();
  }

  private static long hash(int feature, double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return SplitMix64.mix(SplitMix64.mix(bits) + (feature + 1) * 0x9E3779B97F4A7C15L);
  }

  /** The pairs of equal rows to expect if columns were independent: n(n−1)/2 ∏ Σ (share)². */
  private static double byChance(Dataset data, int[] rows) {
    double n = rows.length;
    double[] target = data.design().target();
    double pairs = n * (n - 1) / 2 * equalShare(rows, i -> target[i]);
    for (Encoding column : data.encoder().columns()) {
      Column cells = data.table().column(column.column());
      if (cells instanceof Column.Numbers numbers) {
        pairs *= equalShare(rows, i -> numbers.values()[i]);
      } else if (cells instanceof Column.Words words) {
        pairs *= equalShare(rows, i -> words.codes()[i]);
      }
    }
    return pairs;
  }

  /** The probability that two rows are equal: Σ (share of each value)². */
  private static double equalShare(int[] rows, IntToDoubleFunction value) {
    double[] values = IntStream.of(rows).mapToDouble(value).sorted().toArray();
    double sum = 0;
    int from = 0;
    for (int i = 1; i <= values.length; i++) {
      if (i == values.length || Double.compare(values[i], values[from]) != 0) {
        double share = (double) (i - from) / values.length;
        sum += share * share;
        from = i;
      }
    }
    return sum;
  }
}
