package halflife.core;

import java.util.Collections;
import java.util.List;

/**
 * Rows of text as columns of equal width, two spaces between them and none at the end. Spaces that
 * do not break become plain ones.
 */
public final class TextTable {
  private TextTable() {}

  /** A line for each row, every column flush left. */
  public static String of(List<List<String>> rows) {
    return of(rows, Collections.nCopies(rows.get(0).size(), false));
  }

  /**
   * A line for each row.
   *
   * @param right for each column, whether it is flush right
   */
  public static String of(List<List<String>> rows, List<Boolean> right) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = row.get(c).replace('\u00A0', ' ');
        String gap = " ".repeat(widths[c] - cell.length());
        line.append(c == 0 ? "" : "  ").append(right.get(c) ? gap + cell : cell + gap);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
