package halflife.tune.encode;

import halflife.evidence.note.Reading;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of day as the sine and the cosine of its angle on a clock of 24 hours, so that the last
 * minute of a day is next to the first of another.
 *
 * @param sine the weighted mean of the sines of the training rows; NaN if they never change
 * @param cosine that of the cosines
 */
public record TimeOfDay(double sine, double cosine) {
  /** The form of a time without a date. */
  static final String FORM = "HH:mm";

  /** A time as it is written, after a date or alone. */
  static final String PATTERN =
      "(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<s>\\d{2})(?:[.,]\\d+)?)?(?:[ \\u00a0\\u202f]?(?<half>[AaPp])\\.?[Mm]\\.?)?"
          + " ?(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?";

  private static final Pattern ALONE = Pattern.compile(PATTERN);
  private static final int DAY = 86_400;
  private static final double ROUNDED = 1e12;

  boolean hasSine() {
    return !Double.isNaN(sine);
  }

  boolean hasCosine() {
    return !Double.isNaN(cosine);
  }

  boolean changes() {
    return hasSine() || hasCosine();
  }

  List<String> named(String column) {
    List<String> names = new ArrayList<>();
    if (hasSine()) {
      names.add(column + ": time of day, sine");
    }
    if (hasCosine()) {
      names.add(column + ": time of day, cosine");
    }
    return names;
  }

  /** What is said of it, if there is one. */
  Reading.DayTime reading(boolean there) {
    return new Reading.DayTime(there, hasSine(), hasCosine());
  }

  /** The time that a match of {@link #PATTERN} found, as a part of a day; NaN if there is none. */
  static double fraction(Matcher match) {
    int hour = part(match, "h");
    int minute = part(match, "min");
    int second = part(match, "s");
    String half = match.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Double.NaN;
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return hour > 23 || minute > 59 || second > 59
        ? Double.NaN
        : (3600.0 * hour + 60.0 * minute + second) / DAY;
  }

  private static int part(Matcher match, String name) {
    String text = match.group(name);
    return text == null ? 0 : Integer.parseInt(text);
  }

  /** A time without a date as a part of a day, NaN where there is no such time. */
  static double alone(String cell) {
    Matcher match = ALONE.matcher(cell);
    return match.matches() ? fraction(match) : Double.NaN;
  }

  /** Each row's time without a date as a part of a day, NaN where it is missing or no time. */
  static double[] alone(Column.Words column) {
    double[] word =
        column.words().stream()
            .mapToDouble(cell -> BadCell.missing(cell) ? Double.NaN : alone(cell))
            .toArray();
    return Arrays.stream(column.codes()).mapToDouble(code -> word[code]).toArray();
  }

  /** The sine of each day's time, to 12 decimals, so that half a day has one of exactly 0. */
  static double[] sines(double[] days) {
    return Arrays.stream(days).map(day -> rounded(StrictMath.sin(angle(day)))).toArray();
  }

  /** The cosine of each day's time, to 12 decimals. */
  static double[] cosines(double[] days) {
    return Arrays.stream(days).map(day -> rounded(StrictMath.cos(angle(day)))).toArray();
  }

  private static double angle(double day) {
    return 2 * Math.PI * Math.rint((day - Math.floor(day)) * DAY) / DAY;
  }

  private static double rounded(double value) {
    return Math.rint(value * ROUNDED) / ROUNDED + 0.0;
  }
}
