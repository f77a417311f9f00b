package halflife.djl.study;

import halflife.evidence.Baseline;
import halflife.evidence.Chosen;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Network;
import halflife.evidence.PathPoint;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Task;
import halflife.evidence.Training;
import halflife.evidence.note.NetworkNote;
import halflife.evidence.note.Note;
import halflife.evidence.study.SeedFindings;
import halflife.evidence.study.SeedRun;
import halflife.evidence.study.SeedSearch;
import halflife.evidence.training.TrainingRun;
import halflife.optim.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a result of the runs of a study. */
final class StudyResult {
  /** Columns whose largest numbers differ by a larger factor are worth a word. */
  private static final double UNEVEN = 100;

  private final StudyData data;
  private final StudyPlan plan;
  private final Scores scores;
  private final SeedFindings<Candidate> found;
  private final Split split;

  StudyResult(StudyData data, StudyPlan plan, Scores scores, SeedFindings<Candidate> found) {
    this.data = data;
    this.plan = plan;
    this.scores = scores;
    this.found = found;
    split = Split.of(data, plan.validation(), plan.seed());
  }

  /**
   * The result.
   *
   * @param judged the runs on fresh seeds; DJL's default is a rival where the optimizer has one
   */
  Result result(SeedSearch.Judged<Candidate> judged) {
    double lambda = found.choice().chosen();
    return new Result(
        task(),
        new Training(data.size(), List.of(), List.of(), data.targetScale(), List.of(), notes()),
        List.of(found.search()),
        new Chosen(
            0,
            lambda,
            0,
            lambda,
            PathPoint.withoutCoefficients(lambda),
            PathPoint.withoutCoefficients(0)),
        baseline(),
        new Proof(
            plan.seeds(),
            1,
            found.verdict(
                judged,
                found.stop(),
                ofMean(plan.judgingSeeds()),
                data.size(),
                split.train().length),
            List.of()),
        Optional.empty(),
        details(judged),
        provenance());
  }

  private Task task() {
    Task task = data.task();
    return new Task(task.target(), task.family(), task.classes(), scores.measure());
  }

  private Baseline baseline() {
    List<Double> means = ofMean(plan.searchSeeds());
    CurvePoint none = found.curve().none();
    return new Baseline(
        none.mean(), none.se(), SeedFindings.mean(means), SeedFindings.standardError(means));
  }

  private List<Double> ofMean(List<Long> seeds) {
    return seeds.stream()
        .map(seed -> Split.of(data, plan.validation(), seed))
        .map(one -> scores.raised(scores.ofMean(one), one.validation().length))
        .toList();
  }

  private Details details(SeedSearch.Judged<Candidate> judged) {
    Network network =
        new Network(
            run(),
            found.learning(),
            SeedFindings.weights(judged),
            OptionalDouble.of(found.stop()),
            found.rivals(judged, data.size()));
    return looked(found.winnersRuns().get(0)).with(network);
  }

  private TrainingRun run() {
    boolean classes = task().family().hasClasses();
    return new TrainingRun(
        plan.direction() instanceof Adam ? "AdamW" : plan.direction().name(),
        classes ? "cross-entropy" : "mean squared error",
        plan.rate().peak(plan.steps(data.size())),
        plan.meanRate(data.size()),
        plan.steps(data.size()),
        plan.epochs(),
        plan.batch(),
        split.train().length,
        plan.searchSeeds());
  }

  /** The held-out predictions of the first seed: of several, rows would be there more than once. */
  private Details looked(SeedRun run) {
    int[] rows = split.validation();
    double[] observed = Arrays.stream(rows).mapToDouble(data::target).toArray();
    double[][] shown = new double[rows.length][];
    Arrays.setAll(
        shown,
        i -> scores.shown(run.predicted().stream().mapToDouble(output -> output.get(i)).toArray()));
    double[] weights = new double[rows.length];
    Arrays.fill(weights, 1);
    return Details.of(task(), shown, observed, weights);
  }

  private List<Note> notes() {
    List<Note> out = new ArrayList<>(found.notes());
    double factor = Scaling.unevenness(data);
    if (!data.isStandardized() && factor > UNEVEN) {
      out.add(new NetworkNote.UnevenColumns(factor));
    }
    return out;
  }

  private Provenance provenance() {
    return Provenance.now(
        StudyProgram.of(plan, data), data.name(), Fingerprint.of(data), plan.seed());
  }
}
