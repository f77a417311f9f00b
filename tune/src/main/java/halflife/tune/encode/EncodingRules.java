package halflife.tune.encode;

import halflife.evidence.note.TableNote;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.ColumnList;
import halflife.tune.table.Header;
import halflife.tune.table.NumberDoubt;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides from the cells of the training table what each column is. */
public final class EncodingRules {
  /** The words for the fault of a column of such numbers. */
  public static final String TOO_LITTLE = "varies " + TableNote.TooClose.LITTLE.english();

  private static final int MANY_LEVELS = 20;
  private static final double MOSTLY_DIFFERENT = 0.5;
  private static final double LARGEST = 1e140;
  private static final double SMALLEST = 1e-140;

  private final Table table;
  private final double[] weights;
  private final List<String> freeTexts = new ArrayList<>();

  EncodingRules(Table table, double[] weights) {
    this.table = table;
    this.weights = weights;
  }

  /**
   * The encoding of each of these columns.
   *
   * @param categorical those that hold codes, whatever they look like
   * @throws IllegalArgumentException if a column can be no feature
   */
  List<Encoding> encodings(List<String> columns, Set<String> categorical) {
    List<Encoding> encodings =
        columns.stream().map(name -> encoding(name, categorical.contains(name))).toList();
    refuseFreeTexts();
    return encodings;
  }

  private Encoding encoding(String name, boolean forced) {
    if (!(table.column(name) instanceof Column.Words words)) {
      return numbers(name, table.feature(name));
    }
    Set<String> levels = new TreeSet<>();
    boolean[] missing = new boolean[words.words().size()];
    for (int w = 0; w < missing.length; w++) {
      missing[w] = BadCell.nothing(words.words().get(w));
      if (!missing[w]) {
        levels.add(words.words().get(w));
      }
    }
    int present = (int) IntStream.of(words.codes()).filter(code -> !missing[code]).count();
    boolean gaps = present < table.rows();
    if (levels.isEmpty()) {
      return new Encoding.LeftOut(name, Encoding.LeftOut.Reason.EMPTY);
    }
    if (levels.size() == 1 && !gaps) {
      return new Encoding.LeftOut(name, Encoding.LeftOut.Reason.SAME);
    }
    if (!forced) {
      Set<String> lower =
          levels.stream().map(l -> l.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
      for (Map.Entry<String, String> pair : Encoding.Flag.pairs().entrySet()) {
        if (lower.equals(Set.of(pair.getKey(), pair.getValue()))) {
          return flag(name, words, pair.getKey(), pair.getValue());
        }
      }
      List<DateForm> forms = DateForm.fitting(levels);
      if (!forms.isEmpty()) {
        return dates(name, words, onlyForm(name, levels, forms));
      }
      if (levels.stream().noneMatch(cell -> Double.isNaN(TimeOfDay.alone(cell)))) {
        TimeOfDay time = time(TimeOfDay.alone(words));
        if (time.changes()) {
          return new Encoding.Times(name, time, gaps);
        }
      }
    }
    if (levels.size() > MANY_LEVELS && levels.size() > MOSTLY_DIFFERENT * present) {
      refuseBrokenDates(name, words, levels);
      refuseDoubtfulNumbers(name, words);
      FreeText.refuseDressedNumbers(table, name, words);
      freeTexts.add(name);
    }
    return categories(name, words, List.copyOf(levels), gaps);
  }

  private Encoding numbers(String name, Column.Numbers column) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : column.values()) {
      if (!Double.isNaN(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    if (column.missing() == table.rows()) {
      return new Encoding.LeftOut(name, Encoding.LeftOut.Reason.EMPTY);
    }
    refuseHuge(table, name, column.values());
    boolean gaps = column.missing() > 0;
    boolean tiny = tooClose(least, greatest);
    if (least == greatest || tiny) {
      return gaps
          ? new Encoding.Presence(name, tiny)
          : new Encoding.LeftOut(
              name, tiny ? Encoding.LeftOut.Reason.TINY : Encoding.LeftOut.Reason.SAME);
    }
    return new Encoding.Numbers(
        name, mean(column.values()), gaps, column.form(), range(column.values()));
  }

  /** The range of the rows that weigh something; none if it has no width. */
  private Optional<Span> range(double[] values) {
    DoubleSummaryStatistics counted =
        IntStream.range(0, values.length)
            .filter(i -> weights[i] > 0 && !Double.isNaN(values[i]))
            .mapToDouble(i -> values[i])
            .summaryStatistics();
    return counted.getMin() < counted.getMax()
        ? Optional.of(new Span(counted.getMin(), counted.getMax()))
        : Optional.empty();
  }

  /** Whether numbers differ, but so little that products of their differences lose all digits. */
  public static boolean tooClose(double least, double greatest) {
    return least < greatest && greatest - least < SMALLEST;
  }

  /** Squares of such numbers, summed over rows, would leave the range of a double. */
  public static void refuseHuge(Table table, String column, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > LARGEST) {
        throw new IllegalArgumentException(
            table.source().file()
                + ", line "
                + table.line(i)
                + ", column '"
                + column
                + "': "
                + values[i]
                + " is too large to square; give that column in a larger unit");
      }
    }
  }

  /** Labels that a model would hold and its reader refuse. */
  public static void refuseLong(Table table, String column, Column.Words words, String remedy) {
    for (int i = 0; i < words.codes().length; i++) {
      int length = words.words().get(words.codes()[i]).length();
      if (length > Header.LONGEST) {
        throw new IllegalArgumentException(
            table.source().file()
                + ", line "
                + table.line(i)
                + ", column '"
                + column
                + "': a text of "
                + length
                + " characters is no category, which may have at most "
                + Header.LONGEST
                + remedy);
      }
    }
  }

