package halflife.tune.encode;

import halflife.core.Words;
import halflife.linear.data.Feature;
import halflife.linear.data.Fill;
import halflife.tune.table.BadCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Gathers features of rows; where a number is missing, the training mean stands. */
public final class FeatureBuilder {
  /** A row that has none of the levels. */
  static final int NO_LEVEL = -1;

  /** A row that lacks what every training row had: it takes each level's share. */
  static final int AVERAGE = -2;

  private static final double SPARSE = 0.1;
  private static final int LISTED = 3;

  private final List<Feature> features = new ArrayList<>();
  private final List<Fill> fills = new ArrayList<>();
  private final List<Words> notes = new ArrayList<>();

  /** Ends the building and returns the features. */
  public Encoded end() {
    return new Encoded(features, fills, notes);
  }

  /**
   * Adds a feature of numbers.
   *
   * @param values one per row, NaN where there is none; used as it is if there is no NaN
   * @param mean the value in place of NaN
   * @return its index
   */
  int numbers(double[] values, double mean) {
    int missing = missing(values);
    if (missing > 0) {
      values = values.clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.isNaN(values[i]) ? mean : values[i];
      }
    }
    features.add(new Feature.Dense(values));
    return features.size() - 1;
  }

  /** An indicator of the rows that have no number. */
  void gaps(double[] values) {
    int[] level = Arrays.stream(values).mapToInt(v -> Double.isNaN(v) ? 0 : NO_LEVEL).toArray();
    indicators(level, List.of(1.0));
  }

  /** Records that the feature added last marks where another one holds a mean. */
  void fill(int value, double mean) {
    fills.add(new Fill(value, features.size() - 1, mean));
  }

  /** Notes the number of rows that lack a value which every training row had. */
  void unexpectedGaps(String column, int missing, Words standsThere) {
    if (missing > 0) {
      notes.add(
          Words.of(
              missing == 1
                  ? "'%s': 1 row has no value; %3$s stands there."
                  : "'%s': %s rows have no value; %s stands there.",
              "'%s'：%s 行没有值，以%s 代替。",
              column,
              missing,
              standsThere));
    }
  }

  public static int missing(double[] values) {
    int missing = 0;
    for (double value : values) {
      missing += Double.isNaN(value) ? 1 : 0;
    }
    return missing;
  }

  /**
   * An indicator for each level, sparse where few rows have it.
   *
   * @param level each row's level, {@link #NO_LEVEL} or {@link #AVERAGE}
   * @param shares the levels' shares of the training rows
   */
  void indicators(int[] level, List<Double> shares) {
    int[] count = new int[shares.size()];
    int averages = 0;
    for (int l : level) {
      if (l >= 0) {
        count[l]++;
      }
      averages += l == AVERAGE ? 1 : 0;
    }
    double[][] dense = new double[shares.size()][];
    int[][] index = new int[shares.size()][];
    double[][] values = new double[shares.size()][];
    for (int l = 0; l < count.length; l++) {
      if (count[l] + averages < SPARSE * level.length) {
        index[l] = new int[count[l] + averages];
        values[l] = new double[count[l] + averages];
      } else {
        dense[l] = new double[level.length];
      }
    }
    int[] used = new int[shares.size()];
    for (int i = 0; i < level.length; i++) {
      int from = level[i] == AVERAGE ? 0 : level[i];
      int to = level[i] == AVERAGE ? count.length : level[i] + 1;
      for (int l = Math.max(0, from); l < to; l++) {
        double value = level[i] == AVERAGE ? shares.get(l) : 1;
        if (dense[l] != null) {
          dense[l][i] = value;
        } else {
          index[l][used[l]] = i;
          values[l][used[l]++] = value;
        }
      }
    }
    for (int l = 0; l < count.length; l++) {
      features.add(
          dense[l] == null
              ? new Feature.Sparse(level.length, index[l], values[l])
              : new Feature.Dense(dense[l]));
    }
  }

  /**
   * Notes the levels that the training rows did not have.
   *
   * @param unseen the number of rows with each
   * @return the number of rows with any of them
   */
  int unseen(String what, Map<String, Integer> unseen) {
    int count = unseen.values().stream().mapToInt(Integer::intValue).sum();
    if (count > 0) {
      boolean more = unseen.size() > LISTED;
      Words levels =
          Words.listed(
              unseen.keySet().stream()
                  .limit(LISTED)
                  .map(level -> Words.same("'" + BadCell.shortened(level) + "'"))
                  .toList());
      notes.add(
          Words.of(
              (count == 1 ? "'%1$s': 1 row has" : "'%1$s': %2$s rows have")
                  + (unseen.size() == 1
                      ? " the unseen level %4$s."
                      : " %3$s unseen levels: %4$s" + (more ? ", …." : ".")),
              "'%1$s'：%2$s 行有训练时没有见过的 %3$s 个类别：%4$s" + (more ? " 等。" : "。"),
              what,
              count,
              unseen.size(),
              levels));
    }
    return count;
  }
}
