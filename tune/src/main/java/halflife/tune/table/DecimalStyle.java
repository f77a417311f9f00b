package halflife.tune.table;

import halflife.core.Internal;

/** The styles in which a column writes its numbers: what separates decimals, and thousands. */
@Internal
public enum DecimalStyle {
  /** 1234.5: the plain way of {@link Decimal}, without separators of thousands. */
  PLAIN("1234.5", "", '.'),

  /** 1234,5: a decimal comma; points between thousands where they cannot be a decimal point. */
  COMMA("1234,5", ".", ','),

  /** 1,234.5: a decimal point, commas between thousands. */
  POINT("1,234.5", ",", '.'),

  /** 1.234,5: a decimal comma, and 1.234 is more than a thousand. */
  DOTTED("1.234,5", ".", ','),

  /** 1 234,5: a decimal comma, spaces between thousands. */
  SPACED_COMMA("1 234,5", " ", ','),

  /** 1 234.5: a decimal point, spaces between thousands. */
  SPACED_POINT("1 234.5", " ", '.'),

  /** 1'234.5: a decimal point, apostrophes between thousands. */
  APOSTROPHE("1'234.5", "'’", '.');

  private static final int GROUP = 3;

  private final String word;
  private final String separators;
  private final char decimal;

  DecimalStyle(String word, String separators, char decimal) {
    this.word = word;
    this.separators = separators;
    this.decimal = decimal;
  }

  /** A number as the style writes it: one thousand, two hundred and thirty-four and a half. */
  String word() {
    return word;
  }

  /** Whether the decimals come after a comma. */
  boolean comma() {
    return decimal == ',';
  }

  /** Whether the cell has a separator that this style explains. */
  boolean explains(String cell) {
    int start = cell.startsWith("+") || cell.startsWith("-") ? 1 : 0;
    int lead = digits(cell, start);
    int at = start + lead;
    int groups = 0;
    while (at < cell.length() && separators.indexOf(cell.charAt(at)) >= 0) {
      if (digits(cell, at + 1) != GROUP) {
        break;
      }
      groups++;
      at += 1 + GROUP;
    }
    if (groups > 0 && (lead < 1 || lead > GROUP || cell.charAt(start) == '0')) {
      return false;
    }
    boolean decimals = at < cell.length() && cell.charAt(at) == decimal;
    if (decimals) {
      int count = digits(cell, at + 1);
      at += 1 + count;
      if (count == 0) {
        return false;
      }
    }
    boolean ended = at == cell.length() || this == COMMA && decimals && exponent(cell, at);
    return ended && (groups >= (this == COMMA ? 2 : 1) || comma() && decimals);
  }

  /** The number of digits from here on. */
  private static int digits(String cell, int from) {
    int at = from;
    while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  /** Whether the rest of a cell is an exponent. */
  private static boolean exponent(String cell, int from) {
    boolean letter = cell.charAt(from) == 'e' || cell.charAt(from) == 'E';
    int at = from + 1;
    at += at < cell.length() && (cell.charAt(at) == '+' || cell.charAt(at) == '-') ? 1 : 0;
    return letter && at < cell.length() && at + digits(cell, at) == cell.length();
  }

  /** Whether a comma may be why this cell is no number in the plain style. */
  static boolean any(String cell) {
    return COMMA.explains(cell) || POINT.explains(cell);
  }

  /** The number in a cell of a column of this style, NaN where it is not written so. */
  double parse(String cell) {
    char[] plain = new char[cell.length()];
    int length = 0;
    boolean explained = explains(cell);
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (!explained || separators.indexOf(c) < 0) {
        plain[length++] = explained && c == decimal ? '.' : c;
      }
    }
    boolean wrong = !explained && comma() && cell.indexOf('.') >= 0;
    return wrong ? Double.NaN : Decimal.parse(plain, 0, length);
  }
}
