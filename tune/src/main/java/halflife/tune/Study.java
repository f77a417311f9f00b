package halflife.tune;

import halflife.core.Internal;
import halflife.core.Words;
import halflife.core.Workers;
import halflife.evidence.Chosen;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Measure;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.SampleSizeCurve;
import halflife.evidence.Search;
import halflife.evidence.Task;
import halflife.evidence.TestScore;
import halflife.evidence.Training;
import halflife.evidence.note.NetworkNote;
import halflife.evidence.note.Note;
import halflife.evidence.note.TableNote;
import halflife.evidence.study.Diverged;
import halflife.evidence.study.RunStore;
import halflife.linear.Baselines;
import halflife.linear.CrossValidation;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.tune.check.Checks;
import halflife.tune.check.Inspection;
import halflife.tune.check.Notes;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldClasses;
import halflife.tune.data.StreamedRows;
import halflife.tune.model.LinearFit;
import halflife.tune.model.Model;
import halflife.tune.net.LinearRival;
import halflife.tune.net.NetStudy;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.source.TableSource;
import halflife.tune.table.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The whole way: a table, folds, the search for λ, its proof, a result and a model.
 *
 * <p>Table → Dataset → Folds → (moments → path) → Curve → Choice → Verdict → Result, one direction,
 * no way back.
 */
public final class Study {
  /** The share of the progress that linear models have beside networks. */
  private static final double LINEAR_SHARE = 0.3;

  private final StudyOptions options;

  /** The rows that are learned from; of those that are streamed, a sample. */
  private final Dataset train;

  private final StudyRows learned;
  private final Optional<Dataset> test;
  private final Measure measure;
  private final List<Note> notes;
  private final Workers workers;
  private final Steps steps;

  /**
   * The outcome of a study.
   *
   * @param result all findings
   * @param model the fit to all training rows at the chosen λ
   */
  public record Outcome(Result result, Model model) {}

  private Study(
      StudyOptions options,
      StudyRows learned,
      Optional<Dataset> test,
      Workers workers,
      Progress progress) {
    this.options = options;
    this.learned = learned;
    this.test = test;
    this.workers = workers;
    train = learned.there();
    measure = options.search().measure(train.family());
    test.ifPresent(rows -> FoldClasses.checkTest(rows, measure));
    notes = new ArrayList<>(Checks.notes(train));
    if (options.proof().test().isPresent()
        && test.get().source().sha256().equals(train.source().sha256())) {
      notes.add(new TableNote.TestedOnTraining());
    }
    steps = new Steps(progress);
  }

  /** A study of a table that is read as memory allows. */
  private static Study reading(StudyOptions asked, Workers workers, Progress progress) {
    Words reading = Words.of("reading %s", "读取 %s", asked.table().data().label());
    progress.at(reading, 0);
    TableSource source =
        TableReader.reading(asked.table().data(), () -> TableReader.open(asked.table().data()));
    Optional<StreamedRows.Reason> reason = TableMemory.reason(source, asked);
    if (reason.isEmpty()) {
      return of(asked, StudyRows.of(Dataset.read(source, asked)), workers, progress);
    }
    StudyOptions options = asked.with(TuneOption.STREAM, true);
    StreamedRows streamed =
        StreamedRows.read(
            source,
            options,
            reason.get(),
            (rows, features) -> Effort.terms(options, rows, features),
            read -> progress.at(Steps.rowsRead(reading, read, source.share()), 0));
    return of(options, StudyRows.of(streamed), workers, progress);
  }

  /** A study of rows, of which some may be set aside. */
  private static Study of(
      StudyOptions options, StudyRows rows, Workers workers, Progress progress) {
    Dataset data = rows.there();
    Optional<Double> fraction = options.proof().testFraction();
    if (fraction.isEmpty()) {
      Optional<Dataset> test = options.proof().test().map(data::matching);
      return new Study(options, rows, test, workers, progress);
    }
    Dataset.Split split = data.split(fraction.get(), options.proof().seed());
    Optional<Dataset> test = Optional.of(split.test());
    return new Study(options, StudyRows.of(split.train()), test, workers, progress);
  }

  /**
   * Reads the table and does what the options ask.
   *
   * @throws IllegalArgumentException if the table or an option cannot be used, with one sentence
   *     that says what to do
   */
  public static Outcome run(StudyOptions options, Workers workers, Progress progress) {
    return run(options, workers, progress, work -> RunStore.NONE);
  }

