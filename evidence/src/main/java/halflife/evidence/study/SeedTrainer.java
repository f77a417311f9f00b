package halflife.evidence.study;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Trains networks. All that is drawn in a run (which rows are held out, first weights, the order of
 * rows, dropout) follows from its seed alone, so that runs of one seed differ by their
 * configuration and by nothing else.
 *
 * @param <C> the configurations it trains
 */
public interface SeedTrainer<C extends Configuration> {
  /**
   * A run that is asked for.
   *
   * @param configuration how to train
   * @param seed of all draws
   * @param watched whether to watch the weights move, which changes no number
   */
  record Task<C extends Configuration>(C configuration, long seed, boolean watched) {}

  /**
   * Trains all tasks, in any order, at once or one after the other.
   *
   * @param done is told each run as soon as it has ended, from any thread
   */
  void run(List<Task<C>> tasks, BiConsumer<Task<C>, SeedRun> done);
}
