package halflife.tune;

import halflife.linear.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picks the columns of a study from a table, and says what is wrong with one that does not do. */
final class DatasetReader {
  private static final double LARGEST = 1e140;
  private static final int MOST_EXPONENT = 100;
  private static final int BLOCK = 256;

  private DatasetReader() {}

  static Dataset read(Table table, StudyOptions options) {
    checkTarget(table, options.target());
    List<String> features = features(table, options);
    refuseText(table, features);
    Design design = design(table, options.target(), features, options.weights());
    checkValues(table, options.target(), design);
    List<String> notes =
        table.hasHeader()
            ? List.of()
            : List.of(
                "The first line holds only numbers, so it was read as a row and the columns are"
                    + " named c1 to c"
                    + table.names().size()
                    + ".");
    return new Dataset(
        table.source(),
        options.target(),
        features,
        design,
        options.weights(),
        options.group().map(column -> labels(table, column)),
        options.foldColumn().map(column -> labels(table, column)),
        notes);
  }

  private static List<String> features(Table table, StudyOptions options) {
    Set<String> others = new HashSet<>(options.exclude());
    others.add(options.target());
    options.weights().ifPresent(others::add);
    options.group().ifPresent(others::add);
    options.foldColumn().ifPresent(others::add);
    for (String name : others) {
      if (!table.has(name)) {
        throw new IllegalArgumentException(
            file(table) + " has no column '" + name + "'" + Names.hint(name, table.names()));
      }
    }
    List<String> features = new ArrayList<>(table.names());
    features.removeAll(others);
    if (features.isEmpty()) {
      throw new IllegalArgumentException(
          file(table)
              + " has no column left to predict '"
              + options.target()
              + "' from; exclude fewer, or check what separates the columns");
    }
    return features;
  }

  /** All columns of text in one sentence, so that one call of --exclude settles them. */
  private static void refuseText(Table table, List<String> features) {
    List<String> text = features.stream().filter(table::isText).toList();
    if (text.size() > 1) {
      throw new IllegalArgumentException(
          file(table)
              + ": "
              + text.size()
              + " columns hold text, and categories are not supported yet; leave them out with"
              + " --exclude "
              + ColumnList.format(text));
    }
  }

  static Design design(
      Table table, String target, List<String> features, Optional<String> weightColumn) {
    int n = table.rows();
    double[][] columns = new double[features.size()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = table.numbers(features.get(j));
    }
    double[] y = table.numbers(target);
    refuseHuge(table, target, y);
    for (int j = 0; j < columns.length; j++) {
      refuseHuge(table, features.get(j), columns[j]);
    }
    double[] weights = weightColumn.map(name -> weights(table, name)).orElseGet(() -> ones(n));
    double[][] rows = new double[n][columns.length];
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      for (int j = 0; j < columns.length; j++) {
        for (int i = from; i < to; i++) {
          rows[i][j] = columns[j][i];
        }
      }
    }
    return new Design(rows, y, weights);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Squares of such numbers, summed over rows, would leave the range of a double. */
  private static void refuseHuge(Table table, String column, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > LARGEST) {
        throw new IllegalArgumentException(
            file(table)
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

  /** The weights; extreme ones divided by a power of two, because only their ratios matter. */
  private static double[] weights(Table table, String column) {
    double[] weights = table.numbers(column).clone();
    boolean any = false;
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
      any |= weights[i] > 0;
    }
    if (!any) {
      throw new IllegalArgumentException(
          file(table) + ", column '" + column + "': all weights are 0; give some row a weight");
    }
    int exponent = Math.getExponent(Arrays.stream(weights).max().orElse(1));
    for (int i = 0; i < weights.length && Math.abs(exponent) > MOST_EXPONENT; i++) {
      weights[i] = Math.scalb(weights[i], -Math.max(exponent, Double.MIN_EXPONENT));
    }
    return weights;
  }

  private static void checkTarget(Table table, String target) {
    if (table.isText(target)) {
      throw new IllegalArgumentException(
          file(table)
              + ", column '"
              + target
              + "' holds text, and classes cannot be predicted yet; choose a column of numbers");
    }
  }

  private static void checkValues(Table table, String target, Design design) {
    Set<Double> different = new HashSet<>();
    for (int i = 0; i < design.size() && different.size() < 3; i++) {
      if (design.weights()[i] > 0) {
        different.add(design.target()[i] + 0.0);
      }
    }
    if (different.size() == 1) {
      throw new IllegalArgumentException(
          file(table)
              + ", column '"
              + target
              + "' is "
              + different.iterator().next()
              + " in every row, so there is nothing to predict; choose another target");
    }
    if (different.size() == 2) {
      throw new IllegalArgumentException(
          file(table)
              + ", column '"
              + target
              + "' has only the values "
              + different.stream()
                  .sorted()
                  .map(String::valueOf)
                  .reduce((a, b) -> a + " and " + b)
                  .orElse("")
              + ": that is a class, and classes cannot be predicted yet; choose a column of numbers");
    }
  }

  private static List<String> labels(Table table, String column) {
    List<String> labels = table.texts(column);
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).isEmpty()) {
        throw new IllegalArgumentException(
            file(table)
                + ", line "
                + table.line(i)
                + ", column '"
                + column
                + "': the value is missing; fill it in or drop the row");
      }
    }
    return labels;
  }

  private static String file(Table table) {
    return table.source().file().toString();
  }
}
