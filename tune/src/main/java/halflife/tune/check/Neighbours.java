package halflife.tune.check;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.tune.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Whether rows that are next to each other in the file have like errors, though rows with like
 * features further away have not. That is so where rows come in time or in blocks; it is not so
 * where a file is sorted by a feature or by the target, which is ordinary.
 */
final class Neighbours {
  private static final int FEW_ROWS = 20;
  private static final double ALIKE = 0.2;
  private static final double CHANCE = 4;

  /** A file that turns less than this share of what chance would make is sorted by its target. */
  private static final double SORTED = 0.1;

  /** The features by which the file may be sorted, at most. */
  private static final int MOST_FEATURES = 20;

  private static final int MOST_ROWS = 500;
  private static final int WINDOW = 10;

  private Neighbours() {}

  /**
   * The rank correlation of the held-out errors of neighbouring rows, less that of rows with like
   * features; empty where it may be chance, the rows are dealt by groups, folds or time anyway, a
   * count made neighbours, which are then the same, or the rows are a sample without neighbours.
   *
   * @param rows the rows that were held out, rising
   * @param errors what was observed less what was predicted, of each of them
   */
  static OptionalDouble of(Dataset data, int[] rows, double[] errors) {
    boolean dealt = data.groups().isPresent() || data.foldLabels().isPresent();
    if (dealt
        || data.order().isPresent()
        || data.options().table().counts().isPresent()
        || data.options().table().stream()
        || data.family() == Family.MULTINOMIAL
        || rows.length < FEW_ROWS
        || isSortedByTarget(data, rows)) {
      return OptionalDouble.empty();
    }
    double[] ranks = ranks(errors);
    double alike = notable(ColumnFacts.lagOne(ranks), rows.length);
    if (alike > 0) {
      alike = notable(alike - Math.max(0, elsewhere(data.design(), rows, ranks)), rows.length);
    }
    return alike > 0 ? OptionalDouble.of(alike) : OptionalDouble.empty();
  }

  private static double notable(double correlation, int rows) {
    return correlation > ALIKE && correlation > CHANCE / Math.sqrt(rows) ? correlation : 0;
  }

  private static boolean isSortedByTarget(Dataset data, int[] rows) {
    double[] y = data.design().target();
    int up = 0;
    int down = 0;
    for (int i = 1; i < rows.length; i++) {
      int way = Double.compare(y[rows[i]], y[rows[i - 1]]);
      up += way > 0 ? 1 : 0;
      down += way < 0 ? 1 : 0;
    }
    double[] sorted = IntStream.of(rows).mapToDouble(i -> y[i]).sorted().toArray();
    double equal = 0;
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        equal += Math.pow((double) (i - from) / sorted.length, 2);
        from = i;
      }
    }
    return Math.min(up, down) <= SORTED * (1 - equal) / 2 * rows.length;
  }

  /** The correlation of a row's rank with that of the row most like it that is not near in file. */
  private static double elsewhere(Design design, int[] rows, double[] ranks) {
    double[][] sorting = sorting(design, rows);
    if (sorting.length == 0) {
      return 0;
    }
    int n = rows.length;
    int window = Math.min(WINDOW, n / 10);
    int anchors = Math.min(n, MOST_ROWS);
    double mean = Arrays.stream(ranks).average().orElse(0);
    double products = 0;
    double squares = 0;
    for (int a = 0; a < anchors; a++) {
      int i = (int) ((long) a * n / anchors);
      double other = 0;
      int equal = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < n; k++) {
        double distance = Math.abs(k - i) > window ? distance(sorting, i, k, least) : least + 1;
        if (distance < least) {
          least = distance;
          other = 0;
          equal = 0;
        }
        if (distance == least) {
          other += ranks[k] - mean;
          equal++;
        }
      }
      products += equal > 0 ? (ranks[i] - mean) * other / equal : 0;
      squares += (ranks[i] - mean) * (ranks[i] - mean);
    }
    return squares > 0 ? products / squares : 0;
  }

  private static double distance(double[][] features, int i, int k, double enough) {
    double sum = 0;
    for (int j = 0; j < features.length && sum <= enough; j++) {
      double difference = features[j][i] - features[j][k];
      sum += difference * difference;
    }
    return sum;
  }

  /** The features that are alike in neighbouring rows, brought to one scale: they may sort them. */
  private static double[][] sorting(Design design, int[] rows) {
    double[] alike = new double[design.width()];
    for (int j = 0; j < alike.length; j++) {
      alike[j] = ColumnFacts.lagOne(values(design.features().get(j), design.size(), rows));
    }
    return IntStream.range(0, alike.length)
        .filter(j -> alike[j] > ALIKE)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -alike[j]))
        .limit(MOST_FEATURES)
        .map(j -> scaled(values(design.features().get(j), design.size(), rows)))
        .toArray(double[][]::new);
  }

  private static double[] values(Feature feature, int size, int[] rows) {
    double[] all = feature.stored();
    if (feature instanceof Feature.Sparse sparse) {
      all = new double[size];
      for (int k = 0; k < sparse.index().length; k++) {
        all[sparse.index()[k]] = sparse.stored()[k];
      }
    }
    double[] whole = all;
    return IntStream.of(rows).mapToDouble(i -> whole[i]).toArray();
  }

  private static double[] scaled(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double scale = square > 0 ? Math.sqrt(square) : 1;
    return Arrays.stream(values).map(v -> (v - mean) / scale).toArray();
  }

  /** The place of each value in their order; equal values have their mean place. */
  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    for (int i = 1; i <= order.length; i++) {
      if (i == order.length || values[order[i]] != values[order[from]]) {
        for (int k = from; k < i; k++) {
          ranks[order[k]] = (from + i - 1) / 2.0;
        }
        from = i;
      }
    }
    return ranks;
  }
}
