package halflife.evidence.study;

import halflife.evidence.Choice;
import halflife.evidence.Comparison;
import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.evidence.FoldMean;
import halflife.evidence.PathPoint;
import halflife.evidence.Rival;
import halflife.evidence.Search;
import halflife.evidence.Verdict;
import halflife.evidence.note.NetworkNote;
import halflife.evidence.note.Note;
import halflife.evidence.training.LearningCurve;
import halflife.evidence.training.WeightRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Evidence from the runs of a search: the curve over λ, the choice, the epoch at which no decay
 * should have stopped, and comparisons on fresh seeds.
 *
 * @param <C> the candidates
 */
public final class SeedFindings<C extends Configuration> {
  private static final String NAME = "decoupled decay";
  private static final String COMPLEXITY = "norm of weights";

  private final SeedSearch.Plan plan;
  private final SeedSearch.Searched<C> searched;
  private final Choice choice;
  private final Curve curve;

  /** Reads the curve from the runs, and λ from the curve. */
  public SeedFindings(SeedSearch.Plan plan, SeedSearch.Searched<C> searched, Choice.Rule rule) {
    this.plan = plan;
    this.searched = searched;
    List<CurvePoint> points = new ArrayList<>();
    for (SeedRacing.Lane<C> lane : searched.lanes()) {
      if (!lane.isDiverged()) {
        points.add(point(lane));
      }
    }
    CurvePoint none = points.remove(points.size() - 1);
    curve = new Curve(NAME, 0, COMPLEXITY, points, none);
    choice = Choice.of(curve, rule, plan.measure());
  }

  private CurvePoint point(SeedRacing.Lane<C> lane) {
    double lambda = lane.candidate().lambda();
    List<Double> losses = lane.filled(plan.seeds().size());
    List<SeedRun> runs = searched.runs(lane.candidate());
    double norm = runs.stream().mapToDouble(SeedRun::norm).average().orElse(0);
    return new CurvePoint(
        lambda,
        0,
        lambda,
        mean(losses),
        standardError(losses),
        runs.stream().mapToDouble(SeedRun::trainingLoss).average().orElse(0),
        norm,
        norm,
        losses);
  }

  /** The mean over seeds. */
  public static double mean(List<Double> values) {
    return FoldMean.equal(values.size()).of(array(values));
  }

  /** The standard error of the mean over seeds. */
  public static double standardError(List<Double> values) {
    return FoldMean.equal(values.size()).standardError(array(values));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }

  /** Error over λ. */
  public Curve curve() {
    return curve;
  }

  /** The chosen λ, and what else could be chosen. */
  public Choice choice() {
    return choice;
  }

