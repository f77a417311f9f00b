package halflife.tune;

import halflife.linear.Design;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a study learns from: the rows of a table as numbers, and which of them belong together.
 *
 * @param source where the rows came from
 * @param target the name of the target column
 * @param features the names of the features, in the order of the file
 * @param design features, target and weights of every row
 * @param weights the column of case weights
 * @param groups each row's group, if rows belong together
 * @param foldLabels each row's fold, if the table names it
 * @param notes what a person should know about how the file was read, a sentence each
 */
public record Dataset(
    Table.Source source,
    String target,
    List<String> features,
    Design design,
    Optional<String> weights,
    Optional<List<String>> groups,
    Optional<List<String>> foldLabels,
    List<String> notes) {

  /**
   * Two parts of a data set.
   *
   * @param train the rows to learn from
   * @param test the rows set aside
   */
  public record Split(Dataset train, Dataset test) {}

  public Dataset {
    features = List.copyOf(features);
    notes = List.copyOf(notes);
  }

  /** Reads the table that the options name and picks its columns. */
  public static Dataset read(StudyOptions options) {
    return of(Table.read(options.data(), options.asText()), options);
  }

  /**
   * Picks target, weights, groups and folds from a table; every other column that is not excluded
   * is a feature.
   *
   * @throws IllegalArgumentException if a column does not exist or cannot be used: a constant
   *     target, a class, text among the features, a negative weight; the message names the file and
   *     column
   */
  public static Dataset of(Table table, StudyOptions options) {
    return DatasetReader.read(table, options);
  }

  /**
   * The rows of another table, by the names of this one's columns.
   *
   * @param test a table with the same features, target and weights, in any order
   * @throws IllegalArgumentException if a column is missing or cannot be used
   */
  public Dataset matching(Table test) {
    Design rows = DatasetReader.design(test, target, features, weights);
    return new Dataset(
        test.source(),
        target,
        features,
        rows,
        weights,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * Sets a share of the rows aside, at random; of grouped rows, whole groups.
   *
   * @param testFraction the share, above 0 and below 1
   * @throws IllegalArgumentException if one part would have no row
   */
  public Split split(double testFraction, long seed) {
    boolean[] test = Splitter.testRows(this, testFraction, seed);
    return new Split(where(test, false), where(test, true));
  }

  private Dataset where(boolean[] mask, boolean wanted) {
    int[] kept = IntStream.range(0, mask.length).filter(i -> mask[i] == wanted).toArray();
    double[][] rows = new double[kept.length][];
    double[] y = new double[kept.length];
    double[] w = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      rows[i] = design.rows()[kept[i]];
      y[i] = design.target()[kept[i]];
      w[i] = design.weights()[kept[i]];
    }
    return new Dataset(
        source,
        target,
        features,
        new Design(rows, y, w),
        weights,
        groups.map(names -> pick(names, kept)),
        foldLabels.map(names -> pick(names, kept)),
        notes);
  }

  private static List<String> pick(List<String> values, int[] kept) {
    return IntStream.of(kept).mapToObj(values::get).toList();
  }
}
