package halflife.tune.table;

import java.util.regex.Pattern;

/**
 * The styles in which a column writes its numbers, where that is not the plain way of {@link
 * Decimal}.
 */
enum DecimalStyle {
  /** 1.234,5: a decimal comma, points between thousands. */
  COMMA(
      "[+-]?(\\d+|[1-9]\\d{0,2}(\\.\\d{3})+)?,\\d+([eE][+-]?\\d+)?|[+-]?[1-9]\\d{0,2}(\\.\\d{3}){2,}"),

  /** 1,234.5: a decimal point, commas between thousands. */
  POINT("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+([eE][+-]?\\d+)?");
  private final Pattern pattern;

  DecimalStyle(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** Whether the cell has a separator that this style explains. */
  boolean explains(String cell) {
    return pattern.matcher(cell).matches();
  }

  /** Whether some style, but not the plain one, makes this cell a number. */
  static boolean any(String cell) {
    return COMMA.explains(cell) || POINT.explains(cell);
  }

  /** The number in a cell of a column of this style, NaN where it is not written so. */
  double parse(String cell) {
    String plain = cell;
    if (explains(cell)) {
      plain = this == COMMA ? cell.replace(".", "").replace(',', '.') : cell.replace(",", "");
    } else if (this == COMMA && !WHOLE.matcher(cell).matches()) {
      return Double.NaN;
    }
    return Decimal.parse(plain.toCharArray(), 0, plain.length());
  }
}
