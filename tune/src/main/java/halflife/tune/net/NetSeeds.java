package halflife.tune.net;

import halflife.linear.data.Folds;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldClasses;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The seeds of a study of networks and the rows that each holds out.
 *
 * <p>Where rows are neither in groups nor in order, and every class has a row for each fold, seeds
 * hold out the folds of one dealing in turn, so that each row is held out as often as any other:
 * those that choose λ have one dealing, those that judge it another. Otherwise every seed draws
 * rows of its own.
 *
 * @param folds one in so many rows is held out
 * @param choosing the seeds that choose λ
 * @param judging the seeds that judge it
 * @param judgingFolds the folds that these hold out in turn where they can; 0 if they must not
 * @param resamples those that draw rows with replacement, for the parts of the error
 */
record NetSeeds(
    int folds, List<Long> choosing, List<Long> judging, int judgingFolds, List<Long> resamples) {
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
    boolean chooses = choosing.contains(seed);
    List<Long> seeds = chooses ? choosing : judging;
    int dealt = chooses ? dealt(data, folds, choosing) : dealt(data);
    if (dealt > 0) {
      return NetSplit.fold(data, dealt, seeds.get(0), seeds.indexOf(seed) % dealt);
    }
    int number = (int) (seed - first());
    return NetSplit.of(data, folds, seed, number, choosing.size() + judging.size());
  }

  /** The folds of all rows that the judging seeds hold out in turn; 0 if each draws its own. */
  int dealt(Dataset data) {
    return judgingFolds == 0 ? 0 : dealt(data, judgingFolds, judging);
  }

  private static int dealt(Dataset data, int count, List<Long> seeds) {
    boolean can =
        data.order().isEmpty()
            && data.groups().isEmpty()
            && seeds.size() % count == 0
            && count >= Folds.FEWEST
            && count <= data.design().size()
            && (data.classes().isEmpty() || FoldClasses.smallest(data) >= count);
    return can ? count : 0;
  }
}
