package halflife.tune.encode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The categories of a column.
 *
 * @param names the levels
 * @param shares the weighted share of the training rows that have each
 */
public record Levels(List<String> names, List<Double> shares) {
  static final Levels NONE = new Levels(List.of(), List.of());

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there is not one share for each level
   */
  public Levels {
    names = List.copyOf(names);
    shares = List.copyOf(shares);
    if (names.size() != shares.size()) {
      throw new IllegalArgumentException(
          "there are " + names.size() + " levels, but " + shares.size() + " shares of rows");
    }
  }

  /**
   * The levels that rows have, with their shares.
   *
   * @param names all levels
   * @param level each row's level, −1 for none
   * @param weights each row's weight
   */
  public static Levels of(List<String> names, int[] level, double[] weights) {
    double[] sums = new double[names.size()];
    double total = 0;
    for (int i = 0; i < level.length; i++) {
      if (level[i] >= 0) {
        sums[level[i]] += weights[i];
      }
      total += weights[i];
    }
    double all = total;
    return new Levels(names, java.util.Arrays.stream(sums).mapToObj(s -> s / all).toList());
  }

  /** The levels with these shares, in the order of the map. */
  public static Levels of(Map<String, Double> shares) {
    return new Levels(List.copyOf(shares.keySet()), List.copyOf(shares.values()));
  }

  /** The share of each level, in their order. */
  public Map<String, Double> byName() {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (int l = 0; l < names.size(); l++) {
      byName.put(names.get(l), shares.get(l));
    }
    return byName;
  }

  List<String> named(String prefix) {
    return names.stream().map(name -> prefix + name).toList();
  }
}
