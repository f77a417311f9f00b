package halflife.tune.encode;

import halflife.evidence.note.Reading;
import halflife.tune.table.NumberForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The encoding of one column of the training table as features. */
public sealed interface Encoding {

  /** The column it reads. */
  String column();

  /** The names of its features, in their order; none if the column is left out. */
  List<String> features();

  /** The decision about the column. */
  Reading reading();

  /**
   * Numbers: one feature, and if cells are missing an indicator of them.
   *
   * @param mean the weighted mean of the training rows that have one: it stands where a new row has
   *     none
   * @param gaps whether training rows lack it, so that there is the indicator
   * @param form the form in which they are written
   * @param range the range of the training rows that count, where it is known
   */
  record Numbers(String column, double mean, boolean gaps, NumberForm form, Optional<Span> range)
      implements Encoding {
    /** Plain numbers of which the range is not known. */
    public Numbers(String column, double mean, boolean gaps) {
      this(column, mean, gaps, NumberForm.PLAIN, Optional.empty());
    }

    @Override
    public List<String> features() {
      return gaps ? List.of(column, missing(column)) : List.of(column);
    }

    @Override
    public Reading reading() {
      return new Reading.Numbers(column, form.writing(), gaps);
    }
  }

  /**
   * Yes or no: one feature, 1 for yes; missing cells as for numbers.
   *
   * @param no the word for 0, in lower case
   * @param yes the word for 1, in lower case
   * @param mean the weighted share of yes
   */
  record Flag(String column, String no, String yes, double mean, boolean gaps) implements Encoding {
    private static final Map<String, String> PAIRS =
        Map.of("no", "yes", "false", "true", "n", "y", "f", "t");

    /** The words for no and yes, in lower case. */
    public static Map<String, String> pairs() {
      return PAIRS;
    }

    @Override
    public List<String> features() {
      String feature = column + "=" + yes;
      return gaps ? List.of(feature, missing(column)) : List.of(feature);
    }

    @Override
    public Reading reading() {
      return new Reading.Flag(column, no, yes, gaps);
    }
  }

  /**
   * Categories: one indicator for each level, none left out, because a penalty makes that well
   * posed.
   *
   * @param levels the levels, sorted, with their weighted shares of the training rows
   * @param gaps whether training rows lack it; then that is the last level
   */
  record Categories(String column, Levels levels, boolean gaps) implements Encoding {
    /** The name of the level of missing cells. */
    static final String MISSING = "(missing)";

    @Override
    public List<String> features() {
      return levels.named(column + "=");
    }

    @Override
    public Reading reading() {
      return new Reading.Categories(column, levels.names().size() - (gaps ? 1 : 0), gaps);
    }
  }

  /**
   * Dates; the parts that do not change in the training table are left out.
   *
   * @param form the form in which they are written: {@code yyyy-MM-dd}, {@code dd.MM.yyyy}, {@code
   *     MM/dd/yyyy} or {@code dd/MM/yyyy}
   * @param first the first training date, in days since 1 January 1970, the time as a fraction
   * @param days the weighted mean of the days since {@code first}
   * @param years the weighted mean year; NaN if the year never changes
   * @param months the months there are, 1 to 12; none if it never changes
   * @param weekdays the days of the week there are; none if it never changes
   * @param time the time of day
   * @param gaps whether training rows lack it, so that there is an indicator
   */
  record Dates(
      String column,
      String form,
      double first,
      double days,
      double years,
      Levels months,
      Levels weekdays,
      TimeOfDay time,
      boolean gaps)
      implements Encoding {
    public boolean hasYear() {
      return !Double.isNaN(years);
    }

    @Override
    public List<String> features() {
      List<String> names = new ArrayList<>();
      if (hasYear()) {
        names.add(column + ": year");
      }
      names.addAll(months.named(column + ": month="));
      names.addAll(weekdays.named(column + ": weekday="));
      names.add(column + ": days");
      names.addAll(time.named(column));
      if (gaps) {
        names.add(missing(column));
      }
      return List.copyOf(names);
    }

    @Override
    public Reading reading() {
      return new Reading.Dates(
          column,
          form,
          LocalDate.ofEpochDay((long) Math.floor(first)).toString(),
          hasYear(),
          months.names().size(),
          weekdays.names().size(),
          time.reading(first != Math.floor(first)),
          gaps);
    }
  }

  /**
   * Times of day without a date.
   *
   * @param time the means of its sine and cosine
   * @param gaps whether training rows lack it, so that there is an indicator
   */
  record Times(String column, TimeOfDay time, boolean gaps) implements Encoding {
    @Override
    public List<String> features() {
      List<String> names = new ArrayList<>(time.named(column));
      if (gaps) {
        names.add(missing(column));
      }
      return List.copyOf(names);
    }

    @Override
    public Reading reading() {
      return new Reading.Times(column, TimeOfDay.FORM, time.reading(true), gaps);
    }
  }

  /**
   * A column of which only being missing changes: one indicator of that.
   *
   * @param tiny whether its numbers differ, but by too little to square; if not, they are the same
   */
  record Presence(String column, boolean tiny) implements Encoding {
    @Override
    public List<String> features() {
      return List.of(missing(column));
    }

    @Override
    public Reading reading() {
      return new Reading.Presence(column, tiny);
    }
  }

  /**
   * A column that is no feature.
   *
   * @param reason the reason
   */
  record LeftOut(String column, Reason reason) implements Encoding {
    /** The reasons to leave a column out. */
    public enum Reason {
      /** No training row has a value. */
      EMPTY,
      /** All training rows have the same value. */
      SAME,
      /** Their values differ, but the square of the difference is below what a number can be. */
      TINY
    }

    @Override
    public List<String> features() {
      return List.of();
    }

    @Override
    public Reading reading() {
      return switch (reason) {
        case EMPTY -> new Reading.Empty(column);
        case SAME -> new Reading.Same(column);
        case TINY -> new Reading.Tiny(column);
      };
    }
  }

  private static String missing(String column) {
    return column + " is missing";
  }
}
