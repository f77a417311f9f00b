package halflife.tune;

import halflife.evidence.Choice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a study is asked to do. {@link #of} has the defaults; the {@code with} methods change one.
 *
 * @param data the table
 * @param target the column to predict
 * @param model {@code ridge}, {@code lasso}, {@code elastic} or {@code auto} (ridge and lasso on the
 *     same folds, the better one chosen)
 * @param alpha the mix of {@code elastic}; one of the other models fixes it
 * @param grid how λs are laid out: {@code auto}, or {@code glmnet} for that program's own grid
 * @param lambdas λs to use instead of a grid
 * @param folds K; left out, 10, or fewer where that would leave less than 3 rows a fold
 * @param foldColumn a column that names each row's fold
 * @param group a column whose equal values must share a fold
 * @param choose the rule that picks λ
 * @param weights a column of case weights
 * @param exclude columns that are no features
 * @param test a second table that is only scored
 * @param testFraction the share of rows that is set aside and only scored
 * @param repeats R, how often the verdict deals its folds anew
 * @param seed the seed of every random draw
 * @param standardize whether features are brought to the same scale before they are penalized
 */
public record StudyOptions(
    Path data,
    String target,
    String model,
    OptionalDouble alpha,
    String grid,
    List<Double> lambdas,
    OptionalInt folds,
    Optional<String> foldColumn,
    Optional<String> group,
    Choice.Rule choose,
    Optional<String> weights,
    List<String> exclude,
    Optional<Path> test,
    OptionalDouble testFraction,
    int repeats,
    long seed,
    boolean standardize) {}
