package halflife.tune.net;

import halflife.core.Workers;
import halflife.decay.Dose;
import halflife.evidence.Baseline;
import halflife.evidence.Chosen;
import halflife.evidence.Comparison;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.PathPoint;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Rival;
import halflife.evidence.Task;
import halflife.evidence.TestScore;
import halflife.evidence.Training;
import halflife.evidence.note.NetworkNote;
import halflife.evidence.note.Note;
import halflife.evidence.study.RunStore;
import halflife.evidence.study.SeedFindings;
import halflife.evidence.study.SeedRun;
import halflife.evidence.study.SeedSearch;
import halflife.evidence.study.SeedTrainer;
import halflife.evidence.study.StudyProgress;
import halflife.evidence.training.Refits;
import halflife.evidence.training.TrainingRun;
import halflife.tune.data.Dataset;
import halflife.tune.model.Model;
import halflife.tune.model.NetworkFit;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Chooses the decay of a network for a table: every λ on the same seeds, each with its own rows
 * held out; the best one judged on fresh seeds against no decay, the usual values and dropout.
 */
public final class NetStudy {
  private final StudyOptions options;
  private final Dataset data;
  private final Measure measure;
  private final NetPlan plan;
  private final NetTrainer trainer;
  private final double targetScale;

  /** A study of the rows of a table. */
  public NetStudy(StudyOptions options, Dataset data, Measure measure, Workers workers) {
    this.options = options;
    this.data = data;
    this.measure = measure;
    plan = NetPlan.of(options, data.design().size());
    targetScale = NetTarget.of(data, IntStream.range(0, data.design().size()).toArray()).scale();
    trainer = new NetTrainer(data, plan, measure, targetScale, workers);
  }

  /**
   * What was found, and the network that was trained on all rows at the chosen λ.
   *
   * @param losses the losses of the chosen λ on the rows held out by the fresh seeds
   */
  public record Found(Result result, Model model, List<Double> losses) {
    /** The result with one more rival. */
    public Result with(Rival rival) {
      return new Result(
          result.task(),
          result.training(),
          result.searches(),
          result.chosen(),
          result.baseline(),
          result.proof(),
          result.test(),
          result.details().with(result.network().orElseThrow().with(rival)),
          result.provenance());
    }
  }

  /**
   * The network against a linear model on the same rows.
   *
   * @param name of its penalty
   * @param losses on the rows that each of {@link #freshSplits} holds out
   */
  public Rival against(Found network, String name, double[] losses) {
    double[] own = network.losses().stream().mapToDouble(v -> v).toArray();
    return new Rival(
        "the linear model (" + name + ")", races().compared(own, losses, data.design().size()));
  }

  /** The note in a linear result on a network that was not better. */
  public Note notBetter(Rival rival) {
    Comparison c = rival.comparison();
    return new NetworkNote.LinearStays(
        plan.hidden(), measure.loss(), c.pairs(), c.ratio(), c.low(), c.high());
  }

  private SeedSearch.Plan races() {
    double testToTrain =
        plan.seeds().choosing().stream()
            .map(trainer::split)
            .mapToDouble(NetSplit::testToTrain)
            .average()
            .orElseThrow();
    return new SeedSearch.Plan(
        measure,
        testToTrain,
        plan.seeds().choosing(),
        plan.seeds().judging(),
        plan.seeds().dealt(data),
        1 + NetPlan.USUAL.size() + 2 + (options.net().ensemble() > 1 ? 2 : 0),
        plan.seeds().resamples());
  }

  /** The rows that fresh seeds learn from and hold out, train first, each different split once. */
  public List<int[][]> freshSplits() {
    List<Long> seeds = plan.seeds().judging();
    int dealt = plan.seeds().dealt(data);
    return seeds.subList(0, dealt > 0 ? dealt : seeds.size()).stream()
        .map(trainer::split)
        .map(split -> new int[][] {split.train(), split.held()})
        .toList();
  }

  /**
   * The runs of candidates from one seed on rows of the caller's choice: what a simulation compares
   * a study with.
   *
   * @param train the rows to learn from
   * @param held the rows that losses are of
   */
  public List<SeedRun> runs(List<NetCandidate> candidates, long seed, int[] train, int[] held) {
    NetPart part = NetPart.of(data, new NetSplit(train, held));
    return candidates.stream()
        .map(candidate -> trainer.run(new SeedTrainer.Task<>(candidate, seed, false), part))
        .toList();
  }

