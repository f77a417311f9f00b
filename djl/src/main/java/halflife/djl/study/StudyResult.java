package halflife.djl.study;

import halflife.core.Numbers;
import halflife.evidence.Baseline;
import halflife.evidence.Choice;
import halflife.evidence.Chosen;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.Details;
import halflife.evidence.Diagnostics;
import halflife.evidence.FoldMean;
import halflife.evidence.FrameworkDefault;
import halflife.evidence.Measure;
import halflife.evidence.Network;
import halflife.evidence.PathPoint;
import halflife.evidence.PredictionInterval;
import halflife.evidence.Proof;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.evidence.Task;
import halflife.evidence.Training;
import halflife.evidence.Verdict;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.TrainingRun;
import halflife.evidence.training.WeightRun;
import halflife.optim.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a result of the runs of a study. */
final class StudyResult {
  /** Columns whose largest numbers differ by a larger factor are worth a word. */
  private static final double UNEVEN = 100;

  private static final double LEVEL = 0.9;
  private static final String NAME = "decoupled decay";
  private static final String COMPLEXITY = "norm of weights";

  private final StudyData data;
  private final StudyPlan plan;
  private final Scores scores;
  private final Measure measure;
  private final StudySearch.Searched searched;
  private final Choice choice;
  private final Curve curve;

  StudyResult(StudyData data, StudyPlan plan, Scores scores, StudySearch.Searched searched) {
    this.data = data;
    this.plan = plan;
    this.scores = scores;
    this.searched = searched;
    measure = scores.measure();
    List<CurvePoint> points = new ArrayList<>();
    for (SeedRacing.Lane lane : searched.lanes()) {
      if (!lane.isDiverged()) {
        points.add(point(lane));
      }
    }
    CurvePoint none = points.remove(points.size() - 1);
    curve = new Curve(NAME, 0, COMPLEXITY, points, none);
    choice = Choice.of(curve, Choice.Rule.MIN, measure);
  }

