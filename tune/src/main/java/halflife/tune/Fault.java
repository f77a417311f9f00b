package halflife.tune;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cell that is no finite number.
 *
 * @param line the line of the file, from 1
 * @param text what stands there
 */
record Fault(long line, String text) {
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "null", "none", "?", "-", ".");
  private static final Set<String> NOT_FINITE =
      Set.of("nan", "inf", "infinity", "-inf", "-infinity", "+inf", "+infinity");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[\\d.]*,\\d+([eE][+-]?\\d+)?");
  private static final int SHOWN = 40;

  /** No cell: the column was read as text because that was asked for. */
  static final Fault NONE = new Fault(0, "");

  /** Whether nothing stands there, or a usual word for nothing. */
  boolean missing() {
    return MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a word for something that is no finite number stands there. */
  boolean notFinite() {
    return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT)) || overflow();
  }

  private boolean overflow() {
    return Double.isInfinite(Decimal.parse(text.toCharArray(), 0, text.length()));
  }

  /** Whether this is a number written with a decimal comma. */
  boolean decimalComma() {
    return DECIMAL_COMMA.matcher(text).matches();
  }

  /** What is wrong and what to do, without the name of the file. */
  String describe(String column) {
    String remedy = ", or leave the column out with --exclude " + ColumnList.format(column);
    String where = "line " + line + ", column '" + column + "': ";
    if (text.isEmpty()) {
      return where + "the value is missing; fill it in or drop the row" + remedy;
    }
    if (missing()) {
      return where
          + "'"
          + text
          + "' looks like a missing value; fill it in or drop the row"
          + remedy;
    }
    if (notFinite()) {
      return where + "'" + text + "' is not a finite number; correct it or drop the row" + remedy;
    }
    if (decimalComma()) {
      return where + "'" + text + "' has a comma; write numbers with a decimal point, as in 1234.5";
    }
    return where + "'" + shortened(text) + "' is not a number; correct it" + remedy;
  }

  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
