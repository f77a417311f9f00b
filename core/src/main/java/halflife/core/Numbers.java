package halflife.core;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Numbers as a person reads them; the same characters on every machine. */
@Internal
public final class Numbers {
  private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.0001");
  private static final BigDecimal LARGEST_PLAIN = new BigDecimal("1000000000");

  /** A place below it has tenths that an int holds. */
  private static final double SMALL_PLACE = 1e8;

  private Numbers() {}

  /**
   * A number to so many significant digits, without trailing zeros: {@code 0.01234}, {@code 54.3},
   * {@code 1,234,567}, {@code 1.2e-7}.
   *
   * <p>Digits before the decimal point are never rounded away below 1e9; a number that is not
   * finite is written {@code ∞}, {@code −∞} or {@code –}; one below {@link Double#MIN_NORMAL}, of
   * which a double holds few digits and each Java writes others, is 0.
   */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    if (Math.abs(value) < Double.MIN_NORMAL) {
      return "0";
    }
    String sign = value < 0 ? "−" : "";
    BigDecimal size = BigDecimal.valueOf(Math.abs(value));
    BigDecimal rounded = rounded(size, digits);
    if (rounded.compareTo(SMALLEST_PLAIN) < 0 || rounded.compareTo(LARGEST_PLAIN) >= 0) {
      int exponent = rounded.precision() - rounded.scale() - 1;
      return sign + plain(rounded.movePointLeft(exponent)) + "e" + exponent;
    }
    boolean integerDigitsLost = rounded.scale() < 0;
    return sign
        + grouped(plain(integerDigitsLost ? size.setScale(0, RoundingMode.HALF_EVEN) : rounded));
  }

  /** So many digits of a number, as {@link BigDecimal#round}, which not every Java has right. */
  private static BigDecimal rounded(BigDecimal size, int digits) {
    int more = size.precision() - digits;
    if (more <= 0) {
      return size;
    }
    BigDecimal cut = size.setScale(size.scale() - more, RoundingMode.HALF_EVEN);
    return cut.precision() > digits ? cut.setScale(cut.scale() - 1, RoundingMode.HALF_EVEN) : cut;
  }

  /** A number to so many decimals, trailing zeros kept: for the labels of one axis. */
  public static String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return (rounded.signum() < 0 ? "−" : "") + grouped(rounded.abs().toPlainString());
  }

  /**
   * A share as a percentage to two significant digits, such as {@code 3.2 %} (the space does not
   * break); the sign is dropped.
   */
  public static String percent(double share) {
    double size = Math.abs(share) * 100;
    return (size < 0.005 ? "0" : size < 0.1 ? fixed(size, 2) : significant(size, 2)) + "\u00A0%";
  }

  /**
   * The part of a whole as a percentage that is neither nothing nor all unless it is: near 100 % to
   * two digits of what is missing.
   */
  public static String part(double share) {
    if (share > 0 && share < 0.0001) {
      return "<\u00A00.01\u00A0%";
    }
    if (share > 0.99999 && share < 1) {
      return ">\u00A099.999\u00A0%";
    }
    if (share > 0.99 && share < 1) {
      double missing = Double.parseDouble(significant(100 * (1 - share), 2));
      return significant(100 - missing, 6) + "\u00A0%";
    }
    return percent(share);
  }

  /** The axes of an array: {@code 64×20}; 1 for a single number. */
  public static String shape(List<Integer> axes) {
    return axes.isEmpty() ? "1" : axes.stream().map(String::valueOf).collect(joining("×"));
  }

  /** A whole number, with commas between thousands. */
  public static String count(long value) {
    return (value < 0 ? "−" : "") + grouped(BigDecimal.valueOf(value).abs().toPlainString());
  }

  /** A place in a picture: to a tenth, for machines to read. */
  public static String coordinate(double value) {
    return coordinate(new StringBuilder(), value).toString();
  }

  /** Appends {@link #coordinate(double)}. */
  public static StringBuilder coordinate(StringBuilder out, double value) {
    if (Math.abs(value) < SMALL_PLACE) {
      int tenths = (int) Math.floor(value * 10 + 0.5); // a long is slow in a browser
      int size = Math.abs(tenths);
      return tenth(out.append(tenths < 0 ? "-" : "").append(size / 10), size % 10);
    }
    long tenths = Math.round(value * 10);
    long size = Math.abs(tenths);
    return tenth(out.append(tenths < 0 ? "-" : "").append(size / 10), (int) (size % 10));
  }

  private static StringBuilder tenth(StringBuilder out, int tenth) {
    return tenth == 0 ? out : out.append('.').append((char) ('0' + tenth));
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String grouped(String digits) {
    int point = digits.indexOf('.');
    int end = point < 0 ? digits.length() : point;
    if (end <= 4) {
      return digits;
    }
    StringBuilder out = new StringBuilder(digits);
    for (int i = end - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }
}
