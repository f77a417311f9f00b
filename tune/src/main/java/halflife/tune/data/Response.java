package halflife.tune.data;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.evidence.note.Note;
import halflife.evidence.note.NumberStyle;
import halflife.evidence.note.Reading;
import halflife.evidence.note.TargetReading;
import halflife.tune.encode.EncodingRules;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.NumberForm;
import halflife.tune.table.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The target and its reading.
 *
 * @param column the target column
 * @param family the kind of target
 * @param classes the classes in the order of their index, of two the negative one first; none for
 *     numbers and counts
 * @param weights the factors of the case weights of each class
 * @param form the form in which its numbers are written; plain where they are classes of words
 * @param reading the reason for the family; empty for plain numbers
 */
@Internal
public record Response(
    String column,
    Family family,
    List<String> classes,
    List<Double> weights,
    NumberForm form,
    Optional<Note> reading) {
  private static final int FEWEST = 3;

  /** A target of plain numbers or of words. */
  public Response(
      String column,
      Family family,
      List<String> classes,
      List<Double> weights,
      Optional<Note> reading) {
    this(column, family, classes, weights, NumberForm.PLAIN, reading);
  }

  public Response {
    classes = List.copyOf(classes);
    weights = List.copyOf(weights);
  }

  /** The rows of a table whose target is there, in their order. */
  public int[] rows(Table table) {
    boolean[] missing = new boolean[table.rows()];
    if (table.column(column) instanceof Column.Words words) {
      boolean[] word = new boolean[words.words().size()];
      IntStream.range(0, word.length).forEach(w -> word[w] = BadCell.nothing(words.words().get(w)));
      IntStream.range(0, missing.length).forEach(i -> missing[i] = word[words.codes()[i]]);
    } else {
      double[] values = table.numeric(column).values();
      IntStream.range(0, missing.length).forEach(i -> missing[i] = Double.isNaN(values[i]));
    }
    int[] rows = IntStream.range(0, missing.length).filter(i -> !missing[i]).toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          table.source().file()
              + ", column '"
              + column
              + "' has no value in any row; choose another target");
    }
    return rows;
  }

  /**
   * Each row's number, count or class index.
   *
   * @throws IllegalArgumentException if a value is missing, or a class that is none of these
   */
  public double[] values(Table table) {
    form.check(table, column);
    if (classes.isEmpty()) {
      double[] values = table.numbers(column);
      EncodingRules.refuseHuge(table, column, values);
      return values;
    }
    if (!(table.column(column) instanceof Column.Words words)) {
      Map<Double, Double> known = new HashMap<>();
      double[] values = table.numbers(column);
      return IntStream.range(0, values.length)
          .mapToDouble(i -> known.computeIfAbsent(values[i] + 0.0, v -> index(text(v), table, i)))
          .toArray();
    }
    double[] word = new double[words.words().size()];
    Arrays.fill(word, -1);
    double[] values = new double[words.codes().length];
    for (int i = 0; i < values.length; i++) {
      int code = words.codes()[i];
      if (word[code] < 0) {
        word[code] = index(words.words().get(code), table, i);
      }
      values[i] = word[code];
    }
    return values;
  }

  private double index(String name, Table table, int row) {
    int exact = classes.indexOf(name);
    if (exact >= 0) {
      return exact;
    }
    for (int k = 0; k < classes.size(); k++) {
      if (classes.get(k).equalsIgnoreCase(name)) {
        return k;
      }
    }
    throw new IllegalArgumentException(
        table.source().file()
            + ", line "
            + table.line(row)
            + ", column '"
            + column
            + "': the class '"
            + BadCell.shortened(name)
            + "' is not among the training rows ("
            + ResponseRules.listed(classes)
            + "); correct it or drop the row");
  }

  /** A number as the name of a class: 1, not 1.0. */
  public static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A copy with the form in which the target of these rows writes its numbers. */
  Response written(Table table) {
    if (!(table.column(column) instanceof Column.Numbers numbers)) {
      return this;
    }
    NumberForm found = numbers.form();
    boolean said = !found.unit().isEmpty() || found.parentheses();
    if (!said) {
      return new Response(column, family, classes, weights, found, reading);
    }
    NumberStyle style = found.writing();
    Note all =
        reading
            .<Note>map(why -> new TargetReading.Written(why, style))
            .orElseGet(() -> new Reading.Numbers(column, style, false));
    return new Response(column, family, classes, weights, found, Optional.of(all));
  }

  /**
   * A copy with each class weighed as {@code --pos-weight} asks, by these rows.
   *
   * @param asked {@code auto}, or the weight of the second class
   * @param values each row's class
   * @param cases each row's case weight
   */
  Response weighed(String asked, double[] values, double[] cases) {
    double[] total = new double[classes.size()];
    for (int i = 0; i < values.length; i++) {
      total[(int) values[i]] += cases[i];
    }
    double[] factor = new double[classes.size()];
    if (!asked.equals("auto")) {
      factor = new double[] {1, Double.parseDouble(asked)};
    } else if (classes.size() == 2) {
      factor = new double[] {1, total[0] / total[1]};
    } else {
      double all = Arrays.stream(total).sum();
      Arrays.setAll(factor, k -> all / (total.length * total[k]));
    }
    List<Double> weighed = Arrays.stream(factor).boxed().toList();
    return new Response(column, family, classes, weighed, form, reading);
  }

  /** The number of rows of each class that count. */
  int[] rowsOfClasses(double[] values, double[] cases) {
    int[] rows = new int[classes.size()];
    for (int i = 0; i < values.length && rows.length > 0; i++) {
      rows[(int) values[i]] += cases[i] > 0 ? 1 : 0;
    }
    return rows;
  }

  /** The case weights times the weight of each row's class. */
  double[] weights(double[] values, double[] cases) {
    if (Collections.frequency(weights, 1.0) == weights.size()) {
      return cases;
    }
    double[] weighed = new double[cases.length];
    Arrays.setAll(weighed, i -> cases[i] * weights.get((int) values[i]));
    return weighed;
  }

  /**
   * Checks that there is something to learn.
   *
   * @throws IllegalArgumentException if all rows that count are alike, or nearly
   */
  void check(Table table, double[] values, double[] cases) {
    String where = table.source().file() + ", column '" + column + "'";
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (cases[i] > 0) {
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
    }
    if (least == greatest) {
      String only = classes.isEmpty() ? String.valueOf(least) : classes.get((int) least);
      throw new IllegalArgumentException(
          where
              + " is "
              + only
              + " in every row, so there is nothing to predict; choose another"
              + " target");
    }
    if (classes.isEmpty() && EncodingRules.tooClose(least, greatest)) {
      throw new IllegalArgumentException(
          where + " " + EncodingRules.TOO_LITTLE + "; give it in a smaller unit");
    }
  }

  /**
   * Checks that every class can be learned and tested.
   *
   * @param rows the rows of each class that count
   * @throws IllegalArgumentException if a class has fewer than 3
   */
  public void checkClasses(Table table, int[] rows) {
    String where = table.source().file() + ", column '" + column + "'";
    for (int k = 0; k < rows.length; k++) {
      if (rows[k] < FEWEST) {
        throw new IllegalArgumentException(
            where
                + ": class '"
                + BadCell.shortened(classes.get(k))
                + "' has "
                + (rows[k] == 1 ? "1 row" : rows[k] + " rows")
                + ", but every class needs at least "
                + FEWEST
                + " to be learned and tested; merge it with another class, or drop its rows"
                + (table.isText(column) ? "" : "; if it is a number, use --family gaussian"));
      }
    }
  }
}
