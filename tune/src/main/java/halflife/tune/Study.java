package halflife.tune;

import halflife.core.Workers;
import halflife.evidence.Chosen;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.PathPoint;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Task;
import halflife.evidence.TestScore;
import halflife.evidence.Training;
import halflife.evidence.Verdict;
import halflife.linear.Baselines;
import halflife.linear.CrossValidation;
import halflife.linear.Design;
import halflife.linear.LambdaSearch;
import halflife.linear.LinearModel;
import halflife.linear.Path;
import halflife.linear.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The whole way: a table, folds, the search for λ, its proof, a result and a model.
 *
 * <p>Table → Dataset → Folds → (moments → path) → Curve → Choice → Verdict → Result, one direction,
 * no way back.
 */
public final class Study {
  private static final Measure MEASURE = Measure.SQUARED_ERROR;

  private final StudyOptions options;
  private final Dataset train;
  private final Optional<Dataset> test;
  private final List<String> warnings;
  private final Workers workers;
  private final Steps steps;

  /**
   * What a study leaves.
   *
   * @param result everything that was found
   * @param model the fit to all training rows at the chosen λ
   */
  public record Outcome(Result result, Model model) {}

  private Study(StudyOptions options, Workers workers, Progress progress) {
    this.options = options;
    this.workers = workers;
    progress.at("reading " + options.data().getFileName(), 0);
    Dataset data = Dataset.read(options);
    if (options.testFraction().isPresent()) {
      Dataset.Split split = data.split(options.testFraction().getAsDouble(), options.seed());
      train = split.train();
      test = Optional.of(split.test());
    } else {
      train = data;
      test = options.test().map(data::matching);
    }
    List<String> warned = new ArrayList<>(Checks.warnings(train));
    if (options.test().isPresent() && test.get().source().sha256().equals(data.source().sha256())) {
      warned.add("The test table is the training table, so its score says nothing about new rows.");
    }
    warnings = List.copyOf(warned);
    steps = new Steps(progress);
  }

  /**
   * Reads the table and does what the options ask.
   *
   * @throws IllegalArgumentException if the table or an option cannot be used, with one sentence
   *     that says what to do
   */
  public static Outcome run(StudyOptions options, Workers workers, Progress progress) {
    return new Study(options, workers, progress).run();
  }

  private Outcome run() {
    Design design = train.design();
    Folds folds = Folds.of(train, options.folds(), options.seed());
    List<Penalty> penalties = Searches.penalties(options);
    Effort effort = Effort.of(options, train, folds.count(), penalties);
    steps.expect(effort.paths(folds.count(), penalties.size()));
    steps.begin("searching λ");
    CrossValidation first =
        CrossValidation.of(design, folds.of(), folds.count(), workers, steps::pathDone);
    List<LambdaSearch> found =
        penalties.stream().map(p -> first.search(p, Searches.grid(options))).toList();
    Baselines baselines = first.baselines(penalties.get(0));
    List<Path> none = penalties.stream().map(first::unpenalized).toList();
    List<Search> searches =
        IntStream.range(0, found.size())
            .mapToObj(i -> Searches.search(found.get(i), baselines, none.get(i), design, options))
            .toList();
    int selected = best(searches);
    Dealings dealings =
        Dealings.deal(
            train, options, folds, first, found, found.get(selected), effort, this::again);
    Verdict verdict = dealings.verdict();
    return outcome(
        found.get(selected),
        searches,
        selected,
        baselines,
        none.get(selected),
        verdict,
        dealings,
        folds);
  }

  private CrossValidation again(Folds folds) {
    steps.begin("checking the choice on folds that took no part in it");
    return CrossValidation.of(train.design(), folds.of(), folds.count(), workers, steps::pathDone);
  }

  private static int best(List<Search> searches) {
    Comparator<Integer> byError =
        Comparator.comparingDouble(i -> searches.get(i).curve().minimum().mean());
    return IntStream.range(0, searches.size()).boxed().min(byError).orElseThrow();
  }

  private Outcome outcome(
      LambdaSearch found,
      List<Search> searches,
      int selected,
      Baselines baselines,
      Path none,
      Verdict verdict,
      Dealings dealings,
      Folds folds) {
    Search search = searches.get(selected);
    double lambda = search.choice().chosen();
    LinearModel chosen = found.path().at(lambda);
    CurvePoint score = search.curve().nearest(lambda);
    Provenance provenance =
        new Provenance(
            Version.current(),
            System.getProperty("java.version", "unknown"),
            options.toArguments(),
            String.valueOf(options.data()),
            train.source().sha256(),
            options.seed());
    Result result =
        new Result(
            new Task(train.target(), Family.GAUSSIAN, List.of(), MEASURE),
            new Training(
                train.design().size(),
                train.features(),
                Arrays.stream(found.path().deviations()).boxed().toList(),
                found.path().targetScale(),
                List.of(),
                warnings),
            folds.count(),
            dealings.repeats(),
            searches,
            new Chosen(
                selected,
                lambda,
                score.l1(),
                score.l2(),
                Searches.point(lambda, chosen),
                Searches.point(0, none.at(0))),
            baselines.summary(),
            verdict,
            dealings.stability(),
            test.map(t -> testScore(t.design(), chosen, none.at(0))),
            Details.NONE,
            provenance);
    PathPoint fit = result.model();
    Model model = Model.of(train, fit, search.curve().alpha(), lambda, provenance);
    return new Outcome(result, model);
  }

  private static TestScore testScore(Design rows, LinearModel chosen, LinearModel none) {
    LinearModel mean =
        new LinearModel(
            none.family(), none.atMeans(), none.means(), new double[none.coefficients().length]);
    return new TestScore(
        rows.size(),
        MEASURE.shown(chosen.loss(MEASURE, rows)),
        MEASURE.shown(none.loss(MEASURE, rows)),
        MEASURE.shown(mean.loss(MEASURE, rows)));
  }
}
