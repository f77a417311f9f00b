package halflife.tune.model;

import halflife.core.Numbers;
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
record Extrapolation(Set<Integer> rows, List<String> notes) {
  private static final int DIGITS = 4;

  /**
   * Looks at every column of numbers that a fit uses.
   *
   * @param interval whether predictions of other rows have an interval
   */
  static Extrapolation of(Table table, Encoder encoder, Fit fit, boolean interval) {
    Set<Integer> rows = new TreeSet<>();
    List<String> notes = new ArrayList<>();
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
      List<String> notes) {
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
      notes.add(
          "'"
              + column
              + "': "
              + (count == 1 ? "1 row has a number" : count + " rows have numbers")
              + " far outside of the "
              + text(span.least())
              + " to "
              + text(span.greatest())
              + " of the training rows, such as "
              + text(values[first])
              + " in line "
              + table.line(first)
              + "; "
              + (count == 1 ? "its prediction is a guess" : "their predictions are guesses")
              + (interval ? " without an interval." : "."));
    }
  }

  private static String text(double value) {
    return Numbers.significant(value, DIGITS);
  }
}
