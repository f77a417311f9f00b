package halflife.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Everything a study found: the report, the terminal view, {@code replay} and the tests read this.
 *
 * @param target the name of the target column
 * @param measure what the scores mean
 * @param rows training rows
 * @param folds K
 * @param repeats R, how often the verdict's folds were dealt anew
 * @param features the names of the coefficients
 * @param scales the standard deviation of each feature over the training rows (divisor Σw), 0 for a
 *     constant one: coefficient × scale is comparable between features
 * @param targetScale the standard deviation of the target over the training rows
 * @param searches every penalty that was searched, on the same folds
 * @param selected the index of the search that was chosen
 * @param lambda the chosen λ
 * @param l1 its strength on ‖β‖₁ in the objective on the raw target
 * @param l2 its strength on ½‖β‖₂²
 * @param model the fit to all training rows at the chosen λ
 * @param unpenalized the same fit without decay
 * @param baseline the held-out losses to beat
 * @param verdict whether the decay helps
 * @param stability what other fold seeds pick for the selected penalty
 * @param test scores on a test set, if there was one
 * @param warnings what a person should know before the verdict, a sentence each
 * @param provenance how this was made
 */
public record Result(
    String target,
    Measure measure,
    int rows,
    int folds,
    int repeats,
    List<String> features,
    List<Double> scales,
    double targetScale,
    List<Search> searches,
    int selected,
    double lambda,
    double l1,
    double l2,
    PathPoint model,
    PathPoint unpenalized,
    Baseline baseline,
    Verdict verdict,
    List<Stability> stability,
    Optional<TestScore> test,
    List<String> warnings,
    Provenance provenance) {
  public Result {
    features = List.copyOf(features);
    scales = List.copyOf(scales);
    searches = List.copyOf(searches);
    stability = List.copyOf(stability);
    warnings = List.copyOf(warnings);
  }

  /** The search that was chosen. */
  public Search search() {
    return searches.get(selected);
  }

  /** The score of the chosen λ over the folds. */
  public CurvePoint score() {
    return search().curve().nearest(lambda);
  }

  /** How many coefficients of the chosen model are not 0. */
  public long kept() {
    return model.coefficients().stream().filter(b -> b != 0).count();
  }
}
