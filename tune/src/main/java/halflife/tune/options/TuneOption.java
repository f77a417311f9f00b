package halflife.tune.options;

import halflife.evidence.Choice;
import halflife.tune.table.ColumnList;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An option of {@code halflife tune}: its name, its text in {@code --help}, and the way its value
 * is read and written. The command line, the arguments that a model keeps and {@link
 * StudyOptions#with} all go by it.
 *
 * @param <T> the type of its value; that of a flag is true or false
 */
public final class TuneOption<T> {

  /**
   * The reading of a type's values from words, and their writing as one word.
   *
   * @param type the type of a single value, to which the command line holds every word
   * @param list whether there may be several values
   * @param read reads the words of all values; a flag has none
   * @param write writes one word
   */
  public record Kind<T>(
      Class<?> type, boolean list, Function<List<String>, T> read, Function<T, String> write) {}

  private static final Kind<String> TEXT = one(String.class, text -> text, text -> text);
  private static final Kind<Path> FILE = one(String.class, Path::of, Path::toString);
  private static final Kind<Integer> WHOLE = number(Integer.class, Integer::valueOf);
  private static final Kind<Long> LONG = number(Long.class, Long::valueOf);
  private static final Kind<Double> REAL = number(Double.class, Double::valueOf);
  private static final Kind<Choice.Rule> RULE =
      one(String.class, TuneOption::rule, Choice.Rule::word);
  private static final Kind<Boolean> FLAG =
      new Kind<>(Boolean.class, false, words -> true, said -> "");
  private static final Kind<List<Double>> REALS =
      list(
          Double.class,
          word -> Stream.of(word.split(",", -1)).map(REAL.read().compose(List::of)),
          reals -> reals.stream().map(String::valueOf).collect(Collectors.joining(",")));
  private static final Kind<List<Integer>> WHOLES =
      list(
          Integer.class,
          word -> Stream.of(word.split(",", -1)).map(WHOLE.read().compose(List::of)),
          wholes -> wholes.stream().map(String::valueOf).collect(Collectors.joining(",")));
  private static final Kind<List<String>> COLUMNS =
      list(String.class, word -> ColumnList.parse(word).stream(), ColumnList::format);

  public static final TuneOption<String> ENCODING =
      of(TEXT, "--encoding", "NAME", o -> o.table().data().encoding())
          .help("The encoding of DATA, such as windows-1252 (default: what its bytes say).");
  public static final TuneOption<String> SHEET =
      of(TEXT, "--sheet", "NAME", o -> o.table().data().sheet())
          .help("The sheet of a workbook (default: its only one with cells).");
  public static final TuneOption<String> SQL =
      of(TEXT, "--sql", "QUERY", o -> o.table().data().sql())
          .help("A query over DATA, each file a table of its base name; needs DuckDB.");
  public static final TuneOption<Boolean> STREAM =
      flag("--stream", o -> o.table().stream())
          .help("Read rows one by one and keep none (default where memory is too small for them).");
  public static final TuneOption<String> TARGET =
      of(TEXT, "--target", "COL", o -> Optional.of(o.table().target())).help("What to predict.");
  public static final TuneOption<String> FAMILY =
      of(TEXT, "--family", "F", o -> unlessAuto(o.table().family()))
          .help(
              "gaussian, binomial, multinomial, poisson, or auto: what the target says (default).");
  public static final TuneOption<String> POSITIVE =
      of(TEXT, "--positive", "CLASS", o -> o.table().positive())
          .help("Of two classes, the one whose probability is predicted.");
  public static final TuneOption<String> MODEL =
      of(TEXT, "--model", "M", o -> Optional.of(o.search().model()))
          .help(
              "ridge, lasso, elastic, linear: ridge and lasso, the better one (default); mlp: a"
                  + " network; auto: linear, and the network where it is better.");
  public static final TuneOption<List<Double>> ALPHA =
      of(REALS, "--alpha", "A,…", o -> unlessEmpty(o.search().alpha()))
          .help("Mixes of elastic, the best one chosen: 0 is ridge, 1 is lasso (default 0.5).");
  public static final TuneOption<String> MEASURE =
      of(TEXT, "--measure", "M", o -> unlessAuto(o.search().measure()))
          .help("What λ is chosen by: mse, mae, deviance, class, auc (default: mse or deviance).");
  public static final TuneOption<String> GRID =
      of(TEXT, "--grid", "G", o -> Optional.of(o.search().grid()))
          .help("The λs to try: auto (default), or glmnet for that program's.");
  public static final TuneOption<List<Double>> LAMBDAS =
      of(REALS, "--lambdas", "L1,L2,…", o -> unlessEmpty(o.search().lambdas()))
          .help("These λs, as glmnet defines them, instead of a grid.");
  public static final TuneOption<Integer> FOLDS =
      of(WHOLE, "--folds", "K", o -> o.folds().count())
          .help("Folds, at least 3 (default 10, fewer for few rows).");
  public static final TuneOption<String> FOLD_COLUMN =
      of(TEXT, "--fold-column", "COL", o -> o.folds().column())
          .help("A column that names each row's fold.");
  public static final TuneOption<String> GROUP =
      of(TEXT, "--group", "COL", o -> o.folds().group())
          .help("Rows of equal value in this column stay together.");
  public static final TuneOption<String> ORDER =
      of(TEXT, "--order", "COL", o -> o.folds().order())
          .help("Numbers or dates: learn from earlier rows, hold out later ones.");
  public static final TuneOption<Choice.Rule> CHOOSE =
      of(RULE, "--choose", "RULE", o -> Optional.of(o.search().choose()))
          .help("min (default), or 1se for a simpler model that is hardly worse.");
  public static final TuneOption<String> WEIGHTS =
      of(TEXT, "--weights", "COL", o -> o.table().weights())
          .help("A column of case weights: each row is one observation.");
  public static final TuneOption<String> COUNTS =
      of(TEXT, "--counts", "COL", o -> o.table().counts())
          .help("A column of whole numbers: each row stands for that many identical rows.");
  public static final TuneOption<String> POS_WEIGHT =
      of(TEXT, "--pos-weight", "X", o -> o.table().posWeight())
          .help("Weigh the positive class X times, or auto: as much as the other.");
  public static final TuneOption<String> OFFSET =
      of(TEXT, "--offset", "COL", o -> o.table().offset())
          .help("A column that is added to the linear predictor as it is.");
  public static final TuneOption<List<String>> FEATURES =
      of(COLUMNS, "--features", "COL,…", o -> unlessEmpty(o.table().features()))
          .help("The columns to predict from (default: all that no other option names).");
  public static final TuneOption<List<String>> EXCLUDE =
      of(COLUMNS, "--exclude", "COL,…", o -> unlessEmpty(o.table().exclude()))
          .help("Columns that are no features; quote a name with a comma: '\"a,b\",c'.");
  public static final TuneOption<List<String>> CATEGORICAL =
      of(COLUMNS, "--categorical", "COL,…", o -> unlessEmpty(o.table().categorical()))
          .help("Columns of codes: categories, though they look like numbers.");
  public static final TuneOption<Path> TEST =
      of(FILE, "--test", "FILE", o -> o.proof().test()).help("A second table, only scored.");
  public static final TuneOption<Double> TEST_FRACTION =
      of(REAL, "--test-fraction", "F", o -> o.proof().testFraction())
          .help("The share of rows to set aside and only score.");
  public static final TuneOption<Integer> REPEATS =
      of(WHOLE, "--repeats", "R", o -> o.proof().repeats())
          .help(
              "How often the verdict deals the folds anew (default: 5, fewer where it takes long).");
  public static final TuneOption<Long> SEED =
      of(LONG, "--seed", "S", o -> Optional.of(o.proof().seed()))
          .help("The seed of all draws (default 1).");
  public static final TuneOption<Boolean> NON_NEGATIVE =
      flag("--non-negative", o -> o.search().nonNegative()).help("Allow no coefficient below 0.");
  public static final TuneOption<Boolean> GROUPED =
      flag("--grouped", o -> o.search().grouped())
          .help("Multinomial: keep a feature for all classes or for none.");
  public static final TuneOption<List<String>> GEOMETRY =
      of(COLUMNS, "--geometry", "A,B", o -> unlessEmpty(o.proof().geometry()))
          .help("Two coefficients whose plane is drawn (default: the two largest).");
  public static final TuneOption<Boolean> NO_STANDARDIZE =
      flag("--no-standardize", o -> !o.search().standardize())
          .help("Penalize the features as they are, not brought to one scale.");
  public static final TuneOption<List<Integer>> HIDDEN =
      of(WHOLES, "--hidden", "W,…", o -> unlessEmpty(o.net().hidden()))
          .help("Network: the width of each hidden layer (default: two, by the number of rows).");
  public static final TuneOption<Integer> EPOCHS =
      of(WHOLE, "--epochs", "E", o -> o.net().epochs())
          .help("Network: passes over the training rows (default: about 2000 steps).");
  public static final TuneOption<Integer> BATCH =
      of(WHOLE, "--batch", "B", o -> o.net().batch())
          .help("Network: the rows of a step (default: 32 to 256, by the number of rows).");
  public static final TuneOption<Double> LR =
      of(REAL, "--lr", "η", o -> o.net().learningRate())
          .help("Network: the learning rate (default: 0.001 for adamw).");
  public static final TuneOption<String> OPTIMIZER =
      of(
              TEXT,
              "--optimizer",
              "O",
              o -> Optional.of(o.net().optimizer()).filter(w -> !w.equals("adamw")))
          .help("Network: adamw (default), sgd (momentum 0.9), rmsprop or lion.");
  public static final TuneOption<String> SEARCH =
      of(TEXT, "--search", "S", o -> Optional.of(o.net().search()).filter(s -> !s.equals("lambda")))
          .help("Network: lambda (default), or lr,lambda: five learning rates around --lr too.");
  public static final TuneOption<Integer> ENSEMBLE =
      of(WHOLE, "--ensemble", "K", o -> Optional.of(o.net().ensemble()).filter(k -> k > 1))
          .help("Network: the model averages K networks of the chosen λ (default 1).");
  public static final TuneOption<Integer> RESAMPLES =
      of(WHOLE, "--resamples", "R", o -> Optional.of(o.net().resamples()).filter(r -> r > 0))
          .help(
              "Network: bias², variance, noise over λ, from R resamples of the rows (default 0).");
  public static final TuneOption<Double> DROPOUT =
      of(REAL, "--dropout", "P", o -> Optional.of(o.net().dropout()).filter(share -> share > 0))
          .help("Network: the share of hidden activations that training sets to 0 (default 0).");

  /** Those that only a network has. */
  static final List<TuneOption<?>> OF_NETWORKS =
      List.of(HIDDEN, EPOCHS, BATCH, LR, OPTIMIZER, SEARCH, ENSEMBLE, RESAMPLES, DROPOUT);

  /** Every option, in the order in which they are shown and written. */
  public static final List<TuneOption<?>> ALL =
      List.of(
          ENCODING,
          SHEET,
          SQL,
          STREAM,
          TARGET,
          FAMILY,
          POSITIVE,
          MODEL,
          ALPHA,
          MEASURE,
          GRID,
          LAMBDAS,
          FOLDS,
          FOLD_COLUMN,
          GROUP,
          ORDER,
          CHOOSE,
          WEIGHTS,
          COUNTS,
          POS_WEIGHT,
          OFFSET,
          FEATURES,
          EXCLUDE,
          CATEGORICAL,
          TEST,
          TEST_FRACTION,
          REPEATS,
          SEED,
          NON_NEGATIVE,
          GROUPED,
          GEOMETRY,
          NO_STANDARDIZE,
          HIDDEN,
          EPOCHS,
          BATCH,
          LR,
          OPTIMIZER,
          SEARCH,
          ENSEMBLE,
          RESAMPLES,
          DROPOUT);

  /** Those that only a linear model has. */
  static final List<TuneOption<?>> OF_LINEAR_MODELS =
      List.of(
          STREAM,
          ALPHA,
          GRID,
          FOLD_COLUMN,
          OFFSET,
          NON_NEGATIVE,
          GROUPED,
          GEOMETRY,
          NO_STANDARDIZE);

  /** Those that a network has no use for, even beside a linear model. */
  static final List<TuneOption<?>> NOT_OF_NETWORKS = List.of(STREAM, FOLD_COLUMN, OFFSET);

  private final String name;
  private final String label;
  private final Kind<T> kind;
  private final Function<StudyOptions, Optional<T>> said;
  private final String help;

  private TuneOption(
      Kind<T> kind,
      String name,
      String label,
      Function<StudyOptions, Optional<T>> said,
      String help) {
    this.kind = kind;
    this.name = name;
    this.label = label;
    this.said = said;
    this.help = help;
  }

  private static <T> TuneOption<T> of(
      Kind<T> kind, String name, String label, Function<StudyOptions, Optional<T>> said) {
    return new TuneOption<>(kind, name, label, said, "");
  }

  private static TuneOption<Boolean> flag(String name, Predicate<StudyOptions> said) {
    return of(FLAG, name, "", o -> Optional.of(true).filter(yes -> said.test(o)));
  }

  private TuneOption<T> help(String text) {
    return new TuneOption<>(kind, name, label, said, text);
  }

  private static <T> Kind<T> one(
      Class<?> type, Function<String, T> read, Function<T, String> write) {
    return new Kind<>(type, false, words -> read.apply(words.get(0)), write);
  }

  private static <T> Kind<T> number(Class<T> type, Function<String, T> read) {
    return one(
        type,
        word -> {
          try {
            return read.apply(word);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' in the arguments is no number", e);
          }
        },
        String::valueOf);
  }

  private static <T> Kind<List<T>> list(
      Class<T> type, Function<String, Stream<T>> read, Function<List<T>, String> write) {
    return new Kind<>(type, true, words -> words.stream().flatMap(read).toList(), write);
  }

  private static Choice.Rule rule(String word) {
    try {
      return Choice.Rule.of(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--choose is '" + word + "', but can be min, 1se", e);
    }
  }

  private static Optional<String> unlessAuto(String word) {
    return Optional.of(word).filter(w -> !w.equals("auto"));
  }

  private static <T> Optional<List<T>> unlessEmpty(List<T> values) {
    return Optional.of(values).filter(v -> !v.isEmpty());
  }

  /** The name, such as {@code --folds}. */
  public String name() {
    return name;
  }

  /** The placeholder of its value in {@code --help}; empty for a flag. */
  public String label() {
    return label;
  }

  /** The reading and writing of its values. */
  public Kind<T> kind() {
    return kind;
  }

  /** Its text in {@code --help}. */
  public String help() {
    return help;
  }

  /** Whether it is said by its name alone. */
  public boolean isFlag() {
    return label.isEmpty();
  }

  /** Its name and value as these options have it; empty if it need not be given for that. */
  Stream<String> words(StudyOptions options) {
    return said.apply(options).stream()
        .flatMap(v -> isFlag() ? Stream.of(name) : Stream.of(name, kind.write().apply(v)));
  }

  @Override
  public String toString() {
    return name;
  }
}
