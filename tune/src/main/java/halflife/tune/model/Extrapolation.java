package halflife.tune.model;

import halflife.core.Numbers;
import halflife.core.Words;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.Span;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table with a number far outside of what the training rows had.
 *
 * @param rows their indices
 * @param notes a sentence for each column
 */
record Extrapolation(Set<Integer> rows, List<Words> notes) {
  private static final int DIGITS = 4;

  /**
   * Looks at every column of numbers that a fit uses.
   *
   * @param interval whether predictions of other rows have an interval
   */
  static Extrapolation of(Table table, Encoder encoder, Fit fit, boolean interval) {
    Set<Integer> rows = new TreeSet<>();
    List<Words> notes = new ArrayList<>();
    int feature = 0;
    for (Encoding column : encoder.columns()) {
      if (column instanceof Encoding.Numbers numbers
          && numbers.range().isPresent()
          && fit.uses(feature, 1)) {
        look(table, column.column(), numbers.range().get(), interval, rows, notes);
      }
      feature += column.features().size();
    }
    return new Extrapolation(rows, notes);
  }

  private static void look(
      Table table,
      String column,
      Span span,
      boolean interval,
      Set<Integer> rows,
      List<Words> notes) {
    double[] values = table.numeric(column).values();
    int first = -1;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (span.isFarFrom(values[i])) {
        first = count == 0 ? i : first;
        count++;
        rows.add(i);
      }
    }
    if (count > 0) {
      String one =
          "'%1$s': 1 row has a number far outside of the %3$s to %4$s of the training rows, such as"
              + " %5$s in line %6$s; its prediction is a guess";
      String many =
          "'%1$s': %2$s rows have numbers far outside of the %3$s to %4$s of the training rows, such"
              + " as %5$s in line %6$s; their predictions are guesses";
      notes.add(
          Words.of(
              (count == 1 ? one : many) + (interval ? " without an interval." : "."),
              "'%1$s'：%2$s 行的数值远在训练行的 %3$s 到 %4$s 之外，例如第 %6$s 行的 %5$s；这些预测只是猜测"
                  + (interval ? "，没有区间。" : "。"),
              column,
              count,
              text(span.least()),
              text(span.greatest()),
              text(values[first]),
              table.line(first)));
    }
  }

  private static String text(double value) {
    return Numbers.significant(value, DIGITS);
  }
}
