package halflife.evidence.study;

import halflife.core.Numbers;
import halflife.evidence.Comparison;
import halflife.evidence.Measure;
import halflife.evidence.note.Divergence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Runs every candidate on the same seeds, and then the chosen one and its rivals on fresh ones.
 *
 * @param <C> the candidates
 */
public final class SeedSearch<C extends Configuration> {
  /**
   * The share of 1/(K − 1) that is added to 1/K where K folds hold out each row once; found by
   * simulation (docs/verdict.md).
   */
  private static final double SHARED = 0.25;

  private final SeedTrainer<C> trainer;
  private final Plan plan;
  private final RunStore store;
  private final StudyProgress progress;
  private int done;
  private int expected;
  private int refits;

  /**
   * The runs of a study.
   *
   * @param measure the measure that chooses λ
   * @param testToTrain n_test/n_train of a run that chooses λ, and of one that judges where rows
   *     are drawn anew for each
   * @param seeds those that choose λ
   * @param freshSeeds those that judge it
   * @param folds the folds of all rows that the fresh seeds hold out in turn; 0 where each holds
   *     out rows of its own, or all the same
   * @param rivals the number of configurations that are judged beside the chosen one
   * @param resamples the seeds of runs whose predictions are kept, of every candidate
   */
  public record Plan(
      Measure measure,
      double testToTrain,
      List<Long> seeds,
      List<Long> freshSeeds,
      int folds,
      int rivals,
      List<Long> resamples) {
    public Plan {
      seeds = List.copyOf(seeds);
      freshSeeds = List.copyOf(freshSeeds);
      resamples = List.copyOf(resamples);
    }

    /**
     * Compares losses on the fresh seeds. Where these hold out the folds of all rows in turn, the
     * folds are compared, each by the mean loss of its seeds. No row is held out in two of them,
     * and of what {@link Comparison} adds for shared training rows a quarter is enough.
     *
     * @param own the losses of the configuration in question, one per fresh seed, or one per fold
     * @param baseline those of the other one, likewise
     * @param rows the number of rows of the study
     */
    public Comparison compared(double[] own, double[] baseline, long rows) {
      return folds == 0
          ? Comparison.of(measure, own, baseline, testToTrain, rows, 0)
          : Comparison.of(measure, byFold(own), byFold(baseline), SHARED / (folds - 1), rows, 0);
    }

    private double[] byFold(double[] losses) {
      double[] means = new double[folds];
      int each = losses.length / folds;
      for (int s = 0; s < losses.length; s++) {
        means[s % folds] += losses[s] / each;
      }
      return means;
    }

    private boolean keepsPredictions(long seed) {
      return seed == seeds.get(0) || resamples.contains(seed);
    }
  }

  /**
   * The outcome of a search: every candidate, and its runs by seed.
   *
   * @param <C> the candidates
   */
  public record Searched<C extends Configuration>(
      List<SeedRacing.Lane<C>> lanes, Map<C, List<SeedRun>> runs) {
    /** The runs of a candidate, by seed; none if it never ran. */
    public List<SeedRun> runs(C candidate) {
      return runs.getOrDefault(candidate, List.of());
    }
  }

  /** A search that has not begun. */
  public SeedSearch(SeedTrainer<C> trainer, Plan plan, RunStore store, StudyProgress progress) {
    this.trainer = trainer;
    this.plan = plan;
    this.store = store;
    this.progress = progress;
  }

  /**
   * The race.
   *
   * @param candidates by falling λ, the one of λ = 0 last
   * @param later the number of candidates that race after these
   * @throws Diverged if training without decay diverges, or with every decay
   */
  public Searched<C> search(List<C> candidates, int later) {
    int ahead = candidates.size() + later;
    refits = candidates.size() * plan.resamples().size();
    expected =
        done
            + ahead * plan.seeds().size()
            + (1 + plan.rivals()) * plan.freshSeeds().size()
            + refits;
    SeedRacing<C> race = new SeedRacing<>(candidates, plan.measure(), plan.testToTrain());
    Map<C, List<SeedRun>> runs = new LinkedHashMap<>();
    for (int rung = 1; rung <= plan.seeds().size(); rung++) {
      for (var behind = race.behind(rung); !behind.isEmpty(); behind = race.behind(rung)) {
        List<SeedTrainer.Task<C>> tasks = new ArrayList<>();
        behind.forEach(
            lane ->
                tasks.add(
                    new SeedTrainer.Task<>(
                        lane.candidate(), plan.seeds().get(lane.count()), false)));
        List<SeedRun> ended = run(tasks);
        for (int i = 0; i < tasks.size(); i++) {
          SeedRun run = ended.get(i);
          runs.computeIfAbsent(tasks.get(i).configuration(), c -> new ArrayList<>()).add(run);
          if (run.diverged()) {
            lost(race, behind.get(i), run);
          } else {
            race.finished(behind.get(i), run.loss());
          }
        }
      }
      if (rung < plan.seeds().size()) {
        stop(race, rung);
      }
    }
    return new Searched<>(race.lanes(), runs);
  }

  private void lost(SeedRacing<C> race, SeedRacing.Lane<C> lane, SeedRun run) {
    if (lane.candidate().lambda() == 0) {
      throw diverged(lane.candidate(), run);
    }
    race.diverged(lane);
    if (race.lanes().stream().noneMatch(l -> l.candidate().lambda() > 0 && !l.isDiverged())) {
      throw diverged(lane.candidate(), run);
    }
  }

