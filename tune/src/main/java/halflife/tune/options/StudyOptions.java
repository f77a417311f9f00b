package halflife.tune.options;

import halflife.core.Internal;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a study. {@link #of} has the defaults; {@link #with} says an option, and so does
 * {@code halflife tune}:
 *
 * <pre>{@code
 * StudyOptions.of(Path.of("homes.csv"), "price")
 *     .with(TuneOption.MODEL, "ridge").with(TuneOption.FOLDS, 5)
 * }</pre>
 *
 * @param table the options for reading the table
 * @param folds the options for dealing rows to folds
 * @param search the options for the search and the choice
 * @param proof the options for the proof and the views
 * @param net the options for a network
 */
public record StudyOptions(
    TableOptions table,
    FoldOptions folds,
    SearchOptions search,
    ProofOptions proof,
    NetOptions net) {

  /**
   * Checks what the parts are together.
   *
   * @throws IllegalArgumentException if two of them exclude each other
   */
  public StudyOptions {
    boolean repeated = proof.repeats().orElse(1) > 1 && search.hasLinear();
    OptionRules.exclusive(
        "--fold-column", "--repeats above 1", folds.column().isPresent() && repeated);
    OptionRules.exclusive("--order", "--repeats above 1", folds.order().isPresent() && repeated);
    OptionRules.notTarget("--group", table.target(), folds.group().stream());
    OptionRules.notTarget("--fold-column", table.target(), folds.column().stream());
    OptionRules.notTarget("--order", table.target(), folds.order().stream());
    notFolds("--weights", table.weights(), folds);
    notFolds("--counts", table.counts(), folds);
  }

  private static void notFolds(String option, Optional<String> named, FoldOptions folds) {
    if (named.isPresent() && (named.equals(folds.group()) || named.equals(folds.column()))) {
      throw new IllegalArgumentException(
          option + " names '" + named.get() + "', which already deals the folds; use another");
    }
  }

  /**
   * The defaults: ridge and lasso on the same folds, the λ with the smallest error, one dealing of
   * the folds, seed 1, standardized features.
   */
  public static StudyOptions of(Path data, String target) {
    return of(new OptionValues(List.of(data), Map.of(TuneOption.TARGET.name(), List.of(target))));
  }

  /**
   * The options that these words give.
   *
   * @throws IllegalArgumentException if a value is not allowed, or two exclude each other
   */
  @Internal
  public static StudyOptions of(OptionValues values) {
    StudyOptions options =
        new StudyOptions(
            TableOptions.of(values),
            FoldOptions.of(values),
            SearchOptions.of(values),
            ProofOptions.of(values),
            NetOptions.of(values));
    String model = options.search().model();
    if (!options.search().hasNetwork()) {
      values.refuse(TuneOption.OF_NETWORKS, "networks", model, "use --model mlp");
    } else if (!options.search().hasLinear()) {
      values.refuse(TuneOption.OF_LINEAR_MODELS, "linear models", model, "drop it");
    } else {
      values.refuse(TuneOption.NOT_OF_NETWORKS, "linear models alone", model, "drop it");
    }
    return options;
  }

  /** The words after {@code halflife} that ask for this study, in full. */
  public List<String> toArguments() {
    return OptionValues.words(this);
  }

  /**
   * Reads what {@link #toArguments} wrote.
   *
   * @throws IllegalArgumentException if a word is not known or its value not allowed
   */
  public static StudyOptions fromArguments(List<String> arguments) {
    return of(OptionValues.of(arguments));
  }

  /**
   * A copy with another value of an option. A flag takes true or false; an empty list is as if the
   * option had not been given.
   *
   * @throws IllegalArgumentException if the value is not allowed, or another option excludes it
   */
  public <T> StudyOptions with(TuneOption<T> option, T value) {
    return of(values().with(option, value));
  }

  /** A copy as if an option had not been given. */
  public StudyOptions without(TuneOption<?> option) {
    return of(values().without(option));
  }

  /** A copy with another table. */
  public StudyOptions withData(Path data) {
    return withData(List.of(data));
  }

  /** A copy with other files. */
  @Internal
  public StudyOptions withData(List<Path> files) {
    return of(new OptionValues(files, values().said()));
  }

  private OptionValues values() {
    return OptionValues.of(toArguments());
  }

  /** The columns that have to be read as text, for {@link Table#read}. */
  public Set<String> asText() {
    Set<String> columns = new HashSet<>(table.exclude());
    columns.addAll(table.categorical());
    folds.column().ifPresent(columns::add);
    folds.group().ifPresent(columns::add);
    table.besideFeatures().forEach(columns::remove);
    folds.order().ifPresent(columns::remove);
    return columns;
  }
}
