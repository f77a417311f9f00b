package halflife.cli;

import halflife.evidence.Choice;
import halflife.tune.ColumnList;
import halflife.tune.StudyOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that decide what a study computes. */
final class StudyFlags {
  @Parameters(paramLabel = "DATA", description = "A CSV file.")
  private Path data = Path.of("");

  @Option(names = "--target", required = true, paramLabel = "COL", description = "What to predict.")
  private String target = "";

  @Option(
      names = "--family",
      paramLabel = "F",
      description =
          "gaussian, binomial, multinomial, poisson, or auto: what the target says (default).")
  private String family = "auto";

  @Option(
      names = "--positive",
      paramLabel = "CLASS",
      description = "Of two classes, the one whose probability is predicted.")
  private Optional<String> positive = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "ridge, lasso, elastic, or auto: ridge and lasso, the better one (default).")
  private String model = "auto";

  @Option(
      names = "--alpha",
      paramLabel = "A,…",
      hideParamSyntax = true,
      split = ",",
      description = "Mixes of elastic, the best one chosen: 0 is ridge, 1 is lasso (default 0.5).")
  private List<Double> alpha = new ArrayList<>();

  @Option(
      names = "--measure",
      paramLabel = "M",
      description =
          "What λ is chosen by: mse, mae, deviance, class, auc (default: mse or deviance).")
  private String measure = "auto";

  @Option(
      names = "--grid",
      paramLabel = "G",
      description = "The λs to try: auto (default), or glmnet for that program's.")
  private String grid = "auto";

  @Option(
      names = "--lambdas",
      paramLabel = "L1,L2,…",
      hideParamSyntax = true,
      split = ",",
      description = "These λs, as glmnet defines them, instead of a grid.")
  private List<Double> lambdas = new ArrayList<>();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Folds, at least 3 (default 10, fewer for few rows).")
  private Optional<Integer> folds = Optional.empty();

  @Option(
      names = "--fold-column",
      paramLabel = "COL",
      description = "A column that names each row's fold.")
  private Optional<String> foldColumn = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "COL",
      description = "Rows of equal value in this column stay together.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "COL",
      description = "Numbers or dates: learn from earlier rows, hold out later ones.")
  private Optional<String> order = Optional.empty();

  @Option(
      names = "--choose",
      paramLabel = "RULE",
      description = "min (default), or 1se for a simpler model that is hardly worse.")
  private String choose = "min";

  @Option(names = "--weights", paramLabel = "COL", description = "A column of case weights.")
  private Optional<String> weights = Optional.empty();

  @Option(
      names = "--pos-weight",
      paramLabel = "X",
      description = "Weigh the positive class X times, or auto: as much as the other.")
  private Optional<String> posWeight = Optional.empty();

  @Option(
      names = "--offset",
      paramLabel = "COL",
      description = "A column that is added to the linear predictor as it is.")
  private Optional<String> offset = Optional.empty();

  @Option(
      names = "--exclude",
      paramLabel = "COL,…",
      description = "Columns that are no features; quote a name with a comma: '\"a,b\",c'.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--categorical",
      paramLabel = "COL,…",
      description = "Columns of codes: categories, though they look like numbers.")
  private List<String> categorical = new ArrayList<>();

  @Option(names = "--test", paramLabel = "FILE", description = "A second table, only scored.")
  private Optional<Path> test = Optional.empty();

  @Option(
      names = "--test-fraction",
      paramLabel = "F",
      description = "The share of rows to set aside and only score.")
  private Optional<Double> testFraction = Optional.empty();

  @Option(
      names = "--repeats",
      paramLabel = "R",
      description =
          "How often the verdict deals the folds anew (default: 5, fewer where it takes long).")
  private Optional<Integer> repeats = Optional.empty();

  @Option(names = "--seed", paramLabel = "S", description = "The seed of all draws (default 1).")
  private long seed = 1;

  @Option(names = "--non-negative", description = "Allow no coefficient below 0.")
  private boolean nonNegative;

  @Option(
      names = "--grouped",
      description = "Multinomial: keep a feature for all classes or for none.")
  private boolean grouped;

  @Option(
      names = "--geometry",
      paramLabel = "A,B",
      description = "Two coefficients whose plane is drawn (default: the two largest).")
  private List<String> geometry = new ArrayList<>();

  @Option(
      names = "--no-standardize",
      description = "Penalize the features as they are, not brought to one scale.")
  private boolean asTheyAre;

  StudyOptions options() {
    return new StudyOptions(
        data,
        target,
        family,
        positive,
        model,
        alpha,
        measure,
        grid,
        lambdas,
        folds.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        foldColumn,
        group,
        order,
        rule(),
        weights,
        posWeight,
        offset,
        columns(exclude),
        columns(categorical),
        test,
        testFraction.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        repeats.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        seed,
        nonNegative,
        grouped,
        columns(geometry),
        !asTheyAre);
  }

  private static List<String> columns(List<String> lists) {
    return lists.stream().flatMap(names -> ColumnList.parse(names).stream()).toList();
  }

  private Choice.Rule rule() {
    try {
      return Choice.Rule.of(choose);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--choose is '" + choose + "', but can be min, 1se", e);
    }
  }
}
