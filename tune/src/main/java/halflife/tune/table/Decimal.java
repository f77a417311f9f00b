package halflife.tune.table;

import com.fasterxml.jackson.core.io.NumberInput;
import halflife.core.Internal;
import halflife.tune.source.PlainNumber;

/**
 * Reads decimal numbers out of a character buffer, correctly rounded.
 *
 * <p>The grammar is {@code [+-] digits [. digits] [e [+-] digits]} with at least one digit, and
 * spaces around; what {@link Double#parseDouble} accepts beyond it (NaN, hexadecimal, a trailing
 * {@code d}) is no number here. What is exact in one operation is that of {@link PlainNumber}; the
 * rest goes to the parser in Jackson (Lemire 2021).
 */
@Internal
public final class Decimal {
  private static final long EXACT = 1L << 53;
  private static final int DIGITS = 18;

  private Decimal() {}

  /** The number in these characters, infinite where it is too large, NaN where there is none. */
  public static double parse(char[] text, int from, int length) {
    int start = from;
    int end = from + length;
    while (start < end && text[start] <= ' ') {
      start++;
    }
    while (start < end && text[end - 1] <= ' ') {
      end--;
    }
    int at = start;
    boolean negative = at < end && text[at] == '-';
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int scale = 0;
    int digits = 0;
    int significant = 0;
    boolean point = false;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        if (significant > 0 || digit != 0) {
          significant++;
        }
        if (significant <= DIGITS) {
          mantissa = mantissa * 10 + digit;
        }
        scale -= point ? 1 : 0;
      } else if (text[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    if (at < end) {
      int exponent = exponent(text, at, end);
      if (exponent == Integer.MIN_VALUE) {
        return Double.NaN;
      }
      scale += exponent;
    }
    if (significant <= DIGITS
        && mantissa <= EXACT
        && Math.abs(scale) <= PlainNumber.LARGEST_POWER) {
      double value = PlainNumber.scaled(mantissa, scale);
      return negative ? -value : value;
    }
    return NumberInput.parseDouble(text, start, end - start, true);
  }

  /** The exponent from its letter to the end, at most ±99999, or MIN_VALUE where there is none. */
  private static int exponent(char[] text, int from, int end) {
    int at = from;
    if (text[at] != 'e' && text[at] != 'E') {
      return Integer.MIN_VALUE;
    }
    at++;
    boolean negative = at < end && text[at] == '-';
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    if (at == end) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; at < end; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = Math.min(value * 10 + digit, 99_999);
    }
    return negative ? -value : value;
  }
}