  /**
   * Searches and judges.
   *
   * @param test rows that are only scored
   * @param known what to read before the verdict
   * @throws IllegalArgumentException if the rows cannot be dealt
   * @throws Diverged if training without decay diverges, or with every decay
   */
  public Found run(
      Optional<Dataset> test, List<Note> known, RunStore store, StudyProgress progress) {
    int rows = trainer.split(plan.seeds().first()).train().length;
    SeedSearch.Plan races = races();
    SeedSearch<NetCandidate> search = new SeedSearch<>(trainer, races, store, progress);
    NetSearch searched = NetSearch.of(plan, rate -> race(rate, races, search, rows));
    SeedFindings<NetCandidate> found = searched.chosen();
    SeedSearch.Judged<NetCandidate> judged =
        search.judge(searched.winner(), searched.none(), rivals(searched));
    Details details =
        details(
            searched,
            judged,
            rows,
            new NetRefits(data, plan, trainer).of(search, found.candidates()));
    NetPart all = allRows();
    NetworkFit chosen =
        fit(all, ensemble(searched.winner(), searched.winner().name()), plan.epochs());
    Provenance provenance =
        Provenance.now(
            options.toArguments(),
            String.valueOf(options.table().data()),
            data.source().sha256(),
            options.proof().seed());
    List<Note> notes = new ArrayList<>(known);
    notes.addAll(searched.notes());
    notes.addAll(found.notes());
    Model model = Model.of(data, chosen, details.interval(), provenance);
    Result result =
        new Result(
            task(),
            new Training(
                data.design().size(), List.of(), List.of(), targetScale, data.readings(), notes),
            List.of(found.search()),
            new Chosen(
                0,
                chosen.lambda(),
                0,
                chosen.lambda(),
                PathPoint.withoutCoefficients(chosen.lambda()),
                PathPoint.withoutCoefficients(0)),
            baseline(found),
            new Proof(
                plan.seeds().choosing().size(),
                1,
                found.verdict(
                    judged,
                    searched.stop(),
                    ofMean(plan.seeds().judging()),
                    data.design().size(),
                    trainer.split(plan.seeds().judging().get(0)).train().length),
                List.of()),
            test.map(t -> score(t, all, searched, chosen)),
            details,
            provenance);
    return new Found(result, model, judged.winner().stream().map(SeedRun::loss).toList());
  }

  private SeedFindings<NetCandidate> race(
      double rate, SeedSearch.Plan races, SeedSearch<NetCandidate> search, int rows) {
    List<NetCandidate> candidates =
        plan.candidates(rate, options.search().lambdas(), options.net().dropout(), rows);
    int later = plan.rates().size() - 1 - plan.rates().indexOf(rate);
    return new SeedFindings<>(
        races, search.search(candidates, later * candidates.size()), options.search().choose());
  }

  private Task task() {
    return new Task(data.target(), data.family(), data.classes(), measure);
  }

  /** The other ways to train that the chosen λ is compared with. */
  private List<NetCandidate> rivals(NetSearch searched) {
    SeedFindings<NetCandidate> found = searched.chosen();
    NetCandidate winner = found.winner();
    List<NetCandidate> rivals = new ArrayList<>();
    for (double lambda : NetPlan.USUAL) {
      boolean fits = lambda * winner.learningRate() <= Dose.LARGEST_SHARE;
      if (lambda != winner.lambda() && fits) {
        rivals.add(found.none().withLambda(lambda));
      }
    }
    double asked = options.net().dropout();
    if (asked > 0) {
      rivals.add(found.none().withDropout(0, "no decay, no dropout"));
      rivals.add(winner.withDropout(0, "decay without dropout"));
    } else {
      String share = "dropout " + NetPlan.DROPOUT;
      rivals.add(found.none().withDropout(NetPlan.DROPOUT, share + " alone"));
      rivals.add(winner.withDropout(NetPlan.DROPOUT, share + " and decay"));
    }
    if (options.net().ensemble() > 1) {
      String average = "an average of " + options.net().ensemble() + " networks";
      rivals.add(ensemble(winner, average + " at the chosen λ"));
      rivals.add(ensemble(searched.none(), average + " without decay"));
    }
    return rivals;
  }