  /**
   * Does the same with networks whose runs are kept, so that a study that was interrupted can go
   * on.
   *
   * @param store opens what keeps the runs of a study: it is told the version, the SHA-256 of the
   *     table and the arguments
   * @throws IllegalArgumentException as {@link #run(StudyOptions, Workers, Progress)}
   */
  @Internal
  public static Outcome run(
      StudyOptions options, Workers workers, Progress progress, Function<String, RunStore> store) {
    return reading(options, workers, progress).run(store);
  }

  /**
   * Does what the options ask with rows that are no file.
   *
   * @param rows all rows; only those in memory can be set aside or learned by a network
   * @throws IllegalArgumentException as {@link #run(StudyOptions, Workers, Progress)}
   */
  @Internal
  public static Outcome run(
      StudyOptions options, StudyRows rows, Workers workers, Progress progress) {
    return of(options, rows, workers, progress).run(work -> RunStore.NONE);
  }

  private Outcome run(Function<String, RunStore> store) {
    try (StudyRows rows = learned) {
      return found(store);
    }
  }

  private Outcome found(Function<String, RunStore> store) {
    if (!options.search().hasLinear()) {
      NetStudy.Found network = network(store.apply(work()));
      return new Outcome(network.result(), network.model());
    }
    List<Penalty> penalties = Searches.penalties(options, train.family());
    if (options.search().hasNetwork()) {
      steps.part(0, LINEAR_SHARE);
    }
    Outcome linear = linear(penalties);
    return options.search().hasNetwork() ? better(linear, penalties, store.apply(work())) : linear;
  }

  private String work() {
    Provenance now = Provenance.now(options.toArguments(), "", train.source().sha256(), 0);
    return now.version() + " " + now.java() + " " + now.sha256() + " " + now.arguments();
  }

  private NetStudy.Found network(RunStore store) {
    try {
      return new NetStudy(options, train.weighed(), measure, workers)
          .run(test, notes, store, steps.networks());
    } catch (Diverged e) {
      throw new IllegalArgumentException(e.getMessage() + " (--lr)", e);
    }
  }

  /** The network where it is better than the linear model on the same rows, otherwise that. */
  private Outcome better(Outcome linear, List<Penalty> penalties, RunStore store) {
    steps.part(LINEAR_SHARE, 1);
    Dataset rows = train.weighed();
    NetStudy study = new NetStudy(options, rows, measure, workers);
    NetStudy.Found network;
    try {
      network = study.run(test, notes, store, steps.networks());
    } catch (Diverged e) {
      return new Outcome(linear.result().with(new NetworkNote.Untrained(e.how())), linear.model());
    }
    steps.begin(new Words("comparing with the linear model", "与线性模型比较"));
    Penalty penalty = penalties.get(linear.result().selected());
    double[] losses =
        new LinearRival(rows, penalty, Searches.grid(options), measure)
            .losses(study.freshSplits(), options.proof().seed(), workers);
    Rival rival = study.against(network, linear.result().search().curve().name(), losses);
    if (rival.comparison().outcome() == halflife.evidence.Outcome.HELPS) {
      return new Outcome(network.with(rival), network.model());
    }
    return new Outcome(linear.result().with(study.notBetter(rival)), linear.model());
  }

  private Outcome linear(List<Penalty> penalties) {
    Effort effort = Effort.of(options, train, learned.size(), penalties);
    effort.note(options).ifPresent(notes::add);
    boolean apart = learned.all().isEmpty();
    Steps.Shares shares = Steps.Shares.of(train.family());
    if (apart) {
      steps.part(shares.read(), shares.encoded());
      learned.prepare(workers, done -> steps.encoded(done, learned.size()));
      steps.part(shares.encoded(), shares.summed());
    }
    List<Dealings.Planned> plan =
        Dealings.plan(seed -> learned.folds(effort.folds(), seed), options, effort);
    Folds folds = plan.get(0).folds();
    if (apart) {
      long seed = options.proof().seed();
      learned.sum(plan, effort.folds(), seed, workers, done -> steps.summed(done, learned.size()));
      steps.part(shares.summed(), 1);
    }
    steps.expect(effort.paths(folds.count(), penalties.size()));
    steps.begin(new Words("searching λ", "搜索 λ"));
    CrossValidation first = dealt(plan.get(0));
    Found found = found(first, penalties);
    steps.begin(new Words("checking the choice on folds that took no part in it", "在没有参与选择的折上检验"));
    Dealings dealings =
        Dealings.deal(
            plan,
            options,
            first,
            found.searched(),
            found.searched().get(found.selected()),
            effort,
            this::dealt);
    steps.begin(new Words("looking at the predictions", "检查预测"));
    Inspection inspection = new Inspection(learned.there(), options, task(), first);
    Path path = found.searched().get(found.selected()).path();
    notes.addAll(
        Notes.of(
            learned.there(), measure, path, found.none().get(found.selected()), found.searches()));
    Details details =
        inspection.details(
            found.searched().get(found.selected()), found.search().choice().chosen());
    Optional<SampleSizeCurve> worth = worth(penalties, effort);
    if (worth.isPresent()) {
      details = details.with(worth.get());
    }
    return outcome(found, dealings, folds, details);
  }

