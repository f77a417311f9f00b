package halflife.tune.source;

import halflife.core.Internal;

/**
 * Reads a number of at most 15 digits as nearly all are written: {@code [-] digits [. digits]}.
 *
 * <p>Up to eight characters are read as one integer, whose digits three multiplications join
 * (Lemire 2021, <i>Number parsing at a gigabyte per second</i>). Up to 2⁵³ and 10^±22 one
 * multiplication or division of two exact doubles is exact (Clinger 1990, <i>How to read floating
 * point numbers accurately</i>).
 */
@Internal
public final class PlainNumber {
  /** The largest power of ten that a double holds exactly, as it does all below. */
  public static final int LARGEST_POWER = 22;

  /** So many digits are a whole number that a double holds exactly. */
  private static final int DIGITS = 15;

  private static final long ZEROS = 0x3030303030303030L;

  /** A point, once zeros are taken away. */
  private static final byte POINT = '.' ^ '0';

  /** Added to a byte above 9, it sets the high bit. */
  private static final long ABOVE_NINE = 0x7676767676767676L;

  private static final double[] POWERS = new double[LARGEST_POWER + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private PlainNumber() {}

  /**
   * The number in a part of some ASCII text; NaN where there is none, or more to it.
   *
   * @param text at least {@link EightBytes#COUNT} bytes longer than what is read
   */
  static double of(byte[] text, int from, int end) {
    int sign = text[from] == '-' ? 1 : 0;
    int first = from + sign;
    int size = end - first;
    double value =
        size > 0 && size <= EightBytes.COUNT ? brief(text, first, size) : longer(text, first, end);
    // no branch, which would be foreseen half of the time
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(value) | (long) sign << Long.SIZE - 1);
  }

  private static double brief(byte[] text, int first, int size) {
    // the characters become the last of eight, behind zeros
    long eight = (EightBytes.at(text, first) ^ ZEROS) << (Long.SIZE - Byte.SIZE * size);
    long other = noDigits(eight);
    if (other == 0) {
      return joined(eight);
    }
    int point = EightBytes.first(other);
    int bits = Byte.SIZE * point;
    if ((byte) (eight >>> bits) != POINT || size == 1) {
      return Double.NaN;
    }
    long before = (eight & (1L << bits) - 1) << Byte.SIZE;
    long behind = eight >>> bits >>> Byte.SIZE << bits << Byte.SIZE;
    long digits = before | behind;
    int decimals = EightBytes.COUNT - 1 - point;
    return noDigits(digits) == 0 ? joined(digits) / POWERS[decimals] : Double.NaN;
  }

  /** The high bit of the first byte that is no digit, and of some behind it. */
  private static long noDigits(long eight) {
    return (eight + ABOVE_NINE | eight) & EightBytes.HIGH;
  }

  /** The number of eight digits, a byte each, the first one lowest. */
  private static long joined(long digits) {
    long pairs = digits * (1 + (10 << 8)) >>> 8 & 0x00FF00FF00FF00FFL;
    long fours = pairs * (1 + (100 << 16)) >>> 16 & 0x0000FFFF0000FFFFL;
    return fours * (1 + (10_000L << 32)) >>> 32;
  }

  private static double longer(byte[] text, int first, int end) {
    if (end - first > DIGITS + 1) {
      return Double.NaN;
    }
    long mantissa = 0;
    int point = -1;
    for (int at = first; at < end; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = 10 * mantissa + digit;
      } else if (text[at] == '.' && point < 0) {
        point = at;
      } else {
        return Double.NaN;
      }
    }
    int digits = end - first - (point < 0 ? 0 : 1);
    if (digits == 0 || digits > DIGITS) {
      return Double.NaN;
    }
    return point < 0 ? mantissa : mantissa / POWERS[end - 1 - point];
  }

  /** An exact number of digits times a power of ten from −22 to 22, correctly rounded. */
  public static double scaled(long mantissa, int scale) {
    return scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale];
  }
}
