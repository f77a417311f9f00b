package halflife.spark;

import halflife.core.Workers;
import halflife.evidence.Choice;
import halflife.evidence.Family;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.Dealings;
import halflife.tune.Progress;
import halflife.tune.Searches;
import halflife.tune.Study;
import halflife.tune.StudyRows;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.ml.param.Param;

/**
 * What the parameters ask, in the words of {@code tune}.
 *
 * @param study the options of a study of such rows
 * @param verdict whether the choice is proved
 * @param words the parameters that are set, for the report
 */
record PathOptions(StudyOptions study, boolean verdict, List<String> words) {
  private static final String DATA = "DataFrame";

  /**
   * Reads the parameters.
   *
   * @throws IllegalArgumentException if they exclude each other, a mix is not from 0 to 1, or the
   *     family is one that is not fitted on Spark
   */
  static PathOptions of(HasPathParams params) {
    Family family = Family.of(params.value(params.family()));
    if (family == Family.MULTINOMIAL && params.given(params.offsetCol()).isPresent()) {
      throw new IllegalArgumentException(
          "offsetCol is set, but several classes have no offset; clear it");
    }
    if (params.given(params.foldCol()).isPresent()) {
      refuseWithFolds("repeats", params.given(params.repeats()).isPresent());
      refuseWithFolds("folds", params.given(params.folds()).isPresent());
    }
    StudyOptions options =
        StudyOptions.of(Path.of(DATA), params.value(params.labelCol()))
            .with(TuneOption.MODEL, "elastic")
            .with(TuneOption.ALPHA, reals(params.value(params.alpha())))
            .with(TuneOption.LAMBDAS, reals(params.value(params.lambdas())))
            .with(TuneOption.GRID, params.value(params.grid()))
            .with(TuneOption.FAMILY, family.word())
            .with(TuneOption.CHOOSE, Choice.Rule.of(params.value(params.choose())))
            .with(TuneOption.NO_STANDARDIZE, !(Boolean) params.value(params.standardize()))
            .with(TuneOption.NON_NEGATIVE, (Boolean) params.value(params.nonNegative()))
            .with(TuneOption.SEED, (Long) params.value(params.seed()));
    options = with(options, TuneOption.FOLDS, params.given(params.folds()).map(k -> (Integer) k));
    options =
        with(options, TuneOption.REPEATS, params.given(params.repeats()).map(r -> (Integer) r));
    options = with(options, TuneOption.WEIGHTS, params.given(params.weightCol()));
    options = with(options, TuneOption.OFFSET, params.given(params.offsetCol()));
    options = with(options, TuneOption.FOLD_COLUMN, params.given(params.foldCol()));
    return new PathOptions(options, (Boolean) params.value(params.verdictParam()), words(params));
  }

  private static void refuseWithFolds(String name, boolean set) {
    if (set) {
      throw new IllegalArgumentException(
          "foldCol names each row's fold, so " + name + " has no use; clear one of them");
    }
  }

  private static List<Double> reals(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static <T> StudyOptions with(
      StudyOptions options, TuneOption<T> option, Optional<T> value) {
    return value.isPresent() ? options.with(option, value.get()) : options;
  }

  private static List<String> words(HasPathParams params) {
    List<String> words = new ArrayList<>(List.of("spark", HalflifePath.class.getSimpleName()));
    for (Param<?> param : params.params()) {
      if (params.isSet(param)) {
        Object value = params.getOrDefault(param);
        String text = value instanceof double[] all ? Arrays.toString(all) : String.valueOf(value);
        words.add(param.name() + "=" + text);
      }
    }
    return words;
  }

  /** Does what is asked. */
  Fitted fit(StudyRows rows, Workers workers) {
    return verdict ? proved(rows, workers) : searched(rows, workers);
  }

  private Fitted proved(StudyRows rows, Workers workers) {
    Result found = Study.run(study, rows, workers, Progress.NONE).result();
    Result result = Main.with(found, Provenance.now(words, DATA, "", study.proof().seed()));
    return new Fitted(
        result.lambda(),
        result.family(),
        result.model().intercepts().stream().mapToDouble(b -> b).toArray(),
        result.model().coefficients().stream().mapToDouble(b -> b).toArray(),
        result.features(),
        Optional.of(result));
  }

  /** The search alone, on one dealing. */
  private Fitted searched(StudyRows all, Workers workers) {
    try (StudyRows rows = all) {
      return search(rows, workers);
    }
  }

  private Fitted search(StudyRows rows, Workers workers) {
    OptionalInt asked = study.folds().count().map(OptionalInt::of).orElse(OptionalInt.empty());
    long seed = study.proof().seed();
    Dealings.Planned dealing = new Dealings.Planned(0, rows.folds(asked, seed));
    if (rows.all().isEmpty()) {
      rows.sum(List.of(dealing), asked, seed, workers, done -> {});
    }
    Family family = rows.there().family();
    CrossValidation folds = rows.dealt(dealing, study.search().measure(family), workers, () -> {});
    List<Penalty> penalties = Searches.penalties(study, family);
    List<LambdaSearch> found =
        penalties.stream().map(p -> folds.search(p, Searches.grid(study))).toList();
    LambdaSearch best =
        found.stream()
            .min((a, b) -> Double.compare(a.errorAt(a.minimum()), b.errorAt(b.minimum())))
            .orElseThrow();
    double lambda =
        study.search().choose() == Choice.Rule.MIN ? best.minimum() : best.oneStandardError();
    LinearModel model = best.path().at(lambda);
    return new Fitted(
        lambda,
        family,
        model.intercepts(),
        model.coefficients(),
        rows.there().features(),
        Optional.empty());
  }
}
