package halflife.tune.encode;

import halflife.evidence.note.Note;
import halflife.tune.table.NumberForm;
import halflife.tune.table.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns the columns of a table into features: learned from the training rows, the same for every
 * row afterwards.
 *
 * @param columns the encoding of each column, in the order of the training table
 */
public record Encoder(List<Encoding> columns) {
  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if two features have the same name
   */
  public Encoder {
    columns = List.copyOf(columns);
    Set<String> seen = new HashSet<>();
    for (Encoding column : columns) {
      for (String feature : column.features()) {
        if (!seen.add(feature)) {
          throw new IllegalArgumentException(
              "two features are named '" + feature + "'; rename column '" + column.column() + "'");
        }
      }
    }
  }

  /**
   * Learns from training rows what their columns are.
   *
   * @param training the rows
   * @param features the columns that are features
   * @param categorical those that hold codes, whatever they look like
   * @param weights each row's weight, for the means that stand in for missing cells
   * @throws IllegalArgumentException if a column can be no feature: the message names it
   */
  public static Encoder learn(
      Table training, List<String> features, Set<String> categorical, double[] weights) {
    return new Encoder(new EncodingRules(training, weights).encodings(features, categorical));
  }

  /**
   * A copy with other means in place of missing cells.
   *
   * @param means of each feature, over the rows that have it
   */
  public Encoder withMeans(double[] means) {
    return new Encoder(new EncodingMeans(means).of(columns));
  }

  /** The names of the features, in their order. */
  public List<String> features() {
    return columns.stream().flatMap(column -> column.features().stream()).toList();
  }

  /** The reading of each column where that is not plain numbers. */
  public List<Note> readings() {
    return columns.stream()
        .filter(
            c ->
                !(c instanceof Encoding.Numbers n
                    && !n.gaps()
                    && n.form().equals(NumberForm.PLAIN)))
        .<Note>map(Encoding::reading)
        .toList();
  }

  /** The columns that must be read as text, for {@link Table#read}. */
  public Set<String> texts() {
    return columns.stream()
        .filter(c -> c instanceof Encoding.Flag || isText(c))
        .map(Encoding::column)
        .collect(Collectors.toSet());
  }

  /** The columns that it reads. */
  public Set<String> names() {
    return columns.stream()
        .filter(column -> !column.features().isEmpty())
        .map(Encoding::column)
        .collect(Collectors.toSet());
  }

  /**
   * Refuses a table that lacks a column, which no other column that has a use can stand for.
   *
   * @param column one of its columns
   * @param others the columns that have a use beside features
   * @throws IllegalArgumentException if the table does not have it
   */
  public void require(Table table, Encoding column, Collection<String> others) {
    if (!column.features().isEmpty()) {
      Set<String> taken = new HashSet<>(others);
      taken.addAll(names());
      table.require(column.column(), ColumnEncoder.NEEDED, taken);
    }
  }

  /**
   * Whether another one makes the same features; ranges, which an older model.json does not have,
   * matter where both have them.
   */
  public boolean isLike(Encoder other) {
    return columns.size() == other.columns.size()
        && IntStream.range(0, columns.size())
            .allMatch(i -> isLike(columns.get(i), other.columns.get(i)));
  }

  private static boolean isLike(Encoding one, Encoding other) {
    boolean both =
        one instanceof Encoding.Numbers a
            && other instanceof Encoding.Numbers b
            && a.range().isPresent() == b.range().isPresent();
    return both ? one.equals(other) : withoutRange(one).equals(withoutRange(other));
  }

  private static Encoding withoutRange(Encoding column) {
    return column instanceof Encoding.Numbers n
        ? new Encoding.Numbers(n.column(), n.mean(), n.gaps(), n.form(), Optional.empty())
        : column;
  }

  /** The form of each column of numbers that is not plain, for {@link Table#read}. */
  public Map<String, NumberForm> forms() {
    return columns.stream()
        .filter(c -> c instanceof Encoding.Numbers n && !n.form().equals(NumberForm.PLAIN))
        .collect(Collectors.toMap(Encoding::column, c -> ((Encoding.Numbers) c).form()));
  }

  private static boolean isText(Encoding column) {
    return column instanceof Encoding.Categories
        || column instanceof Encoding.Dates
        || column instanceof Encoding.Times;
  }

  /**
   * The rows of a table as features, as the training rows say: where a number is missing stands the
   * training mean, and a level that training rows did not have is none.
   *
   * @param table a table with the same columns, in any order
   * @throws IllegalArgumentException if a column is missing or holds something else
   */
  public Encoded encode(Table table) {
    FeatureBuilder features = new FeatureBuilder();
    ColumnEncoder encoder = new ColumnEncoder(table, features);
    columns.forEach(encoder::encode);
    return features.end();
  }
}
