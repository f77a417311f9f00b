package halflife.tune.data;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.evidence.note.Note;
import halflife.linear.data.Design;
import halflife.tune.encode.Encoded;
import halflife.tune.encode.Encoder;
import halflife.tune.options.StudyOptions;
import halflife.tune.source.TableSource;
import halflife.tune.table.NumberForm;
import halflife.tune.table.ReadAs;
import halflife.tune.table.Table;
import halflife.tune.table.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The data of a study: the rows of a table as numbers, and which of them belong together.
 *
 * @param table the rows whose target is there, and the columns that are used
 * @param options the options of the study
 * @param response the reading of the target
 * @param encoder makes features of the columns
 * @param design features, target and weights of every row
 * @param groups each row's group, if rows belong together
 * @param foldLabels each row's fold, if the table names it
 * @param order the values that sort the rows in time, if they have an order: numbers, or days since
 *     1970
 * @param readings the reading of the target and of each column
 * @param notes the notes on the reading of the file
 */
public record Dataset(
    Table table,
    StudyOptions options,
    @Internal Response response,
    @Internal Encoder encoder,
    Design design,
    Optional<List<String>> groups,
    Optional<List<String>> foldLabels,
    Optional<double[]> order,
    List<Note> readings,
    List<Note> notes) {

  /**
   * Two parts of a data set.
   *
   * @param train the rows to learn from
   * @param test the rows set aside, encoded as the others say
   */
  public record Split(Dataset train, Dataset test) {}

  public Dataset {
    readings = List.copyOf(readings);
    notes = List.copyOf(notes);
  }

  /** Reads the table that the options name and picks its columns. */
  public static Dataset read(StudyOptions options) {
    return of(Table.read(options.table().data(), options.asText()), options);
  }

  /** Reads a source into memory and picks its columns. */
  @Internal
  public static Dataset read(TableSource source, StudyOptions options) {
    ReadAs readAs = new ReadAs(options.asText(), Map.of());
    return of(
        TableReader.reading(options.table().data(), () -> TableReader.whole(source, readAs)),
        options);
  }

  /**
   * Picks target, weights, groups and folds from a table; every other column that is not excluded
   * is encoded as features. Rows without a target are dropped.
   *
   * @throws IllegalArgumentException if a column does not exist or cannot be used: a constant
   *     target, free text among the features, a negative weight; the message names the file and
   *     column
   */
  public static Dataset of(Table table, StudyOptions options) {
    return DatasetReader.read(table, options, true);
  }

  /** The same of some rows of a table, which may have fewer of a class than the table. */
  @Internal
  public static Dataset ofSample(Table some, StudyOptions options) {
    return DatasetReader.read(some, options, false);
  }

  /** The source of the rows. */
  public Table.Source source() {
    return table.source();
  }

  /** The name of the target column. */
  public String target() {
    return response.column();
  }

  /** The kind of target. */
  public Family family() {
    return response.family();
  }

  /** The classes in the order of their index; none for numbers. */
  public List<String> classes() {
    return response.classes();
  }

  /** The names of the features, in the order of the design. */
  public List<String> features() {
    return encoder.features();
  }

  /** The column of case weights. */
  public Optional<String> weights() {
    return options.table().weights();
  }

  /**
   * The rows of another file, by the names of this one's columns.
   *
   * @throws IllegalArgumentException if it cannot be read, or a column is missing or unusable
   */
  public Dataset matching(Path file) {
    return matching(Table.read(options.table().data().like(file), readAs()));
  }

  /** The way to read these columns in other rows. */
  ReadAs readAs() {
    Set<String> texts = new HashSet<>(options.asText());
    texts.addAll(encoder.texts());
    Map<String, NumberForm> numbers = new HashMap<>(encoder.forms());
    numbers.put(target(), response.form());
    return new ReadAs(texts, numbers);
  }

  /**
   * The rows of another table, by the names of this one's columns; nothing is learned from them.
   *
   * @param test a table with the same features, target, weights and counts, in any order, the
   *     columns of {@link Encoder#texts} read as text
   * @throws IllegalArgumentException if a column is missing or cannot be used
   */
  public Dataset matching(Table test) {
    return DatasetReader.matching(this, test);
  }

  /**
   * Sets a share of the rows aside: at random, of each class alike; of grouped rows, whole groups;
   * of ordered rows, the last. What the columns are is learned anew from the others.
   *
   * @param testFraction the share, above 0 and below 1
   * @throws IllegalArgumentException if one part would have no row
   */
  public Split split(double testFraction, long seed) {
    boolean[] test = Splitter.testRows(this, testFraction, seed);
    Dataset train = DatasetReader.learn(part(test, false), options, response, notes, true);
    return new Split(train, DatasetReader.encoded(train, part(test, true)));
  }

  /** The rows that count: those of weight 0 are left out. */
  @Internal
  public Dataset weighed() {
    double[] weights = design.weights();
    return pick(IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray());
  }

  /** The same rows as another encoder of the same columns makes features of them. */
  @Internal
  public Dataset with(Encoder other) {
    Encoded rows = other.encode(table);
    Design again =
        new Design(
            rows.features(), design.target(), design.weights(), design.offsets(), rows.fills());
    return new Dataset(
        table, options, response, other, again, groups, foldLabels, order, readings, notes);
  }

  /** A copy with more notes. */
  @Internal
  public Dataset with(List<Note> more) {
    List<Note> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Dataset(
        table, options, response, encoder, design, groups, foldLabels, order, readings, all);
  }

  /** Some rows, in their order; what was read of all of them stays. */
  @Internal
  public Dataset pick(int[] rows) {
    return rows.length == design.size()
        ? this
        : new Dataset(
            table.pick(rows),
            options,
            response,
            encoder,
            design.pick(rows),
            groups.map(all -> picked(all, rows)),
            foldLabels.map(all -> picked(all, rows)),
            order.map(all -> Arrays.stream(rows).mapToDouble(i -> all[i]).toArray()),
            readings,
            notes);
  }

  private static List<String> picked(List<String> all, int[] rows) {
    return Arrays.stream(rows).mapToObj(all::get).toList();
  }

  private Table part(boolean[] mask, boolean wanted) {
    return table.pick(IntStream.range(0, mask.length).filter(i -> mask[i] == wanted).toArray());
  }
}
