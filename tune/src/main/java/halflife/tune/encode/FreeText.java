package halflife.tune.encode;

import halflife.core.ShellWord;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.ColumnList;
import halflife.tune.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences about columns whose texts hardly ever occur twice: they show what stands there. */
final class FreeText {
  /** A number with a sign or a unit beside it. */
  private static final Pattern DRESSED =
      Pattern.compile(
          "(?<before>(?:\\p{Sc}|[A-Z]{2,3}(?:\\h|\\p{Sc}))?)\\h*"
              + "[+-]?\\d[\\d.,' \u00A0]*"
              + "(?<after>(?:%|\\p{Sc}|[A-Za-zµ°][A-Za-zµ°²³/]{0,5})?)");

  private static final int SHOWN = 2;

  private FreeText() {}

  /**
   * Refuses a column whose cells are mostly numbers with the same sign beside them: to leave it out
   * would lose what it says.
   */
  static void refuseDressedNumbers(Table table, String name, Column.Words words) {
    Map<String, Integer> signs = new HashMap<>();
    for (String text : words.words()) {
      Matcher matcher = DRESSED.matcher(text);
      if (matcher.matches()) {
        String sign = matcher.group("before") + " " + matcher.group("after");
        if (!sign.isBlank()) {
          signs.merge(sign, 1, Integer::sum);
        }
      }
    }
    boolean mostly = signs.values().stream().anyMatch(count -> 2 * count > words.words().size());
    if (mostly) {
      throw new IllegalArgumentException(
          table.source().file()
              + ": column '"
              + name
              + "' is text, because its numbers have a sign or a unit beside them, such as "
              + examples(table, words)
              + "; write numbers alone, as 1200.5");
    }
  }

  /** The refusal of columns of names or notes, with what stands in the first of them. */
  static IllegalArgumentException refused(Table table, List<String> columns) {
    boolean one = columns.size() == 1;
    String first = columns.get(0);
    return new IllegalArgumentException(
        table.source().file()
            + ": "
            + (one ? "column '" + first + "' has" : columns.size() + " columns have")
            + " another text in most rows, such as "
            + examples(table, table.words(first))
            + (one ? "" : " of '" + first + "'")
            + ", which new rows will not share; leave names and notes out with "
            + ColumnList.option("--exclude", columns)
            + ", or keep rows together that share one with "
            + ShellWord.option("--group", first));
  }

  private static String examples(Table table, Column.Words words) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < words.codes().length && shown < SHOWN; i++) {
      String cell = words.words().get(words.codes()[i]);
      if (!BadCell.nothing(cell)) {
        out.append(shown == 0 ? "'" : " and '").append(BadCell.shortened(cell));
        out.append("' in line ").append(table.line(i));
        shown++;
      }
    }
    return out.toString();
  }
}
