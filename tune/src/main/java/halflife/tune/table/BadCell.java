package halflife.tune.table;

import halflife.core.Internal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A cell that keeps a column from being numbers.
 *
 * @param line the line of the file, from 1
 * @param text the text of the cell
 * @param trained the form of numbers that the training table has, where that is not the cell's
 */
@Internal
public record BadCell(long line, String text, Optional<NumberForm> trained) {
  private static final Set<String> NOTHING =
      Set.of(
          "", "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "<na>", "nan", "-nan", "null", "nil", "?",
          "-", "--", ".", "\u00a0");
  private static final Set<String> NONE = Set.of("none", "missing");
  private static final Set<String> NOT_FINITE =
      Set.of("inf", "infinity", "-inf", "-infinity", "+inf", "+infinity");
  private static final int LONGEST = 9;
  private static final int SHOWN = 40;

  /** A cell of a table whose cells decide. */
  BadCell(long line, String text) {
    this(line, text, Optional.empty());
  }

  /** Whether nothing stands in a cell of text, or a usual sign for nothing. */
  public static boolean nothing(String cell) {
    return cell.length() <= LONGEST && NOTHING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether nothing stands in a cell among numbers, or a usual sign or word for nothing. */
  public static boolean missing(String cell) {
    return nothing(cell)
        || cell.length() <= LONGEST && NONE.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether a number stands there, or a word for one, that is not finite. */
  boolean notFinite() {
    return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT)) || Double.isInfinite(plain());
  }

  private double plain() {
    return Decimal.parse(text.toCharArray(), 0, text.length());
  }

  /**
   * Describes the fault and the remedy, without the name of the file.
   *
   * @param optional whether the column may hold codes, because it is only a feature
   */
  String describe(String column, boolean optional) {
    String where = "line " + line + ", column '" + column + "': ";
    if (missing(text)) {
      return where + "the value is missing; fill it in or drop the row";
    }
    if (notFinite()) {
      return where + "'" + text + "' is not a finite number; correct it or empty it";
    }
    if (trained.isPresent()) {
      return where
          + "'"
          + shortened(text)
          + "' is not written like the numbers of the training table ("
          + trained.get().word()
          + "); write it so, or empty it if the value is missing";
    }
    if (Double.isFinite(plain())) {
      return where
          + "'"
          + text
          + "' has a decimal point where the column has decimal commas; write all alike";
    }
    if (DecimalStyle.COMMA.explains(text) && DecimalStyle.POINT.explains(text)) {
      return where
          + "'"
          + text
          + "' may be "
          + text.replace(",", "")
          + " or "
          + text.replace(',', '.')
          + "; write numbers without a separator of thousands";
    }
    if (DecimalStyle.any(text)) {
      return where
          + "'"
          + text
          + "' has a decimal comma where other cells have a decimal point; write all alike";
    }
    return where
        + "'"
        + shortened(text)
        + "' is not a number; correct it, or empty it if the value is missing"
        + (optional
            ? ", or if its numbers are codes, "
                + ColumnList.option("--categorical", List.of(column))
            : "");
  }

  public static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
