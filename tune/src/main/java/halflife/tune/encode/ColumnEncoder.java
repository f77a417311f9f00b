package halflife.tune.encode;

import halflife.core.Words;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Turns one column after another into features. */
public final class ColumnEncoder {
  /** What a refusal says of a column that is missing. */
  static final String NEEDED = ", which the model needs";

  private static final Words MEAN = new Words("the mean of the training rows", "训练行的均值");

  private final Table table;
  private final FeatureBuilder features;

  public ColumnEncoder(Table table, FeatureBuilder features) {
    this.table = table;
    this.features = features;
  }

  /**
   * The features of one column.
   *
   * @throws IllegalArgumentException if the table does not have it, or it holds something else
   */
  public void encode(Encoding column) {
    if (column instanceof Encoding.LeftOut) {
      return;
    }
    table.require(column.column(), NEEDED, Set.of());
    if (column instanceof Encoding.Numbers numbers) {
      double[] values = table.feature(numbers.column()).values();
      numbers.form().check(table, numbers.column());
      EncodingRules.refuseHuge(table, numbers.column(), values);
      numbers(values, numbers.mean(), numbers.gaps(), numbers.column());
    } else if (column instanceof Encoding.Flag flag) {
      flag(flag, table.words(flag.column()));
    } else if (column instanceof Encoding.Categories categories) {
      categories(categories);
    } else if (column instanceof Encoding.Dates dates) {
      dates(dates);
    } else if (column instanceof Encoding.Times times) {
      times(times);
    } else {
      features.gaps(table.feature(column.column()).values());
    }
  }

  private void numbers(double[] values, double mean, boolean gaps, String name) {
    int value = features.numbers(values, mean);
    if (gaps) {
      features.gaps(values);
      features.fill(value, mean);
    } else {
      features.unexpectedGaps(name, FeatureBuilder.missing(values), MEAN);
    }
  }

  private void flag(Encoding.Flag flag, Column.Words words) {
    double[] values = flags(words, flag.no(), flag.yes());
    Map<String, Integer> unseen = new TreeMap<>();
    for (int code : words.codes()) {
      String cell = words.words().get(code);
      boolean known = flag.no().equalsIgnoreCase(cell) || flag.yes().equalsIgnoreCase(cell);
      if (!known && !BadCell.nothing(cell)) {
        unseen.merge(cell, 1, Integer::sum);
      }
    }
    int count = features.unseen(flag.column(), unseen);
    int value = features.numbers(values, flag.mean());
    if (flag.gaps()) {
      features.gaps(values);
      features.fill(value, flag.mean());
    } else {
      features.unexpectedGaps(
          flag.column(),
          FeatureBuilder.missing(values) - count,
          Words.of("the share of %s among the training rows", "训练行中 %s 的比例", flag.yes()));
    }
  }

  /** 1 for yes, 0 for no, NaN for anything else. */
  public static double[] flags(Column.Words words, String no, String yes) {
    double[] word =
        words.words().stream()
            .mapToDouble(
                cell -> yes.equalsIgnoreCase(cell) ? 1 : no.equalsIgnoreCase(cell) ? 0 : Double.NaN)
            .toArray();
    return Arrays.stream(words.codes()).mapToDouble(code -> word[code]).toArray();
  }

  private void categories(Encoding.Categories categories) {
    Column.Words words = table.words(categories.column());
    int[] level = levels(words, categories);
    Map<String, Integer> unseen = new TreeMap<>();
    int averages = 0;
    for (int i = 0; i < level.length; i++) {
      if (level[i] == FeatureBuilder.NO_LEVEL) {
        unseen.merge(words.words().get(words.codes()[i]), 1, Integer::sum);
      }
      averages += level[i] == FeatureBuilder.AVERAGE ? 1 : 0;
    }
    features.unseen(categories.column(), unseen);
    features.unexpectedGaps(
        categories.column(),
        averages,
        new Words("each level's share of the training rows", "各类别在训练行中的比例"));
    features.indicators(level, categories.levels().shares());
  }

