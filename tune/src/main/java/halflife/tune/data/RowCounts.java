package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.Numbers;
import halflife.tune.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Expands rows that stand for several identical ones, so that all that follows sees each. */
@Internal
public final class RowCounts {
  /** The most rows that a table is expanded to. */
  static final int MOST = 50_000_000;

  private RowCounts() {}

  /**
   * A table without its column of counts, in which row i stands as often as that says, in place.
   *
   * @param counts the column; the table itself is returned if there is none
   * @throws IllegalArgumentException if a count is missing, negative or no whole number, or there
   *     are no rows or too many in all
   */
  static Table expanded(Table table, Optional<String> counts) {
    if (counts.isEmpty()) {
      return table;
    }
    List<String> others =
        table.names().stream().filter(name -> !name.equals(counts.get())).toList();
    return table.select(others).pick(rows(table, counts.get()));
  }

  /**
   * The index of each row of a table, as often as its count says.
   *
   * @throws IllegalArgumentException if a count is missing, negative or no whole number, or there
   *     are no rows or too many in all
   */
  public static int[] rows(Table table, String column) {
    double[] counts = table.numbers(column);
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0 || counts[i] != Math.rint(counts[i])) {
        throw new IllegalArgumentException(
            table.source().file()
                + ", line "
                + table.line(i)
                + ", column '"
                + column
                + "': the count is "
                + Response.text(counts[i])
                + ", but must be a whole number, at least 0; correct it or drop the row");
      }
      all += counts[i];
    }
    if (all == 0) {
      throw new IllegalArgumentException(
          where(table, column) + ": all counts are 0; give some row a count");
    }
    if (all > MOST) {
      throw new IllegalArgumentException(
          where(table, column)
              + ": the counts stand for "
              + Numbers.significant(all, 3)
              + " rows, but there can be at most "
              + Numbers.significant(MOST, 3)
              + "; draw a sample of them");
    }
    int[] rows = new int[(int) all];
    int end = 0;
    for (int i = 0; i < counts.length; i++) {
      int from = end;
      end += (int) counts[i];
      Arrays.fill(rows, from, end, i);
    }
    return rows;
  }

  private static String where(Table table, String column) {
    return table.source().file() + ", column '" + column + "'";
  }
}