  /** As many networks of a candidate as were asked for. */
  private NetCandidate ensemble(NetCandidate candidate, String named) {
    return candidate.averaged(options.net().ensemble(), named);
  }

  private List<Double> ofMean(List<Long> seeds) {
    return seeds.stream().map(trainer::lossOfMean).toList();
  }

  private Baseline baseline(SeedFindings<NetCandidate> found) {
    List<Double> means = ofMean(plan.seeds().choosing());
    CurvePoint none = found.curve().none();
    return new Baseline(
        none.mean(), none.se(), SeedFindings.mean(means), SeedFindings.standardError(means));
  }

  private Details details(
      NetSearch searched,
      SeedSearch.Judged<NetCandidate> judged,
      int rows,
      Optional<Refits> refits) {
    SeedFindings<NetCandidate> found = searched.chosen();
    Network network =
        new Network(
            training(rows, searched.winner().learningRate()),
            found.learning(),
            SeedFindings.weights(judged),
            OptionalDouble.of(searched.stop()),
            found.rivals(judged, data.design().size()),
            searched.rates(),
            refits);
    return looked(found.winnersRuns().get(0)).with(network);
  }

  private TrainingRun training(int rows, double learningRate) {
    String loss =
        switch (data.family()) {
          case GAUSSIAN -> "mean squared error";
          case BINOMIAL, MULTINOMIAL -> "cross-entropy";
          case POISSON -> "half the deviance";
        };
    return new TrainingRun(
        plan.optimizer().equals("adamw") ? "AdamW" : plan.direction().name(),
        loss,
        learningRate,
        learningRate,
        plan.steps(rows),
        plan.epochs(),
        plan.batch(),
        rows,
        plan.seeds().choosing());
  }

  /** The held-out predictions of the first seed: of several, rows would be there more than once. */
  private Details looked(SeedRun run) {
    int[] rows = trainer.split(plan.seeds().first()).held();
    double[] observed = NetPart.pick(data.design().target(), rows);
    double[] weights = NetPart.pick(data.design().weights(), rows);
    double[][] shown = new double[rows.length][];
    double[][] responses = run.responses();
    Arrays.setAll(shown, i -> Arrays.stream(responses).mapToDouble(output -> output[i]).toArray());
    return Details.of(task(), shown, observed, weights);
  }

  /** All rows to learn from; one of them is held out too, because a part has one at least. */
  private NetPart allRows() {
    int[] all = IntStream.range(0, data.design().size()).toArray();
    return NetPart.of(data, new NetSplit(all, new int[] {0}));
  }

  /** Networks trained on all rows, from the first seed on. */
  private NetworkFit fit(NetPart part, NetCandidate candidate, int epochs) {
    int members = candidate.members();
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (int m = 0; m < members; m++) {
      int member = m;
      long seed = candidate.seed(plan.seeds().first(), m);
      new NetTraining(plan, part, candidate, seed, false)
          .weightsAfter(epochs)
          .forEach((path, own) -> weights.put(NetworkFit.path(member, members, path), own));
    }
    return new NetworkFit(
        candidate.lambda(),
        plan.hidden(),
        part.target().outputs(),
        members,
        part.scaling(),
        part.target().mean(),
        part.target().scale(),
        weights);
  }

  private TestScore score(Dataset test, NetPart part, NetSearch searched, NetworkFit chosen) {
    int[] rows = IntStream.range(0, test.design().size()).toArray();
    NetTarget target = part.target();
    NetPart.Rows seen = NetPart.Rows.of(test.design(), rows, part.scaling(), target);
    NetworkFit none = fit(part, searched.none(), (int) searched.stop());
    float[][] inputs = seen.samples().rows();
    return new TestScore(
        rows.length,
        shown(target.responses(chosen.outputs(inputs)), seen),
        shown(target.responses(none.outputs(inputs)), seen),
        shown(target.usual(rows.length), seen));
  }

  private double shown(double[][] responses, NetPart.Rows rows) {
    return measure.shown(trainer.loss(responses, rows.y(), rows.w()));
  }
}
