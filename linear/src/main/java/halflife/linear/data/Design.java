package halflife.linear.data;

import halflife.core.Internal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows a linear model is fitted to, column by column.
 *
 * <p>The arrays are not copied and must not be changed afterwards.
 *
 * @param features p columns of N values
 * @param target N values: numbers, counts, or the index of each row's class
 * @param weights N case weights, at least 0, not all 0; only their ratios matter
 * @param offsets the terms added to the linear predictor of each row; empty for 0 everywhere
 * @param fills the features with missing values
 */
public record Design(
    List<Feature> features, double[] target, double[] weights, double[] offsets, List<Fill> fills)
    implements MomentRows {
  /** The rows that are written at once, feature after feature. */
  private static final int TILE = 64;

  /**
   * Checks shapes and numbers.
   *
   * @throws IllegalArgumentException if lengths differ, a number is not finite, a weight is
   *     negative or all weights are 0
   */
  public Design {
    features = List.copyOf(features);
    fills = List.copyOf(fills);
    int n = target.length;
    if (n == 0) {
      throw new IllegalArgumentException("there are no rows to fit; give at least one");
    }
    if (weights.length != n || offsets.length != 0 && offsets.length != n) {
      throw new IllegalArgumentException(
          "there are "
              + n
              + " targets, but "
              + weights.length
              + " weights and "
              + offsets.length
              + " offsets; give one of each per row (or no offsets)");
    }
    checkFinite("target", target);
    checkFinite("offset", offsets);
    double total = 0;
    for (int i = 0; i < n; i++) {
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            "weight " + i + " is " + weights[i] + ", but a weight is a finite number, at least 0");
      }
      total += weights[i];
    }
    if (!(total > 0)) {
      throw new IllegalArgumentException("all weights are 0; give at least one row some weight");
    }
    for (int j = 0; j < features.size(); j++) {
      if (features.get(j).size() != n) {
        throw new IllegalArgumentException(
            "feature " + j + " has " + features.get(j).size() + " rows, but the target has " + n);
      }
      checkFinite("feature " + j + ", value", features.get(j).stored());
    }
  }

  private static void checkFinite(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(what + " " + i + " is " + values[i] + ", not finite");
      }
    }
  }

  /**
   * A design from rows.
   *
   * @param rows N rows of p values each
   * @throws IllegalArgumentException if the rows differ in length or there is not one per target
   */
  public static Design of(double[][] rows, double[] target, double[] weights) {
    if (rows.length != target.length) {
      throw new IllegalArgumentException(
          "there are "
              + rows.length
              + " rows, but "
              + target.length
              + " targets; give one of each per row");
    }
    int p = rows.length == 0 ? 0 : rows[0].length;
    double[][] columns = new double[p][rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != p) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " features, but row 0 has " + p);
      }
      for (int j = 0; j < p; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    List<Feature> features = new ArrayList<>();
    for (double[] column : columns) {
      features.add(new Feature.Dense(column));
    }
    return new Design(features, target, weights, new double[0], List.of());
  }

  /** A design from rows that all weigh the same. */
  public static Design unweighted(double[][] rows, double[] target) {
    double[] ones = new double[target.length];
    Arrays.fill(ones, 1);
    return of(rows, target, ones);
  }

  /** A copy with these offsets. */
  public Design withOffsets(double[] values) {
    return new Design(features, target, weights, values, fills);
  }

  /** A copy with missing values in some columns. */
  public Design withFills(List<Fill> values) {
    return new Design(features, target, weights, offsets, values);
  }

  /**
   * Picks some of the rows, in this order; sparse columns stay sparse and missing values missing.
   *
   * @param rows each from 0 to N − 1, none twice
   * @throws IllegalArgumentException if there are none, one is out of range or there twice, or all
   *     their weights are 0
   */
  public Design pick(int[] rows) {
    int[] position = new int[size()];
    Arrays.fill(position, -1);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] < 0 || rows[i] >= size() || position[rows[i]] >= 0) {
        throw new IllegalArgumentException(
            "row " + rows[i] + " cannot be picked: there is no such row, or it was picked before");
      }
      position[rows[i]] = i;
    }
    List<Feature> picked = new ArrayList<>();
    for (Feature feature : features) {
      picked.add(feature.pick(rows, position));
    }
    return new Design(picked, pick(target, rows), pick(weights, rows), pick(offsets, rows), fills);
  }

  private static double[] pick(double[] values, int[] rows) {
    return values.length == 0 ? values : Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }

  /** The mean of each feature as it is stored, whatever the weights: a value near the others. */
  @Internal
  public double[] middles() {
    double[] middles = new double[features.size()];
    for (int j = 0; j < middles.length; j++) {
      for (double value : features.get(j).stored()) {
        middles[j] += value / size();
      }
    }
    return middles;
  }

  /** N. */
  @Override
  public int size() {
    return target.length;
  }

  /** p. */
  @Override
  public int width() {
    return features.size();
  }

  /** The offset of row i. */
  @Internal
  public double offset(int i) {
    return offsets.length == 0 ? 0 : offsets[i];
  }

  /** The response that squared error fits: the target of row i less its offset. */
  @Internal
  @Override
  public double response(int i) {
    return target[i] - offset(i);
  }

  /** The weight of row i. */
  @Internal
  @Override
  public double weight(int i) {
    return weights[i];
  }

  /** Row i as it is stored: p values. */
  public double[] row(int i) {
    return rows(i, i + 1, new double[0][])[0];
  }

  /** All rows as they are stored: N of p values. */
  public double[][] allRows() {
    return rows(0, size(), new double[0][]);
  }

  @Internal
  @Override
  public double[][] rows(int from, int to, double[][] room) {
    double[][] rows = room.length < to - from ? new double[to - from][width()] : room;
    for (int first = from; first < to; first += TILE) { // few enough to stay at hand
      int end = Math.min(to, first + TILE);
      for (int j = 0; j < features.size(); j++) {
        Feature feature = features.get(j);
        if (feature instanceof Feature.Dense dense) {
          double[] values = dense.values();
          for (int i = first; i < end; i++) {
            rows[i - from][j] = values[i];
          }
        } else {
          for (int i = first; i < end; i++) {
            rows[i - from][j] = feature.at(i);
          }
        }
      }
    }
    return rows;
  }
}
