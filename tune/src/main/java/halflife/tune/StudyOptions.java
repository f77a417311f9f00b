package halflife.tune;

import halflife.evidence.Choice;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a study is asked to do. {@link #of} has the defaults; the {@code with} methods change one.
 *
 * @param data the table
 * @param target the column to predict
 * @param family {@code gaussian}, {@code binomial}, {@code multinomial}, {@code poisson}, or {@code
 *     auto}: what the target's cells say, and never the last two for numbers
 * @param positive the class that a binomial model predicts the probability of; left out, yes, true,
 *     the larger number, or the second class in alphabetical order
 * @param model {@code ridge}, {@code lasso}, {@code elastic} or {@code auto} (ridge and lasso on
 *     the same folds, the better one chosen)
 * @param alpha the mixes of {@code elastic}, all searched on the same folds; the other models fix
 *     it
 * @param measure what λ is chosen by: {@code auto}, {@code mse}, {@code mae}, {@code deviance},
 *     {@code class} or {@code auc}
 * @param grid how λs are laid out: {@code auto}, or {@code glmnet} for that program's own grid
 * @param lambdas λs to use instead of a grid
 * @param folds K; left out, 10, or fewer where that would leave less than 3 rows a fold
 * @param foldColumn a column that names each row's fold
 * @param group a column whose equal values must share a fold
 * @param order a column of numbers or dates: earlier rows are learned from, later ones held out
 * @param choose the rule that picks λ
 * @param weights a column of case weights
 * @param posWeight what the weights of the positive class are multiplied by, or {@code auto} for
 *     classes that weigh the same
 * @param offset a column that is added to the linear predictor
 * @param exclude columns that are no features
 * @param categorical columns of codes: categories, though they look like numbers
 * @param test a second table that is only scored
 * @param testFraction the share of rows that is set aside and only scored
 * @param repeats R, how often the verdict deals its folds anew; left out, 5, or fewer where that
 *     would take long (see {@code Effort})
 * @param seed the seed of every random draw
 * @param nonNegative whether no coefficient may be below 0
 * @param grouped whether a feature is in for all classes or for none (multinomial)
 * @param geometry the two coefficients whose plane is drawn; the two largest if none is named
 * @param standardize whether features are brought to the same scale before they are penalized
 */
public record StudyOptions(
    Path data,
    String target,
    String family,
    Optional<String> positive,
    String model,
    List<Double> alpha,
    String measure,
    String grid,
    List<Double> lambdas,
    OptionalInt folds,
    Optional<String> foldColumn,
    Optional<String> group,
    Optional<String> order,
    Choice.Rule choose,
    Optional<String> weights,
    Optional<String> posWeight,
    Optional<String> offset,
    List<String> exclude,
    List<String> categorical,
    Optional<Path> test,
    OptionalDouble testFraction,
    OptionalInt repeats,
    long seed,
    boolean nonNegative,
    boolean grouped,
    List<String> geometry,
    boolean standardize) {

  /** What {@link #model} can be. */
  public static final List<String> MODELS = List.of("ridge", "lasso", "elastic", "auto");

  /** What {@link #family} can be. */
  public static final List<String> FAMILIES =
      List.of("auto", "gaussian", "binomial", "multinomial", "poisson");

  /** What {@link #measure} can be. */
  public static final List<String> MEASURES =
      List.of("auto", "mse", "mae", "deviance", "class", "auc");

  /** What {@link #grid} can be. */
  public static final List<String> GRIDS = List.of("auto", "glmnet");

  /** The mix of {@code elastic} where none is given. */
  public static final double ELASTIC_ALPHA = 0.5;

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if a value is not allowed, or two exclude each other
   */
  public StudyOptions {
    lambdas = List.copyOf(lambdas);
    exclude = List.copyOf(exclude);
    categorical = List.copyOf(categorical);
    OptionRules.oneOf("--family", family, FAMILIES);
    OptionRules.classes(family, positive, posWeight, offset);
    OptionRules.oneOf("--model", model, MODELS);
    OptionRules.oneOf("--grid", grid, GRIDS);
    alpha = List.copyOf(alpha);
    geometry = List.copyOf(geometry);
    OptionRules.alpha(alpha, model);
    OptionRules.signs(nonNegative, grouped);
    OptionRules.oneOf("--measure", measure, MEASURES);
    OptionRules.geometry(geometry);
    OptionRules.lambdas(lambdas, grid);
    OptionRules.folds(folds, foldColumn, group, repeats);
    OptionRules.test(test, testFraction);
    OptionRules.order(order, foldColumn, group, folds, repeats);
    OptionRules.columns(target, weights, group, foldColumn, exclude);
    OptionRules.moreColumns(target, offset, order, weights, categorical);
  }

  /**
   * The defaults: ridge and lasso on the same folds, the λ with the smallest error, one dealing of
   * the folds, seed 1, standardized features.
   */
  public static StudyOptions of(Path data, String target) {
    return new StudyOptions(
        data,
        target,
        "auto",
        Optional.empty(),
        "auto",
        List.of(),
        "auto",
        "auto",
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Choice.Rule.MIN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        1,
        false,
        false,
        List.of(),
        true);
  }

  /** The columns that have to be read as text, for {@link Table#read}. */
  public Set<String> asText() {
    Set<String> columns = new HashSet<>(exclude);
    columns.addAll(categorical);
    foldColumn.ifPresent(columns::add);
    group.ifPresent(columns::add);
    weights.ifPresent(columns::remove);
    offset.ifPresent(columns::remove);
    order.ifPresent(columns::remove);
    return columns;
  }

  /** The words after {@code halflife} that ask for this study, in full. */
  public List<String> toArguments() {
    return StudyArguments.of(this);
  }

  /**
   * Reads what {@link #toArguments} wrote.
   *
   * @throws IllegalArgumentException if a word is not known or its value not allowed
   */
  public static StudyOptions fromArguments(List<String> arguments) {
    return StudyArguments.parse(arguments);
  }

  /** The same study of another table. */
  public StudyOptions withData(Path data) {
    return with(d -> d.data = data);
  }

  /** The same with another model; see {@link #MODELS}. */
  public StudyOptions withModel(String model) {
    return with(d -> d.model = model);
  }

  /** The same for another kind of target; see {@link #FAMILIES}. */
  public StudyOptions withFamily(String family) {
    return with(d -> d.family = family);
  }

  /** The same with another class to predict the probability of. */
  public StudyOptions withPositive(String positive) {
    return with(d -> d.positive = Optional.of(positive));
  }

  /** The same with the positive class weighed by a number, or {@code auto}. */
  public StudyOptions withPosWeight(String posWeight) {
    return with(d -> d.posWeight = Optional.of(posWeight));
  }

  /** The same with a column that is added to the linear predictor. */
  public StudyOptions withOffset(String offset) {
    return with(d -> d.offset = Optional.of(offset));
  }

  /** The same with earlier rows to learn from and later ones held out. */
  public StudyOptions withOrder(String order) {
    return with(d -> d.order = Optional.of(order));
  }

  /** The same with these columns read as categories. */
  public StudyOptions withCategorical(List<String> categorical) {
    return with(d -> d.categorical = categorical);
  }

  /** The same with another layout of λs; see {@link #GRIDS}. */
  public StudyOptions withGrid(String grid) {
    return with(d -> d.grid = grid);
  }

  /** The same with these λs instead of a grid. */
  public StudyOptions withLambdas(List<Double> lambdas) {
    return with(d -> d.lambdas = lambdas);
  }

  /** The same with K folds. */
  public StudyOptions withFolds(int folds) {
    return with(d -> d.folds = OptionalInt.of(folds));
  }

  /** The same with folds that a column names. */
  public StudyOptions withFoldColumn(String foldColumn) {
    return with(d -> d.foldColumn = Optional.of(foldColumn));
  }

  /** The same, where rows of equal value in a column share a fold. */
  public StudyOptions withGroup(String group) {
    return with(d -> d.group = Optional.of(group));
  }

  /** The same with another rule that picks λ. */
  public StudyOptions withChoose(Choice.Rule choose) {
    return with(d -> d.choose = choose);
  }

  /** The same with a column of case weights. */
  public StudyOptions withWeights(String weights) {
    return with(d -> d.weights = Optional.of(weights));
  }

  /** The same without these columns as features. */
  public StudyOptions withExclude(List<String> exclude) {
    return with(d -> d.exclude = exclude);
  }

  /** The same, scored on a second table. */
  public StudyOptions withTest(Path test) {
    return with(d -> d.test = Optional.of(test));
  }

  /** The same, with a share of the rows set aside and scored. */
  public StudyOptions withTestFraction(double testFraction) {
    return with(d -> d.testFraction = OptionalDouble.of(testFraction));
  }

  /** The same, with the folds of the verdict dealt R times. */
  public StudyOptions withRepeats(int repeats) {
    return with(d -> d.repeats = OptionalInt.of(repeats));
  }

  /** The same with another seed. */
  public StudyOptions withSeed(long seed) {
    return with(d -> d.seed = seed);
  }

  /** The same with λ chosen by another measure; see {@link #MEASURES}. */
  public StudyOptions withMeasure(String measure) {
    return with(d -> d.measure = measure);
  }

  /** The same with no coefficient below 0, or with any. */
  public StudyOptions withNonNegative(boolean nonNegative) {
    return with(d -> d.nonNegative = nonNegative);
  }

  /** The same with each feature in for all classes or for none, or for each alone. */
  public StudyOptions withGrouped(boolean grouped) {
    return with(d -> d.grouped = grouped);
  }

  /** The same with the plane of these two coefficients drawn. */
  public StudyOptions withGeometry(String first, String second) {
    return with(d -> d.geometry = List.of(first, second));
  }

  /** The same with elastic nets of these mixes. */
  public StudyOptions withElastic(List<Double> alphas) {
    return with(
        d -> {
          d.model = "elastic";
          d.alpha = alphas;
        });
  }

  /** The same with features brought to one scale, or left as they are. */
  public StudyOptions withStandardize(boolean standardize) {
    return with(d -> d.standardize = standardize);
  }

  /** The same with an elastic net of this mix. */
  public StudyOptions withElastic(double alpha) {
    return with(
        d -> {
          d.model = "elastic";
          d.alpha = List.of(alpha);
        });
  }

  /** The same without a second table. */
  public StudyOptions withoutTest() {
    return with(d -> d.test = Optional.empty());
  }

  private StudyOptions with(Consumer<StudyDraft> change) {
    StudyDraft draft = new StudyDraft(this);
    change.accept(draft);
    return draft.options();
  }
}
