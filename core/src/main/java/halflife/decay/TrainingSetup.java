package halflife.decay;

import halflife.core.Guard;
import halflife.core.Numbers;

/**
 * A training as far as its decay goes, of any framework.
 *
 * @param decoupled whether decay is taken from the weights, not added to the gradient
 * @param learningRate η of each step
 * @param lambda λ, torch's {@code weight_decay}; {@link Units} makes it of other tools' numbers
 * @param momentum μ of SGD, 0 if there is none
 * @param batch B, rows in a step
 * @param rows N, rows in an epoch, at least B
 * @param epochs the run's length
 * @param decaysBiases whether biases and the scales and shifts of normalization decay too
 */
public record TrainingSetup(
    OptimizerKind optimizer,
    boolean decoupled,
    Schedule learningRate,
    double lambda,
    double momentum,
    long batch,
    long rows,
    double epochs,
    boolean decaysBiases) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range, or a momentum is given for an
   *     optimizer that is not SGD
   */
  public TrainingSetup {
    Guard.notNegative("lambda", lambda);
    Guard.share("the momentum", momentum);
    Guard.positive("the batch size", batch);
    if (optimizer.rescales() && momentum > 0) {
      throw new IllegalArgumentException(
          "the momentum is "
              + momentum
              + ", but only that of SGD changes what decay does; leave it out for "
              + optimizer.title());
    }
    steps(batch, rows, epochs);
  }

  /** A run of one learning rate with the optimizer's own kind of decay, none on biases. */
  public static TrainingSetup of(
      OptimizerKind optimizer, double rate, double lambda, long batch, long rows, double epochs) {
    return new TrainingSetup(
        optimizer,
        optimizer.decoupled(),
        Schedule.constant(rate),
        lambda,
        0,
        batch,
        rows,
        epochs,
        false);
  }

  /**
   * The number of steps in a run: epochs · N/B, rounded up.
   *
   * @throws IllegalArgumentException if one is not above 0, the batch has more rows than there are,
   *     or the steps are too many to count
   */
  public static long steps(long batch, long rows, double epochs) {
    Guard.positive("the batch size", batch);
    Guard.positive("the number of rows", rows);
    Guard.positive("the number of epochs", epochs);
    if (batch > rows) {
      throw new IllegalArgumentException(
          "the batch size is " + batch + ", but there are only " + rows + " rows");
    }
    double steps = epochs * rows / batch;
    if (!(steps <= 1e15)) {
      throw new IllegalArgumentException(
          "the run has " + steps + " steps, but at most 1e15 can be counted; give fewer epochs");
    }
    return Math.max(1, (long) Math.ceil(steps - 1e-9 * steps));
  }

  /** A run's length in words: 20 epochs of 60,000 rows in batches of 128: 9,375 steps. */
  public static String length(long batch, long rows, double epochs) {
    return Numbers.significant(epochs, 4)
        + (epochs == 1 ? " epoch of " : " epochs of ")
        + Numbers.count(rows)
        + " rows in batches of "
        + Numbers.count(batch)
        + ": "
        + Numbers.count(steps(batch, rows, epochs))
        + " steps";
  }

  /** The number of steps in the run. */
  public long steps() {
    return steps(batch, rows, epochs);
  }

  /** Whether λθ goes through an optimizer that rescales it, so that nothing halves. */
  public boolean isRescaled() {
    return optimizer.rescales() && !decoupled;
  }

  /** A copy with another λ. */
  public TrainingSetup withLambda(double value) {
    return new TrainingSetup(
        optimizer, decoupled, learningRate, value, momentum, batch, rows, epochs, decaysBiases);
  }

  /** A copy with decay beside the gradient, or in it. */
  public TrainingSetup withDecoupled(boolean value) {
    return new TrainingSetup(
        optimizer, value, learningRate, lambda, momentum, batch, rows, epochs, decaysBiases);
  }

  /** A copy with another learning rate. */
  public TrainingSetup withLearningRate(Schedule value) {
    return new TrainingSetup(
        optimizer, decoupled, value, lambda, momentum, batch, rows, epochs, decaysBiases);
  }

  /** A copy with a momentum. */
  public TrainingSetup withMomentum(double value) {
    return new TrainingSetup(
        optimizer, decoupled, learningRate, lambda, value, batch, rows, epochs, decaysBiases);
  }

  /** A copy with decay of biases and normalization, or without. */
  public TrainingSetup withDecaysBiases(boolean value) {
    return new TrainingSetup(
        optimizer, decoupled, learningRate, lambda, momentum, batch, rows, epochs, value);
  }
}
