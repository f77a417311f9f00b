package halflife.djl.study;

import ai.djl.Model;
import halflife.decay.Schedule;
import halflife.evidence.Choice;
import halflife.evidence.Measure;
import halflife.evidence.Provenance;
import halflife.evidence.Result;
import halflife.evidence.study.HalfLives;
import halflife.evidence.study.RunStore;
import halflife.evidence.study.SeedFindings;
import halflife.evidence.study.SeedRun;
import halflife.evidence.study.SeedSearch;
import halflife.json.Journal;
import halflife.optim.Adam;
import halflife.optim.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * Finds the decay that a network needs, and whether it helps: every λ is tried on the same seeds,
 * and the best is judged on fresh ones.
 *
 * <pre>{@code
 * Result result =
 *     DjlStudy.of(() -> model(), data)
 *         .withEpochs(60)
 *         .withLearningRate(2e-3)
 *         .withProgress(System.out::println)
 *         .run(Path.of("report"));
 * }</pre>
 *
 * <p><b>One run.</b> A seed decides which rows are held out, the first weights, the order of rows
 * and dropout, so that runs of one seed differ by their decay alone; on a processor, with the same
 * number of threads, a study gives the same bits every time. Decay is decoupled and of weights
 * only. The score of a run is its held-out loss after the last epoch: all runs are equally long,
 * and one that should have stopped earlier is no better for it.
 *
 * <p><b>The search.</b> A half-life of h run lengths is the λ with which decay alone would halve a
 * weight in h runs, whatever the learning rate does. Each λ, and none, is trained at each seed; λ
 * with the smallest mean loss is chosen. From the second seed on, those that are clearly worse are
 * stopped.
 *
 * <p><b>The verdict.</b> On fresh seeds, with other splits and first weights, the chosen λ is
 * paired with no decay and, for Adam, with what DJL does when nobody asks: decay of 0.01 of
 * everything, biases and norms too (in our Adam, so that the decay is all that differs). The
 * intervals are those of {@link halflife.evidence.Comparison}, n_test/n_train being that of the
 * splits.
 *
 * <p>The engine's random seed is set anew for every run. Runs follow one another, because DJL
 * collects gradients only once at a time; train nothing else meanwhile.
 */
public final class DjlStudy {
  private final Supplier<Model> models;
  private final StudyData data;
  private final StudyPlan plan;
  private final Consumer<String> progress;

