package halflife.evidence.note;

import halflife.core.Words;
import java.util.ArrayList;
import java.util.List;

/** How a column was read. */
public sealed interface Reading extends Note {

  /**
   * Numbers.
   *
   * @param column the name of the column
   * @param style how they are written
   * @param gaps whether some are missing
   */
  record Numbers(String column, NumberStyle style, boolean gaps) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': numbers%s%s", "'%s'：数值%s%s", column, style.words(), filled(column, gaps));
    }
  }

  /**
   * Yes or no.
   *
   * @param column the name of the column
   * @param no the word for 0
   * @param yes the word for 1
   * @param gaps whether some are missing
   */
  record Flag(String column, String no, String yes, boolean gaps) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': %s or %s, 1 where it is %3$s%4$s",
          "'%s'：%s 或 %s，%3$s 记为 1%4$s", column, no, yes, filled(column, gaps));
    }
  }

  /**
   * Categories.
   *
   * @param column the name of the column
   * @param levels how many, without that of missing cells
   * @param gaps whether some are missing
   */
  record Categories(String column, int levels, boolean gaps) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          levels == 1
              ? "'%s': 1 category, one indicator each%3$s"
              : "'%s': %s categories, one indicator each%s",
          "'%s'：%s 个类别，各有一个指示列%s",
          column,
          levels,
          gaps ? new Words("; missing cells are one more", "；缺失另成一类") : Words.NONE);
    }
  }

  /**
   * Dates.
   *
   * @param column the name of the column
   * @param form the form in which they are written
   * @param first the first one, as {@code yyyy-MM-dd}
   * @param year whether the year changes
   * @param months how many months there are; 0 if it never changes
   * @param weekdays how many days of the week there are; 0 if it never changes
   * @param time the time of day, if they have one
   * @param gaps whether some are missing
   */
  record Dates(
      String column,
      String form,
      String first,
      boolean year,
      int months,
      int weekdays,
      DayTime time,
      boolean gaps)
      implements Reading {
    @Override
    public Words words() {
      List<Words> parts = new ArrayList<>();
      List<Words> constant = new ArrayList<>();
      (year ? parts : constant).add(new Words("year", "年"));
      add(new Words("month", "月"), months, parts, constant);
      add(new Words("weekday", "星期"), weekdays, parts, constant);
      parts.add(Words.of("days since %s", "自 %s 起的天数", first));
      if (time.changes()) {
        parts.add(time.words());
      } else if (time.there()) {
        constant.add(new Words("time of day", "时刻"));
      }
      return Words.of(
          "'%s': dates (%s), as %s%s%s",
          "'%s'：日期（%s），化为%s%s%s",
          column,
          form,
          Words.listed(parts),
          constant.isEmpty()
              ? Words.NONE
              : Words.of("; always the same, left out: %s", "；始终不变而略去：%s", Words.listed(constant)),
          indicated(column, gaps));
    }

    private static void add(Words part, int levels, List<Words> parts, List<Words> constant) {
      if (levels == 0) {
        constant.add(part);
      } else {
        parts.add(Words.of("%s (%s indicators)", "%s（%s 个指示列）", part, levels));
      }
    }
  }

  /**
   * Times of day without a date.
   *
   * @param column the name of the column
   * @param form the form in which they are written
   * @param time what they are read as
   * @param gaps whether some are missing
   */
  record Times(String column, String form, DayTime time, boolean gaps) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': times (%s), as %s%s",
          "'%s'：时刻（%s），化为%s%s", column, form, time.words(), indicated(column, gaps));
    }
  }

  /**
   * A time of day as features.
   *
   * @param there whether there is one
   * @param sine whether its sine changes
   * @param cosine whether its cosine changes
   */
  record DayTime(boolean there, boolean sine, boolean cosine) {
    boolean changes() {
      return sine || cosine;
    }

    Words words() {
      return Words.of(
          "time of day (%s)",
          "时刻（%s）",
          sine && cosine
              ? new Words("sine and cosine", "正弦和余弦")
              : sine ? new Words("sine", "正弦") : new Words("cosine", "余弦"));
    }
  }

  /**
   * A column of which only being missing changes.
   *
   * @param column the name of the column
   * @param tooClose whether its numbers differ, but too little; if not, they are the same
   */
  record Presence(String column, boolean tooClose) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': %s, so only '%s'",
          "'%s'：%s，所以只留 '%s'",
          column,
          tooClose
              ? tooCloseWords()
              : new Words("the same number wherever there is one", "凡有值处都是同一个数"),
          Phrases.missing(column));
    }
  }

  /**
   * A column without a value.
   *
   * @param column the name of the column
   */
  record Empty(String column) implements Reading {
    @Override
    public Words words() {
      return Words.of("'%s': no value in any row, left out", "'%s'：没有一行有值，略去", column);
    }
  }

  /**
   * A column with one value.
   *
   * @param column the name of the column
   */
  record Same(String column) implements Reading {
    @Override
    public Words words() {
      return Words.of("'%s': the same value in every row, left out", "'%s'：每一行都是同一个值，略去", column);
    }
  }

  /**
   * A column whose numbers are too close to each other.
   *
   * @param column the name of the column
   */
  record Tiny(String column) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': %s, left out; give it in a smaller unit",
          "'%s'：%s，略去；请换用更小的单位", column, tooCloseWords());
    }
  }

  /**
   * The column that says how many rows each line stands for.
   *
   * @param column its name
   */
  record Counts(String column) implements Reading {
    @Override
    public Words words() {
      return Words.of(
          "'%s': how many identical rows each line stands for", "'%s'：每一行代表多少个相同的行", column);
    }
  }

  private static Words tooCloseWords() {
    return Words.of("varies %s", "变化%s", TableNote.TooClose.LITTLE);
  }

  private static Words filled(String column, boolean gaps) {
    return gaps
        ? Words.of(
            "; missing ones take the mean of the training rows and have an indicator, '%s'",
            "；缺失处取训练行的均值，并有一个指示列 '%s'", Phrases.missing(column))
        : Words.NONE;
  }

  private static Words indicated(String column, boolean gaps) {
    return gaps
        ? Words.of(
            "; missing ones have an indicator, '%s'", "；缺失处有一个指示列 '%s'", Phrases.missing(column))
        : Words.NONE;
  }
}
