package halflife.tune.data;

import halflife.core.Internal;
import halflife.evidence.note.Note;
import halflife.evidence.note.Reading;
import halflife.evidence.note.TableNote;
import halflife.linear.data.Design;
import halflife.tune.encode.DateForm;
import halflife.tune.encode.DateParts;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.encode.Encoding;
import halflife.tune.encode.EncodingRules;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TableOptions;
import halflife.tune.table.BadCell;
import halflife.tune.table.Column;
import halflife.tune.table.Names;
import halflife.tune.table.NumberDoubt;
import halflife.tune.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Picks the columns of a study from a table, and says what is wrong with one that does not do. */
@Internal
public final class DatasetReader {
  private static final int MOST_EXPONENT = 100;
  private static final int FEWEST = 3;
  private static final String USED = "another option uses; drop it from one";
  private static final String LEFT_OUT = "--features does not name; add it there";

  private DatasetReader() {}

  static Dataset read(Table whole, StudyOptions options, boolean all) {
    checkNames(whole, options);
    List<Note> notes = new ArrayList<>();
    if (!whole.hasHeader()) {
      notes.add(new TableNote.NoHeader(whole.names().size()));
    }
    List<String> used = new ArrayList<>(features(whole, options));
    used.addAll(others(options));
    Table table = RowCounts.expanded(whole.select(used), options.table().counts());
    requireRows(table, options.table().target());
    Response response = ResponseRules.learn(table, options);
    Table there = withTarget(table, response, notes);
    return learn(there, options, response, notes, all);
  }

  /** Refuses so few rows that whatever else is wrong with them follows from that. */
  private static void requireRows(Table table, String target) {
    int rows = table.column(target).present();
    if (rows > 0 && rows < FEWEST) {
      throw new IllegalArgumentException(
          file(table)
              + " has only "
              + (rows == 1 ? "1 row" : rows + " rows")
              + (rows < table.rows() ? " with a value in column '" + target + "'" : "")
              + ", but at least "
              + FEWEST
              + " are needed to learn from some and test on others; add rows");
    }
  }

  private static Table withTarget(Table table, Response response, List<Note> notes) {
    int[] rows = response.rows(table);
    int dropped = table.rows() - rows.length;
    if (dropped > 0) {
      notes.add(new TableNote.NoTarget(dropped, response.column()));
    }
    return table.pick(rows);
  }

  /**
   * Learns from rows that all have a target what the columns are.
   *
   * @param all whether there are no others, so that every class must have enough of them
   */
  static Dataset learn(
      Table table, StudyOptions options, Response response, List<Note> notes, boolean all) {
    double[] values = response.values(table);
    double[] cases = weights(table, options.table().weights());
    response.check(table, values, cases);
    if (all) {
      response.checkClasses(table, response.rowsOfClasses(values, cases));
    }
    Response weighed =
        options
            .table()
            .posWeight()
            .map(asked -> response.weighed(asked, values, cases))
            .orElse(response);
    double[] weights = weighed.weights(values, cases);
    Set<String> categorical = new TreeSet<>(options.table().categorical());
    Encoder encoder = Encoder.learn(table, features(table, options), categorical, weights);
    if (encoder.features().isEmpty()) {
      refuseTiny(table, encoder);
      throw new IllegalArgumentException(
          file(table)
              + " has no column that changes from row to row to predict '"
              + response.column()
              + "' from; exclude fewer, or check what separates the columns");
    }
    List<Note> said = new ArrayList<>(notes);
    doubts(table, encoder, categorical).filter(doubt -> !notes.contains(doubt)).forEach(said::add);
    List<Note> readings = new ArrayList<>(table.readings());
    options.table().counts().map(Reading.Counts::new).ifPresent(readings::add);
    response.reading().ifPresent(readings::add);
    readings.addAll(encoder.readings());
    Encoded rows = encoder.encode(table);
    Dataset data = dataset(table, options, weighed, encoder, rows, values, weights, readings, said);
    return Offsets.checked(data, data.design().offsets());
  }

