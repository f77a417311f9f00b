package halflife.lessons.training;

import halflife.core.Words;
import java.util.Arrays;
import java.util.List;

/**
 * A table of numbers, one column of which is to be learned from the others.
 *
 * @param names of the columns, as plain text
 * @param rows the numbers of each row
 * @param target the number of the column to learn, from 0 on
 * @param notes what was left out of the text, in sentences
 */
@SuppressWarnings("ArrayRecordComponent")
public record TableRows(List<String> names, double[][] rows, int target, List<Words> notes) {
  public static final int MOST_ROWS = 2000;
  public static final int FEWEST_ROWS = 12;
  public static final int MOST_COLUMNS = 20;

  /**
   * Checks the sizes.
   *
   * @throws TableRefused if there are too many rows or columns or too few, or all targets are the
   *     same
   */
  public TableRows {
    names = List.copyOf(names);
    notes = List.copyOf(notes);
    if (names.size() > MOST_COLUMNS || names.size() < 2) {
      throw new TableRefused(
          "The number of columns with numbers is %s, but must be from 2 to %s.",
          "数字列的列数为 %s，但必须在 2 到 %s 之间。", names.size(), MOST_COLUMNS);
    }
    if (rows.length > MOST_ROWS || rows.length < FEWEST_ROWS) {
      throw new TableRefused(
          "The number of rows without gaps is %s, but must be from %s to %s.",
          "没有缺失的行数为 %s，但必须在 %s 到 %s 之间。", rows.length, FEWEST_ROWS, MOST_ROWS);
    }
    double first = rows[0][target];
    if (Arrays.stream(rows).allMatch(row -> row[target] == first)) {
      throw new TableRefused(
          "The target, column “%s”, is the same number in all rows, so there is nothing to learn.",
          "目标列“%s”在每一行都是同一个数，没有可学的东西。", names.get(target));
    }
  }

  /**
   * Reads a text of lines with commas, semicolons or tabs between numbers; the first line names the
   * columns. Beside semicolons and tabs a comma may be the decimal point. Columns of words and rows
   * with a gap are left out; of the other columns the last is the target.
   *
   * @throws TableRefused if it is none; its sentence names line and column
   */
  public static TableRows read(String text) {
    return new TableText(text).table("");
  }

  /**
   * The same with another target.
   *
   * @param target the name of its column
   * @throws TableRefused if it is no table, or has no such column
   */
  public static TableRows read(String text, String target) {
    return new TableText(text).table(target);
  }

  /** The same rows with another column as the target. */
  public TableRows withTarget(int column) {
    return new TableRows(names, rows, column, notes);
  }

  /** The values of a column. */
  double[] column(int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
