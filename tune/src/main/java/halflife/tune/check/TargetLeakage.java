package halflife.tune.check;

import halflife.evidence.Family;
import halflife.tune.data.Dataset;
import halflife.tune.encode.ColumnEncoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.FeatureBuilder;
import halflife.tune.table.Column;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks for columns that give the target away. */
final class TargetLeakage {
  private static final double LEAK = 0.999;
  private static final int FEW_ROWS = 8;
  private static final int SEPARATED_ROWS = 20;
  private static final int ROWS_PER_LEVEL = 4;

  private final Dataset data;
  private final double[] y;
  private final double[] w;

  TargetLeakage(Dataset data) {
    this.data = data;
    y = data.design().target();
    w = data.design().weights();
  }

  boolean leaks(Encoding column) {
    if (y.length < FEW_ROWS) {
      return false;
    }
    if (column instanceof Encoding.Numbers numbers) {
      double[] x = data.table().numeric(numbers.column()).values();
      return numbers(x) || numbers.gaps() && absence(x);
    }
    if (column instanceof Encoding.Presence presence) {
      return absence(data.table().numeric(presence.column()).values());
    }
    if (column instanceof Encoding.Flag flag) {
      double[] x = ColumnEncoder.flags(data.table().words(flag.column()), flag.no(), flag.yes());
      return numbers(x) || flag.gaps() && absence(x);
    }
    if (column instanceof Encoding.Categories categories) {
      Column.Words words = data.table().words(categories.column());
      return levels(ColumnEncoder.levels(words, categories), categories.levels().names().size());
    }
    return false;
  }

  private boolean absence(double[] x) {
    return numbers(Arrays.stream(x).map(v -> Double.isNaN(v) ? 1 : 0).toArray());
  }

  /** Whether the rows that have a number follow it, or have their classes in ranges of it. */
  private boolean numbers(double[] x) {
    if (FeatureBuilder.missing(x) > 0) {
      int[] there = IntStream.range(0, x.length).filter(i -> !Double.isNaN(x[i])).toArray();
      return there.length >= SEPARATED_ROWS
          && numbers(pick(x, there), pick(y, there), pick(w, there));
    }
    return numbers(x, y, w);
  }

  private boolean numbers(double[] x, double[] y, double[] w) {
    if (!data.classes().isEmpty() && x.length >= SEPARATED_ROWS && separates(x, y)) {
      return true;
    }
    return data.family() != Family.MULTINOMIAL && Math.abs(ColumnFacts.correlation(x, y, w)) > LEAK;
  }

  private boolean separates(double[] x, double[] y) {
    int count = data.classes().size();
    double[] least = new double[count];
    double[] greatest = new double[count];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < x.length; i++) {
      int k = (int) y[i];
      least[k] = Math.min(least[k], x[i]);
      greatest[k] = Math.max(greatest[k], x[i]);
    }
    int[] present =
        IntStream.range(0, count)
            .filter(k -> least[k] <= greatest[k])
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(k -> least[k]))
            .mapToInt(k -> k)
            .toArray();
    return present.length > 1
        && IntStream.range(1, present.length)
            .allMatch(k -> greatest[present[k - 1]] < least[present[k]]);
  }

  /** Whether the target hardly varies among rows of the same level. */
  private boolean levels(int[] level, int count) {
    if (y.length < SEPARATED_ROWS || count * ROWS_PER_LEVEL > y.length) {
      return false;
    }
    if (!data.classes().isEmpty()) {
      return pure(level, count);
    }
    double[] weight = new double[count + 1];
    double[] sum = new double[count + 1];
    for (int i = 0; i < y.length; i++) {
      weight[level[i]] += w[i];
      sum[level[i]] += w[i] * y[i];
    }
    double mean = Arrays.stream(sum).sum() / Arrays.stream(weight).sum();
    double within = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double residual = y[i] - sum[level[i]] / weight[level[i]];
      within += w[i] > 0 ? w[i] * residual * residual : 0;
      total += w[i] * (y[i] - mean) * (y[i] - mean);
    }
    return within < (1 - LEAK * LEAK) * total;
  }

  private boolean pure(int[] level, int count) {
    double[] classOf = new double[count];
    Arrays.fill(classOf, -1);
    for (int i = 0; i < y.length; i++) {
      if (classOf[level[i]] >= 0 && classOf[level[i]] != y[i]) {
        return false;
      }
      classOf[level[i]] = y[i];
    }
    return true;
  }

  private static double[] pick(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
  }
}
