package halflife.djl.study;

import halflife.core.Numbers;
import halflife.decay.Dose;
import halflife.decay.HalfLife;
import halflife.evidence.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs every candidate on the same seeds, and then the chosen one and its rivals on fresh ones. */
final class StudySearch {
  private final StudyTrainer trainer;
  private final StudyData data;
  private final StudyPlan plan;
  private final Scores scores;
  private final Consumer<String> progress;
  private int done;

  StudySearch(
      StudyTrainer trainer,
      StudyData data,
      StudyPlan plan,
      Scores scores,
      Consumer<String> progress) {
    this.trainer = trainer;
    this.data = data;
    this.plan = plan;
    this.scores = scores;
    this.progress = progress;
  }

  /** The outcome of the search: every candidate, and its runs by seed. */
  record Searched(List<SeedRacing.Lane> lanes, Map<Candidate, List<StudyRun>> runs) {
    List<StudyRun> of(SeedRacing.Lane lane) {
      return runs.getOrDefault(lane.candidate(), List.of());
    }
  }

  /**
   * Every candidate, by falling λ, no decay last. Of the half-lives tried by default, those that
   * are too short for the run are left out.
   *
   * @throws IllegalArgumentException if a half-life is so short that a step takes more than a tenth
   *     of a weight
   */
  List<Candidate> candidates() {
    long steps = plan.steps(data.size());
    boolean asked = !plan.halfLives().equals(Dose.RUNS);
    List<Candidate> all = new ArrayList<>();
    for (double runs : plan.halfLives()) {
      if (fits(runs, steps)) {
        all.add(candidate(runs, HalfLife.lambda(plan.rate(), steps, 1 / runs)));
      } else if (asked || all.isEmpty()) {
        throw tooShort(runs, steps);
      }
    }
    all.sort(Comparator.comparingDouble(Candidate::lambda).reversed());
    all.add(Candidate.none());
    return all;
  }

  private boolean fits(double runs, long steps) {
    double shareAtConstantRate = 1 - new HalfLife(runs * steps).left(1);
    return shareAtConstantRate <= Dose.LARGEST_SHARE
        && HalfLife.lambda(plan.rate(), steps, 1 / runs) * plan.rate().peak(steps)
            <= Dose.LARGEST_SHARE;
  }

  private static Candidate candidate(double runs, double lambda) {
    String name =
        "λ = "
            + Numbers.significant(lambda, 3)
            + " (half-life "
            + Numbers.significant(runs, 3)
            + (runs == 1 ? " run)" : " runs)");
    return Candidate.of(lambda, name);
  }

  private static IllegalArgumentException tooShort(double runs, long steps) {
    return new IllegalArgumentException(
        "a half-life of "
            + Numbers.significant(runs, 3)
            + " runs of "
            + steps
            + " steps is so short that a step takes more than a tenth of a weight; leave it out, or"
            + " train for more epochs");
  }

  /**
   * The race.
   *
   * @throws IllegalStateException if training without decay diverges, or with every decay
   */
  Searched search(List<Candidate> candidates, double testToTrain) {
    SeedRacing race = new SeedRacing(candidates, scores.measure(), testToTrain);
    Map<Candidate, List<StudyRun>> runs = new LinkedHashMap<>();
    List<Long> seeds = plan.searchSeeds();
    for (int rung = 1; rung <= seeds.size(); rung++) {
      for (var next = race.next(rung); next.isPresent(); next = race.next(rung)) {
        SeedRacing.Lane lane = next.get();
        StudyRun run = run(lane.candidate(), seeds.get(lane.count()), false);
        runs.computeIfAbsent(lane.candidate(), c -> new ArrayList<>()).add(run);
        if (run.diverged()) {
          lost(race, lane, run);
        } else {
          race.finished(lane, run.loss());
        }
      }
      if (rung < seeds.size()) {
        stop(race, rung);
      }
    }
    return new Searched(race.lanes(), runs);
  }

  private void lost(SeedRacing race, SeedRacing.Lane lane, StudyRun run) {
    if (lane.candidate().lambda() == 0) {
      throw diverged(lane.candidate(), run);
    }
    race.diverged(lane);
    if (race.lanes().stream().noneMatch(l -> l.candidate().lambda() > 0 && !l.isDiverged())) {
      throw diverged(lane.candidate(), run);
    }
  }

  private static IllegalStateException diverged(Candidate candidate, StudyRun run) {
    return new IllegalStateException(
        "training with "
            + candidate.name()
            + " diverged in epoch "
            + run.epochs().size()
            + " at seed "
            + run.curve().seed()
            + ": a loss is no finite number; use a lower learning rate");
  }

  private void stop(SeedRacing race, int seeds) {
    List<SeedRacing.Lane> stopped = race.stop();
    if (!stopped.isEmpty()) {
      progress.accept(
          "stopped after "
              + seeds
              + " seeds, worse at each: "
              + stopped.stream()
                  .map(lane -> lane.candidate().name())
                  .collect(Collectors.joining(", ")));
    }
  }

  /**
   * The runs of a candidate on the fresh seeds; how weights move is watched in the first.
   *
   * @throws IllegalStateException if one diverges
   */
  List<StudyRun> judge(Candidate candidate) {
    List<StudyRun> runs = new ArrayList<>();
    for (long seed : plan.judgingSeeds()) {
      StudyRun run = run(candidate, seed, runs.isEmpty());
      if (run.diverged()) {
        throw diverged(candidate, run);
      }
      runs.add(run);
    }
    return runs;
  }

  private StudyRun run(Candidate candidate, long seed, boolean watched) {
    StudyRun run = trainer.run(candidate, seed, watched);
    done++;
    Measure measure = scores.measure();
    String score =
        run.diverged()
            ? "diverged"
            : measure.label() + " " + Numbers.significant(measure.shown(run.loss()), 4);
    progress.accept("run " + done + ": " + candidate.name() + ", seed " + seed + ": " + score);
    return seed == plan.seed() ? run : run.withoutPredictions();
  }
}
