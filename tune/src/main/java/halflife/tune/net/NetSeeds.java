package halflife.tune.net;

import halflife.linear.data.Folds;
import halflife.tune.data.Dataset;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The seeds of a study of networks and the rows that each holds out.
 *
 * <p>Where rows are neither in groups nor in order, seeds hold out the folds of one dealing in
 * turn, so that each row is held out as often as any other: those that choose λ have one dealing,
 * those that judge it another. Otherwise every seed draws rows of its own.
 *
 * @param folds one in so many rows is held out
 * @param choosing the seeds that choose λ
 * @param judging the seeds that judge it
 * @param dealt the folds of all rows that these hold out in turn; 0 if each draws rows of its own
 * @param resamples those that draw rows with replacement, for the parts of the error
 */
record NetSeeds(
    int folds, List<Long> choosing, List<Long> judging, int dealt, List<Long> resamples) {
  /** Seeds from the first one on. */
  static List<Long> from(long first, int count) {
    return LongStream.range(first, first + count).boxed().toList();
  }

  /** The first seed: that of the network that is kept. */
  long first() {
    return choosing.get(0);
  }

  /**
   * The split of a seed.
   *
   * @throws IllegalArgumentException if the rows cannot be dealt
   */
  NetSplit split(Dataset data, long seed) {
    if (resamples.contains(seed)) {
      return NetSplit.resample(data, seed);
    }
    if (choosing.contains(seed) && dealsChoosing(data)) {
      return NetSplit.fold(data, folds, first(), choosing.indexOf(seed) % folds);
    }
    if (judging.contains(seed) && dealt > 0) {
      return NetSplit.fold(data, dealt, judging.get(0), judging.indexOf(seed) % dealt);
    }
    int number = (int) (seed - first());
    return NetSplit.of(data, folds, seed, number, choosing.size() + judging.size());
  }

  private boolean dealsChoosing(Dataset data) {
    return data.order().isEmpty()
        && data.groups().isEmpty()
        && choosing.size() % folds == 0
        && folds >= Folds.FEWEST
        && folds <= data.design().size();
  }
}