  private static Diverged diverged(Configuration candidate, SeedRun run) {
    return new Diverged(
        new Divergence(
            candidate.name(),
            OptionalDouble.of(run.epochs().get(run.epochs().size() - 1)),
            OptionalLong.of(run.curve().seed())));
  }

  private void stop(SeedRacing<C> race, int seeds) {
    List<SeedRacing.Lane<C>> stopped = race.stop();
    expected -= stopped.size() * (plan.seeds().size() - seeds);
    if (!stopped.isEmpty()) {
      progress.line(
          "stopped after "
              + seeds
              + " seeds, worse at each: "
              + stopped.stream()
                  .map(lane -> lane.candidate().name())
                  .collect(Collectors.joining(", ")));
    }
  }

  /**
   * The runs on fresh seeds, one for each seed.
   *
   * @param winner those of the chosen candidate
   * @param none those of the one without decay
   * @param rivals those of others, without any of which a run diverged
   * @param <C> the candidates
   */
  public record Judged<C extends Configuration>(
      List<SeedRun> winner, List<SeedRun> none, Map<C, List<SeedRun>> rivals) {}

  /**
   * Trains on the fresh seeds. How weights move with the chosen decay and without is watched in the
   * first of them. A rival of which a run diverges is left out.
   *
   * @throws Diverged if a run of the winner or of no decay diverges
   */
  public Judged<C> judge(C winner, C none, List<C> rivals) {
    List<C> all = new ArrayList<>(List.of(winner, none));
    all.addAll(rivals);
    int seeds = plan.freshSeeds().size();
    expected = done + all.size() * seeds + refits;
    List<SeedTrainer.Task<C>> tasks = new ArrayList<>();
    for (int c = 0; c < all.size(); c++) {
      for (long seed : plan.freshSeeds()) {
        boolean watched = c < 2 && seed == plan.freshSeeds().get(0);
        tasks.add(new SeedTrainer.Task<>(all.get(c), seed, watched));
      }
    }
    List<SeedRun> ended = run(tasks);
    Map<C, List<SeedRun>> judged = new LinkedHashMap<>();
    for (int c = 0; c < all.size(); c++) {
      List<SeedRun> runs = ended.subList(c * seeds, (c + 1) * seeds);
      for (SeedRun run : runs) {
        if (run.diverged() && c < 2) {
          throw diverged(all.get(c), run);
        }
      }
      if (c >= 2 && runs.stream().noneMatch(SeedRun::diverged)) {
        judged.put(all.get(c), runs);
      }
    }
    return new Judged<>(ended.subList(0, seeds), ended.subList(seeds, 2 * seeds), judged);
  }

  /**
   * The runs of candidates on the plan's resamples, with what each predicts for the rows that its
   * resample lacks. A candidate of which one diverges is left out.
   *
   * @param use takes the runs of one candidate, one for each resample
   */
  public void refit(List<C> candidates, BiConsumer<C, List<SeedRun>> use) {
    expected = done + candidates.size() * plan.resamples().size();
    for (C candidate : candidates) {
      List<SeedTrainer.Task<C>> tasks = new ArrayList<>();
      plan.resamples().forEach(s -> tasks.add(new SeedTrainer.Task<>(candidate, s, false)));
      List<SeedRun> runs = run(tasks);
      if (runs.stream().noneMatch(SeedRun::diverged)) {
        use.accept(candidate, runs);
      }
    }
  }

  /** The runs of tasks, in their order: those that were kept, and the others trained now. */
  private List<SeedRun> run(List<SeedTrainer.Task<C>> tasks) {
    Map<SeedTrainer.Task<C>, SeedRun> ended = new ConcurrentHashMap<>();
    List<SeedTrainer.Task<C>> missing = new ArrayList<>();
    for (SeedTrainer.Task<C> task : tasks) {
      store.find(key(task)).ifPresentOrElse(run -> ended.put(task, run), () -> missing.add(task));
    }
    done += ended.size();
    trainer.run(missing, (task, run) -> ended(task, run, ended));
    List<SeedRun> inOrder = new ArrayList<>();
    for (SeedTrainer.Task<C> task : tasks) {
      SeedRun run = ended.get(task);
      if (run == null) {
        throw new IllegalStateException("a trainer left out " + key(task));
      }
      inOrder.add(run);
    }
    return inOrder;
  }

  private static String key(SeedTrainer.Task<?> task) {
    return task.seed() + (task.watched() ? ", watched: " : ": ") + task.configuration().name();
  }

  private synchronized void ended(
      SeedTrainer.Task<C> task, SeedRun run, Map<SeedTrainer.Task<C>, SeedRun> ended) {
    SeedRun kept =
        plan.keepsPredictions(task.seed()) && !run.diverged() ? run : run.withoutPredictions();
    store.keep(key(task), kept);
    ended.put(task, kept);
    done++;
    Measure measure = plan.measure();
    String score =
        run.diverged()
            ? "diverged"
            : measure.label() + " " + Numbers.significant(measure.shown(run.loss()), 4);
    progress.runs(done, expected);
    progress.line(
        "run "
            + done
            + " of at most "
            + expected
            + ": "
            + task.configuration().name()
            + ", seed "
            + task.seed()
            + ": "
            + score);
  }
}