  /** The search as evidence. */
  public Search search() {
    return new Search(
        curve,
        choice,
        List.<PathPoint>of(),
        curve.points().get(0).lambda(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** The candidate of the chosen λ. */
  public C winner() {
    return candidate(choice.chosen());
  }

  /** The candidate without decay. */
  public C none() {
    return candidate(0);
  }

  /** All that did not diverge, by falling λ, the one without decay last. */
  public List<C> candidates() {
    return searched.lanes().stream()
        .filter(lane -> !lane.isDiverged())
        .map(SeedRacing.Lane::candidate)
        .toList();
  }

  private C candidate(double lambda) {
    return searched.lanes().stream()
        .map(SeedRacing.Lane::candidate)
        .filter(c -> c.lambda() == lambda)
        .findFirst()
        .orElseThrow();
  }

  /** The runs of the chosen λ on the seeds that chose it. */
  public List<SeedRun> winnersRuns() {
    return searched.runs(winner());
  }

  /**
   * The epoch after which no decay stops: that of the smallest data loss of held-out rows, averaged
   * over the seeds that choose λ. It is chosen like λ, on the same rows, and judged like λ, on
   * fresh seeds.
   */
  public double stop() {
    LearningCurve none =
        searched.lanes().stream()
            .filter(lane -> lane.candidate().lambda() == 0)
            .findFirst()
            .map(this::learning)
            .orElseThrow();
    return none.best().isPresent() ? none.epochs().get(none.best().getAsInt()) : none.end();
  }

  /** The mean held-out loss without decay at {@link #stop}, over the seeds that choose λ. */
  public double stoppedLoss() {
    double stop = stop();
    return mean(searched.runs(none()).stream().map(run -> run.lossAt(stop)).toList());
  }

  /** The mean held-out loss of the chosen λ, over the seeds that chose it. */
  public double chosenLoss() {
    return curve.nearest(choice.chosen()).mean();
  }

  /** The learning curve of every candidate, by falling λ. */
  public List<LearningCurve> learning() {
    return searched.lanes().stream().map(this::learning).toList();
  }

  private LearningCurve learning(SeedRacing.Lane<C> lane) {
    List<SeedRun> runs = searched.runs(lane.candidate());
    SeedRun longest = runs.get(0);
    for (SeedRun run : runs) {
      longest = run.epochs().size() > longest.epochs().size() ? run : longest;
    }
    return new LearningCurve(
        lane.candidate().lambda(),
        longest.epochs(),
        runs.stream().map(SeedRun::curve).toList(),
        !lane.runs());
  }

  /**
   * Whether the chosen λ helps: against no decay stopped at an epoch, and against a prediction that
   * knows no features.
   *
   * @param stop the epoch, {@link #stop} of the search that no decay comes from
   * @param mean the loss of that prediction at each fresh seed
   * @param rows the number of rows of the study
   * @param trainingRows that a run learns from
   */
  public Verdict verdict(
      SeedSearch.Judged<C> judged, double stop, List<Double> mean, long rows, int trainingRows) {
    return new Verdict(
        compared(judged.winner(), losses(judged.none(), run -> run.lossAt(stop)), rows),
        compared(judged.winner(), array(mean), rows),
        trainingRows);
  }

  /** The chosen λ against no decay trained to the end, and against the others that were judged. */
  public List<Rival> rivals(SeedSearch.Judged<C> judged, long rows) {
    List<Rival> rivals = new ArrayList<>();
    rivals.add(rival(Rival.TO_THE_END, judged, judged.none(), rows));
    judged.rivals().forEach((c, runs) -> rivals.add(rival(c.name(), judged, runs, rows)));
    return rivals;
  }

  private Rival rival(String name, SeedSearch.Judged<C> judged, List<SeedRun> runs, long rows) {
    return new Rival(name, compared(judged.winner(), losses(runs, SeedRun::loss), rows));
  }

  /** The movement of the weights with the chosen decay and without. */
  public static List<WeightRun> weights(SeedSearch.Judged<?> judged) {
    return Stream.of(judged.winner(), judged.none())
        .flatMap(List::stream)
        .flatMap(run -> run.weights().stream())
        .toList();
  }

  private Comparison compared(List<SeedRun> runs, double[] baseline, long rows) {
    return plan.compared(losses(runs, SeedRun::loss), baseline, rows);
  }

  private static double[] losses(List<SeedRun> runs, ToDoubleFunction<SeedRun> of) {
    return runs.stream().mapToDouble(of).toArray();
  }

  /** Notes on candidates that were stopped early or diverged. */
  public List<Note> notes() {
    List<Note> out = new ArrayList<>();
    List<NetworkNote.Candidate> stopped =
        searched.lanes().stream()
            .filter(lane -> lane.beatenBy().isPresent())
            .map(l -> new NetworkNote.Candidate(l.candidate().lambda(), l.count()))
            .toList();
    if (!stopped.isEmpty()) {
      out.add(new NetworkNote.StoppedEarly(stopped, plan.seeds().size()));
    }
    for (SeedRacing.Lane<C> lane : searched.lanes()) {
      if (lane.isDiverged()) {
        List<SeedRun> runs = searched.runs(lane.candidate());
        long seed = runs.get(runs.size() - 1).curve().seed();
        out.add(new NetworkNote.LambdaDiverged(lane.candidate().lambda(), seed));
      }
    }
    return out;
  }
}