  /** Says why columns that look like numbers are categories. */
  private static Stream<Note> doubts(Table table, Encoder encoder, Set<String> categorical) {
    return encoder.columns().stream()
        .filter(c -> c instanceof Encoding.Categories && !categorical.contains(c.column()))
        .flatMap(
            c ->
                NumberDoubt.of(table.words(c.column()).words()).stream()
                    .map(doubt -> new TableNote.NotNumbers(c.column(), doubt.doubt())));
  }

  /** Refuses a table without columns where some would be left but for their unit. */
  private static void refuseTiny(Table table, Encoder encoder) {
    for (Encoding column : encoder.columns()) {
      if (column instanceof Encoding.LeftOut left
          && left.reason() == Encoding.LeftOut.Reason.TINY) {
        throw new IllegalArgumentException(
            file(table)
                + ", column '"
                + column.column()
                + "' "
                + EncodingRules.TOO_LITTLE
                + ", and no other column is left to predict from; give it in a smaller unit");
      }
    }
  }

  /** The rows of another table as the training rows say, expanded by its counts. */
  static Dataset matching(Dataset train, Table other) {
    TableOptions asked = train.options().table();
    for (String name : asked.besideFeatures().toList()) {
      require(other, name);
    }
    require(other, train.target());
    List<String> others = others(train.options());
    train.encoder().columns().forEach(c -> train.encoder().require(other, c, others));
    return encoded(train, RowCounts.expanded(other, asked.counts()));
  }

  /** Rows as the training rows say, each of which stands for itself. */
  static Dataset encoded(Dataset train, Table other) {
    StudyOptions options = train.options();
    List<Note> notes = new ArrayList<>();
    Table table = withTarget(other, train.response(), notes);
    double[] values = train.response().values(table);
    double[] weights = train.response().weights(values, weights(table, options.table().weights()));
    Encoded rows = train.encoder().encode(table);
    Encoded filled = new Encoded(rows.features(), List.of(), List.of());
    Dataset data =
        dataset(
            table,
            options,
            train.response(),
            train.encoder(),
            filled,
            values,
            weights,
            List.of(),
            notes);
    return Offsets.checked(data, train.design().offsets());
  }

  private static Dataset dataset(
      Table table,
      StudyOptions options,
      Response response,
      Encoder encoder,
      Encoded rows,
      double[] values,
      double[] weights,
      List<Note> readings,
      List<Note> notes) {
    double[] offset = options.table().offset().map(table::numbers).orElseGet(() -> new double[0]);
    return new Dataset(
        table,
        options,
        response,
        encoder,
        new Design(rows.features(), values, weights, offset, rows.fills()),
        options.folds().group().filter(table::has).map(column -> labels(table, column)),
        options.folds().column().filter(table::has).map(column -> labels(table, column)),
        options.folds().order().filter(table::has).map(column -> order(table, column)),
        readings,
        notes);
  }

  private static List<String> others(StudyOptions options) {
    List<String> others = new ArrayList<>(List.of(options.table().target()));
    options.table().besideFeatures().forEach(others::add);
    options.folds().columns().forEach(others::add);
    return others;
  }

  private static List<String> features(Table table, StudyOptions options) {
    List<String> features = new ArrayList<>(table.names());
    features.removeAll(new HashSet<>(others(options)));
    features.removeAll(new HashSet<>(options.table().exclude()));
    features.removeIf(table::holdsRowNames);
    Set<String> named = new HashSet<>(options.table().features());
    features.removeIf(name -> !named.isEmpty() && !named.contains(name));
    return features;
  }

