package halflife.lessons.math;

import halflife.decay.HalfLife;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The classic experiment on several data sets of one kind; each number is the mean over them.
 *
 * @param sets the data sets
 */
public record Classics(List<Classic> sets) {
  /** Copies the list. */
  public Classics {
    sets = List.copyOf(sets);
  }

  /** Data sets of the seeds from one on. */
  public static Classics of(long seed, int count, int inputs, int epochs) {
    List<Classic> sets = new ArrayList<>();
    for (int set = 0; set < count; set++) {
      sets.add(new Classic(seed + set, inputs, epochs));
    }
    return new Classics(sets);
  }

  private Classic.Outcome mean(Function<Classic, Classic.Outcome> way) {
    List<Classic.Outcome> all = sets.stream().map(way).toList();
    return new Classic.Outcome(
        all.get(0).lambda(),
        all.stream().mapToDouble(Classic.Outcome::norm).average().orElseThrow(),
        all.stream().mapToDouble(Classic.Outcome::train).average().orElseThrow(),
        all.stream().mapToDouble(Classic.Outcome::test).average().orElseThrow(),
        all.stream().mapToDouble(Classic.Outcome::off).average().orElseThrow());
  }

  /** Trained from random weights. */
  public Classic.Outcome trained(double lambda) {
    return mean(c -> c.trained(lambda));
  }

  /** The exact minimum. */
  public Classic.Outcome exact(double lambda) {
    return mean(c -> c.exact(lambda));
  }

  /** Predicting the mean of the rows. */
  public Classic.Outcome naive() {
    return mean(Classic::mean);
  }

  /** The length of the first weights. */
  public double startLength() {
    return sets.stream().mapToDouble(Classic::startLength).average().orElseThrow();
  }

  /** The share of the first weights that decay alone leaves at the end of training. */
  public double left(double lambda) {
    return HalfLife.of(Classic.RATE, lambda).left(sets.get(0).steps());
  }
}
