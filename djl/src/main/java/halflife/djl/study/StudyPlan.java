package halflife.djl.study;

import halflife.core.Guard;
import halflife.decay.Dose;
import halflife.decay.Schedule;
import halflife.evidence.Measure;
import halflife.optim.Adam;
import halflife.optim.Direction;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The settings of a study's training and search.
 *
 * @param epochs passes over the training rows in a run
 * @param batch the most rows in a step
 * @param rate η
 * @param direction the direction that the optimizer makes of gradients
 * @param halfLives to try, in run lengths; of the usual ones, those that the run is long enough for
 * @param seeds the number of runs of each candidate that choose λ
 * @param freshSeeds the number of runs that judge it
 * @param seed the first of all seeds
 * @param validation the share of rows held out
 * @param measure the measure that chooses λ
 */
record StudyPlan(
    int epochs,
    int batch,
    Schedule rate,
    Direction direction,
    List<Double> halfLives,
    int seeds,
    int freshSeeds,
    long seed,
    double validation,
    Measure measure) {
  private static final int FEWEST_SEEDS = 2;

  StudyPlan {
    Guard.positive("the number of epochs", epochs);
    Guard.positive("the batch size", batch);
    halfLives = List.copyOf(halfLives);
    if (halfLives.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no half-life to try; give some in run lengths, as in withHalfLives(30, 3, 0.3)");
    }
    halfLives.forEach(h -> Guard.positive("a half-life in run lengths", h));
    if (halfLives.stream().distinct().count() < halfLives.size()) {
      throw new IllegalArgumentException(
          "a half-life is twice among " + halfLives + "; give each once");
    }
    if (halfLives.stream().anyMatch(h -> h.isInfinite())) {
      throw new IllegalArgumentException(
          "a half-life is infinite, which is no decay; leave it out, that is always tried");
    }
    enough("seeds", seeds);
    enough("fresh seeds", freshSeeds);
    if (seed > Long.MAX_VALUE - seeds - freshSeeds) {
      throw new IllegalArgumentException(
          "the first seed is "
              + seed
              + ", and there are not enough numbers after it; give a smaller");
    }
    if (!(validation > 0 && validation < 1)) {
      throw new IllegalArgumentException(
          "the share of rows held out is " + validation + ", but must be above 0 and below 1");
    }
  }

  private static void enough(String what, int count) {
    if (count < FEWEST_SEEDS) {
      throw new IllegalArgumentException(
          "the number of "
              + what
              + " is "
              + count
              + ", but must be at least "
              + FEWEST_SEEDS
              + ": one run says nothing about chance");
    }
  }

  /** 20 epochs of Adam at 1e-3 in batches of 32, half-lives of 30 to 0.1 runs, 5 and 5 seeds. */
  static StudyPlan of(StudyData data) {
    return new StudyPlan(
        20,
        32,
        Schedule.constant(1e-3),
        new Adam(),
        Dose.RUNS,
        5,
        5,
        1,
        0.2,
        data.task().measure());
  }

  StudyPlan withEpochs(int value) {
    return new StudyPlan(
        value, batch, rate, direction, halfLives, seeds, freshSeeds, seed, validation, measure);
  }

  StudyPlan withBatch(int value) {
    return new StudyPlan(
        epochs, value, rate, direction, halfLives, seeds, freshSeeds, seed, validation, measure);
  }

  StudyPlan withRate(Schedule value) {
    return new StudyPlan(
        epochs, batch, value, direction, halfLives, seeds, freshSeeds, seed, validation, measure);
  }

  StudyPlan withDirection(Direction value) {
    return new StudyPlan(
        epochs, batch, rate, value, halfLives, seeds, freshSeeds, seed, validation, measure);
  }

  StudyPlan withHalfLives(List<Double> value) {
    return new StudyPlan(
        epochs, batch, rate, direction, value, seeds, freshSeeds, seed, validation, measure);
  }

  StudyPlan withSeeds(int value) {
    return new StudyPlan(
        epochs, batch, rate, direction, halfLives, value, freshSeeds, seed, validation, measure);
  }

  StudyPlan withFreshSeeds(int value) {
    return new StudyPlan(
        epochs, batch, rate, direction, halfLives, seeds, value, seed, validation, measure);
  }

  StudyPlan withSeed(long value) {
    return new StudyPlan(
        epochs, batch, rate, direction, halfLives, seeds, freshSeeds, value, validation, measure);
  }

  StudyPlan withValidation(double value) {
    return new StudyPlan(
        epochs, batch, rate, direction, halfLives, seeds, freshSeeds, seed, value, measure);
  }

  StudyPlan withMeasure(Measure value) {
    return new StudyPlan(
        epochs, batch, rate, direction, halfLives, seeds, freshSeeds, seed, validation, value);
  }

  /** Training rows of a run. */
  int trainingRows(int rows) {
    return rows - Split.heldOut(rows, validation);
  }

  /** Steps of a run. */
  long steps(int rows) {
    return (long) epochs * Draws.steps(trainingRows(rows), batch);
  }

  /** The mean of η over a run. */
  double meanRate(int rows) {
    long steps = steps(rows);
    double sum = 0;
    for (long t = 0; t < steps; t++) {
      sum += rate.at(t);
    }
    return sum / steps;
  }

  /** The seeds that choose λ. */
  List<Long> searchSeeds() {
    return LongStream.range(seed, seed + seeds).boxed().toList();
  }

  /** The seeds that judge it. */
  List<Long> judgingSeeds() {
    long first = seed + seeds;
    return LongStream.range(first, first + freshSeeds).boxed().toList();
  }
}
