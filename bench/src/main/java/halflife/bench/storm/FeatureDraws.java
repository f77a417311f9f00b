package halflife.bench.storm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws columns to predict from: of every kind that tables have, and what goes wrong in them. */
final class FeatureDraws {
  private static final String[] GAPS = {"", "NA", "nan", "NULL", "?", ".", "n/a", "-"};

  private final Draw draw;
  private final int rows;
  private final List<StormColumn> columns = new ArrayList<>();

  private FeatureDraws(long seed, int rows) {
    draw = new Draw(seed, 1);
    this.rows = rows;
  }

  /** The columns of a seed: one to a dozen kinds, or as many numbers as there are rows and more. */
  static List<StormColumn> of(long seed, int rows) {
    FeatureDraws features = new FeatureDraws(seed, rows);
    if (features.draw.chance(0.1)) {
      features.wide();
    }
    int kinds = 1 + features.draw.skewed(12) + features.draw.between(0, 2);
    for (int k = 0; k < kinds; k++) {
      features.add();
    }
    return List.copyOf(features.columns);
  }

  private void wide() {
    int width = Math.min(120, draw.between(rows / 2, 2 * rows));
    double shared = draw.pick(0.0, 0.0, 0.5, 0.99);
    double[] common = gaussians();
    for (int j = 0; j < width; j++) {
      double[] own = gaussians();
      Arrays.setAll(own, i -> Math.sqrt(shared) * common[i] + Math.sqrt(1 - shared) * own[i]);
      columns.add(StormColumn.numbers(name("w"), own));
    }
  }

  private void add() {
    int before = columns.size();
    switch (draw.between(0, 17)) {
      case 0, 1 -> scaled();
      case 2 -> integers();
      case 3 -> counts();
      case 4 -> flags();
      case 5, 6 -> categories(draw.between(2, 8));
      case 7 -> categories(draw.pick(12, 20, 40, 100, 300));
      case 8, 9 -> dates();
      case 10 -> copies();
      case 11 -> constants();
      case 12 -> powers();
      case 13 -> sums();
      case 14 -> oneHot();
      case 15 -> tails();
      case 16 -> codes();
      default -> sequence();
    }
    for (int j = before; j < columns.size(); j++) {
      if (draw.chance(0.15)) {
        columns.set(j, gaps(columns.get(j)));
      }
    }
  }

  /** Numbers of any unit, far from 0 or not, with as many digits as a file may have. */
  private void scaled() {
    double scale = draw.chance(0.5) ? 1 : draw.magnitude(-12, 12);
    double middle = draw.chance(0.6) ? 0 : scale * draw.magnitude(0, 6);
    double[] values = gaussians();
    Arrays.setAll(values, i -> middle + scale * values[i]);
    columns.add(rounded("x", values, draw.pick(2, 3, 4, 8, 17)));
  }

  private void integers() {
    int span = draw.pick(2, 5, 10, 100, 100_000);
    columns.add(StormColumn.numbers(name("int"), values(() -> draw.between(-span, span))));
  }

  private void counts() {
    double mean = draw.pick(0.1, 1.0, 5.0, 200.0);
    columns.add(StormColumn.numbers(name("count"), values(() -> draw.poisson(mean))));
  }

  private void flags() {
    double share = draw.pick(0.5, 0.5, 0.1, 0.02);
    double[] values = values(() -> draw.chance(share) ? 1 : 0);
    String[] words =
        draw.pick(
            new String[] {"no", "yes"},
            new String[] {"FALSE", "TRUE"},
            new String[] {"false", "true"},
            new String[] {"N", "Y"},
            new String[] {"0", "1"});
    columns.add(StormColumn.of(name("flag"), values, i -> words[(int) values[i]]));
  }

  /** Levels with effects of their own, evenly frequent or some of them rare. */
  private void categories(int levels) {
    boolean rare = draw.chance(0.4);
    double[] effect = new double[levels];
    Arrays.setAll(effect, l -> draw.gaussian());
    int[] level = new int[rows];
    Arrays.setAll(level, i -> rare ? draw.skewed(levels) : draw.between(0, levels - 1));
    double[] values = new double[rows];
    Arrays.setAll(values, i -> effect[level[i]]);
    String prefix = draw.pick("level ", "L", "Zürich, ", "a\"b");
    columns.add(StormColumn.of(name("cat"), values, i -> prefix + level[i]));
  }

  /** Dates of a few days or of decades, one after another or anywhere between, with a season. */
  private void dates() {
    int span = draw.pick(3, 10, 30, 60, 120, 245, 400, 1500, 20_000);
    LocalDate first = LocalDate.of(1960, 1, 1).plusDays(draw.between(0, 25_000));
    boolean inTurn = draw.chance(0.5);
    int step = draw.pick(1, 1, 7, 30);
    double[] days = new double[rows];
    Arrays.setAll(days, i -> inTurn ? i * (double) step : draw.between(0, span));
    DateTimeFormatter form =
        DateTimeFormatter.ofPattern(
            draw.pick("yyyy-MM-dd", "dd.MM.yyyy", "MM/dd/yyyy", "dd/MM/yyyy"), Locale.ROOT);
    String time = draw.chance(0.1) ? " 12:30" : "";
    double[] values = new double[rows];
    Arrays.setAll(values, i -> days[i] + 20 * Math.sin(days[i] / 365 * 2 * Math.PI));
    columns.add(
        StormColumn.of(
            name("date"), values, i -> form.format(first.plusDays((long) days[i])) + time));
  }