  /** Each row's level, or what stands for none. */
  public static int[] levels(Column.Words words, Encoding.Categories categories) {
    List<String> names = categories.levels().names();
    Map<String, Integer> levelOf = new HashMap<>();
    for (int l = 0; l < names.size() - (categories.gaps() ? 1 : 0); l++) {
      levelOf.put(names.get(l), l);
    }
    int missing = categories.gaps() ? names.size() - 1 : FeatureBuilder.AVERAGE;
    int[] word = new int[words.words().size()];
    for (int w = 0; w < word.length; w++) {
      String cell = words.words().get(w);
      int level = levelOf.getOrDefault(cell, FeatureBuilder.NO_LEVEL);
      word[w] = BadCell.nothing(cell) ? missing : level;
    }
    return Arrays.stream(words.codes()).map(code -> word[code]).toArray();
  }

  private void dates(Encoding.Dates dates) {
    Column.Words words = table.words(dates.column());
    DateForm form = DateForm.of(dates.form());
    requireAll(dates.column(), words, form::days, "date written " + dates.form());
    double[] days = DateParts.days(words, form);
    int years = dates.hasYear() ? features.numbers(DateParts.years(days), dates.years()) : -1;
    parts(dates, ": month", DateParts.monthNames(), DateParts.months(days));
    parts(dates, ": weekday", DateParts.weekdayNames(), DateParts.weekdays(days));
    double[] elapsed = Arrays.stream(days).map(d -> d - dates.first()).toArray();
    int value = features.numbers(elapsed, dates.days());
    Map<Integer, Double> time = time(dates.time(), days);
    if (dates.gaps()) {
      features.gaps(days);
      features.fill(value, dates.days());
      if (dates.hasYear()) {
        features.fill(years, dates.years());
      }
      time.forEach(features::fill);
    } else {
      features.unexpectedGaps(dates.column(), FeatureBuilder.missing(days), MEAN);
    }
  }

  private void times(Encoding.Times times) {
    Column.Words words = table.words(times.column());
    requireAll(times.column(), words, TimeOfDay::alone, "time written " + TimeOfDay.FORM);
    double[] day = TimeOfDay.alone(words);
    Map<Integer, Double> time = time(times.time(), day);
    if (times.gaps()) {
      features.gaps(day);
      time.forEach(features::fill);
    } else {
      features.unexpectedGaps(times.column(), FeatureBuilder.missing(day), MEAN);
    }
  }

  /** Adds the features of a time of day; gives the mean of each by its index. */
  private Map<Integer, Double> time(TimeOfDay time, double[] days) {
    Map<Integer, Double> means = new TreeMap<>();
    if (time.hasSine()) {
      means.put(features.numbers(TimeOfDay.sines(days), time.sine()), time.sine());
    }
    if (time.hasCosine()) {
      means.put(features.numbers(TimeOfDay.cosines(days), time.cosine()), time.cosine());
    }
    return means;
  }

  /** Refuses a cell that is there and not what the training table had. */
  private void requireAll(
      String column, Column.Words words, ToDoubleFunction<String> value, String what) {
    for (String cell : words.words()) {
      if (!BadCell.missing(cell) && Double.isNaN(value.applyAsDouble(cell))) {
        throw new IllegalArgumentException(
            table.source().file()
                + ", column '"
                + column
                + "': '"
                + BadCell.shortened(cell)
                + "' is no "
                + what
                + ", as in the training table; write it so, or empty it");
      }
    }
  }

  private void parts(Encoding.Dates dates, String part, List<String> names, int[] codes) {
    Levels levels = part.equals(": month") ? dates.months() : dates.weekdays();
    if (levels.names().isEmpty()) {
      return;
    }
    int[] level = names.stream().mapToInt(name -> levels.names().indexOf(name)).toArray();
    int[] rows = new int[codes.length];
    Map<String, Integer> unseen = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      int none = dates.gaps() ? FeatureBuilder.NO_LEVEL : FeatureBuilder.AVERAGE;
      rows[i] = codes[i] < 0 ? none : level[codes[i]];
      if (codes[i] >= 0 && rows[i] == FeatureBuilder.NO_LEVEL) {
        unseen.merge(names.get(codes[i]), 1, Integer::sum);
      }
    }
    features.unseen(dates.column() + part, unseen);
    features.indicators(rows, levels.shares());
  }
}