  private Encoding flag(String name, Column.Words words, String no, String yes) {
    double[] values = ColumnEncoder.flags(words, no, yes);
    return new Encoding.Flag(name, no, yes, mean(values), FeatureBuilder.missing(values) > 0);
  }

  private DateForm onlyForm(String name, Set<String> levels, List<DateForm> forms) {
    if (forms.size() > 1) {
      throw new IllegalArgumentException(
          table.source().file()
              + ", column '"
              + name
              + "': '"
              + levels.iterator().next()
              + "' may begin with the day or the month, and no other date tells which; write dates"
              + " as 2024-01-31");
    }
    return forms.get(0);
  }

  private Encoding dates(String name, Column.Words words, DateForm form) {
    double[] days = DateParts.days(words, form);
    double first = Arrays.stream(days).filter(d -> !Double.isNaN(d)).min().orElseThrow();
    double[] years = DateParts.years(days);
    long different = Arrays.stream(years).filter(y -> !Double.isNaN(y)).distinct().count();
    double[] elapsed = Arrays.stream(days).map(d -> d - first).toArray();
    return new Encoding.Dates(
        name,
        form.word(),
        first,
        mean(elapsed),
        different > 1 ? mean(years) : Double.NaN,
        parts(DateParts.monthNames(), DateParts.months(days)),
        parts(DateParts.weekdayNames(), DateParts.weekdays(days)),
        time(days),
        FeatureBuilder.missing(days) > 0);
  }

  /** The means of the sine and the cosine of the time of day, where they change. */
  private TimeOfDay time(double[] days) {
    return new TimeOfDay(changing(TimeOfDay.sines(days)), changing(TimeOfDay.cosines(days)));
  }

  private double changing(double[] values) {
    long different =
        Arrays.stream(values).filter(v -> !Double.isNaN(v)).distinct().limit(2).count();
    return different > 1 ? mean(values) : Double.NaN;
  }

  /** The parts that occur; none if it is only one. */
  private Levels parts(List<String> names, int[] part) {
    int[] used = IntStream.of(part).filter(p -> p >= 0).distinct().sorted().toArray();
    int[] level = new int[names.size()];
    Arrays.fill(level, FeatureBuilder.NO_LEVEL);
    for (int l = 0; l < used.length; l++) {
      level[used[l]] = l;
    }
    int[] levels =
        IntStream.of(part).map(p -> p < 0 ? FeatureBuilder.NO_LEVEL : level[p]).toArray();
    List<String> kept = IntStream.of(used).mapToObj(names::get).toList();
    return used.length < 2 ? Levels.NONE : Levels.of(kept, levels, weights);
  }

  private Encoding categories(String name, Column.Words words, List<String> sorted, boolean gaps) {
    refuseLong(
        table, name, words, "; leave it out with " + ColumnList.option("--exclude", List.of(name)));
    List<String> names = new ArrayList<>(sorted);
    if (gaps) {
      names.add(Encoding.Categories.MISSING);
    }
    Encoding.Categories unweighted =
        new Encoding.Categories(
            name, new Levels(names, Collections.nCopies(names.size(), 0.0)), gaps);
    int[] level = ColumnEncoder.levels(words, unweighted);
    return new Encoding.Categories(name, Levels.of(names, level, weights), gaps);
  }

  /** Dates with something else among them are no categories. */
  private void refuseBrokenDates(String name, Column.Words words, Set<String> levels) {
    for (DateForm form : DateForm.values()) {
      long dates = levels.stream().filter(cell -> !Double.isNaN(form.days(cell))).count();
      if (2 * dates > levels.size()) {
        for (int i = 0; i < words.codes().length; i++) {
          String cell = words.words().get(words.codes()[i]);
          if (!BadCell.missing(cell) && Double.isNaN(form.days(cell))) {
            throw new IllegalArgumentException(
                table.source().file()
                    + ", line "
                    + table.line(i)
                    + ", column '"
                    + name
                    + "': '"
                    + BadCell.shortened(cell)
                    + "' is no date like the others ("
                    + form.word()
                    + "); correct it, or empty it if the date is missing");
          }
        }
      }
    }
  }

  /** Numbers of which one cannot be read are no categories. */
  private void refuseDoubtfulNumbers(String name, Column.Words words) {
    NumberDoubt.of(words.words())
        .ifPresent(
            doubt -> {
              int code = words.words().indexOf(doubt.cell());
              int row = 0;
              while (words.codes()[row] != code) {
                row++;
              }
              throw new IllegalArgumentException(
                  table.source().file()
                      + ", line "
                      + table.line(row)
                      + ", column '"
                      + name
                      + "': "
                      + doubt.reason()
                      + "; "
                      + doubt.remedy()
                      + ", or leave the column out with "
                      + ColumnList.option("--exclude", List.of(name)));
            });
  }

  private void refuseFreeTexts() {
    if (freeTexts.isEmpty()) {
      return;
    }
    throw FreeText.refused(table, freeTexts);
  }

  /** The weighted mean of the numbers that are there; 0 if those weigh nothing. */
  private double mean(double[] values) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sum += weights[i] * values[i];
        total += weights[i];
      }
    }
    return total > 0 ? sum / total : 0;
  }
}