  /** Columns that the options name must exist, and some must be left to predict from. */
  private static void checkNames(Table table, StudyOptions options) {
    TableOptions asked = options.table();
    Stream.of(others(options), asked.features(), asked.exclude(), asked.categorical())
        .flatMap(List::stream)
        .forEach(name -> require(table, name));
    List<String> features = features(table, options);
    List<String> wanted = new ArrayList<>(asked.features());
    wanted.removeAll(asked.exclude());
    wanted.forEach(name -> requireFeature(table, features, "--features", name, USED));
    if (features.isEmpty()) {
      throw new IllegalArgumentException(
          file(table)
              + " has no column left to predict '"
              + asked.target()
              + "' from; exclude fewer, or check what separates the columns");
    }
    for (String name : asked.categorical()) {
      boolean used = others(options).contains(name) || asked.exclude().contains(name);
      boolean leftOut = !asked.features().isEmpty() && !used;
      requireFeature(table, features, "--categorical", name, leftOut ? LEFT_OUT : USED);
    }
  }

  private static void requireFeature(
      Table table, List<String> features, String option, String name, String otherwise) {
    if (table.holdsRowNames(name)) {
      throw new IllegalArgumentException(
          option
              + " names '"
              + name
              + "', which holds the names of the rows; rename that column in "
              + file(table));
    }
    if (!features.contains(name)) {
      throw new IllegalArgumentException(option + " names '" + name + "', which " + otherwise);
    }
  }

  private static void require(Table table, String name) {
    if (!table.has(name)) {
      throw new IllegalArgumentException(
          file(table) + " has no column '" + name + "'" + Names.hint(name, table.names()));
    }
  }

  /** The weights; extreme ones divided by a power of two, because only their ratios matter. */
  public static double[] weights(Table table, Optional<String> named) {
    double[] weights = caseWeights(table, named);
    if (Arrays.stream(weights).noneMatch(w -> w > 0)) {
      throw new IllegalArgumentException(
          file(table)
              + ", column '"
              + named.orElse("")
              + "': all weights are 0; give some row a weight");
    }
    int exponent = Math.getExponent(Arrays.stream(weights).max().orElse(1));
    for (int i = 0; i < weights.length && Math.abs(exponent) > MOST_EXPONENT; i++) {
      weights[i] = Math.scalb(weights[i], -Math.max(exponent, Double.MIN_EXPONENT));
    }
    return weights;
  }

  /** The weights as they are written; 1 where there is no column of them. */
  static double[] caseWeights(Table table, Optional<String> named) {
    if (named.isEmpty()) {
      double[] ones = new double[table.rows()];
      Arrays.fill(ones, 1);
      return ones;
    }
    String column = named.get();
    double[] weights = table.numbers(column).clone();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException(
            file(table)
                + ", line "
                + table.line(i)
                + ", column '"
                + column
                + "': the weight is "
                + weights[i]
                + ", but must be at least 0; correct it or drop the row");
      }
    }
    return weights;
  }

  private static List<String> labels(Table table, String column) {
    List<String> labels = table.texts(column);
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).isEmpty()) {
        throw gap(table, i, column);
      }
    }
    return labels;
  }

  /** The values that sort the rows: numbers as they are, dates as days. */
  private static double[] order(Table table, String column) {
    if (!(table.column(column) instanceof Column.Words words)) {
      return table.numbers(column);
    }
    List<DateForm> forms = DateForm.fitting(words.words());
    if (forms.size() != 1) {
      throw new IllegalArgumentException(
          file(table)
              + ", column '"
              + column
              + "' has '"
              + BadCell.shortened(words.words().get(words.codes()[0]))
              + "', but --order needs numbers, or dates such as 2024-01-31");
    }
    double[] days = DateParts.days(words, forms.get(0));
    for (int i = 0; i < days.length; i++) {
      if (Double.isNaN(days[i])) {
        throw gap(table, i, column);
      }
    }
    return days;
  }

  private static IllegalArgumentException gap(Table table, int row, String column) {
    return new IllegalArgumentException(
        file(table)
            + ", line "
            + table.line(row)
            + ", column '"
            + column
            + "': the value is missing; fill it in or drop the row");
  }

  private static String file(Table table) {
    return table.source().file().toString();
  }
}
