package halflife.spark.rows;

import halflife.linear.data.Fill;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The features with missing values, in plain arrays on their way to executors.
 *
 * @param values the features
 * @param missing of each the feature that is 1 where it has none
 * @param placeholders what each holds there
 */
record ShippedFills(int[] values, int[] missing, double[] placeholders) implements Serializable {
  static ShippedFills of(List<Fill> fills) {
    return new ShippedFills(
        fills.stream().mapToInt(Fill::value).toArray(),
        fills.stream().mapToInt(Fill::missing).toArray(),
        fills.stream().mapToDouble(Fill::placeholder).toArray());
  }

  List<Fill> fills() {
    List<Fill> fills = new ArrayList<>();
    for (int f = 0; f < values.length; f++) {
      fills.add(new Fill(values[f], missing[f], placeholders[f]));
    }
    return fills;
  }
}
