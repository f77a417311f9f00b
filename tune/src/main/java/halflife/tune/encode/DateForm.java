package halflife.tune.encode;

import halflife.tune.table.BadCell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which a column writes dates, with or without a time of day, which is taken as it is
 * written.
 */
public enum DateForm {
  ISO("yyyy-MM-dd", "(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})"),
  POINTS("dd.MM.yyyy", "(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4})"),
  MONTH_FIRST("MM/dd/yyyy", "(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})"),
  DAY_FIRST("dd/MM/yyyy", "(?<d>\\d{1,2})/(?<m>\\d{1,2})/(?<y>\\d{4})");

  private static final String TIME = "(?:[T ]\\s*" + TimeOfDay.PATTERN + ")?";

  private final String word;
  private final Pattern pattern;

  DateForm(String word, String date) {
    this.word = word;
    pattern = Pattern.compile(date + TIME);
  }

  /** The form as it is written, such as {@code yyyy-MM-dd}. */
  public String word() {
    return word;
  }

  /**
   * The form of this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DateForm of(String word) {
    return Arrays.stream(values())
        .filter(form -> form.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no date is written '" + word + "'"));
  }

  /** The forms in which every cell that is not missing is a date; none if all are missing. */
  public static List<DateForm> fitting(Collection<String> cells) {
    List<String> present = cells.stream().filter(cell -> !BadCell.nothing(cell)).toList();
    return present.isEmpty()
        ? List.of()
        : Arrays.stream(values())
            .filter(form -> present.stream().noneMatch(cell -> Double.isNaN(form.days(cell))))
            .toList();
  }

  /** Days since 1 January 1970, the time of day as a fraction; NaN where there is no such date. */
  double days(String cell) {
    Matcher match = pattern.matcher(cell);
    if (!match.matches()) {
      return Double.NaN;
    }
    try {
      LocalDate date = LocalDate.of(part(match, "y"), part(match, "m"), part(match, "d"));
      return date.toEpochDay() + TimeOfDay.fraction(match);
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }

  private static int part(Matcher match, String name) {
    return Integer.parseInt(match.group(name));
  }
}
