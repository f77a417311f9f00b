package halflife.tune.encode;

import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A column of dates as days since 1970, and the parts of them. */
public final class DateParts {
  private static final List<String> MONTHS =
      IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toList();
  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private DateParts() {}

  /** Each row's date in days since 1970, NaN where it is missing or no such date. */
  public static double[] days(Column.Words column, DateForm form) {
    double[] word =
        column.words().stream()
            .mapToDouble(cell -> BadCell.missing(cell) ? Double.NaN : form.days(cell))
            .toArray();
    return Arrays.stream(column.codes()).mapToDouble(code -> word[code]).toArray();
  }

  static double[] years(double[] days) {
    return Arrays.stream(days)
        .map(day -> Double.isNaN(day) ? Double.NaN : date(day).getYear())
        .toArray();
  }

  /** The months, "1" to "12", or −1 where there is no date. */
  static int[] months(double[] days) {
    return part(days, date -> date.getMonthValue() - 1);
  }

  /** The days of the week from Monday, or −1 where there is no date. */
  static int[] weekdays(double[] days) {
    return part(days, date -> date.getDayOfWeek().getValue() - 1);
  }

  static List<String> monthNames() {
    return MONTHS;
  }

  static List<String> weekdayNames() {
    return WEEKDAYS;
  }

  private static int[] part(double[] days, ToIntFunction<LocalDate> part) {
    return Arrays.stream(days)
        .mapToInt(day -> Double.isNaN(day) ? -1 : part.applyAsInt(date(day)))
        .toArray();
  }

  private static LocalDate date(double days) {
    return LocalDate.ofEpochDay((long) Math.floor(days));
  }
}
