package halflife.evidence.training;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * The losses at one λ during training, for every seed.
 *
 * <p>Means and bands are over the seeds that are still running at that place, so that they speak of
 * fewer seeds where some were stopped earlier than others.
 *
 * @param lambda λ; 0 for no decay
 * @param epochs the times at which losses were measured, in passes over the training rows, strictly
 *     rising
 * @param seeds one for each seed, none longer than {@code epochs}
 * @param stoppedEarly whether the candidate was stopped before the run's end
 */
public record LearningCurve(
    double lambda, List<Double> epochs, List<Seed> seeds, boolean stoppedEarly) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no seed or none that reaches every epoch, one has
   *     more losses than there are epochs, a seed is there twice, λ is below 0, or the epochs do
   *     not rise
   */
  public LearningCurve {
    epochs = List.copyOf(epochs);
    seeds = List.copyOf(seeds);
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the lambda of a learning curve is " + lambda + ", but must be a number of at least 0");
    }
    int count = epochs.size();
    int longest = seeds.stream().mapToInt(s -> s.train().size()).max().orElse(0);
    if (count == 0 || longest != count) {
      throw new IllegalArgumentException(
          "the learning curve at lambda = "
              + lambda
              + " has "
              + count
              + " epochs, but its longest seed has "
              + longest
              + " losses; give one loss for each epoch, and at least one");
    }
    for (int i = 0; i < count; i++) {
      if (!(epochs.get(i) > (i == 0 ? Math.nextDown(0.0) : epochs.get(i - 1)))) {
        throw new IllegalArgumentException(
            "the epochs of a learning curve must rise from at least 0, but "
                + epochs.get(i)
                + " is number "
                + (i + 1)
                + " at lambda = "
                + lambda);
      }
    }
    Set<Long> seen = new HashSet<>();
    for (Seed s : seeds) {
      if (!seen.add(s.seed())) {
        throw new IllegalArgumentException(
            "seed " + s.seed() + " is twice in the learning curve at lambda = " + lambda);
      }
    }
  }

  /**
   * The losses of one seed; where training diverged, they are not finite.
   *
   * @param seed its number
   * @param train the mean data loss on the training rows, without any penalty
   * @param validation the mean data loss on rows held out, without any penalty
   * @param penalty (λ/2)‖θ‖² of the decayed weights, apart from the losses: decoupled decay never
   *     adds it to them
   */
  public record Seed(long seed, List<Double> train, List<Double> validation, List<Double> penalty) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if they are empty or not equally long
     */
    public Seed {
      train = List.copyOf(train);
      validation = List.copyOf(validation);
      penalty = List.copyOf(penalty);
      int count = train.size();
      if (count == 0 || validation.size() != count || penalty.size() != count) {
        throw new IllegalArgumentException(
            "seed "
                + seed
                + " has "
                + count
                + " training losses, "
                + validation.size()
                + " validation losses and "
                + penalty.size()
                + " penalties; give as many of each, and at least one");
      }
    }

    /**
     * The index of the smallest validation loss, the first of several; none where none is finite.
     */
    public OptionalInt best() {
      int best = -1;
      for (int i = 0; i < validation.size(); i++) {
        double loss = validation.get(i);
        if (Double.isFinite(loss) && (best < 0 || loss < validation.get(best))) {
          best = i;
        }
      }
      return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }
  }

  /**
   * A loss over the seeds still running.
   *
   * @param mean the mean over them
   * @param low the smallest of them
   * @param high the largest of them
   */
  public record Band(double mean, double low, double high) {}

  /** The training loss at the i-th of the epochs. */
  public Band train(int i) {
    return band(i, Seed::train);
  }

  /** The validation loss at the i-th of the epochs. */
  public Band validation(int i) {
    return band(i, Seed::validation);
  }

  /** The penalty at the i-th of the epochs. */
  public Band penalty(int i) {
    return band(i, Seed::penalty);
  }

  /** The number of seeds that are still running at the i-th of the epochs. */
  public int running(int i) {
    return (int) seeds.stream().filter(s -> i < s.train().size()).count();
  }

  /**
   * The index of the epoch with the smallest mean validation loss, the first of several; only
   * epochs that every seed reached are compared. None where no mean is finite.
   */
  public OptionalInt best() {
    int best = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < epochs.size() && running(i) == seeds.size(); i++) {
      double mean = validation(i).mean();
      if (mean < smallest) {
        smallest = mean;
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** The last epoch that any seed reached. */
  public double end() {
    return epochs.get(epochs.size() - 1);
  }

  private Band band(int i, Function<Seed, List<Double>> losses) {
    double[] values =
        seeds.stream().map(losses).filter(l -> i < l.size()).mapToDouble(l -> l.get(i)).toArray();
    return new Band(
        DoubleStream.of(values).sum() / values.length,
        DoubleStream.of(values).min().orElseThrow(),
        DoubleStream.of(values).max().orElseThrow());
  }
}
