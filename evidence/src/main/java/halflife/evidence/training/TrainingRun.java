package halflife.evidence.training;

import halflife.core.Guard;
import halflife.decay.HalfLife;
import java.util.List;

/**
 * The training of every candidate; only λ differs between them. With it λ becomes a time.
 *
 * <p>The half-life of λ is that of decoupled decay at the mean learning rate η̄ of the run, t½ =
 * −ln 2 / ln(1 − η̄λ) steps, so that a whole run is as many half-lives long as its schedule makes
 * it (exactly for a constant η, otherwise up to terms of (ηλ)²).
 *
 * @param optimizer its name, such as {@code AdamW}
 * @param loss the name of the data loss that learning curves show, such as {@code cross-entropy}
 * @param peakLearningRate the largest learning rate of the run, above 0
 * @param meanLearningRate η̄, the mean over all steps, above 0 and at most the largest
 * @param steps optimizer steps of a whole run
 * @param epochs passes over the training rows of a whole run
 * @param batch rows in a step
 * @param rows training rows of one run
 * @param seeds of the runs that chose λ: one for each of the folds of a {@code CurvePoint}
 */
public record TrainingRun(
    String optimizer,
    String loss,
    double peakLearningRate,
    double meanLearningRate,
    long steps,
    int epochs,
    int batch,
    int rows,
    List<Long> seeds) {
  /**
   * Copies the seeds.
   *
   * @throws IllegalArgumentException if a number is not above 0, the mean learning rate is above
   *     the largest, or there is no seed
   */
  public TrainingRun {
    seeds = List.copyOf(seeds);
    Guard.positive("the largest learning rate", peakLearningRate);
    Guard.positive("the mean learning rate", meanLearningRate);
    Guard.positive("the number of steps", steps);
    Guard.positive("the number of epochs", epochs);
    Guard.positive("the batch size", batch);
    Guard.positive("the number of rows", rows);
    // A mean of equal numbers may come out a rounding error above them.
    if (meanLearningRate > peakLearningRate * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "the mean learning rate is "
              + meanLearningRate
              + ", but must be at most the largest, "
              + peakLearningRate);
    }
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one seed; give those that were run");
    }
  }

  /**
   * The half-life of λ in optimizer steps; +∞ for no decay.
   *
   * @param lambda λ, at least 0
   * @throws IllegalArgumentException if λ is below 0, or ηλ is not below 1
   */
  public double halfLifeSteps(double lambda) {
    return HalfLife.of(meanLearningRate, lambda).steps();
  }

  /**
   * The half-life of λ in passes over the training rows.
   *
   * @throws IllegalArgumentException as {@link #halfLifeSteps}
   */
  public double halfLifeEpochs(double lambda) {
    return halfLifeSteps(lambda) * epochs / steps;
  }

  /**
   * The half-life of λ as a share of a whole run: 1 leaves half of a weight at its end.
   *
   * @throws IllegalArgumentException as {@link #halfLifeSteps}
   */
  public double halfLifeRuns(double lambda) {
    return halfLifeSteps(lambda) / steps;
  }

  /**
   * The share of a weight that decay alone leaves after a whole run, from 0 to 1.
   *
   * @throws IllegalArgumentException as {@link #halfLifeSteps}
   */
  public double left(double lambda) {
    return new HalfLife(halfLifeSteps(lambda)).left(steps);
  }
}