  /**
   * The same quantity again: in another unit, in single precision, with a little noise, as it is.
   */
  private void copies() {
    StormColumn source = numbers();
    double[] values = source.values().clone();
    double inch = 1 / 2.54;
    switch (draw.between(0, 4)) {
      case 0 -> Arrays.setAll(values, i -> Math.rint(values[i] * inch * 1e6) / 1e6);
      case 1 -> Arrays.setAll(values, i -> (float) values[i]);
      case 2 -> Arrays.setAll(values, i -> values[i] * (1 + 1e-9 * draw.gaussian()));
      case 3 -> Arrays.setAll(values, i -> -values[i]);
      default -> {
        // the very same numbers
      }
    }
    columns.add(StormColumn.numbers(name("copy"), values));
  }

  /** One value everywhere, or everywhere but in one row. */
  private void constants() {
    double value = draw.pick(0.0, 1.0, 1e-12, 12345.678);
    double[] values = values(() -> value);
    if (draw.chance(0.5)) {
      values[draw.between(0, rows - 1)] += draw.pick(1.0, 1e6, 1e-9);
    }
    columns.add(StormColumn.numbers(name("const"), values));
  }

  private void powers() {
    double[] base = numbers().values();
    int degree = draw.between(2, draw.pick(3, 3, 6));
    for (int d = 2; d <= degree; d++) {
      int power = d;
      double[] values = Arrays.stream(base).map(v -> Math.pow(v, power)).toArray();
      if (Arrays.stream(values).allMatch(v -> Math.abs(v) < 1e130)) {
        columns.add(StormColumn.numbers(name("power"), values));
      }
    }
  }

  private void sums() {
    double[] a = numbers().values();
    double[] b = numbers().values();
    double[] values = new double[rows];
    Arrays.setAll(values, i -> a[i] + b[i]);
    columns.add(StormColumn.numbers(name("sum"), values));
  }

  /** A category as a person encodes it: a column of 0 and 1 for each level. */
  private void oneHot() {
    int levels = draw.between(2, 9);
    int[] level = new int[rows];
    Arrays.setAll(level, i -> draw.skewed(levels));
    for (int l = 0; l < levels; l++) {
      double[] values = new double[rows];
      int one = l;
      Arrays.setAll(values, i -> level[i] == one ? 1 : 0);
      columns.add(StormColumn.numbers(name("hot"), values));
    }
  }

  /** Heavy tails: Cauchy, log-normal, or one row that is far beyond all others. */
  private void tails() {
    double[] values = gaussians();
    switch (draw.between(0, 2)) {
      case 0 -> Arrays.setAll(values, i -> values[i] / Math.abs(draw.gaussian() + 1e-9));
      case 1 -> Arrays.setAll(values, i -> Math.exp(3 * values[i]));
      default -> values[draw.between(0, rows - 1)] = draw.pick(1e12, -1e12, 1e6, 1e3);
    }
    columns.add(StormColumn.numbers(name("tail"), values));
  }

  /** Whole numbers that stand for something, several columns of them, many cells missing. */
  private void codes() {
    int width = draw.pick(1, 3, 10);
    int levels = draw.between(2, 7);
    for (int j = 0; j < width; j++) {
      columns.add(StormColumn.numbers(name("code"), values(() -> draw.skewed(levels))));
    }
  }

  private void sequence() {
    double[] values = new double[rows];
    double first = draw.pick(0.0, 1.0, 1900.0, 1e9);
    Arrays.setAll(values, i -> first + i);
    columns.add(StormColumn.numbers(name("row"), values));
  }

  private StormColumn gaps(StormColumn column) {
    double share = draw.pick(0.01, 0.1, 0.4, 0.9);
    boolean[] missing = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      missing[i] = draw.chance(share);
    }
    return column.without(missing, draw.pick(GAPS));
  }

  /** A column of numbers that is there, or a new one. */
  private StormColumn numbers() {
    List<StormColumn> there =
        columns.stream().filter(c -> c.name().matches("(x|w|int|count|tail|copy)\\d+")).toList();
    if (there.isEmpty()) {
      scaled();
      return columns.get(columns.size() - 1);
    }
    return there.get(draw.between(0, there.size() - 1));
  }

  private StormColumn rounded(String kind, double[] values, int digits) {
    double[] kept =
        Arrays.stream(values)
            .map(v -> new BigDecimal(v).round(new MathContext(digits)).doubleValue())
            .toArray();
    return StormColumn.numbers(name(kind), kept);
  }

  private String name(String kind) {
    return kind + (columns.size() + 1);
  }

  private double[] gaussians() {
    return values(draw::gaussian);
  }

  private double[] values(java.util.function.DoubleSupplier value) {
    double[] values = new double[rows];
    Arrays.setAll(values, i -> value.getAsDouble());
    return values;
  }
}
