package halflife.tune.options;

import halflife.core.Internal;
import halflife.tune.source.TableLocation;
import halflife.tune.table.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options for reading a table, and the roles of its columns.
 *
 * @param data where the table is, and how it is read
 * @param target the column to predict
 * @param family {@code gaussian}, {@code binomial}, {@code multinomial}, {@code poisson}, or {@code
 *     auto}: the family that the target's cells suggest, and never one of the last two for numbers
 * @param positive the class that a binomial model predicts the probability of; left out, yes, true,
 *     the larger number, or the second class in alphabetical order
 * @param rows how much each row counts
 * @param offset a column that is added to the linear predictor
 * @param features the columns that are features; all that are left, if none is named
 * @param exclude columns that are no features, whatever else names them so
 * @param categorical columns of codes: categories, though they look like numbers
 * @param stream whether rows are read one by one and only their sums kept
 */
public record TableOptions(
    TableLocation data,
    String target,
    String family,
    Optional<String> positive,
    RowOptions rows,
    Optional<String> offset,
    List<String> features,
    List<String> exclude,
    List<String> categorical,
    boolean stream) {

  /** The values of {@link #family}. */
  public static final List<String> FAMILIES =
      List.of("auto", "gaussian", "binomial", "multinomial", "poisson");

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if a value is not allowed, or two exclude each other
   */
  public TableOptions {
    features = List.copyOf(features);
    exclude = List.copyOf(exclude);
    categorical = List.copyOf(categorical);
    OptionRules.oneOf("--family", family, FAMILIES);
    classes(family, positive, rows.posWeight(), offset);
    if (target.isEmpty()) {
      throw new IllegalArgumentException("--target is empty; name the column to predict");
    }
    OptionRules.notTarget("--weights", target, rows.weights().stream());
    OptionRules.notTarget("--counts", target, rows.counts().stream());
    OptionRules.notTarget("--features", target, features.stream());
    OptionRules.notTarget("--exclude", target, exclude.stream());
    OptionRules.notTarget("--offset", target, offset.stream());
    OptionRules.notTarget("--categorical", target, categorical.stream());
    notOffset(offset, rows.weights(), "weights");
    notOffset(offset, rows.counts(), "counts");
  }

  static TableOptions of(OptionValues values) {
    return new TableOptions(
        new TableLocation(
            values.data(),
            values.get(TuneOption.ENCODING),
            values.get(TuneOption.SHEET),
            values.get(TuneOption.SQL)),
        values.get(TuneOption.TARGET).orElse(""),
        values.get(TuneOption.FAMILY).orElse("auto"),
        values.get(TuneOption.POSITIVE),
        RowOptions.of(values),
        values.get(TuneOption.OFFSET),
        values.list(TuneOption.FEATURES),
        values.list(TuneOption.EXCLUDE),
        values.list(TuneOption.CATEGORICAL),
        values.get(TuneOption.STREAM).orElse(false));
  }

  private static void notOffset(Optional<String> offset, Optional<String> other, String held) {
    if (offset.isPresent() && offset.equals(other)) {
      throw new IllegalArgumentException(
          "--offset names '"
              + offset.get()
              + "', which holds the "
              + held
              + "; use another column");
    }
  }

  private static void classes(
      String family,
      Optional<String> positive,
      Optional<String> posWeight,
      Optional<String> offset) {
    if (positive.isPresent() && !family.equals("auto") && !family.equals("binomial")) {
      throw new IllegalArgumentException(
          "--positive is for two classes, but --family is " + family + "; drop one of them");
    }
    if (offset.isPresent() && family.equals("multinomial")) {
      throw new IllegalArgumentException(
          "--offset is one number for each row, but --family multinomial has a predictor for each"
              + " class; drop --offset");
    }
    posWeight.ifPresent(weight -> checkPosWeight(weight, family));
  }

  /** Refuses a weight of the positive class that a family, once it is known, cannot have. */
  @Internal
  public static void checkPosWeight(String weight, String family) {
    if (family.equals("gaussian") || family.equals("poisson")) {
      throw new IllegalArgumentException(
          "--pos-weight is for classes, but the family is " + family + "; drop it");
    }
    if (weight.equals("auto")) {
      return;
    }
    double value = Decimal.parse(weight.toCharArray(), 0, weight.length());
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "--pos-weight is '" + weight + "', but can be auto or a number above 0");
    }
    if (family.equals("multinomial")) {
      throw new IllegalArgumentException(
          "--pos-weight "
              + weight
              + " is for two classes, but the family is multinomial; use --pos-weight auto, which"
              + " lets all classes weigh the same");
    }
  }

  /** A column of case weights. */
  public Optional<String> weights() {
    return rows.weights();
  }

  /** A column that says how many identical rows each row stands for. */
  public Optional<String> counts() {
    return rows.counts();
  }

  /** The factor of the weights of the positive class, or {@code auto}. */
  public Optional<String> posWeight() {
    return rows.posWeight();
  }

  /** The columns that hold a number beside the features: weights, counts and offset. */
  @Internal
  public Stream<String> besideFeatures() {
    return Stream.of(weights(), counts(), offset).flatMap(Optional::stream);
  }
}