  private DjlStudy(
      Supplier<Model> models, StudyData data, StudyPlan plan, Consumer<String> progress) {
    this.models = models;
    this.data = data;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * A study with 20 epochs of Adam at a learning rate of 0.001 in batches of 32, of half-lives of
   * 30, 10, 3, 1, 0.3 and 0.1 runs (without those that so few steps are too coarse for), on 5 seeds
   * and 5 fresh ones, a fifth of the rows held out.
   *
   * @param models gives a new model with a block every time; the study closes it. Its first weights
   *     are drawn in the study if it has none
   * @param data the data to learn from
   */
  public static DjlStudy of(Supplier<Model> models, StudyData data) {
    return new DjlStudy(models, data, StudyPlan.of(data), line -> {});
  }

  /**
   * Passes over the training rows in a run.
   *
   * @throws IllegalArgumentException if they are below 1
   */
  public DjlStudy withEpochs(int epochs) {
    return with(plan.withEpochs(epochs));
  }

  /**
   * The most rows of a step. An epoch is cut into equal parts, so that none is much smaller.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public DjlStudy withBatch(int rows) {
    return with(plan.withBatch(rows));
  }

  /** η, always the same. */
  public DjlStudy withLearningRate(double rate) {
    return withLearningRate(Schedule.constant(rate));
  }

  /** η by steps; a run has {@link #steps} of them. */
  public DjlStudy withLearningRate(Schedule rate) {
    return with(plan.withRate(rate));
  }

  /** A copy with the direction that the optimizer makes of gradients. */
  public DjlStudy withDirection(Direction direction) {
    return with(plan.withDirection(direction));
  }

  /**
   * The half-lives to try, in run lengths: 1 leaves half of a weight at the end, 0.1 a thousandth.
   *
   * @throws IllegalArgumentException if there is none, one is not above 0 or infinite, or two are
   *     the same
   */
  public DjlStudy withHalfLives(double... runs) {
    return with(plan.withHalfLives(DoubleStream.of(runs).boxed().toList()));
  }

  /**
   * A copy with this number of seeds that choose λ.
   *
   * @throws IllegalArgumentException if they are fewer than 2
   */
  public DjlStudy withSeeds(int seeds) {
    return with(plan.withSeeds(seeds));
  }

  /**
   * A copy with this number of other seeds that judge λ.
   *
   * @throws IllegalArgumentException if they are fewer than 2
   */
  public DjlStudy withFreshSeeds(int seeds) {
    return with(plan.withFreshSeeds(seeds));
  }

  /** The first seed; the others follow it. */
  public DjlStudy withSeed(long seed) {
    return with(plan.withSeed(seed));
  }

  /**
   * The share of rows held out.
   *
   * @throws IllegalArgumentException if it is not above 0 and below 1
   */
  public DjlStudy withValidation(double share) {
    return with(plan.withValidation(share));
  }

  /**
   * A copy with the measure that chooses λ: for classes the deviance or the error rate, for numbers
   * RMSE or MAE.
   */
  public DjlStudy withMeasure(Measure measure) {
    return with(plan.withMeasure(measure));
  }

  /** A copy with a listener that is told a line after every run. */
  public DjlStudy withProgress(Consumer<String> listener) {
    return new DjlStudy(models, data, plan, listener);
  }

  private DjlStudy with(StudyPlan changed) {
    return new DjlStudy(models, data, changed, progress);
  }

  /** The number of steps in a run. */
  public long steps() {
    return plan.steps(data.size());
  }

  /**
   * Searches and judges.
   *
   * @throws IllegalArgumentException if the settings do not fit the data, before anything is
   *     trained
   * @throws IllegalStateException if the model does not fit the data, or training diverges
   */
  public Result run() {
    return run(RunStore.NONE);
  }

  private Result run(RunStore store) {
    refuseLargeBatch();
    Scores scores = new Scores(data, plan.measure());
    StudyTrainer trainer = new StudyTrainer(models, data, plan, scores);
    boolean adam = plan.direction() instanceof Adam;
    List<Candidate> rivals = adam ? List.of(Candidate.djl()) : List.of();
    SeedSearch.Plan races =
        new SeedSearch.Plan(
            plan.measure(),
            Split.of(data, plan.validation(), plan.seed()).testToTrain(),
            plan.searchSeeds(),
            plan.judgingSeeds(),
            0,
            1 + rivals.size(),
            List.of());
    SeedSearch<Candidate> search = new SeedSearch<>(trainer, races, store, progress::accept);
    SeedFindings<Candidate> found =
        new SeedFindings<>(races, search.search(candidates(), 0), Choice.Rule.MIN);
    return new StudyResult(data, plan, scores, found)
        .result(search.judge(found.winner(), found.none(), rivals));
  }

  private List<Candidate> candidates() {
    List<Candidate> all = new ArrayList<>();
    for (HalfLives.Tried tried : HalfLives.of(plan.halfLives(), plan.rate(), steps())) {
      all.add(Candidate.of(tried.lambda(), tried.name()));
    }
    all.add(Candidate.none());
    return all;
  }

  /**
   * Searches and judges, and writes {@code report.html} and {@code result.json} into a folder,
   * which is looked at before anything is trained.
   *
   * <p>Until it ends, each run that is done is kept in the folder, in a hidden file. Where the
   * study was interrupted, the same call goes on, and ends with the same result as if it had not
   * been. It is the same call if settings, rows, and the description of the model's block are the
   * same; after a change of the model that its description does not show, delete the folder.
   *
   * @throws IllegalArgumentException as {@link #run()}, or if the folder holds files that are not
   *     of a study
   * @throws IllegalStateException as {@link #run()}
   * @throws java.io.UncheckedIOException if the folder cannot be written
   */
  public Result run(Path folder) {
    ReportFolder out = new ReportFolder(folder);
    out.check();
    Result result;
    try (Journal<SeedRun> runs = out.runs(work())) {
      result = run(RunStore.of(runs::find, runs::keep));
      out.write(result);
      runs.delete();
    }
    return result;
  }

  /**
   * What the runs follow from: the versions, the settings, the rows and the model's description.
   */
  private String work() {
    Provenance now =
        Provenance.now(StudyProgram.of(plan, data), "", Fingerprint.of(data), plan.seed());
    try (Model model = models.get()) {
      return now.version()
          + " "
          + now.java()
          + " "
          + now.sha256()
          + " "
          + now.arguments()
          + " "
          + (model == null ? "" : model.getBlock());
    }
  }

  private void refuseLargeBatch() {
    int rows = plan.trainingRows(data.size());
    if (plan.batch() > rows) {
      throw new IllegalArgumentException(
          "the batch size is "
              + plan.batch()
              + ", but a run learns from only "
              + rows
              + " of the "
              + data.size()
              + " rows; use a smaller one");
    }
  }
}