  /** The candidate with the smallest mean loss. */
  Candidate winner() {
    return searched.lanes().stream()
        .map(SeedRacing.Lane::candidate)
        .filter(c -> c.lambda() == choice.chosen())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Runs on the fresh seeds.
   *
   * @param djl those of DJL's default, if it has one for the optimizer
   */
  record Judged(List<StudyRun> winner, List<StudyRun> none, Optional<List<StudyRun>> djl) {
    /** The movement of the weights with the chosen decay and without. */
    List<WeightRun> weights() {
      return Stream.of(winner, none)
          .flatMap(List::stream)
          .flatMap(run -> run.weights().stream())
          .toList();
    }
  }

  Result result(Judged judged) {
    double lambda = choice.chosen();
    Split split = Split.of(data, plan.validation(), plan.seed());
    return new Result(
        task(),
        new Training(data.size(), List.of(), List.of(), data.targetScale(), List.of(), warnings()),
        List.of(
            new Search(
                curve,
                choice,
                List.of(),
                curve.points().get(0).lambda(),
                OptionalDouble.empty(),
                OptionalDouble.empty())),
        new Chosen(
            0,
            lambda,
            0,
            lambda,
            PathPoint.withoutCoefficients(lambda),
            PathPoint.withoutCoefficients(0)),
        baseline(),
        new Proof(plan.seeds(), 1, verdict(judged, split), List.of()),
        Optional.empty(),
        details(judged, split),
        provenance());
  }

  private Task task() {
    Task task = data.task();
    return new Task(task.target(), task.family(), task.classes(), measure);
  }

  private CurvePoint point(SeedRacing.Lane lane) {
    double lambda = lane.candidate().lambda();
    List<Double> losses = lane.filled(plan.seeds());
    List<StudyRun> runs = searched.of(lane);
    double norm = runs.stream().mapToDouble(StudyRun::norm).average().orElse(0);
    return new CurvePoint(
        lambda,
        0,
        lambda,
        mean(losses),
        standardError(losses),
        runs.stream().mapToDouble(StudyRun::trainingLoss).average().orElse(0),
        norm,
        norm,
        losses);
  }

  private static double mean(List<Double> values) {
    return FoldMean.equal(values.size()).of(array(values));
  }

  private static double standardError(List<Double> values) {
    return FoldMean.equal(values.size()).standardError(array(values));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private Baseline baseline() {
    List<Double> means = ofMean(plan.searchSeeds());
    return new Baseline(curve.none().mean(), curve.none().se(), mean(means), standardError(means));
  }

  private List<Double> ofMean(List<Long> seeds) {
    return seeds.stream()
        .map(seed -> Split.of(data, plan.validation(), seed))
        .map(split -> scores.raised(scores.ofMean(split), split.validation().length))
        .toList();
  }

  private Verdict verdict(Judged judged, Split split) {
    double[] mean = ofMean(plan.judgingSeeds()).stream().mapToDouble(v -> v).toArray();
    return new Verdict(
        compared(judged.winner(), losses(judged.none()), split),
        compared(judged.winner(), mean, split),
        split.train().length);
  }

  private Comparison compared(List<StudyRun> runs, double[] baseline, Split split) {
    return Comparison.of(measure, losses(runs), baseline, split.testToTrain(), data.size(), 0);
  }

  private static double[] losses(List<StudyRun> runs) {
    return runs.stream().mapToDouble(StudyRun::loss).toArray();
  }

  private Details details(Judged judged, Split split) {
    List<LearningCurve> curves = new ArrayList<>();
    for (SeedRacing.Lane lane : searched.lanes()) {
      curves.add(learning(lane));
    }
    Optional<FrameworkDefault> djl =
        judged
            .djl()
            .map(
                runs ->
                    new FrameworkDefault(
                        Candidate.djl().name(), compared(judged.winner(), losses(runs), split)));
    Details out = Details.NONE.with(new Network(run(split), curves, judged.weights(), djl));
    return looked(out, searched.runs().getOrDefault(winner(), List.of()).get(0));
  }

  private LearningCurve learning(SeedRacing.Lane lane) {
    List<StudyRun> runs = searched.of(lane);
    StudyRun longest =
        runs.stream().max((a, b) -> Integer.compare(a.epochs().size(), b.epochs().size())).get();
    return new LearningCurve(
        lane.candidate().lambda(),
        longest.epochs(),
        runs.stream().map(StudyRun::curve).toList(),
        !lane.runs());
  }

  private TrainingRun run(Split split) {
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
  private Details looked(Details details, StudyRun run) {
    Split split = Split.of(data, plan.validation(), run.curve().seed());
    int[] rows = split.validation();
    double[] observed = Arrays.stream(rows).mapToDouble(data::target).toArray();
    double[][] shown = Arrays.stream(run.predicted()).map(scores::shown).toArray(double[][]::new);
    double[] weights = new double[rows.length];
    Arrays.fill(weights, 1);
    Details out = details.with(Diagnostics.of(task(), shown, observed, weights));
    if (task().family().hasClasses()) {
      return out;
    }
    double[] residuals = new double[rows.length];
    Arrays.setAll(residuals, i -> Math.abs(observed[i] - shown[i][0]));
    return PredictionInterval.of(residuals, LEVEL).map(out::with).orElse(out);
  }

  private List<String> warnings() {
    List<String> out = new ArrayList<>();
    List<SeedRacing.Lane> stopped =
        searched.lanes().stream().filter(lane -> lane.beatenBy().isPresent()).toList();
    if (!stopped.isEmpty()) {
      out.add(
          stopped.stream()
                  .map(
                      lane ->
                          "λ = "
                              + Numbers.significant(lane.candidate().lambda(), 3)
                              + " (after "
                              + lane.count()
                              + " of "
                              + plan.seeds()
                              + " seeds)")
                  .collect(Collectors.joining(", "))
              + (stopped.size() == 1 ? " was" : " were")
              + " stopped early, being clearly worse at each seed; what the curve shows at the seeds"
              + " left out follows from the mean difference.");
    }
    for (SeedRacing.Lane lane : searched.lanes()) {
      if (lane.isDiverged()) {
        List<StudyRun> runs = searched.of(lane);
        out.add(
            "Training with λ = "
                + Numbers.significant(lane.candidate().lambda(), 3)
                + " diverged at seed "
                + runs.get(runs.size() - 1).curve().seed()
                + ", so it is not in the curve.");
      }
    }
    double factor = Scaling.unevenness(data);
    if (!data.isStandardized() && factor > UNEVEN) {
      out.add(
          "Columns differ in scale by a factor of up to "
              + Numbers.significant(factor, 2)
              + ", and a network learns slowly from such; withStandardizedColumns() of the data"
              + " brings them to one scale.");
    }
    return out;
  }

  private Provenance provenance() {
    return Provenance.now(
        StudyProgram.of(plan, data), data.name(), Fingerprint.of(data), plan.seed());
  }
}
