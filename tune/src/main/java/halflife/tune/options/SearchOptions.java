package halflife.tune.options;

import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import java.util.List;

/**
 * The options for the search and for the choice from it.
 *
 * @param model {@code ridge}, {@code lasso}, {@code elastic}, {@code linear} (ridge and lasso on
 *     the same folds, the better one chosen), {@code mlp} (a network) or {@code auto} (linear, and
 *     the network where it is better)
 * @param alpha the mixes of {@code elastic}, all searched on the same folds; the other models fix
 *     it
 * @param measure the measure that λ is chosen by: {@code auto}, {@code mse}, {@code mae}, {@code
 *     deviance}, {@code class} or {@code auc}
 * @param grid the layout of λs: {@code auto}, or {@code glmnet} for that program's own grid
 * @param lambdas λs to use instead of a grid
 * @param choose the rule that picks λ
 * @param nonNegative whether no coefficient may be below 0
 * @param grouped whether a feature is in for all classes or for none (multinomial)
 * @param standardize whether features are brought to the same scale before they are penalized
 */
public record SearchOptions(
    String model,
    List<Double> alpha,
    String measure,
    String grid,
    List<Double> lambdas,
    Choice.Rule choose,
    boolean nonNegative,
    boolean grouped,
    boolean standardize) {

  /** The values of {@link #model}. */
  public static final List<String> MODELS =
      List.of("linear", "ridge", "lasso", "elastic", "mlp", "auto");

  /** The values of {@link #measure}. */
  public static final List<String> MEASURES =
      List.of("auto", "mse", "mae", "deviance", "class", "auc");

  /** The values of {@link #grid}. */
  public static final List<String> GRIDS = List.of("auto", "glmnet");

  /** The mix of {@code elastic} where none is given. */
  public static final double ELASTIC_ALPHA = 0.5;

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if a value is not allowed, or two exclude each other
   */
  public SearchOptions {
    alpha = List.copyOf(alpha);
    lambdas = List.copyOf(lambdas);
    OptionRules.oneOf("--model", model, MODELS);
    OptionRules.oneOf("--grid", grid, GRIDS);
    checkMixes(alpha, model);
    if (nonNegative && grouped) {
      throw new IllegalArgumentException(
          "--non-negative and --grouped do not go together: a group is in or out with all its"
              + " signs; drop one of them");
    }
    OptionRules.oneOf("--measure", measure, MEASURES);
    checkLambdas(lambdas, grid);
  }

  static SearchOptions of(OptionValues values) {
    return new SearchOptions(
        values.get(TuneOption.MODEL).orElse("linear"),
        values.list(TuneOption.ALPHA),
        values.get(TuneOption.MEASURE).orElse("auto"),
        values.get(TuneOption.GRID).orElse("auto"),
        values.list(TuneOption.LAMBDAS),
        values.get(TuneOption.CHOOSE).orElse(Choice.Rule.MIN),
        values.has(TuneOption.NON_NEGATIVE),
        values.has(TuneOption.GROUPED),
        !values.has(TuneOption.NO_STANDARDIZE));
  }

  private static void checkMixes(List<Double> alphas, String model) {
    for (double value : alphas) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "--alpha is " + value + ", but must lie between 0 (all L2) and 1 (all L1)");
      }
    }
    if (!alphas.isEmpty() && !model.equals("elastic")) {
      throw new IllegalArgumentException(
          "--alpha is for --model elastic, but --model is " + model + "; change one of them");
    }
  }

  private static void checkLambdas(List<Double> lambdas, String grid) {
    for (double lambda : lambdas) {
      if (!(lambda >= 0) || Double.isInfinite(lambda)) {
        throw new IllegalArgumentException(
            "--lambdas has " + lambda + ", but each must be a finite number, at least 0");
      }
    }
    if (!lambdas.isEmpty() && lambdas.stream().noneMatch(lambda -> lambda > 0)) {
      throw new IllegalArgumentException(
          "--lambdas has no value above 0; add one (0, no decay, is always compared)");
    }
    if (!lambdas.isEmpty() && !grid.equals("auto")) {
      throw new IllegalArgumentException("--lambdas replaces --grid; give only one of them");
    }
  }

  /** Whether a network is trained. */
  public boolean hasNetwork() {
    return model.equals("mlp") || model.equals("auto");
  }

  /** Whether linear models are fitted. */
  public boolean hasLinear() {
    return !model.equals("mlp");
  }

  /** The measure that is averaged over held-out rows: the one named, otherwise the family's own. */
  public Measure measure(Family family) {
    if (!measure.equals("auto")) {
      return Measure.of(measure);
    }
    return family == Family.GAUSSIAN ? Measure.SQUARED_ERROR : Measure.DEVIANCE;
  }
}
