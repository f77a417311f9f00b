package halflife.tune.table;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cell that may be a number as spreadsheets write it, taken apart: {@code -$5.00}, {@code 12 €},
 * {@code 24%}, {@code (1,200)}.
 *
 * @param negative whether there is a minus, or parentheses around it
 * @param parentheses whether there are parentheses
 * @param unit the currency or the percent sign; empty where there is none
 * @param leading whether the unit comes before the digits
 * @param digits the digits with their separators, spaces of any kind as plain ones
 */
record WrittenNumber(
    boolean negative, boolean parentheses, String unit, boolean leading, String digits) {
  /** The sign of percent. */
  static final String PERCENT = "%";

  private static final int LONGEST = 60;
  private static final int LETTERS = 3;
  private static final Set<String> UNITS =
      Set.of(
          PERCENT, "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "CHF", "SEK", "NOK", "DKK", "ISK",
          "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "RUB", "UAH", "INR", "KRW", "BRL", "MXN", "ARS",
          "CLP", "COP", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "THB", "IDR", "MYR", "PHP", "VND",
          "ZAR", "ILS", "AED", "SAR", "EGP", "NGN", "KES", "kr", "Kč", "zł", "Ft", "Fr", "Rs", "TL",
          "лв", "руб", "元", "円", "원");

  /** Units, written before the number, of countries whose decimals come after a point. */
  private static final Set<String> POINTED =
      Set.of(
          "$", "US$", "USD", "£", "GBP", "¥", "JPY", "CNY", "₹", "INR", "Rs", "₩", "KRW", "A$",
          "AU$", "AUD", "NZ$", "NZD", "HK$", "HKD", "NT$", "TWD", "S$", "SGD", "฿", "THB", "₱",
          "PHP", "₪", "ILS");

  /** The parts of a cell; none if it is no number however the column writes them. */
  static Optional<WrittenNumber> of(String cell) {
    int first = 0;
    int end = cell.length() > LONGEST ? 0 : cell.length();
    while (first < end && !digit(cell.charAt(first))) {
      first++;
    }
    while (first < end && !digit(cell.charAt(end - 1))) {
      end--;
    }
    if (first == end) {
      return Optional.empty();
    }
    if (first > 0 && ".,".indexOf(cell.charAt(first - 1)) >= 0) {
      boolean letter = first > 1 && Character.isLetter(cell.charAt(first - 2));
      first -= letter ? 0 : 1; // the point of Rs.500 is none of a number
    }
    if (first == 0 && end == cell.length()) {
      return Optional.of(new WrittenNumber(false, false, "", false, spaced(cell)));
    }
    return of(
        tight(cell, 0, first), spaced(cell.substring(first, end)), tight(cell, end, cell.length()));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean space(char c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }

  /** Digits with plain spaces. */
  private static String spaced(String digits) {
    String spaced = digits;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      spaced = c != ' ' && space(c) ? spaced.replace(c, ' ') : spaced;
    }
    return spaced;
  }

  /** A part of a cell without spaces, with a plain minus. */
  private static String tight(String cell, int from, int to) {
    StringBuilder tight = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = cell.charAt(i);
      if (!space(c)) {
        tight.append(c == '−' ? '-' : c);
      }
    }
    return tight.toString();
  }

  private static Optional<WrittenNumber> of(String before, String digits, String after) {
    int open = before.indexOf('(');
    int close = after.indexOf(')');
    String outside = open < 0 ? before : before.substring(0, open);
    String sign = "";
    if (open < 0 && !outside.isEmpty()) {
      boolean signed = "+-".indexOf(outside.charAt(0)) >= 0;
      int at = signed ? 0 : outside.length() - 1;
      if ("+-".indexOf(outside.charAt(at)) >= 0) {
        sign = outside.substring(at, at + 1);
        outside = outside.substring(0, at) + outside.substring(at + 1);
      }
    }
    String leading = outside + before.substring(open + 1, open < 0 ? 0 : before.length());
    String trailing = close < 0 ? after : after.substring(0, close) + after.substring(close + 1);
    String unit = leading + trailing;
    boolean one = unit.isEmpty() || isUnit(unit);
    if ((open < 0) != (close < 0) || !one || !leading.isEmpty() && !trailing.isEmpty()) {
      return Optional.empty();
    }
    boolean negative = open >= 0 || sign.equals("-");
    return Optional.of(
        new WrittenNumber(negative, open >= 0, unit.replace(".", ""), !leading.isEmpty(), digits));
  }

  /** Whether this is a percent sign or a currency: a code, a word or a sign such as US$. */
  private static boolean isUnit(String text) {
    int last = text.length() - 1;
    if (last <= LETTERS && Character.getType(text.charAt(last)) == Character.CURRENCY_SYMBOL) {
      return text.chars().limit(last).allMatch(c -> c >= 'A' && c <= 'Z');
    }
    boolean point = text.charAt(last) == '.';
    return UNITS.contains(point ? text.substring(0, last) : text);
  }

  boolean percent() {
    return unit.equals(PERCENT);
  }

  boolean currency() {
    return !unit.isEmpty() && !percent();
  }

  /** Whether the currency says that decimals come after a point. */
  boolean pointed() {
    return leading && POINTED.contains(unit);
  }

  /** The number in this style, NaN where the digits are not written so. */
  double value(DecimalStyle style) {
    double value = style.parse(digits);
    return negative ? -value : value;
  }

  /** Whether it is a number in some style. */
  boolean possible() {
    return Stream.of(DecimalStyle.values()).anyMatch(style -> Double.isFinite(value(style)));
  }
}
