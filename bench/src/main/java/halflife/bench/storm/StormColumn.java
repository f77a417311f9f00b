package halflife.bench.storm;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A column of a drawn table.
 *
 * @param name its header
 * @param cells one text for each row, as it stands in the file
 * @param values what the cells mean as numbers, for targets and other columns to follow from
 */
record StormColumn(String name, String[] cells, double[] values) {
  /** Numbers, each written out in full. */
  static StormColumn numbers(String name, double[] values) {
    return of(name, values, i -> number(values[i]));
  }

  static StormColumn of(String name, double[] values, IntFunction<String> cell) {
    String[] cells = new String[values.length];
    Arrays.setAll(cells, cell);
    return new StormColumn(name, cells, values);
  }

  /** The shortest text of a number; whole ones without a point. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  int rows() {
    return cells.length;
  }

  /** The same with nothing in some cells. */
  StormColumn without(boolean[] missing, String spelling) {
    String[] gaps = cells.clone();
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = missing[i] ? spelling : gaps[i];
    }
    return new StormColumn(name, gaps, values);
  }

  /** The values brought to mean 0 and standard deviation 1, none further out than 5. */
  double[] standardized() {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double sd = square > 0 ? Math.sqrt(square) : 1;
    return Arrays.stream(values).map(v -> Math.max(-5, Math.min(5, (v - mean) / sd))).toArray();
  }
}
