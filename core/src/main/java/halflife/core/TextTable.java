package halflife.core;

import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/** Rows of text as columns of equal width, two spaces between them and none at the end. */
@Internal
public final class TextTable {
  private TextTable() {}

  /** A line for each row, every column flush left; spaces that do not break become plain ones. */
  public static String of(List<List<String>> rows) {
    return of(rows, Collections.nCopies(rows.get(0).size(), false));
  }

  /**
   * A line for each row; spaces that do not break become plain ones.
   *
   * @param right for each column, whether it is flush right
   */
  public static String of(List<List<String>> rows, List<Boolean> right) {
    List<List<String>> plain =
        rows.stream()
            .map(row -> row.stream().map(cell -> cell.replace('\u00A0', ' ')).toList())
            .toList();
    return of(plain, right, String::length);
  }

  /**
   * A line for each row, its cells as they are.
   *
   * @param right for each column, whether it is flush right
   * @param columns counts the terminal columns that a text takes
   */
  public static String of(
      List<List<String>> rows, List<Boolean> right, ToIntFunction<String> columns) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], columns.applyAsInt(row.get(c)));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = row.get(c);
        String gap = " ".repeat(widths[c] - columns.applyAsInt(cell));
        line.append(c == 0 ? "" : "  ").append(right.get(c) ? gap + cell : cell + gap);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