  private CrossValidation dealt(Dealings.Planned planned) {
    return learned.dealt(planned, measure, workers, steps::pathDone);
  }

  /** Draws of rows speak of the table only where any row may be drawn without another. */
  private Optional<SampleSizeCurve> worth(List<Penalty> penalties, Effort effort) {
    steps.begin(new Words("asking what decay is worth with fewer rows", "考察行数更少时衰减的价值"));
    boolean exchangeable =
        train.groups().isEmpty() && train.order().isEmpty() && train.foldLabels().isEmpty();
    return SampleSizeCurves.of(
        learned.there().design(),
        train.family(),
        measure,
        penalties,
        options.search().choose(),
        exchangeable && options.search().lambdas().isEmpty(),
        options.proof().seed(),
        workers,
        effort.worth());
  }

  private Task task() {
    return new Task(train.target(), train.family(), train.classes(), measure);
  }

  /**
   * Every penalty searched on the same folds.
   *
   * @param searched the searches, by penalty
   * @param searches the same as evidence
   * @param none the fits without decay
   * @param baselines the losses to beat
   * @param selected the index of the one with the smallest error
   */
  private record Found(
      List<LambdaSearch> searched,
      List<Search> searches,
      List<Path> none,
      Baselines baselines,
      int selected) {
    Search search() {
      return searches.get(selected);
    }
  }

  private Found found(CrossValidation folds, List<Penalty> penalties) {
    List<LambdaSearch> searched =
        penalties.stream().map(p -> folds.search(p, Searches.grid(options))).toList();
    Baselines baselines = folds.baselines(penalties.get(0));
    List<Path> none = new ArrayList<>();
    List<Search> searches = new ArrayList<>();
    for (int i = 0; i < searched.size(); i++) {
      none.add(folds.unpenalized(penalties.get(i)));
      searches.add(
          Searches.search(
              searched.get(i), baselines, none.get(i), learned.all(), options, measure));
    }
    Comparator<Integer> byError =
        Comparator.comparingDouble(i -> searches.get(i).curve().minimum().mean());
    int selected = IntStream.range(0, searches.size()).boxed().min(byError).orElseThrow();
    return new Found(searched, searches, none, baselines, selected);
  }

  private Outcome outcome(Found found, Dealings dealings, Folds folds, Details details) {
    Search search = found.search();
    LambdaSearch searched = found.searched().get(found.selected());
    Path path = searched.path();
    double lambda = search.choice().chosen();
    LinearModel chosen = path.at(lambda);
    LinearModel none = found.none().get(found.selected()).at(0);
    CurvePoint score = search.curve().nearest(lambda);
    Provenance provenance =
        Provenance.now(
            options.toArguments(),
            String.valueOf(options.table().data()),
            train.source().sha256(),
            options.proof().seed());
    Result result =
        new Result(
            task(),
            new Training(
                learned.size(),
                train.features(),
                Arrays.stream(path.deviations()).boxed().toList(),
                path.targetScale(),
                train.readings(),
                notes),
            found.searches(),
            new Chosen(
                found.selected(),
                lambda,
                score.l1(),
                score.l2(),
                Searches.point(lambda, chosen),
                Searches.point(0, none)),
            found.baselines().summary(),
            new Proof(folds.count(), dealings.repeats(), dealings.verdict(), dealings.stability()),
            test.map(t -> testScore(t.design(), searched, chosen, none)),
            details,
            provenance);
    Model model =
        Model.of(
            learned.there(),
            new LinearFit(result.model(), search.curve().alpha()),
            details.interval(),
            provenance);
    return new Outcome(result, model);
  }

  private TestScore testScore(
      Design tested, LambdaSearch searched, LinearModel chosen, LinearModel none) {
    LinearModel mean = learned.featureless(searched);
    return new TestScore(
        tested.size(),
        measure.shown(chosen.loss(measure, tested)),
        measure.shown(none.loss(measure, tested)),
        measure.shown(mean.loss(measure, tested)));
  }
}
